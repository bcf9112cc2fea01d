"""Where an agreement differs from the standard arrangement it began with, and what another choice would change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from verband.core.involvement.standards import Standard


@dataclass(frozen=True, slots=True)
class Stands:
    """One agreed instrument as it stands."""

    instrument: str
    times: Decimal | None
    hours: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Switch:
    """What choosing another standard arrangement does to the instruments that stand."""

    add: Mapping[str, Decimal]
    """Instrument → times a year."""
    drop: frozenset[str]
    change: Mapping[str, Decimal]
    keep: frozenset[str]
    """What the partners made their own: it stays as it stands."""


def deviation(standard: Standard, instrument: str, times: Decimal | None) -> str:
    """Return in words how an instrument differs from the standard arrangement; empty when it does not.

    An option that is added as the arrangement proposes it is no deviation.
    """
    part = standard.part_of(instrument)
    if part is None:
        return "" if times == 0 else "staat niet in het standaardarrangement"
    if times == 0:
        return "hoort bij het standaardarrangement, en wordt bewust niet gedaan" if part.belongs else ""
    if times is None:
        return f"het standaardarrangement noemt {_times(part.per_year)}, hier als het zich voordoet"
    return "" if times == part.per_year else f"het standaardarrangement noemt {_times(part.per_year)}"


def missing(standard: Standard, agreed: Iterable[str]) -> tuple[str, ...]:
    """Return the instruments that belong to the standard arrangement and were not agreed, in its order."""
    there = set(agreed)
    return tuple(code for code in standard.belonging if code not in there)


def switch(old: Standard | None, new: Standard, standing: Iterable[Stands]) -> Switch:
    """Return what changes when another standard arrangement is chosen.

    What came from the old one and was never touched makes place; what the partners made their own stays.
    """
    rows = {row.instrument: row for row in standing}
    untouched = {code for code, row in rows.items() if old and _untouched(old, row)}
    wanted = {code: part.per_year for code, part in new.belonging.items()}
    return Switch(
        add={code: times for code, times in wanted.items() if code not in rows},
        drop=frozenset(untouched - wanted.keys()),
        change={
            code: times for code, times in wanted.items() if code in untouched and rows[code].times != times
        },
        keep=frozenset(rows.keys() - untouched),
    )


def _untouched(old: Standard, row: Stands) -> bool:
    part = old.belonging.get(row.instrument)
    own = row.note or row.hours is not None
    return part is not None and part.per_year == row.times and not own


def terms(work_kind: str, participation: str, standing: Iterable[Stands]) -> list[str]:
    """Return what a council says yes to, one line each and always in the same order, to be kept with its consent."""
    lines = [
        f"{row.instrument}: {_times(row.times)}, {_hours(row.hours)}{f' ({row.note})' if row.note else ''}"
        for row in standing
    ]
    about = [f"inwoners en belanghebbenden: {participation}"] if participation else []
    return [f"werksoort: {work_kind}", *sorted(lines), *about]


def _times(times: Decimal | None) -> str:
    if times is None:
        return "als het zich voordoet"
    if times == 0:
        return "bewust niet"
    return f"{_short(times)} keer per jaar"


def _hours(hours: Decimal | None) -> str:
    return "uren naar de schatting" if hours is None else f"{_short(hours)} uur per keer"


def _short(value: Decimal) -> str:
    written = f"{value:f}"
    plain = written.rstrip("0").rstrip(".") if "." in written else written
    return plain.replace(".", ",")
