"""The calendar year that a page looks at, as its address asks for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

YEAR = "jaar"
NEXT_FROM = 7
FIRST, LAST = 2015, 2060
"""Before the first year no text of the law is in the pack; after the last nobody plans."""


@dataclass(frozen=True, slots=True)
class AskedYear:
    """The year in the address; ``notice`` says so when it is none."""

    year: int
    notice: str = ""

    @property
    def others(self) -> tuple[int, ...]:
        """Return the years beside it that a page leads to, itself among them."""
        return tuple(year for year in range(self.year - 1, self.year + 3) if FIRST <= year <= LAST)


def year_to_plan(today: date) -> int:
    """Return the year that is planned on a day: from July on the next one."""
    return today.year + (today.month >= NEXT_FROM)


def asked_year(query: Mapping[str, Sequence[str]], usual: int) -> AskedYear:
    """Read ``?jaar=2027``; ``usual`` is the year when the address asks for none."""
    asked = (query.get(YEAR) or [""])[-1].strip()
    if not asked:
        return AskedYear(usual)
    if asked.isdecimal() and len(asked) == len(str(FIRST)) and FIRST <= int(asked) <= LAST:
        return AskedYear(int(asked))
    return AskedYear(usual, f"'{asked[:20]}' is geen jaar van {FIRST} tot en met {LAST}; getoond is {usual}.")
