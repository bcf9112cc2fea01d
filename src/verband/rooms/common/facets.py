"""Facets: choose values, and see beforehand how many rows each would show.

Within one facet the chosen values add up (or); between facets they narrow (and). Pure: rows and the
parameters of an address in; rows, groups and chips out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar
from urllib.parse import urlencode

PAGE = "pagina"
IN_VIEW = 5
"""Values of a group that stand in view; the others fold out."""


class HasFacets(Protocol):
    """A row that tells under which values of which facet it falls."""

    @property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """Codes of the row by key of the facet; a missing key means no value."""


Row = TypeVar("Row", bound=HasFacets)


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list."""

    key: str
    """Name of the parameter in the address."""
    label: str
    choices: Mapping[str, str]
    """Code to label, in the order in which they are offered."""
    codes: "Callable[[Any], tuple[str, ...]] | None" = None
    """How a row tells its codes, for a facet that is not worth keeping with every row."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet, with the rows one would see if it alone were chosen here."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A facet with the values worth offering: those that show rows, and all that are chosen."""

    name: str
    title: str
    options: tuple[Option, ...]

    @property
    def more_chosen(self) -> bool:
        """Whether one of the values that fold out is chosen, so that the fold must stand open."""
        return any(option.chosen for option in self.options[IN_VIEW:])


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice that is on; its link takes ``value`` out of the parameter ``name``."""

    label: str
    name: str
    value: str
    unknown: bool
    """True when the facet has no such value: the chip says so and the rows stay as they are."""


@dataclass(frozen=True)
class FacetResult(Generic[Row]):
    """The rows that are left, and all that a page needs to offer the choices."""

    rows: tuple[Row, ...]
    groups: tuple[Group, ...]
    chips: tuple[Chip, ...]
    clear_link: str
    """Link without any filter; order, date and search stay."""
    other_parameters: tuple[tuple[str, str], ...]
    """What the form must carry along so that it does not get lost."""

    @property
    def filter_text(self) -> str:
        """The choices that are on, as one text for an export or a printed page."""
        return "; ".join(chip.label for chip in self.chips if not chip.unknown) or "geen"


def apply_facets(
    rows: Iterable[Row], facets: Sequence[Facet], chosen: Mapping[str, Sequence[str]]
) -> FacetResult[Row]:
    """Filter the rows by the choices in the address and count what each other choice would show.

    Parameters
    ----------
    chosen
        All parameters of the address; those that are no facet are carried along.
    """
    on = {facet.key: _known_values(facet, chosen) for facet in facets}
    kept, counts = _filter_and_count(rows, facets, on)
    others = tuple(
        (key, value) for key, values in chosen.items() if key not in on and key != PAGE for value in values
    )
    return FacetResult(
        rows=kept,
        groups=tuple(_group(facet, on[facet.key], counts[facet.key]) for facet in facets),
        chips=tuple(chip for facet in facets for chip in _chips(facet, chosen)),
        clear_link=f"?{urlencode(others)}",
        other_parameters=others,
    )


def _known_values(facet: Facet, chosen: Mapping[str, Sequence[str]]) -> frozenset[str]:
    return frozenset(value for value in chosen.get(facet.key, ()) if value in facet.choices)


def _filter_and_count(
    rows: Iterable[Row], facets: Sequence[Facet], on: Mapping[str, frozenset[str]]
) -> tuple[tuple[Row, ...], dict[str, Counter[str]]]:
    """Keep the rows that pass; count a row for a facet when every *other* facet lets it through."""
    kept: list[Row] = []
    counts: dict[str, Counter[str]] = {key: Counter() for key in on}
    for row in rows:
        values = {
            facet.key: frozenset(facet.codes(row) if facet.codes else row.facets.get(facet.key, ()))
            for facet in facets
        }
        stopped_by = [key for key, wanted in on.items() if wanted and not wanted & values[key]]
        if not stopped_by:
            kept.append(row)
        if len(stopped_by) > 1:
            continue
        for key in stopped_by or on:
            counts[key].update(values[key])
    return tuple(kept), counts


def _group(facet: Facet, on: frozenset[str], counts: Counter[str]) -> Group:
    options = (Option(value, label, counts[value], value in on) for value, label in facet.choices.items())
    return Group(facet.key, facet.label, tuple(option for option in options if option.count or option.chosen))


def _chips(facet: Facet, chosen: Mapping[str, Sequence[str]]) -> list[Chip]:
    values = dict.fromkeys(value for value in chosen.get(facet.key, ()) if value)
    return [_chip(facet, value) for value in values]


def _chip(facet: Facet, value: str) -> Chip:
    known = value in facet.choices
    label = f"{facet.label}: {facet.choices[value]}" if known else f"onbekend: {value}"
    return Chip(label, facet.key, value, not known)
