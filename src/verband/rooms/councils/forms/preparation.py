"""Forms of officials who prepare a board meeting."""

from collections.abc import Sequence
from typing import Any

from django import forms

from verband.rooms.common.forms import ColumnsForm, SeenForm
from verband.rooms.register.models import Party
from verband.rooms.register.selectors.on_day import PartyOnDay

LONGEST = 60_000


class ItemForm(ColumnsForm):
    """An item on the agenda of a board, with the note that all partners share."""

    title = forms.CharField(label="Agendapunt", max_length=200)
    asked = forms.CharField(
        label="Wat het bestuur wordt gevraagd",
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Het voorgestelde besluit, in een of twee zinnen.",
    )
    note = forms.CharField(
        label="Gezamenlijke ambtelijke notitie",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=(
            "Feiten, gevolgen en advies zoals de deelnemers samen het zien. Wie het anders ziet, schrijft dat in een "
            "eigen kijk en niet hier."
        ),
    )


class NewItemForm(ItemForm):
    """A new item: also for which government it is drawn up."""

    drafted_by = forms.ModelChoiceField(
        label="Opgesteld door", queryset=Party.objects.none(), to_field_name="public_id", empty_label=None
    )

    def __init__(self, *args: Any, writers: Sequence[PartyOnDay], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = Party.objects.filter(pk__in=[each.pk for each in writers]).order_by("name")
        self.fields["drafted_by"].queryset = found  # type: ignore[attr-defined]  # of models
        if len(writers) == 1:
            self.fields["drafted_by"].widget = forms.HiddenInput()
            self.fields["drafted_by"].initial = writers[0].public_id

    @classmethod
    def columns(cls) -> list[str]:
        """Return the columns of the item; for whom it is drawn up never changes."""
        return ItemForm.columns()


class ViewForm(ColumnsForm):
    """Where one partner sees it otherwise."""

    text = forms.CharField(
        label="Hoe uw organisatie dit anders ziet",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Wat u anders ziet dan de notitie, waarom, en wat u uw bestuurder adviseert.",
    )


class ReleaseForm(SeenForm):
    """The view goes to the other partners."""

    understood = forms.BooleanField(
        label="Ik begrijp dat de andere deelnemers dit kunnen lezen en dat dit niet ongedaan te maken is."
    )
