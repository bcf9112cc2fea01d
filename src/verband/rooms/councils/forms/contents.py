"""The form on one requirement of the law."""

from typing import Any

from django import forms

from verband.rooms.common.forms import ColumnsForm
from verband.rooms.councils.choices import Holds

ORDER = (Holds.YES, Holds.PARTLY, Holds.NO, Holds.NOT_NEEDED, Holds.UNKNOWN)


class ContentsForm(ColumnsForm):
    """What was found in the text on one requirement."""

    use_required_attribute = False

    holds = forms.ChoiceField(
        label="Wat staat er in de tekst?",
        choices=[(each.value, each.label) for each in ORDER],
        widget=forms.RadioSelect,
        initial=Holds.UNKNOWN,
    )
    clause = forms.CharField(
        label="Artikel van de regeling",
        required=False,
        max_length=120,
        help_text="Bijvoorbeeld: artikel 12, derde lid.",
    )
    note = forms.CharField(
        label="Opmerking",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nodig bij 'staat er deels in' en 'niet van toepassing': wat ontbreekt, of waarom niet.",
    )

    def clean(self) -> dict[str, Any]:
        """Ask what is lacking, why something does not apply, and for anything at all."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("note") or "note" not in cleaned:
            return cleaned
        if cleaned.get("holds") == Holds.UNKNOWN and not cleaned.get("gezien"):
            self.add_error("holds", "Kies wat er in de tekst staat, of schrijf een opmerking voor later.")
        if cleaned.get("holds") == Holds.PARTLY:
            self.add_error("note", "Schrijf in een zin welk deel ontbreekt.")
        if cleaned.get("holds") == Holds.NOT_NEEDED:
            self.add_error("note", "Schrijf in een zin waarom dit hier niet geldt.")
        return cleaned
