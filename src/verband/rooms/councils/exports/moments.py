"""The moments of a year as a file: one line for each moment of each council."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse

from verband.rooms.common.tables import Column, Table, build_table
from verband.rooms.common.words import zekerheid
from verband.rooms.councils.bridge.moments import Moment, State
from verband.rooms.councils.selectors.calendar import Calendar
from verband.rooms.councils.selectors.council import CouncilYear
from verband.rooms.councils.selectors.grid import Grid
from verband.rooms.councils.selectors.state_words import state_in_words
from verband.rooms.register.models import Party
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay

Absolute = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class FileLine:
    """One line of the file; without a council it is a moment of the board."""

    row: PartnershipOnDay
    council: PartyOnDay | Party | None
    moment: Moment
    state: State | None = None


def of_grid(grid: Grid) -> Iterable[FileLine]:
    """Return the lines of the grid as it is shown."""
    for row in grid.rows:
        for council, cell in zip(grid.columns, row.cells, strict=True):
            for mark in cell.marks if cell else ():
                yield FileLine(row.row, council, mark.moment, mark.state)


def of_council(page: CouncilYear) -> Iterable[FileLine]:
    """Return the lines of the year of a council."""
    return (FileLine(line.row, page.party, line.moment, line.state) for line in page.lines)


def of_calendar(page: Calendar) -> Iterable[FileLine]:
    """Return the moments of an arrangement, then the terms of its councils."""
    yield from (FileLine(page.row, None, moment) for moment in page.moments)
    for term in page.terms:
        yield from (FileLine(page.row, council, term.moment) for council in term.councils)


def moment_table(lines: Iterable[FileLine], caption: str, absolute: Absolute) -> Table[FileLine]:
    """Return the lines as a table; the file has the words of the page and the ids behind them."""
    columns: tuple[Column[FileLine], ...] = (
        Column("uiterlijk", "Uiterlijk", lambda line: line.moment.day, "date"),
        Column("regeling", "Regeling", lambda line: line.row.name),
        Column("overheid", "Overheid", lambda line: line.council.name if line.council else ""),
        Column("moment", "Moment", lambda line: line.moment.rule.title),
        Column("jaar", "Over het jaar", lambda line: str(line.moment.year)),
        Column("vanaf", "Termijn vanaf", lambda line: line.moment.opens or "", "date"),
        Column("stand", "Stand", lambda line: state_in_words(line.moment, line.state) if line.state else ""),
        Column("bekend", "Rust op", lambda line: line.moment.basis),
        Column("verlengd", "Als de termijn wordt verlengd", lambda line: line.moment.extended or "", "date"),
        Column(
            "vorige-tekst", "Volgens de vorige wettekst", lambda line: line.moment.by_other_text or "", "date"
        ),
        Column("wie", "Wie", lambda line: line.moment.actor),
        Column("aan", "Aan wie", lambda line: line.moment.recipient),
        Column("artikel", "Artikel", lambda line: line.moment.article),
        Column("zekerheid", "Zekerheid", lambda line: zekerheid(line.moment.certainty)),
        Column("regeling-id", "Id van de regeling", lambda line: str(line.row.public_id)),
        Column(
            "overheid-id",
            "Id van de overheid",
            lambda line: str(line.council.public_id) if line.council else "",
        ),
        Column(
            "adres", "Adres", lambda line: absolute(reverse("councils:calendar", args=[line.row.public_id]))
        ),
    )
    return build_table(columns=columns, rows=lines, caption=caption, query={})
