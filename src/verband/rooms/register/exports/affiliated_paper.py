"""The list of affiliated entities as a document to take over in a budget or accounts."""

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.shared import Pt

from verband.rooms.common.tables import Column
from verband.rooms.common.words import datum
from verband.rooms.register.bridge.affiliated import affiliated_entities
from verband.rooms.register.selectors.affiliated import EntityLine, EntityTable

UNKNOWN = "niet bekend"


def as_document(table: EntityTable, columns: Sequence[Column[EntityLine]], stand: str) -> bytes:
    """Return the list as DOCX: a heading and a table per part, sources and doubts at the end."""
    paper = Document()
    _lay_across(paper)
    paper.add_heading(f"Verbonden partijen van {table.party.name}, {table.year}", level=1)
    paper.add_paragraph(f"{stand}. Niet ingevuld is niet nul.")
    for group, lines in table.parts:
        paper.add_heading(group.label, level=2)
        if lines:
            _write_table(paper, columns, lines)
        else:
            paper.add_paragraph("Geen.")
    _write_sources(paper)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _lay_across(paper: Paper) -> None:
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    paper.styles["Normal"].font.size = Pt(9)


def _write_table(paper: Paper, columns: Sequence[Column[EntityLine]], lines: Sequence[EntityLine]) -> None:
    drawn = paper.add_table(rows=1, cols=len(columns), style="Light Grid Accent 1")
    for cell, column in zip(drawn.rows[0].cells, columns, strict=True):
        cell.text = column.label
    for line in lines:
        cells = drawn.add_row().cells
        for cell, column in zip(cells, columns, strict=True):
            value = column.value(line)
            cell.text = UNKNOWN if value is None or value == "" else str(value)


def _write_sources(paper: Paper) -> None:
    division = affiliated_entities()
    paper.add_heading("Bronnen en grenzen", level=2)
    read_on = datum(division.pack.retrieved)
    paper.add_paragraph(
        f"Ingedeeld naar {division.article}; laat toetsen. {division.pack.source} Vastgelegd op {read_on}."
    )
    paper.add_paragraph(division.pack.note)
