"""The nota van beantwoording of one piece as a document that its board can take over."""

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Paper

from verband.rooms.common.words import datum, x_van_y
from verband.rooms.councils.selectors.consultation_nota import Nota
from verband.rooms.councils.selectors.consultations import BY_BOARD, Reading

IN_SHORT = 600
"""Letters of a view that are taken over; the whole text stands with the piece."""
HEADS = ("Raad, Staten of algemeen bestuur", "In het kort", "Antwoord van het bestuur", "Overgenomen?")


def as_nota(nota: Nota, stand: str) -> bytes:
    """Return the nota as DOCX: a table of views with their answers, and which councils gave none."""
    piece, paper = nota.piece, Document()
    title = f"Nota van beantwoording: {piece.subject}"
    paper.core_properties.title, paper.core_properties.author = title, piece.partnership
    paper.add_heading(title, level=1)
    paper.add_paragraph(f"{piece.partnership}, {piece.occasion.label} over {piece.year}. {stand}.")
    if piece.document:
        paper.add_paragraph(f"Vindplaats van het stuk: {piece.document}")
    if nota.open:
        paper.add_paragraph(f"Concept: {x_van_y(nota.open, len(nota.given))} nog niet beantwoord.")
    paper.add_paragraph(
        f"Een tekst van meer dan {IN_SHORT} letters is ingekort; het hele stuk staat in Verband."
    )
    _write_answers(paper, nota.given)
    _write_names(paper, "Ziet ervan af", nota.none_given)
    _write_names(paper, "Niets ontvangen", nota.silent)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _write_answers(paper: Paper, given: Sequence[Reading]) -> None:
    drawn = paper.add_table(rows=1, cols=len(HEADS), style="Light Grid Accent 1")
    for cell, head in zip(drawn.rows[0].cells, HEADS, strict=True):
        cell.text = head
    for one in given:
        for cell, text in zip(drawn.add_row().cells, _cells(one), strict=True):
            cell.text = text


def _cells(one: Reading) -> tuple[str, str, str, str]:
    if one.said is None:
        return one.council, "", "", ""
    council = f"{one.council} ({BY_BOARD})" if one.by_board else one.council
    decided = f"\nVindplaats van het besluit: {one.said.decision}" if one.said.decision else ""
    answered = (
        f"{one.said.answer} ({datum(one.said.answered_on)})"
        if one.said.answered_on
        else "nog niet beantwoord"
    )
    return council, f"{in_short(one.said.text)}{decided}", answered, one.outcome


def in_short(text: str) -> str:
    """Return the beginning of a text, cut after a whole word."""
    if len(text) <= IN_SHORT:
        return text
    return f"{text[:IN_SHORT].rsplit(' ', 1)[0]} (…)"


def _write_names(paper: Paper, title: str, rows: Sequence[Reading]) -> None:
    if not rows:
        return
    paper.add_heading(title, level=2)
    paper.add_paragraph(", ".join(one.council for one in rows))
