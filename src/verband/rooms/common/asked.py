"""The choices that an address asks for: what it asks in vain is said, never passed over."""

from collections.abc import Collection
from datetime import date

from verband.rooms.common.tables import SAID_BACK, Query, last_value


class Asked:
    """Reads choices from one address, and keeps a notice of each value that is no choice."""

    def __init__(self, query: Query) -> None:
        self._query = query
        self.notices: list[str] = []

    def one_of(self, name: str, values: Collection[str], default: str) -> str:
        """Return the value asked for when it is one of ``values``, else the default."""
        asked = last_value(self._query, name)
        if asked in values or not asked:
            return asked or default
        self.in_vain(name, asked)
        return default

    def day(self, name: str) -> date | None:
        """Return the day asked for, written as 2027-07-01; None when none was, or one that is none."""
        asked = last_value(self._query, name)
        try:
            return date.fromisoformat(asked) if asked else None
        except ValueError:
            self.notices.append(
                f"'{asked[:SAID_BACK]}' is geen dag; schrijf bij {name} een dag als 2027-07-01."
            )
            return None

    def in_vain(self, name: str, asked: str) -> None:
        """Note that a value is no choice."""
        self.notices.append(
            f"'{asked[:SAID_BACK]}' is geen bekende keuze bij {name}; getoond is de gewone weergave."
        )
