"""The day a page looks at, as the address asks for it."""

from dataclasses import dataclass
from datetime import date

from verband.rooms.common.tables import Query, last_value

DAY = "peildatum"


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
        return AskedDay(date.fromisoformat(asked))
    except ValueError:
        return AskedDay(
            None,
            f"'{asked[:20]}' is geen datum; schrijf bijvoorbeeld 2026-05-16. Getoond is de nieuwste stand.",
        )
