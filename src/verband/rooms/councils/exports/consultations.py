"""The columns of the three lists: fewer on the page, all of them in the file."""

from collections.abc import Callable
from datetime import date

from django.urls import reverse

from verband.rooms.common.cells import Cell
from verband.rooms.common.tables import Column, Link
from verband.rooms.councils.choices import Voice
from verband.rooms.councils.selectors.consultation_lists import Line
from verband.rooms.councils.selectors.consultations import BY_BOARD, Reading, Said

Columns = tuple[Column[Line], ...]
Absolute = Callable[[str], str]


def page_columns(voice: Voice) -> Columns:
    """Return what the page of a list shows; a term stands only where the law or the arrangement sets one."""
    with_term = (_term(),) if voice == Voice.OPINION else ()
    return (
        Column("stuk", "Stuk", lambda row: Link(row.reading.titled, _address(row.reading)), "link"),
        _partnership(),
        _council(),
        _day("verzonden", "Verzonden", lambda one: one.sent_on),
        _day("ontvangen", "Ontvangen", lambda one: one.received_on),
        *with_term,
        _how_far(),
    )


def file_columns(voice: Voice, absolute: Absolute) -> Columns:
    """Return what the file of a list holds: with days, texts and ids."""
    days: Columns = (
        _day("verzonden", "Verzonden op", lambda one: one.sent_on),
        _proof("bewijs-verzending", "Bewijs van verzending", lambda one: one.sent_proof),
        _day("ontvangen", "Ontvangen op", lambda one: one.received_on),
        _proof("bewijs-ontvangst", "Bewijs van ontvangst", lambda one: one.proof),
        Column(
            "ontvangst-volgens",
            "Ontvangst volgens wie",
            lambda row: BY_BOARD if row.reading.received_by_board else "",
        ),
        _day("agenda", "Op de agenda van", lambda one: one.agenda_on),
    )
    return (
        Column("stuk", "Stuk", lambda row: row.reading.subject),
        Column("document", "Vindplaats van het stuk", lambda row: row.reading.document),
        _partnership(),
        _council(),
        Column("waarover", "Waarover", lambda row: str(row.reading.occasion.label)),
        Column("jaar", "Over het jaar", lambda row: str(row.reading.year)),
        Column("procedure", "Wat er met de regeling gebeurt", lambda row: _label(row.reading.procedure)),
        *days,
        *((_term(), _later()) if voice == Voice.OPINION else ()),
        Column("stand", "Stand", lambda row: row.reading.stage_text),
        _decision(),
        *_said_columns(voice),
        Column("volgens-bestuur", "Volgens wie", lambda row: BY_BOARD if row.reading.by_board else ""),
        _proof("bewijs-bestuur", "Bewijs van ontvangst door het bestuur", lambda one: one.board_proof),
        Column("raad-id", "Id van de overheid", lambda row: str(row.reading.party.public_id)),
        Column("raad-code", "Code van de overheid", lambda row: row.reading.party.key),
        Column("verband-id", "Id van het samenwerkingsverband", lambda row: str(row.reading.partnership_id)),
        Column("id", "Id", lambda row: str(row.reading.public_id)),
        Column("adres", "Adres", lambda row: absolute(_address(row.reading))),
    )


def _said_columns(voice: Voice) -> Columns:
    ground = (_told("grond", "Grond van de weigering", lambda said: _label(said.ground)),)
    return (
        _told("besloten", "Besloten op", lambda said: said.decided_on, "date"),
        *(ground if voice == Voice.PERMISSION else ()),
        _told("vindplaats-besluit", "Vindplaats van het besluit", lambda said: said.decision),
        _told("tekst", "Tekst", lambda said: said.text),
        _told("verstuurd", "Verstuurd op", lambda said: said.returned_on, "date"),
        _told("beantwoord", "Beantwoord op", lambda said: said.answered_on or "", "date"),
        _told("antwoord", "Antwoord van het bestuur", lambda said: said.answer),
        *((_outcome(),) if voice != Voice.PERMISSION else ()),
        _told("nadien", "Wat er daarna gebeurde", lambda said: said.afterwards),
    )


def _address(reading: Reading) -> str:
    return reverse("councils:consultation", args=[reading.public_id])


def _partnership() -> Column[Line]:
    return Column(
        "verband",
        "Samenwerkingsverband",
        lambda row: Link(
            row.reading.partnership,
            reverse("councils:years-of-partnership", args=[row.reading.partnership_id]),
        ),
        "link",
    )


def _council() -> Column[Line]:
    return Column("raad", "Raad, Staten of algemeen bestuur", lambda row: row.reading.council)


def _term() -> Column[Line]:
    return Column(
        "laatste-dag",
        "Laatste dag",
        lambda row: row.reading.term.day if row.reading.term else "",
        "date",
        "De laatste dag voor een zienswijze, gerekend vanaf de dag van ontvangst. Leeg als de ontvangst niet is "
        "genoteerd of als wet en regeling geen termijn noemen.",
    )


def _later() -> Column[Line]:
    return Column(
        "eerste-werkdag",
        "Eerste werkdag daarna",
        lambda row: (row.reading.term.extended if row.reading.term else None) or "",
        "date",
        "Als de laatste dag een zaterdag, zondag of feestdag is. Of de termijn volgens de Algemene termijnenwet dan op "
        "deze dag eindigt, staat op de bladzijde van het stuk.",
    )


def _decision() -> Column[Line]:
    return Column(
        "besluit",
        "Besluit",
        lambda row: str(row.reading.said.reaction.label) if row.reading.said and row.reading.decided else "",
        help="Wat de raad besloot. Van een andere overheid staat dit er vanaf het versturen.",
    )


def _how_far() -> Column[Line]:
    def parts(row: Line) -> str:
        told = (row.reading.stage_text, str(_decision().value(row)), row.reading.outcome)
        return "; ".join(part for part in told if part)

    return Column("stand", "Stand en besluit", parts, help=_decision().help)


def _outcome() -> Column[Line]:
    return Column("uitkomst", "Wat het bestuur ermee deed", lambda row: row.reading.outcome)


def _day(key: str, label: str, value: Callable[[Reading], date | None]) -> Column[Line]:
    return Column(key, label, lambda row: value(row.reading), "date")


def _proof(key: str, label: str, value: Callable[[Reading], str]) -> Column[Line]:
    told = "Alleen voor wie stukken van dit samenwerkingsverband voorlegt en voor de eigen overheid."
    return Column(key, label, lambda row: value(row.reading), help=told)


def _told(key: str, label: str, value: Callable[[Said], Cell], kind: str = "text") -> Column[Line]:
    def told(row: Line) -> Cell:
        return value(row.reading.said) if row.reading.said else ""

    return Column(key, label, told, "date" if kind == "date" else "text")


def _label(code: object) -> str:
    return str(getattr(code, "label", ""))
