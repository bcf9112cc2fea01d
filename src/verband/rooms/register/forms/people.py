"""Forms about roles."""

from typing import Any

from django import forms

from verband.rooms.common.forms import DayField
from verband.rooms.register.bridge.lists import Names
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.forms.naming import named_parties
from verband.rooms.register.models import Party

ROOMS = {"": "geen", "patchwork": "Samenwerking in beeld", "councils": "Betrekken"}
"""What an adviser can be asked for; confidential rooms name their readers themselves."""


class GiveRoleForm(forms.Form):
    """A role for someone: for which party, since when and until when."""

    role = forms.ChoiceField(label="Rol", choices=AffiliationRole.choices, widget=forms.RadioSelect)
    party = forms.CharField(
        label="Voor welke overheid of welk samenwerkingsverband?",
        required=False,
        help_text="Een naam, een afkorting of een TOOI-code; niet bij een extern adviseur.",
    )
    room = forms.ChoiceField(label="Waarvoor is de adviseur gevraagd?", choices=ROOMS.items(), required=False)
    on = DayField(label="Vanaf")
    until = DayField(
        label="Tot",
        required=False,
        help_text="De eerste dag zonder deze rol; verplicht bij een extern adviseur.",
    )

    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._names = names

    def clean_party(self) -> Party | None:
        """Return the party that is meant."""
        found = named_parties(self.cleaned_data["party"], self._names)
        return found[0] if found else None
