"""The columns of the lists on how councils are involved."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.urls import reverse

from verband.rooms.common.tables import Column, Link
from verband.rooms.councils.bridge.involvement import Effort, Instrument, Standard, standards
from verband.rooms.councils.selectors.involvement.agreement import AgreedLine
from verband.rooms.councils.selectors.involvement.hours import HoursTable
from verband.rooms.councils.selectors.involvement.region import Line
from verband.rooms.councils.templatetags.involvement_words import fase, gaat_over, keer
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay

Absolute = Callable[[str], str]
LOW = "Uren per raad per jaar, laagste schatting of afspraak."
HIGH = "Uren per raad per jaar, hoogste schatting of afspraak."
COVERAGE = "Van hoeveel afgesproken instrumenten de uren bekend of geschat zijn."
ESTIMATED = "Waarvan onze schatting is gebruikt."
Row = TypeVar("Row")


def instrument_columns() -> tuple[Column[Instrument], ...]:
    """Return the columns of the catalogue."""
    return (
        Column("naam", "Instrument", _instrument, "link"),
        Column("doel", "Waarvoor", lambda row: row.purpose),
        Column("fase", "Fase", lambda row: ", ".join(fase(code) for code in row.phases)),
        Column("over", "Gaat over", lambda row: gaat_over(row.about)),
        Column("inzet", "Inzet", lambda row: row.effort),
        Column("keer", "Keer per jaar", lambda row: _number(row.per_year), "number", "Zoals gebruikelijk."),
        Column("laag", "Uren per keer, laag (schatting)", lambda row: float(row.hours[0]), "number"),
        Column("hoog", "Uren per keer, hoog (schatting)", lambda row: float(row.hours[1]), "number"),
        Column("grond", "Grond in de wet", lambda row: row.law.base),
        Column("wettekst", "Wettekst van", lambda row: row.law.version or "", "date"),
        Column("gebruik", "Wie het gebruikt", lambda row: row.used_by),
        Column("bron", "Bron", lambda row: row.source),
        *(_in_standard(each) for each in standards().values()),
        Column("code", "Code", lambda row: row.code),
    )


def agreement_columns(absolute: Absolute) -> tuple[Column[Line], ...]:
    """Return the columns of the agreements of a region."""
    return (
        Column("naam", "Samenwerkingsverband", lambda line: _agreement(line.partnership), "link"),
        Column(
            "werksoort", "Werksoort", lambda line: line.standard.label if line.standard else "geen afspraak"
        ),
        Column("raden", "Raden", lambda line: line.councils, "number"),
        Column(
            "ingestemd", "Ingestemd", lambda line: line.agreed if line.involvement else "", "number", AGREED
        ),
        *_hours(lambda line: line.effort),
        Column(
            "bekijken",
            "Opnieuw bekijken op",
            lambda line: line.involvement.review_on if line.involvement else "",
            "date",
        ),
        Column("id", "Openbaar id", lambda line: str(line.partnership.public_id)),
        Column("registernummer", "Registernummer", lambda line: line.partnership.register_id or None),
        Column("adres", "Adres", lambda line: absolute(_path(line.partnership))),
    )


AGREED = "Raden die hebben ingestemd met de afspraak zoals zij er nu staat."


def agreed_columns() -> tuple[Column[AgreedLine], ...]:
    """Return the columns of what one partnership agreed on."""
    return (
        Column("instrument", "Instrument", lambda line: line.label),
        Column("fase", "Fase", lambda line: fase(line.phase)),
        Column("keer", "Hoe vaak", lambda line: keer(line.row.per_year)),
        Column("uren", "Uren per keer", lambda line: _number(line.row.hours), "number", "Zoals afgesproken."),
        *_hours(lambda line: line.effort),
        Column("afspraak", "Afspraak of reden", lambda line: line.row.note),
        Column("afwijking", "Wijkt af", lambda line: line.deviation),
        Column("vorm", "Past bij de vorm", lambda line: "nee" if line.unfit else "ja"),
        Column("code", "Code", lambda line: line.row.instrument),
        Column("id", "Openbaar id", lambda line: str(line.row.public_id)),
    )


@dataclass(frozen=True, slots=True)
class HoursLine:
    """What one partnership asks of one council, or all of them together."""

    party: PartyOnDay
    partnership: PartnershipOnDay | None
    """None for all together."""
    effort: Effort


def hours_lines(table: HoursTable) -> Iterable[HoursLine]:
    """Return a line for each council and partnership, and one for all partnerships of a council together."""
    by_pk = {each.pk: each for each in table.partnerships}
    for row in table.rows:
        for each in table.partnerships:
            if each.pk in row.cells:
                yield HoursLine(row.party, by_pk[each.pk], row.cells[each.pk])
        yield HoursLine(row.party, None, row.all_together)


def hours_columns(absolute: Absolute) -> tuple[Column[HoursLine], ...]:
    """Return the columns of the hours of a region."""
    return (
        Column("overheid", "Overheid", lambda line: line.party.name),
        Column("verband", "Samenwerkingsverband", lambda line: _named(line.partnership)),
        *_hours(lambda line: line.effort),
        Column("code", "Code overheid", lambda line: line.party.key),
        Column("id", "Openbaar id verband", lambda line: _identified(line.partnership)),
        Column("adres", "Adres", lambda line: absolute(_hours_path(line.party))),
    )


def _hours(effort_of: Callable[[Row], Effort | None]) -> tuple[Column[Row], ...]:
    return (
        Column("uren-laag", "Uren laag", lambda row: _end(effort_of(row), 0), "number", LOW),
        Column("uren-hoog", "Uren hoog", lambda row: _end(effort_of(row), 1), "number", HIGH),
        Column("bekend", "Bekend", lambda row: _coverage(effort_of(row)), help=COVERAGE),
        Column("schatting", "Waarvan schatting", lambda row: _estimated(effort_of(row)), "number", ESTIMATED),
    )


def _end(effort: Effort | None, place: int) -> float | str | None:
    """Return the least or the most hours; empty when nothing was agreed, None when they are not known."""
    if effort is None or not effort.total:
        return ""
    return None if effort.span is None else float(effort.span[place])


def _coverage(effort: Effort | None) -> str:
    return f"{effort.known} van {effort.total}" if effort else ""


def _estimated(effort: Effort | None) -> int | str:
    return effort.estimated if effort else ""


def _in_standard(standard: Standard) -> Column[Instrument]:
    words = {"standard": "standaard", "option": "naar keuze"}

    def value(row: Instrument) -> str:
        part = standard.part_of(row.code)
        return words[part.weight] if part else ""

    return Column(f"werksoort-{standard.letter.lower()}", f"Werksoort {standard.letter}", value)


def _instrument(row: Instrument) -> Link:
    return Link(row.label, reverse("councils:instrument", args=[row.code]))


def _agreement(row: PartnershipOnDay) -> Link:
    return Link(row.name, _path(row))


def _path(row: PartnershipOnDay) -> str:
    return reverse("councils:agreement", args=[row.public_id])


def _hours_path(row: PartyOnDay) -> str:
    return reverse("councils:hours-council", args=[row.public_id])


def _named(row: PartnershipOnDay | None) -> str:
    return row.name if row else "alle samen"


def _identified(row: PartnershipOnDay | None) -> str:
    return str(row.public_id) if row else ""


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))
