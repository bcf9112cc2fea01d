"""Days as people write them in lists."""

import re
from datetime import date

from verband.core.lists.marks import list_words

_YEAR_FIRST = re.compile(r"^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[t ][\d:.]+z?)?$")
_DAY_FIRST = re.compile(r"^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?: [\d:]+)?$")
_IN_WORDS = re.compile(r"^(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4})$")
_MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def read_day(text: str) -> date | None:
    """Return the day, None when the text says there is none or it is unknown.

    Raises
    ------
    ValueError
        When the text is no whole day: a year alone or a year of two digits is not completed by guessing.
    """
    written = text.strip().casefold()
    if written in list_words().nothing:
        return None
    if found := _YEAR_FIRST.match(written):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.match(written):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if found := _IN_WORDS.match(written):
        return date(int(found[3]), _month(found[2]), int(found[1]))
    message = f"'{text.strip()}' is geen dag; schrijf bijvoorbeeld 31-12-2026"
    raise ValueError(message)


def _month(word: str) -> int:
    short = "maa" if word == "mrt" else word[:3]
    if short in _MONTHS:
        return _MONTHS.index(short) + 1
    message = f"'{word}' is geen maand"
    raise ValueError(message)
