"""Forms for a piece at all councils that have it: each goes for the councils that are ticked."""

from collections.abc import Iterable
from typing import Any

from django import forms

from verband.rooms.common.forms import DayField
from verband.rooms.councils.forms.addresses import document_field
from verband.rooms.councils.forms.consultations import PROOF_HELP, PROOF_LETTERS, WhatForm
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
    document = document_field()
    councils = CouncilsField(label="Voor")


class LayingForm(WhatForm, TickedForm):
    """What was put before them."""

    councils = CouncilsField(label="Bij")


class TakeAwayForm(TickedForm):
    """Where a piece is taken away."""

    councils = CouncilsField(label="Bij")
