"""The day a page looks at, as the address asks for it."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from verband.rooms.common.tables import Query, last_value
from verband.rooms.common.templatetags.verband import DAY

FIRST, LAST = date(1800, 1, 1), date(2199, 12, 31)
"""The days a page can look at: before and after them there is nothing to see, and no room to draw."""


@dataclass(frozen=True, slots=True)
class AskedDay:
    """The day in the address; ``notice`` says so when it is no day."""

    day: date | None
    notice: str = ""


def asked_day(query: Query) -> AskedDay:
    """Read ``?peildatum=2026-05-16``."""
    asked = last_value(query, DAY)
    if not asked:
        return AskedDay(None)
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        return _none(f"'{asked[:20]}' is geen datum; schrijf bijvoorbeeld 2026-05-16.")
    if not FIRST <= day <= LAST:
        return _none(f"'{asked[:20]}' ligt niet tussen {FIRST.year} en {LAST.year}.")
    return AskedDay(day)


def kept_day(query: Query) -> str:
    """Return the query with which a link keeps the day that the address asks for; empty when it asks for none."""
    asked = last_value(query, DAY)
    return f"?{urlencode({DAY: asked})}" if asked else ""


def _none(problem: str) -> AskedDay:
    return AskedDay(None, f"{problem} Getoond is de nieuwste stand.")
