"""On which day people vote, and on which day those who were chosen before step down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from verband.core.packs import load_pack

PACK = "elections"


@dataclass(frozen=True, slots=True)
class Election:
    """One election of all governments of a kind."""

    code: str
    kind: str
    """municipality, province or water-authority."""
    label: str
    held_on: date
    steps_down_on: date
    """First day on which the members who were there are no longer in office."""
    certainty: str
    note: str

    @property
    def last_day(self) -> date:
        """Return the last day of the members who step down."""
        return self.steps_down_on - timedelta(days=1)


def stepping_down_day(year: int) -> date:
    """Return the day on which members step down in a year of elections: the Wednesday from 29 March to 4 April.

    The rule holds since 1 January 2023 (Kieswet C 4, as the Kiesraad explains it).
    """
    rule = load_pack(PACK).values["stepping_down"]
    first = date(year, rule["month"], rule["day"])
    return first + timedelta(days=(rule["weekday"] - first.isoweekday()) % 7)


@lru_cache
def elections() -> tuple[Election, ...]:
    """Return every election of the pack, by day and then by kind."""
    rows = load_pack(PACK).values["elections"]
    found = (
        Election(
            code=row["code"],
            kind=row["kind"],
            label=row["label"],
            held_on=row["held_on"],
            steps_down_on=row.get("steps_down_on") or stepping_down_day(row["held_on"].year),
            certainty=row["certainty"],
            note=row.get("note", ""),
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda each: (each.held_on, each.kind)))


def election(code: str) -> Election | None:
    """Return an election by its code, None when the pack has none of it."""
    return next((each for each in elections() if each.code == code), None)


def next_after(given: Election) -> Election | None:
    """Return the next election of the same kind of government, None when the pack goes no further."""
    later = (each for each in elections() if each.kind == given.kind and each.held_on > given.held_on)
    return next(later, None)


def nearest(on: date, kinds: Iterable[str] = ()) -> Election:
    """Return the election whose day of stepping down lies nearest to a day; of some kinds only, when named."""
    wanted = frozenset(kinds)
    among = [each for each in elections() if each.kind in wanted] or elections()
    return min(among, key=lambda each: (abs((each.steps_down_on - on).days), each.kind))
