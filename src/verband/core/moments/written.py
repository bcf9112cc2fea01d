"""Lists of meetings and of recesses as people type or paste them: a line for each, with its days and its name."""

import re
from dataclasses import dataclass
from datetime import date

from verband.core.figures.wording import MONTHS

# What can repeat without end is tried anew from each place in a line: every repeat here has an end.
WEEKDAY = r"(?:(?:ma|di|wo|do|vr|za|zo)(?:\.|[a-z]{0,4}dag)?,?\s)?"
ISO = re.compile(rf"^{WEEKDAY}(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})(?!\d)", re.I)
NUMBERS = re.compile(
    rf"^{WEEKDAY}(?P<day>\d{{1,2}})[-/.](?P<month>\d{{1,2}})[-/.](?P<year>\d{{4}}|\d\d)(?!\d)", re.I
)
WORDS = re.compile(
    rf"^{WEEKDAY}(?P<day>\d{{1,2}})\s(?P<word>[a-z]{{3,9}})\.?\s(?P<year>\d{{4}}|\d\d)(?!\d)", re.I
)
NUMBERED = r"\d{1,2}[-/.]\d{1,2}"
WORDED = r"\d{1,2}\s[a-z]{3,9}\.?"
YEAR = r"(?:\d{4}|\d\d)"
WHOLE = rf"(?<!\d)(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|{NUMBERED}[-/.]{YEAR}|{WORDED}\s{YEAR})(?!\d)"
PART = rf"(?<!\d)(?:{NUMBERED}|{WORDED}|\d{{1,2}})(?!\d)"
UNTIL = r"\s?(?:\b(?:tot\sen\smet|t\s?/\s?m|tm)\b|[-–—;|\t])\s?"
PERIOD = re.compile(
    rf"(?:\bvan(?:af)?\s)?\b{WEEKDAY}(?P<first>{WHOLE}|{PART}){UNTIL}{WEEKDAY}(?P<last>{WHOLE})", re.I
)
A_DAY = re.compile(WHOLE, re.I)
HOUR = r"(?:[01]?\d|2[0-3])"
OCLOCK = rf"{HOUR}(?:[:.][0-5]\d(?::[0-5]\d)?(?:\s?u(?:ur)?\b)?|\s?u(?:ur)?\b)(?![.:]?\d)"
TIME = re.compile(
    rf"(?:(?:om|van(?:af)?|aanvang)\s|t)?{OCLOCK}(?:\s?(?:[-–—]|\b(?:tot|tm|t/m)\b)\s?{OCLOCK})?", re.I
)
EDGES = " ,;:|–—-\t"
WITHOUT_DECIDING = "(zonder besluiten)"
CENTURY = 2000


@dataclass(frozen=True, slots=True)
class WrittenMeeting:
    """One line that holds a day."""

    on: date
    name: str
    """What stands behind the day; empty when nothing does."""
    decides: bool


@dataclass(frozen=True, slots=True)
class WrittenPeriod:
    """One line that holds a first and a last day."""

    name: str
    """What stands before or behind the days; empty when nothing does."""
    first: date
    last: date
    """It belongs to the period."""


def read_line(line: str) -> WrittenMeeting | None:
    """Read 2027-01-28, 28-1-2027, 28/1/27, 28.1.2027 or do 28 januari 2027, with a name behind it.

    Two digits of a year are of this century; a time of day right behind the day is no part of the name. None when
    the line does not begin with a day that exists.
    """
    line = _spaced(line)
    for form in (ISO, NUMBERS, WORDS):
        if found := form.match(line):
            day = _day(found.groupdict())
            if day is None:
                return None
            rest = _after_time(line[found.end() :].strip(EDGES))
            decides = WITHOUT_DECIDING not in rest.lower()
            name = re.sub(re.escape(WITHOUT_DECIDING), "", rest, flags=re.I)
            return WrittenMeeting(day, " ".join(name.split()), decides)
    return None


def read_period(line: str) -> WrittenPeriod | None:
    """Read zomerreces 13-07-2026 t/m 21-08-2026, kerst 21 december - 3 januari 2027 or 13 t/m 17 juli 2026: herfst.

    What the first day leaves out is that of the last one; a first day without a year lies in the year before when it
    would else come after the last. None when the line holds no two days that exist, or holds more of them.
    """
    line = _spaced(line)
    found = PERIOD.search(line)
    around = [line[: found.start()], line[found.end() :]] if found else []
    if found is None or any(A_DAY.search(each) for each in around):
        return None
    last = _whole(found["last"])
    first = last and (_whole(found["first"]) or _part(found["first"], last))
    name = " ".join(part for each in around if (part := each.strip(EDGES))).replace("( )", "")
    return WrittenPeriod(" ".join(name.split()), first, last) if first and last else None


def _spaced(line: str) -> str:
    """Return a line with one tab or space for each run of them; a tab parts two cells of a table."""
    return re.sub(r"\s+", lambda run: "\t" if "\t" in run[0] else " ", line)


def _after_time(rest: str) -> str:
    time = TIME.match(rest)
    return rest[time.end() :].strip(EDGES) if time else rest


def _whole(text: str) -> date | None:
    written = read_line(text)
    return written.on if written else None


def _part(text: str, last: date) -> date | None:
    """Return a day of which the year is left out, or the month too; None when there is no such day."""
    if text.isdigit():
        return _whole(f"{text}-{last.month}-{last.year}")
    mark = next((each for each in "-/." if each in text.rstrip(".")), " ")
    first = _whole(f"{text}{mark}{last.year}")
    return _whole(f"{text}{mark}{last.year - 1}") if first and first > last else first


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
