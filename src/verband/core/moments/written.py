"""A list of meetings as people type or paste it: a day on each line, with a name behind it."""

import re
from dataclasses import dataclass
from datetime import date

from verband.core.figures.wording import MONTHS

WEEKDAY = r"(?:(?:ma|di|wo|do|vr|za|zo)(?:\.|[a-z]*dag)?,?\s+)?"
ISO = re.compile(rf"^{WEEKDAY}(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})(?!\d)", re.I)
NUMBERS = re.compile(
    rf"^{WEEKDAY}(?P<day>\d{{1,2}})[-/.](?P<month>\d{{1,2}})[-/.](?P<year>\d{{4}}|\d\d)(?!\d)", re.I
)
WORDS = re.compile(
    rf"^{WEEKDAY}(?P<day>\d{{1,2}})\s+(?P<word>[a-z]{{3,9}})\.?\s+(?P<year>\d{{4}}|\d\d)(?!\d)", re.I
)
WITHOUT_DECIDING = "(zonder besluiten)"
CENTURY = 2000


@dataclass(frozen=True, slots=True)
class WrittenMeeting:
    """One line that holds a day."""

    on: date
    name: str
    """What stands behind the day; empty when nothing does."""
    decides: bool


def read_line(line: str) -> WrittenMeeting | None:
    """Read 2027-01-28, 28-1-2027, 28/1/27, 28.1.2027 or do 28 januari 2027, with a name behind it.

    Two digits of a year are of this century. None when the line does not begin with a day that exists.
    """
    for form in (ISO, NUMBERS, WORDS):
        if found := form.match(line):
            day = _day(found.groupdict())
            rest = line[found.end() :].strip(" ,;:–-\t")
            if day is None:
                return None
            decides = WITHOUT_DECIDING not in rest.lower()
            name = re.sub(re.escape(WITHOUT_DECIDING), "", rest, flags=re.I).strip()
            return WrittenMeeting(day, name, decides)
    return None


def _day(parts: dict[str, str | None]) -> date | None:
    month = _month(parts["word"] or "") if "word" in parts else int(parts["month"] or 0)
    year = int(parts["year"] or 0)
    try:
        return date(year if year > 99 else CENTURY + year, month, int(parts["day"] or 0))
    except ValueError:
        return None


def _month(word: str) -> int:
    """Return the number of a month from its name or the first letters of it; 0 when it is none."""
    short = "maart" if word.lower() == "mrt" else word.lower()
    return next((number for number, name in enumerate(MONTHS, 1) if name.startswith(short)), 0)
