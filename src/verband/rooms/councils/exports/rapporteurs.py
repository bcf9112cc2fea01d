"""The lists of rapporteurs: which council follows what."""

from django.urls import reverse

from verband.rooms.common.tables import Column, Link
from verband.rooms.councils.selectors.rapporteurs import Count, Line
from verband.rooms.register.models import Party

Columns = tuple[Column[Line], ...]
NOBODY = "nog geen rapporteur"


def of_council(party: Party) -> Columns:
    """Return the columns of the page of one council."""
    return (
        Column("naam", "Samenwerkingsverband", lambda line: _followed(party, line), "link"),
        *_shared(),
    )


def of_partnership(public_id: str) -> Columns:
    """Return the columns of the page of one partnership."""
    return (
        Column("naam", "Overheid", lambda line: _follower(public_id, line), "link"),
        *_shared(),
    )


def of_all() -> tuple[Column[Count], ...]:
    """Return the columns of the page of all councils."""
    return (
        Column("naam", "Overheid", _council, "link"),
        Column("verbanden", "Samenwerkingsverbanden", lambda row: row.partnerships, "number"),
        Column("gevolgd", "Met rapporteur", lambda row: row.followed, "number"),
        Column(
            "zonder",
            "Zonder rapporteur",
            lambda row: row.gaps,
            "number",
            "Hoeveel samenwerkingsverbanden niemand namens de raad volgt, voor zover ingevuld.",
        ),
    )


def _shared() -> Columns:
    return (
        Column("rapporteur", "Rapporteur", lambda line: "; ".join(line.rapporteurs) or NOBODY),
        Column("kaders", "Kaders", lambda line: line.frames, "number", "Kaders die op dit moment gelden."),
        Column("verslag", "Laatste verslag", lambda line: line.last.on if line.last else "", "date"),
        Column("bevinding", "Bevinding", _judged, help="Van het laatste verslag, over één kader."),
    )


def _judged(line: Line) -> str:
    return str(line.last.get_judgement_display()) if line.last else ""


def _followed(party: Party, line: Line) -> Link:
    return Link(line.of.name, reverse("councils:following", args=[party.public_id, line.of.public_id]))


def _follower(public_id: str, line: Line) -> Link:
    return Link(line.of.name, reverse("councils:following", args=[line.of.public_id, public_id]))


def _council(row: Count) -> Link:
    return Link(row.party.name, reverse("councils:rapporteurs-council", args=[row.party.public_id]))
