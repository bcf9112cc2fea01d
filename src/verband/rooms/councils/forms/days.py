"""Forms for the days on which the calendar rests."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms

from verband.rooms.common.forms import ColumnsForm, DayField
from verband.rooms.common.words import meervoud
from verband.rooms.councils.bridge.moments import WrittenMeeting, read_line
from verband.rooms.councils.choices import Occasion
from verband.rooms.councils.forms.councils import NO_COUNCIL, CouncilsField, CouncilsForm
from verband.rooms.councils.models import CouncilMeeting, Recess
from verband.rooms.councils.selectors.years import FIRST, LAST
from verband.rooms.register.models import Party

YEARS_OFF = {Occasion.BUDGET: (-1, 0), Occasion.ACCOUNTS: (1, 2), Occasion.FRAMEWORKS: (-2, -1)}
"""Occasion → in which years, counted from the one it is about, a board decides on it."""
LONGEST_RECESS = 100
MOST_LINES = 200
MOST_DAYS_AHEAD = 90
LONGEST_NAME = 120
LONGEST_LINE = 300
MOST_LETTERS = MOST_LINES * LONGEST_LINE
TOO_LONG = f"is langer dan {LONGEST_LINE} tekens; kort hem in."


class BoardMeetingForm(ColumnsForm):
    """A meeting of the board of a partnership on one subject."""

    on = DayField(label="Vergadering op")
    occasion = forms.ChoiceField(label="Onderwerp", choices=Occasion.choices, initial=Occasion.BUDGET)
    year = forms.IntegerField(
        label="Over het jaar",
        min_value=1990,
        max_value=2100,
        help_text="Bijvoorbeeld 2027 voor de begroting 2027.",
    )
    handed_in_on = DayField(
        label="Ingezonden op",
        required=False,
        help_text="Wanneer het vastgestelde stuk naar de toezichthouder ging, als dat zo ver is.",
    )
    note = forms.CharField(label="Opmerking", max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a year that does not go with the day, and what was handed in before it was adopted."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if (handed := cleaned.get("handed_in_on")) and (held := cleaned.get("on")) and handed < held:
            self.add_error("handed_in_on", "Dat is voor de vergadering; kijk een van beide dagen na.")
        on, year, occasion = (cleaned.get(name) for name in ("on", "year", "occasion"))
        first, last = YEARS_OFF.get(Occasion(occasion), (-5, 5)) if occasion else (-5, 5)
        if on and year and not first <= on.year - year <= last:
            what = Occasion(occasion).label if occasion else "dit onderwerp"
            message = (
                f"Een {what} over {year} komt niet in {on.year} in het bestuur; kijk de dag of het jaar na."
            )
            self.add_error("year", message)
        return cleaned


class OwnTermForm(ColumnsForm):
    """A term that an arrangement itself sets."""

    occasion = forms.ChoiceField(label="Waarover", choices=Occasion.choices)
    weeks = forms.IntegerField(
        label="Weken voor een zienswijze",
        min_value=1,
        max_value=52,
        help_text="Is de wet langer, dan geldt de wet; deze termijn verlengt alleen.",
    )
    clause = forms.CharField(
        label="Artikel van de regeling", max_length=300, help_text="Bijvoorbeeld: artikel 30, tweede lid."
    )
    valid_from = DayField(label="Vanaf", required=False)
    valid_to = DayField(label="Tot", required=False, help_text="De eerste dag waarop het niet meer geldt.")

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        begin, end = cleaned.get("valid_from"), cleaned.get("valid_to")
        if begin and end and end < begin:
            self.add_error("valid_to", "Deze dag ligt voor het begin; kies een latere dag.")
        return cleaned


class RecessForm(ColumnsForm):
    """A recess of a council."""

    name = forms.CharField(label="Reces", max_length=120, help_text="Bijvoorbeeld: zomerreces.")
    first_day = DayField(label="Eerste dag")
    last_day = DayField(label="Laatste dag")
    source = forms.CharField(
        label="Bron", max_length=300, required=False, help_text="Bijvoorbeeld: besluit van het presidium."
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a recess that ends before it begins or lasts longer than a recess does."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "De laatste dag ligt voor de eerste; draai ze om.")
        elif first and last and (last - first).days > LONGEST_RECESS:
            self.add_error(
                "last_day", f"Dit reces duurt langer dan {LONGEST_RECESS} dagen; kijk de dagen na."
            )
        return cleaned


class NotedRecessForm(CouncilsForm, RecessForm):
    """A recess of several councils, as someone told of it."""

    source = forms.CharField(
        label="Volgens opgave van",
        max_length=300,
        help_text="Bijvoorbeeld: de griffies, mail van 3 november 2026.",
    )
    councils = CouncilsField(label="Van", required=False)
    everyone = forms.BooleanField(
        label="Van alle raden, Staten en algemene besturen die hierboven staan; wie in deze dagen al een reces "
        "heeft, wordt overgeslagen",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Take all councils that have no recess in those days when that is asked, and refuse a recess of none."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.skipped: Sequence[Party] = ()
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if cleaned.get("everyone") and first and last:
            self._take_all(first, last)
        elif not cleaned.get("everyone") and not cleaned.get("councils") and "councils" not in self.errors:
            self.add_error("councils", NO_COUNCIL)
        return cleaned

    def _take_all(self, first: date, last: date) -> None:
        offered = list(self.councils_field.queryset or ())
        rows = Recess.objects.filter(party__in=offered, first_day__lte=last, last_day__gte=first)
        held = set(rows.values_list("party", flat=True))
        self.skipped = [party for party in offered if party.pk in held]
        self.cleaned_data["councils"] = [party for party in offered if party.pk not in held]
        if not self.cleaned_data["councils"]:
            self.add_error("everyone", "Bij alle raden staat al een reces in deze dagen.")

    def rows(self) -> list[Recess]:
        """Return the recess of each council."""
        told = {name: self.cleaned_data[name] for name in RecessForm.columns()}
        return [Recess(party=party, reported=True, **told) for party in self.cleaned_data["councils"]]


class CouncilMeetingForm(ColumnsForm):
    """One meeting of a council."""

    on = DayField(label="Op")
    name = forms.CharField(label="Vergadering", max_length=LONGEST_NAME, initial="raadsvergadering")
    decides = forms.BooleanField(label="Hier kan worden besloten", required=False, initial=True)
    papers_by = DayField(label="Stukken uiterlijk", required=False)
    along = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, pieces: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if pieces:
            self.fields["along"].label = f"Zet ook {meervoud(pieces, 'stuk,stukken')} op de nieuwe dag"
        else:
            del self.fields["along"]

    @classmethod
    def columns(cls) -> list[str]:
        """Return the columns of the meeting; whether pieces go along is none of them."""
        return ["on", "name", "decides", "papers_by"]

    def clean(self) -> dict[str, Any]:
        """Refuse papers that come after the meeting."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        on, papers_by = cleaned.get("on"), cleaned.get("papers_by")
        if on and papers_by and papers_by > on:
            self.add_error("papers_by", "De stukken komen dan na de vergadering; kies een eerdere dag.")
        return cleaned


class YearOfMeetingsForm(forms.Form):
    """A whole year of meetings, a line for each."""

    name = forms.CharField(label="Vergadering", max_length=LONGEST_NAME, initial="raadsvergadering")
    decides = forms.BooleanField(label="Hier kan worden besloten", required=False, initial=True)
    papers_ahead = forms.IntegerField(
        label="Stukken uiterlijk zoveel dagen ervoor", required=False, min_value=0, max_value=MOST_DAYS_AHEAD
    )
    lines = forms.CharField(
        label="Dagen",
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Een dag per regel, zoals 2027-01-28, 28-1-2027 of 28 januari 2027. Zet er een andere naam achter "
        "als die afwijkt, en (zonder besluiten) bij een vergadering die niet besluit.",
    )

    def clean_lines(self) -> list[WrittenMeeting]:
        """Return each day with what stands behind it; all lines that hold no day are named at once."""
        lines = [line.strip() for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            message = f"Dit zijn {len(lines)} regels; voer er hoogstens {MOST_LINES} tegelijk in."
            raise forms.ValidationError(message)
        read = [
            (number, line, None if is_too_long(line) else read_line(line))
            for number, line in enumerate(lines, 1)
        ]
        wrong = [message for number, line, found in read if (message := _fault(number, line, found))]
        if wrong:
            raise forms.ValidationError(wrong)
        days = [found for _, _, found in read if found]
        if len({(each.on, each.name) for each in days}) < len(days):
            message = "Een dag staat er twee keer in met dezelfde naam; haal er een weg."
            raise forms.ValidationError(message)
        return days

    def rows(self, party: Party) -> list[CouncilMeeting]:
        """Return the meetings that were typed."""
        ahead = self.cleaned_data["papers_ahead"]
        return [
            CouncilMeeting(
                party=party,
                on=each.on,
                name=each.name[:LONGEST_NAME] or self.cleaned_data["name"],
                decides=each.decides and self.cleaned_data["decides"],
                papers_by=None if ahead is None else each.on - timedelta(days=ahead),
            )
            for each in self.cleaned_data["lines"]
        ]


def is_too_long(line: str) -> bool:
    """Whether a pasted line is longer than a day with a name can be; such a line is not read."""
    return len(line) > LONGEST_LINE


def _fault(number: int, line: str, found: WrittenMeeting | None) -> str:
    if is_too_long(line):
        return f"Regel {number} ('{line[:40]}') {TOO_LONG}"
    if found is None:
        return f"Regel {number} ('{line[:40]}') begint niet met een dag; schrijf bijvoorbeeld 2027-01-28."
    if not FIRST <= found.on.year <= LAST:
        return f"Regel {number} ('{line[:40]}') ligt buiten {FIRST} tot en met {LAST}; kijk het jaar na."
    return ""
