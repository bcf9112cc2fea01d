"""Forms for a piece at all councils that have it: each goes for the councils that are ticked."""

from collections.abc import Iterable
from typing import Any

from django import forms

from verband.rooms.common.forms import DayField
from verband.rooms.councils.choices import Occasion, Procedure
from verband.rooms.councils.forms.consultations import (
    FIRST_YEAR,
    LAST_YEAR,
    NO_CHOICE,
    PROOF_HELP,
    PROOF_LETTERS,
    SUBJECT_LETTERS,
)
from verband.rooms.councils.forms.councils import CouncilsField, CouncilsForm
from verband.rooms.register.models import Party


class TickedForm(CouncilsForm):
    """A form that begins with a tick at each council."""

    def __init__(self, *args: Any, councils: Iterable[Party], **kwargs: Any) -> None:
        found = list(councils)
        super().__init__(*args, councils=found, **kwargs)
        self.councils_field.initial = [each.public_id for each in found]


class SendingForm(TickedForm):
    """When a piece was sent and how one knows."""

    sent_on = DayField(label="Verzonden op", required=False)
    sent_proof = forms.CharField(
        label="Bewijs van verzending", max_length=PROOF_LETTERS, required=False, help_text=PROOF_HELP
    )
    councils = CouncilsField(label="Voor")


class LayingForm(TickedForm):
    """What was put before them."""

    subject = forms.CharField(label="Stuk", max_length=SUBJECT_LETTERS)
    occasion = forms.ChoiceField(label="Waarover", choices=Occasion.choices)
    year = forms.IntegerField(label="Over het jaar", min_value=FIRST_YEAR, max_value=LAST_YEAR)
    procedure = forms.ChoiceField(
        label="Wat er met de regeling gebeurt",
        choices=[NO_CHOICE, *Procedure.choices],
        required=False,
        help_text="Alleen als het stuk over de tekst van de regeling gaat.",
    )
    councils = CouncilsField(label="Bij")


class TakeAwayForm(TickedForm):
    """Where a piece is taken away."""

    councils = CouncilsField(label="Bij")
