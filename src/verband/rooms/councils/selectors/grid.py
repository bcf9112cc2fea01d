"""The grid of a region for a year: arrangement by council, with how far each moment is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.asked import Asked
from verband.rooms.councils.bridge.moments import Moment, State, most_urgent
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.selectors.council import how_far
from verband.rooms.councils.selectors.own_moments import (
    PUT,
    Laid,
    OwnMoment,
    about_years,
    consultations_of,
    loose_among,
    loose_moments,
    own_moments,
)
from verband.rooms.councils.selectors.planning import Onlooker, Planning, onlooker, planning_on
from verband.rooms.councils.selectors.state_words import SIGNS
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay
from verband.rooms.register.selectors.regions import Region, Regions, asked_region

MOST_CELLS = 10_000
Loose = dict[tuple[int, int], list[OwnMoment]]
"""Partnership and council → the terms of loose pieces."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One moment in a cell, as a letter with a sign."""

    letter: str
    sign: str
    state: State
    says: str
    moment: Moment


@dataclass(frozen=True, slots=True)
class Cell:
    """What one council can expect of one arrangement; the state is the one that asks most attention."""

    text: str
    state: State
    title: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One arrangement with a cell for each council, None where a council takes no part."""

    row: PartnershipOnDay
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Grid:
    """The grid as it is shown; rows that do not fit are counted."""

    regions: Regions
    columns: tuple[PartyOnDay, ...]
    rows: tuple[Row, ...]
    row_total: int
    off: tuple[str, ...]
    """What the rules are called that are switched off here."""
    letters: Mapping[str, str]
    """Letter → the moment it stands for."""


def grid_of(visitor: Visitor, asked: Asked, year: int, on: date) -> Grid:
    """Return the grid of the arrangements with a participant in the region that is asked for, or of all."""
    planning = planning_on(on)
    regions = asked_region(visitor, asked, planning.register, on)
    rows = planning.with_moments(regions.chosen, year)
    councils = {row.pk: planning.councils(row.pk) for row in rows}
    columns = _columns((one for row in rows for one in councils[row.pk]), regions.chosen)
    kept = rows[: max(1, MOST_CELLS // max(1, len(columns)))]
    given = consultations_of(about_years(year), partnerships=[row.pk for row in kept])
    loose = _loose(planning, given, year)
    eye = onlooker(visitor, on)
    made = tuple(_row(planning, row, councils[row.pk], columns, year, given, loose, eye) for row in kept)
    return Grid(
        regions=regions,
        columns=columns,
        rows=made,
        row_total=len(rows),
        off=planning.book.titles_off(),
        letters={
            texts[0].letter: texts[0].title
            for texts in planning.book
            if texts[0].for_councils and texts[0].code in PUT
        },
    )


def _columns(councils: Iterable[PartyOnDay], region: Region) -> tuple[PartyOnDay, ...]:
    """Return the councils of a region, by name; who lies elsewhere has a page of its own."""
    found = {one.pk: one for one in councils if region.shows(one)}
    return tuple(sorted(found.values(), key=lambda one: (one.kind, one.name)))


def _loose(planning: Planning, given: Laid, year: int) -> Loose:
    """Return the terms of loose pieces that end in the year, by arrangement and council."""
    found: Loose = defaultdict(list)
    for each in loose_moments(planning, loose_among(given), {year}):
        found[each.row.pk, each.council.pk].append(each)
    return found


def _row(  # all of it is read once for the whole grid
    planning: Planning,
    row: PartnershipOnDay,
    councils: Iterable[PartyOnDay],
    columns: Iterable[PartyOnDay],
    year: int,
    given: Laid,
    loose: Loose,
    eye: Onlooker,
) -> Row:
    moments = [moment for moment in planning.moments(row.pk, year) if moment.rule.for_councils]
    taking_part = {one.pk for one in councils}
    plain = _cell([_mark(moment, (), eye) for moment in moments]) if moments else None
    cells: list[Cell | None] = []
    for column in columns:
        if column.pk not in taking_part:
            cells.append(None)
            continue
        own = [*own_moments(planning, row, column, moments, given), *loose.get((row.pk, column.pk), ())]
        laid = any(each.pieces for each in own)
        cells.append(_cell([_mark(each.moment, each.pieces, eye) for each in own]) if laid else plain)
    return Row(row, tuple(cells))


def _mark(moment: Moment, pieces: Sequence[Consultation], eye: Onlooker) -> Mark:
    state, told = how_far(moment, pieces, eye)
    day = f"{moment.day.day}-{moment.day.month}"
    says = f"{moment.rule.title}, uiterlijk {day}: {told}"
    return Mark(moment.rule.letter, SIGNS[state], state, says, moment)


def _cell(marks: list[Mark]) -> Cell:
    return Cell(
        text=" ".join(mark.letter + mark.sign for mark in marks),
        state=most_urgent(mark.state for mark in marks),
        title="; ".join(mark.says for mark in marks),
        marks=tuple(marks),
    )
