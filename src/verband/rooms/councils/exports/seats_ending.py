"""The list of seats that end after an election."""

from collections.abc import Callable

from django.urls import reverse

from verband.rooms.common.tables import Column, Link
from verband.rooms.common.words import datum, zekerheid
from verband.rooms.councils.bridge.seats_ending import Ground, State
from verband.rooms.councils.selectors.seats_ending import STATES, WHEN, SeatLine

Columns = tuple[Column[SeatLine], ...]
Address = Callable[[str], str]
TO_WRITE = frozenset({State.ENDED, State.OPEN})
"""Of these somebody has to write down who holds the seat now."""


def on_page() -> Columns:
    """Return the columns of the page."""
    return (
        Column("naam", "Overheid", _government, "link"),
        Column("verband", "Samenwerkingsverband", _partnership, "link"),
        Column("zetel", "Zetel", lambda line: f"{line.seat.function}, {line.seat.organ}"),
        Column(
            "bekleed", "Bekleed door", _office, help="Het ambt; afgeleid betekent: uit het soort regeling."
        ),
        Column("einde", "Na de verkiezing", ends),
        Column("wie", "Wijst opnieuw aan", _appoints),
        Column("stand", "Stand", _state, "link"),
    )


def in_file() -> Columns:
    """Return the columns of the file: one fact in each."""
    return (
        Column("naam", "Overheid", lambda line: line.seat.party.name),
        Column("verband", "Samenwerkingsverband", lambda line: line.partnership),
        Column("orgaan", "Orgaan", lambda line: line.seat.organ),
        Column("functie", "Functie", lambda line: line.seat.function),
        Column("bekleed", "Bekleed door", lambda line: line.seat.held_by or None),
        Column("vervanger", "Vervanger", lambda line: line.seat.substitute or None),
        Column("einde", "Na de verkiezing", lambda line: WHEN[line.ending.when]),
        Column("dag", "Eerste dag zonder", lambda line: line.ending.ends_on or "", "date"),
        Column("wie", "Wijst opnieuw aan", _appoints),
        Column("artikel", "Artikelen", articles, help="Met de datum van de wettekst en hoe zeker dit is."),
        Column("nakijken", "Na te kijken", lambda line: " ".join(line.ending.checks)),
        Column("stand", "Stand", lambda line: STATES[line.state]),
        Column("opnieuw", "Opnieuw ingevuld vanaf", lambda line: line.filled_on or "", "date"),
    )


def articles(line: SeatLine) -> str:
    """Return the articles on which the ending of a seat rests."""
    return "; ".join(_article(ground) for ground in line.ending.grounds if ground.article)


def _article(ground: Ground) -> str:
    version = f"tekst van {datum(ground.version)}, " if ground.version else ""
    return f"{ground.article} ({version}{zekerheid(ground.certainty)})"


def ends(line: SeatLine) -> str:
    """Return what the election does to a seat."""
    if line.ending.ends_on:
        return f"eindigt op {datum(line.ending.ends_on)}"
    return WHEN[line.ending.when]


def _appoints(line: SeatLine) -> str | None:
    """Return who appoints anew: nobody has to when the seat stays, and no law says so outside the Wgr."""
    return line.ending.appoints or ("" if line.ending.when in {"stays", "by-agreement"} else None)


def _office(line: SeatLine) -> str | None:
    if line.seat.held_by:
        return line.seat.held_by
    return f"{line.ending.office} (afgeleid)" if line.ending.office else None


def _government(line: SeatLine) -> Link:
    return Link(line.seat.party.name, line.seat.party.get_absolute_url())


def _partnership(line: SeatLine) -> Link:
    return Link(line.partnership, line.seat.partnership.get_absolute_url())


def _state(line: SeatLine) -> Link | str:
    """Lead who may write it down to the form of the seat, and others to where they report who holds it."""
    told = STATES[line.state] + (f" vanaf {datum(line.filled_on)}" if line.filled_on else "")
    if not line.keeps:
        if line.state not in TO_WRITE:
            return told
        report = reverse("register:report", args=["samenwerkingsverband", line.seat.partnership.public_id])
        return Link(f"{told}: meld wie er nu zit", report)
    return Link(told, reverse("register:parts", args=[line.seat.partnership.public_id, "zetels"]))
