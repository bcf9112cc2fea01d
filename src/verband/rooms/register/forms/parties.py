"""Forms about a party."""

from typing import Any

from django import forms

from verband.rooms.common.forms import ColumnsForm, DayField
from verband.rooms.register.services.keep.parties import BY_HAND, EXISTS


class GovernmentForm(ColumnsForm):
    """What a government is called and where it is; since when it exists comes from the register."""

    name = forms.CharField(label="Naam", max_length=1024)
    short_name = forms.CharField(label="Afkorting", max_length=250, required=False)
    place = forms.CharField(label="Plaats", max_length=250, required=False)
    website = forms.URLField(label="Website", max_length=2000, required=False, assume_scheme="https")


class PartyForm(GovernmentForm):
    """A party that is no government."""

    started_on = DayField(label="Bestaat sinds", required=False, help_text="Leeg als dat niet bekend is.")
    ended_on = DayField(label="Opgeheven op", required=False, help_text="Leeg als de partij bestaat.")

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        begin, end = (cleaned.get(name) for name in sorted(EXISTS, reverse=True))
        if begin and end and end < begin:
            self.add_error("ended_on", "Deze dag ligt voor het begin; kies een latere dag.")
        return cleaned


class NewPartyForm(PartyForm):
    """A party that does not stand here yet."""

    kind = forms.ChoiceField(
        label="Soort",
        choices=[("", "kies een soort"), *((kind.value, kind.label) for kind in BY_HAND)],
        help_text="Gemeenten, provincies, waterschappen en ministeries komen uit het register.",
    )
    field_order = ["name", "kind"]
