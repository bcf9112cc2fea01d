"""Forms to speak together."""

from collections.abc import Iterable
from typing import Any

from django import forms

from verband.rooms.common.forms import ColumnsForm
from verband.rooms.councils.choices import Stance
from verband.rooms.councils.forms.consultations import (
    JOINT_LETTERS,
    REMARK_LETTERS,
    SUBJECT_LETTERS,
    long_text,
)
from verband.rooms.councils.forms.councils import CouncilsField, CouncilsForm
from verband.rooms.register.models import Party


class AskForm(CouncilsForm):
    """Which councils are asked."""

    councils = CouncilsField(label="Vraag ook")


class StartJointForm(AskForm):
    """A joint text, and who is asked to join."""

    title = forms.CharField(label="Titel", max_length=SUBJECT_LETTERS)
    text = forms.CharField(
        label="Tekst",
        max_length=JOINT_LETTERS,
        required=False,
        widget=long_text(12),
        help_text="Mag later. De overheden die u vraagt, lezen deze tekst; anderen niet.",
    )
    field_order = ["title", "text", "councils"]

    def __init__(self, *args: Any, councils: Iterable[Party], **kwargs: Any) -> None:
        super().__init__(*args, councils=councils, **kwargs)
        self.fields["councils"].required = False


class ReviseJointForm(ColumnsForm):
    """The words of a joint text."""

    title = forms.CharField(label="Titel", max_length=SUBJECT_LETTERS)
    text = forms.CharField(label="Tekst", max_length=JOINT_LETTERS, widget=long_text(16))


class StanceForm(ColumnsForm):
    """How the own council stands to it."""

    stance = forms.ChoiceField(label="Standpunt", choices=Stance.choices, widget=forms.RadioSelect)
    difference = forms.CharField(
        label="Eigen aanvulling of verschil",
        max_length=REMARK_LETTERS,
        required=False,
        widget=long_text(),
        help_text="De andere gevraagde overheden lezen dit. Een aanvulling komt onder de gezamenlijke tekst te staan.",
    )
