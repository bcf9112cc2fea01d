"""Registered load per government, as bars and as rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from verband.core.facts.seat_estimates import estimated_seats
from verband.core.facts.size_classes import size_classes
from verband.core.figures.bars import BarItem, Bars, build_bars
from verband.core.figures.palette import FORM, OBLIGATION, TASK_GROUP, Swatch, task_group
from verband.core.names import alphabetical_key
from verband.core.patchwork.load import Load, Typical, loads
from verband.core.patchwork.measures import Measure, measures
from verband.core.records import PartnershipFact
from verband.rooms.patchwork.bridge.part import Part
from verband.rooms.patchwork.bridge.words import Links, brief, caption
from verband.rooms.register.selectors.on_day import PartyOnDay

__all__ = ["LoadLine", "Typical", "in_order_of", "load_bars", "load_lines", "load_measures"]

DECIMALS = {"registered": 0, "partners": 0, "mean-size": 1}


@dataclass(frozen=True, slots=True)
class LoadLine:
    """One government with its registered load."""

    party: PartyOnDay
    load: Load

    @property
    def statutory(self) -> int:
        """Partnerships that the law asks for, by our reading."""
        return sum(number for code, number in self.load.by_obligation.items() if code.startswith("statutory"))


def load_lines(part: Part, whole: Part) -> tuple[LoadLine, ...]:
    """Return the load of every government inside the part, alphabetical.

    It is measured over the whole register, with the medians of the whole country: what a government does
    outside the province is work too.
    """
    inside = {part.parties[place].pk for place in part.inside}
    lines = [line for line in _measured(whole) if line.party.pk in inside]
    return tuple(sorted(lines, key=lambda line: alphabetical_key(line.party.name)))


@lru_cache(maxsize=8)
def _measured(whole: Part) -> tuple[LoadLine, ...]:
    limits = [size.up_to for size in size_classes() if size.up_to is not None]
    measured = loads(whole.taking_part, size_limits=limits, seats=_filled_in(whole), estimate=_seats)
    return tuple(LoadLine(whole.parties[load.party], load) for load in measured)


def _filled_in(whole: Part) -> Mapping[tuple[str, str], int]:
    register = whole.register
    return {
        (str(register.parties[party].public_id), str(register.partnerships[partnership].public_id)): number
        for (party, partnership), number in register.seats.items()
        if party in register.parties and partnership in register.partnerships
    }


def _seats(partnership: PartnershipFact, participants: int) -> float | None:
    return estimated_seats(partnership.form, participants)


def load_measures() -> tuple[Measure, ...]:
    """Return the texts behind the "i" of the measures of load."""
    return tuple(measures()[code] for code in (*DECIMALS, "seats"))


def in_order_of(lines: Sequence[LoadLine], measure: str) -> tuple[LoadLine, ...]:
    """Return lines with the most first, equal ones as they stood, unknown last."""

    def amount(line: LoadLine) -> float:
        value = _value(line, measure)
        return -1 if value is None else value

    return tuple(sorted(lines, key=amount, reverse=True))


def load_bars(
    part: Part, lines: Sequence[LoadLine], *, measure: str, split: str, url: str, links: Links
) -> Bars:
    """Return a bar of one measure for each line, with the median of the size class as a mark."""
    parts = _parts(split) if measure == "registered" else {}
    return build_bars(
        caption=caption(part, key="staven", title=_title(part, measure), url=url, measure=measure),
        items=[_item(line, measure, split, parts, links) for line in lines],
        heads=("Overheid", _title(part, measure)),
        parts=[(swatch.label, swatch) for swatch in parts.values()],
        decimals=DECIMALS[measure],
        reference_label="mediaan van de grootteklasse of soort",
    )


def _value(line: LoadLine, measure: str) -> float | None:
    value: float | None = getattr(line.load, _field(measure))
    return value


def _field(measure: str) -> str:
    return measure.replace("-", "_")


def _title(part: Part, measure: str) -> str:
    return part.counted.capitalize() if measure == "registered" else measures()[measure].title


def _parts(split: str) -> Mapping[str, Swatch]:
    return {"obligation": OBLIGATION, "form": FORM, "task_kind": TASK_GROUP}.get(split, {})


def _item(line: LoadLine, measure: str, split: str, parts: Mapping[str, Swatch], links: Links) -> BarItem:
    load = line.load
    value = _value(line, measure)
    typical = getattr(load.typical, _field(measure)) if load.typical else None
    values: tuple[float, ...] | None = (value,) if value is not None else None
    if parts:
        values = _split(load, split, parts)
    note = "" if line.party.inhabitants or line.party.kind != "municipality" else "inwoners niet bekend"
    url = links.party(line.party.public_id)
    return BarItem(brief(line.party.name), values, url, typical, note=note, total=value)


def _split(load: Load, split: str, parts: Mapping[str, Swatch]) -> tuple[float, ...]:
    if split != "task_kind":
        tally = {"obligation": load.by_obligation, "form": load.by_form}[split]
        return tuple(float(tally.get(code, 0)) for code in parts)
    groups = dict.fromkeys(parts, 0.0)
    for kind, number in load.by_task_kind.items():
        groups[task_group((kind,) if kind != "unknown" else ())] += number
    return tuple(groups.values())
