"""The recesses of a council of a whole year, pasted at once: a line for each."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms

from verband.rooms.common.words import datum
from verband.rooms.councils.bridge.moments import WrittenPeriod, read_period
from verband.rooms.councils.forms.days import (
    LONGEST_NAME,
    LONGEST_RECESS,
    MOST_LETTERS,
    MOST_LINES,
    TOO_LONG,
    is_too_long,
)
from verband.rooms.councils.models import Recess
from verband.rooms.councils.selectors.years import FIRST, LAST
from verband.rooms.register.models import Party

EXAMPLE = "zomerreces 13-07-2026 t/m 21-08-2026"
UNNAMED = "reces"


class YearOfRecessesForm(forms.Form):
    """A whole year of recesses."""

    lines = forms.CharField(
        label="Recessen",
        strip=False,
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=f"Een reces per regel: de naam, de eerste en de laatste dag, zoals {EXAMPLE} of kerstreces "
        "21 december 2026 - 3 januari 2027. De laatste dag hoort erbij.",
    )
    source = forms.CharField(
        label="Bron", max_length=300, required=False, help_text="Bijvoorbeeld: besluit van het presidium."
    )

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.party = party

    def clean_lines(self) -> list[WrittenPeriod]:
        """Return each recess; all lines of which something is wrong are named at once."""
        typed = enumerate(self.cleaned_data["lines"].splitlines(), 1)
        lines = [(number, line.strip()) for number, line in typed if line.strip()]
        if not lines:
            raise forms.ValidationError(self.fields["lines"].error_messages["required"])
        if len(lines) > MOST_LINES:
            message = f"Dit zijn {len(lines)} regels; voer er hoogstens {MOST_LINES} tegelijk in."
            raise forms.ValidationError(message)
        read = [(number, line, None if is_too_long(line) else read_period(line)) for number, line in lines]
        wrong = [
            f"Regel {number} ('{line[:40]}') {fault}"
            for (number, line, _), fault in zip(read, self._faults(read), strict=True)
            if fault
        ]
        if wrong:
            raise forms.ValidationError(wrong)
        return [found for _, _, found in read if found]

    def rows(self) -> list[Recess]:
        """Return the recesses that were typed."""
        return [
            Recess(
                party=self.party,
                name=each.name or UNNAMED,
                first_day=each.first,
                last_day=each.last,
                source=self.cleaned_data["source"],
            )
            for each in self.cleaned_data["lines"]
        ]

    def _faults(self, read: Sequence[tuple[int, str, WrittenPeriod | None]]) -> Iterator[str]:
        """Yield of each line what is wrong with it and what to do; nothing of a line that is right."""
        standing = list(Recess.objects.filter(party=self.party, reported=False))
        before: list[tuple[int, WrittenPeriod]] = []
        for number, line, found in read:
            fault = _fault(line, found)
            if found and not fault:
                fault = _twice(found, before) or _stands(found, standing)
                before.append((number, found))
            yield fault


def _fault(line: str, found: WrittenPeriod | None) -> str:
    if is_too_long(line):
        return TOO_LONG
    if found is None:
        return f"noemt geen eerste en laatste dag die bestaan, met het jaar erbij; schrijf bijvoorbeeld {EXAMPLE}."
    if found.last < found.first:
        return "eindigt voor het begint; draai de dagen om."
    if not FIRST <= found.first.year <= found.last.year <= LAST:
        return f"ligt buiten {FIRST} tot en met {LAST}; kijk het jaar na."
    if (found.last - found.first).days > LONGEST_RECESS:
        return f"duurt langer dan {LONGEST_RECESS} dagen; kijk de dagen na."
    if len(found.name) > LONGEST_NAME:
        return f"heeft een naam van meer dan {LONGEST_NAME} letters; kort hem in."
    return ""


def _twice(found: WrittenPeriod, before: Sequence[tuple[int, WrittenPeriod]]) -> str:
    there = (number for number, one in before if one.first <= found.last and found.first <= one.last)
    number = next(there, 0)
    return f"valt samen met regel {number}; haal een van de twee weg." if number else ""


def _stands(found: WrittenPeriod, standing: Sequence[Recess]) -> str:
    there = (row for row in standing if row.first_day <= found.last and found.first <= row.last_day)
    if row := next(there, None):
        days = f"{datum(row.first_day)} tot en met {datum(row.last_day)}"
        return (
            f"valt samen met {row.name} ({days}), dat er al staat; haal deze regel weg of wijzig dat reces."
        )
    return ""
