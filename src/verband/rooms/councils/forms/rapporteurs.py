"""Forms of the clerk of a council and of its rapporteurs: a rapporteur, a frame, a report."""

from datetime import date
from typing import Any

from django import forms

from verband.rooms.accounts.models import User
from verband.rooms.common.forms import ColumnsForm, DayField
from verband.rooms.common.words import vanaf_tot
from verband.rooms.councils.choices import Judgement
from verband.rooms.councils.models import Frame, Rapporteur
from verband.rooms.councils.selectors.rapporteurs_writing import Choices

EARLIEST = date(1990, 1, 1)
TEXT = forms.Textarea(attrs={"rows": 6})


class RapporteurField(forms.ModelChoiceField):  # type: ignore[type-arg]  # takes none when it runs
    """Who follows, by name and period."""

    def label_from_instance(self, obj: Rapporteur) -> str:
        """Return the name with the period."""
        return f"{obj.name}, {vanaf_tot(obj.valid_from, obj.valid_to)}"


class FollowingForm(ColumnsForm):
    """A form about how one council follows one partnership."""

    begin = ""
    """The day on which the row begins."""

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (
            ("frame", choices.frames),
            ("rapporteur", choices.rapporteurs),
            ("account", choices.people),
        ):
            if name in self.fields:
                self.fields[name].queryset = rows  # type: ignore[attr-defined]  # of models

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins, and a day that cannot be meant."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        begin, end = cleaned.get(self.begin), cleaned.get("valid_to")
        if begin and begin < EARLIEST:
            self.add_error(self.begin, "Dit jaartal ligt voor 1990; kijk of het goed is getypt.")
        if begin and end and end < begin:
            self.add_error("valid_to", "Deze dag ligt voor het begin; kies een latere dag.")
        return cleaned


class RapporteurForm(FollowingForm):
    """Who follows a partnership for a council."""

    begin = "valid_from"
    name = forms.CharField(
        label="Rapporteur", max_length=120, help_text="Naam of fractie, zoals de raad haar noemt."
    )
    account = forms.ModelChoiceField(
        label="Schrijft zelf",
        required=False,
        queryset=User.objects.none(),
        to_field_name="public_id",
        empty_label="niemand: de griffie legt de verslagen vast",
        help_text=(
            "Wie zelf verslagen schrijft: eerst als concept, dat alleen die persoon en de griffie lezen. "
            "In de lijst staat wie een rol heeft bij deze overheid."
        ),
    )
    valid_from = DayField(label="Vanaf")
    valid_to = DayField(
        label="Tot",
        required=False,
        help_text="De eerste dag waarop iemand geen rapporteur meer is.",
    )


class FrameForm(FollowingForm):
    """What a council asks of a partnership."""

    begin = "set_on"
    text = forms.CharField(
        label="Kader",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wat de raad vraagt, zo dat een rapporteur er later iets over kan zeggen.",
    )
    set_on = DayField(label="Vastgesteld op")
    decision = forms.URLField(
        label="Raadsbesluit",
        required=False,
        max_length=2000,
        assume_scheme="https",
        help_text="Het adres van het besluit in het raadsinformatiesysteem.",
    )
    valid_to = DayField(
        label="Tot",
        required=False,
        help_text="De eerste dag waarop het kader niet meer geldt.",
    )


class ReportForm(FollowingForm):
    """What a rapporteur reports on a frame."""

    begin = "on"
    frame = forms.ModelChoiceField(
        label="Kader", queryset=Frame.objects.none(), to_field_name="public_id", empty_label=None
    )
    rapporteur = RapporteurField(
        label="Rapporteur", queryset=Rapporteur.objects.none(), to_field_name="public_id", empty_label=None
    )
    on = DayField(label="Verslag van")
    judgement = forms.ChoiceField(label="Bevinding", choices=Judgement.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label="Toelichting",
        max_length=20_000,
        widget=TEXT,
        help_text=(
            "Wat de rapporteur zag, bij wie, en wat de raad ermee kan. "
            "Een concept lezen alleen de rapporteur en de griffie, een verslag alle partners."
        ),
    )
