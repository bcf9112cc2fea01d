"""Forms about what hangs on a partnership."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from verband.rooms.common.forms import ColumnsForm, DayField
from verband.rooms.register.choices import FigureKind
from verband.rooms.register.forms.euro import EuroField
from verband.rooms.register.forms.lengths import LongTextField
from verband.rooms.register.models import Contribution, Partnership, Party, Remark, YearFigures
from verband.rooms.register.models.governance import FIRST_YEAR, LAST_YEAR
from verband.rooms.register.selectors.keeping import participants_of

STAKE = (
    "Voor de tabel verbonden partijen: geld dat u bij een faillissement niet terugkrijgt, of waarvoor u aansprakelijk "
    "bent. De bijdrage is iets anders."
)
STANDS_ALREADY = 'Dit jaar staat er al, volgens hetzelfde stuk; <a href="{}">verbeter die regel</a>.'
NO_LESS = {"min_value": "Een belang is nul of meer; schrijf wat u kunt verliezen zonder minteken."}


class PartForm(ColumnsForm):
    """A form about one part of a partnership."""

    begins, ends = "valid_from", "valid_to"
    """The fields of its period."""

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "party" in self.fields:
            self.fields["party"].queryset = participants_of(partnership)  # type: ignore[attr-defined]  # of models

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        begin, end = cleaned.get(self.begins), cleaned.get(self.ends)
        if begin and end and end < begin:
            self.add_error(self.ends, "Deze dag ligt voor het begin; kies een latere dag.")
        return cleaned


class PeriodForm(PartForm):
    """A part with a period."""

    valid_from = DayField(label="Vanaf", required=False)
    valid_to = DayField(label="Tot", required=False, help_text="De eerste dag waarop het niet meer geldt.")


class TaskForm(PeriodForm):
    """A task."""

    name = forms.CharField(label="Taak", max_length=200)
    description = LongTextField(
        label="Omschrijving",
        required=False,
    )
    field_order = ["name", "description"]


class SeatForm(PeriodForm):
    """A seat, by office and never by name."""

    party = forms.ModelChoiceField(
        label="Overheid",
        queryset=Party.objects.none(),
        to_field_name="public_id",
        empty_label="kies een overheid",
        error_messages={"required": "Kies een overheid."},
    )
    organ = forms.CharField(
        label="Orgaan", max_length=120, help_text="Bijvoorbeeld: AB van de regeling, DB, stuurgroep."
    )
    function = forms.CharField(
        label="Functie in het orgaan", max_length=120, help_text="Bijvoorbeeld: deelnemer, voorzitter."
    )
    held_by = forms.CharField(
        label="Bekleed door",
        max_length=200,
        required=False,
        help_text="Het ambt, geen naam: wethouder Financiën.",
    )
    substitute = forms.CharField(
        label="Vervanger", max_length=200, required=False, help_text="Het ambt, geen naam."
    )
    field_order = ["party", "organ", "function", "held_by", "substitute"]


class YearForm(PartForm):
    """What one paper tells of a year."""

    model: ClassVar[type[Contribution | YearFigures]]
    word: ClassVar[str]
    """Of its page."""
    once: ClassVar[tuple[str, ...]]
    """What is told once of a partnership."""

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, partnership=partnership, **kwargs)
        self._partnership, self._adds = partnership, kwargs.get("seen") is None

    def clean(self) -> dict[str, Any]:
        """Lead who adds what stands there already to the row that tells it."""
        cleaned = super().clean()
        if self._adds and set(self.once) <= cleaned.keys():
            told = {name: cleaned[name] for name in self.once}
            there = self.model._default_manager.filter(partnership=self._partnership, **told).first()
            if there:
                place = [self._partnership.public_id, self.word, there.public_id]
                where = reverse("register:correct-part", args=place)
                self.add_error(None, format_html(STANDS_ALREADY, where))
        return cleaned


class ContributionForm(YearForm):
    """What a party pays for a year, and what it has at stake."""

    model, word, once = Contribution, "bijdragen", ("party", "year", "kind")

    party = forms.ModelChoiceField(
        label="Overheid",
        queryset=Party.objects.none(),
        to_field_name="public_id",
        empty_label="kies een overheid",
        error_messages={"required": "Kies een overheid."},
    )
    year = forms.IntegerField(label="Jaar", min_value=FIRST_YEAR, max_value=LAST_YEAR)
    kind = forms.ChoiceField(label="Volgens", choices=FigureKind.choices)
    amount = EuroField(
        label="Bijdrage in euro",
        max_digits=14,
        required=False,
        min_value=0,
        help_text="Bijvoorbeeld 1.250.000,00; leeg is niet bekend.",
        error_messages={"min_value": "Een bijdrage is nul of meer; een teruggave staat in het resultaat."},
    )
    stake_begin = EuroField(
        label="Belang op 1 januari (euro)",
        max_digits=16,
        required=False,
        min_value=0,
        help_text=STAKE,
        error_messages=NO_LESS,
    )
    stake_end = EuroField(
        label="Belang op 31 december (euro)",
        max_digits=16,
        required=False,
        min_value=0,
        error_messages=NO_LESS,
    )
    source = forms.CharField(
        label="Bron", max_length=300, help_text="Bijvoorbeeld: programmabegroting 2026, bladzijde 41."
    )


def _euros(label: str) -> EuroField:
    """Return a field for an amount that may be unknown, and may be less than nothing."""
    return EuroField(label=label, max_digits=16, required=False)


class YearFiguresForm(YearForm):
    """Equity, debt and result of a year."""

    model, word, once = YearFigures, "jaarcijfers", ("year", "kind")

    year = forms.IntegerField(label="Jaar", min_value=FIRST_YEAR, max_value=LAST_YEAR)
    kind = forms.ChoiceField(label="Volgens", choices=FigureKind.choices)
    equity_begin = _euros("Eigen vermogen op 1 januari (euro)")
    equity_end = _euros("Eigen vermogen op 31 december (euro)")
    debt_begin = _euros("Vreemd vermogen op 1 januari (euro)")
    debt_end = _euros("Vreemd vermogen op 31 december (euro)")
    result = _euros("Resultaat (euro)")
    source = forms.CharField(label="Bron", max_length=300)


def rounds() -> list[str]:
    """Return the rounds of conversations of which something was kept, by name."""
    return list(Remark.objects.order_by("round_name").values_list("round_name", flat=True).distinct())


class RoundInput(forms.TextInput):
    """A text box that offers the rounds there are; one may also write a new one."""

    template_name = "register/keep/_round.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:  # noqa: ANN401 - as the framework has it
        """Add the rounds, and say which list they are in."""
        listed = f"{name}-rondes"
        return super().get_context(name, value, {**(attrs or {}), "list": listed}) | {
            "listed": listed,
            "rounds": rounds(),
        }


class RemarkForm(PartForm):
    """What was said of a partnership, in which round."""

    text = forms.CharField(
        label="Toelichting",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=(
            "Een mening uit een gesprek, zonder naam. Partners lezen haar op de bladzijde van het verband, tot vier "
            "jaar na de ronde en als er volgens de gesprekken ten minste vijf overheden meedoen."
        ),
    )
    round_name = forms.CharField(
        label="Gespreksronde",
        max_length=200,
        widget=RoundInput,
        help_text="Bijvoorbeeld: verkenning 2024. Kies een ronde die er al is, of schrijf een nieuwe.",
    )
    told_from = DayField(label="Gesprekken van")
    told_to = DayField(label="Gesprekken tot en met", help_text="De dag van het laatste gesprek.")
    reply = LongTextField(
        label="Reactie van het samenwerkingsverband",
        required=False,
    )
    begins, ends = "told_from", "told_to"

    def clean_round_name(self) -> str:
        """Write a round as it stands already; only who corrects its capitals writes it otherwise."""
        typed = " ".join(self.cleaned_data["round_name"].split())
        stands, same = rounds(), typed.casefold()
        if typed in stands or same == str(self.initial.get("round_name", "")).casefold():
            return typed
        return next((name for name in stands if name.casefold() == same), typed)

    def clean_told_to(self) -> date:
        """Refuse a conversation that is yet to come."""
        day: date = self.cleaned_data["told_to"]
        if day > timezone.localdate():
            message = (
                "Deze dag moet nog komen; vul de dag van het laatste gesprek in, of wacht tot dat is geweest."
            )
            raise forms.ValidationError(message)
        return day


class ParticularsForm(PartForm):
    """Who to turn to, where the papers are and what comes next."""

    secretariat = forms.CharField(
        label="Secretariaat",
        max_length=300,
        required=False,
        help_text="Een functie of algemeen adres, geen naam van een persoon.",
    )
    financial_supervisor = forms.CharField(label="Financieel toezichthouder", max_length=200, required=False)
    next_evaluation_on = DayField(label="Volgende evaluatie", required=False)
    escalation_route = LongTextField(
        label="Escalatieroute",
        required=False,
        help_text="Wie praat met wie als het vastloopt, voor het bestuur eraan te pas komt?",
    )
    text_address = forms.URLField(label="Tekst van de regeling", required=False, assume_scheme="https")
    budget_address = forms.URLField(label="Laatste begroting", required=False, assume_scheme="https")
    accounts_address = forms.URLField(label="Laatste jaarrekening", required=False, assume_scheme="https")
    public_interest = LongTextField(
        label="Openbaar belang",
        required=False,
    )
    risks = LongTextField(
        label="Risico's",
        required=False,
    )
