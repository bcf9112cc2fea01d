"""The list of a presidium as a file."""

from datetime import date

from django.urls import reverse

from verband.rooms.common.exports import Notes
from verband.rooms.common.tables import Column, Link
from verband.rooms.common.words import datum
from verband.rooms.councils.selectors.presidium import Line, PresidiumList

LAST_DAY = (
    "De laatste dag; bij een vergadering of een reces de dag zelf, bij toestemming de vergadering waarop zij staat of "
    "anders de dag waarop zij kwam: de wet noemt daarvoor geen termijn."
)


def columns() -> tuple[Column[Line], ...]:
    """Return the columns of the list."""
    return (
        Column("dag", "Dag", lambda line: line.day, "date", LAST_DAY),
        Column("soort", "Soort", lambda line: line.kind),
        Column("wat", "Wat", lambda line: line.what),
        Column("regeling", "Regeling", _arrangement, "link"),
        Column("begin", "Termijn vanaf", lambda line: line.begins or "", "date"),
        Column("werkdag", "Laatste werkdag ervoor", lambda line: line.safe or "", "date"),
        Column("behandelen", "Uiterlijk behandelen", lambda line: line.treat),
        Column(
            "zeker",
            "Dag staat vast",
            _certain,
            help="nee: de vergaderdatum van het bestuur is niet ingevuld.",
        ),
        Column("agenda", "Op de agenda van", lambda line: line.agenda),
        Column("klaar", "Klaar", _done, help="leeg: daar doet de raad niets."),
        Column("stand", "Stand", lambda line: line.state),
        Column("ontvangen", "Ontvangen op", lambda line: line.received or "", "date"),
        Column("document", "Vindplaats van het stuk", lambda line: line.document),
        Column("artikel", "Artikel", _law),
        Column("nummer", "Openbaar id van de regeling", lambda line: str(line.page or "")),
    )


def notes(page: PresidiumList, on: date) -> Notes:
    """Return what the file says about itself."""
    return Notes(
        filter_text=f"{datum(page.first)} tot en met {datum(page.last)}",
        day=f"deelnames op {datum(on)}",
        source="Wet gemeenschappelijke regelingen en de data die partners invulden",
    )


def _arrangement(line: Line) -> Link | str:
    return Link(line.arrangement, reverse("councils:calendar", args=[line.page])) if line.page else ""


def _law(line: Line) -> str:
    return ", ".join(part for part in (line.article, line.version) if part)


def _certain(line: Line) -> str:
    return ("ja" if line.certain else "nee") if line.is_moment else ""


def _done(line: Line) -> str:
    return ("ja" if line.done else "nee") if line.to_do else ""
