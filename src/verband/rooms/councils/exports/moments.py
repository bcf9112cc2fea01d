"""The moments of a year as a file: one line for each moment of each council, and for what is asked without a term."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from verband.rooms.common.tables import Column, Table, build_table
from verband.rooms.common.words import zekerheid
from verband.rooms.councils.bridge.moments import Moment, State
from verband.rooms.councils.selectors.calendar import Calendar
from verband.rooms.councils.selectors.council import CouncilYear
from verband.rooms.councils.selectors.grid import Grid
from verband.rooms.councils.selectors.state_words import state_in_words
from verband.rooms.councils.selectors.without_term import NO_TERM, Asked
from verband.rooms.register.models import Party
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay

Absolute = Callable[[str], str]
PLAYS = (
    "De laatste dag; bij toestemming en bij wensen en bedenkingen de vergadering, of anders de dag van ontvangst, want "
    f"{NO_TERM}."
)


@dataclass(frozen=True, slots=True)
class FileLine:
    """One line of the file; without a council it is a moment of the board."""

    row: PartnershipOnDay
    council: PartyOnDay | Party | None
    day: date | None
    """The day on which it plays."""
    title: str
    about: int
    told: str
    """How far it is; empty where that is not told."""
    basis: str
    article: str
    certainty: str
    moment: Moment | None = None
    """What has a last day by law or by the arrangement; None for what is asked without a term."""


def of_grid(grid: Grid) -> Iterable[FileLine]:
    """Return the lines of the grid as it is shown."""
    for row in grid.rows:
        for council, cell in zip(grid.columns, row.cells, strict=True):
            for mark in cell.marks if cell else ():
                yield _of_moment(row.row, council, mark.moment, mark.state)


def of_council(page: CouncilYear) -> Iterable[FileLine]:
    """Return the lines of the year of a council, then what it was asked without a term."""
    yield from (_of_moment(line.row, page.party, line.moment, line.state) for line in page.lines)
    yield from (_of_asked(asked) for asked in page.without_term)


def of_calendar(page: Calendar) -> Iterable[FileLine]:
    """Return the moments of an arrangement, then the terms of its councils and what was asked of them without one."""
    yield from (replace(_of_moment(page.row, None, moment), told=told) for moment, told in page.told)
    for term in page.terms:
        yield from (_of_moment(page.row, council, term.moment) for council in term.councils)
    yield from (_of_asked(asked) for asked in page.without_term)


def _of_moment(
    row: PartnershipOnDay, council: PartyOnDay | Party | None, moment: Moment, state: State | None = None
) -> FileLine:
    return FileLine(
        row=row,
        council=council,
        day=moment.day,
        title=moment.rule.title,
        about=moment.year,
        told=state_in_words(moment, state) if state else "",
        basis=moment.basis,
        article=moment.article,
        certainty=zekerheid(moment.certainty),
        moment=moment,
    )


def _of_asked(asked: Asked) -> FileLine:
    warning = f". Let op: {asked.warning.rstrip('.')}" if asked.warning else ""
    return FileLine(
        row=asked.row,
        council=asked.council,
        day=asked.day,
        title=asked.title,
        about=asked.piece.year,
        told=f"{asked.stage}{warning}",
        basis=NO_TERM,
        article=asked.article,
        certainty=asked.certainty,
    )


def moment_table(lines: Iterable[FileLine], caption: str, absolute: Absolute) -> Table[FileLine]:
    """Return the lines as a table; the file has the words of the page and the ids behind them."""
    columns: tuple[Column[FileLine], ...] = (
        _last_day(),
        Column("regeling", "Regeling", lambda line: line.row.name),
        Column("overheid", "Overheid", lambda line: line.council.name if line.council else ""),
        Column("moment", "Moment", lambda line: line.title),
        Column("jaar", "Over het jaar", lambda line: str(line.about)),
        _of_term("vanaf", "Termijn vanaf", lambda moment: moment.opens),
        Column("stand", "Stand", lambda line: line.told),
        Column("bekend", "Rust op", lambda line: line.basis),
        _of_term("verlengd", "Als de termijn wordt verlengd", lambda moment: moment.extended),
        _of_term("vorige-tekst", "Volgens de vorige wettekst", lambda moment: moment.by_other_text),
        Column("wie", "Wie", lambda line: line.moment.actor if line.moment else ""),
        Column("aan", "Aan wie", lambda line: line.moment.recipient if line.moment else ""),
        Column("artikel", "Artikel", lambda line: line.article),
        _of_term("tekst-van", "Wettekst van", lambda moment: moment.rule.law_of),
        Column("zekerheid", "Zekerheid", lambda line: line.certainty),
        Column(
            "eigen", "Langer volgens de regeling", lambda line: line.moment.own_clause if line.moment else ""
        ),
        _of_term("na-uiterste-dag", "Bestuur vergadert na de uiterste dag", lambda moment: moment.past_limit),
        Column("speelt", "Speelt op", lambda line: line.day or "", "date", PLAYS),
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


def _last_day() -> Column[FileLine]:
    told = f"Leeg bij toestemming en bij wensen en bedenkingen: {NO_TERM}."
    return Column("uiterlijk", "Uiterlijk", lambda line: line.moment.day if line.moment else "", "date", told)


def _of_term(key: str, label: str, value: Callable[[Moment], date | None]) -> Column[FileLine]:
    return Column(key, label, lambda line: (value(line.moment) if line.moment else None) or "", "date")
