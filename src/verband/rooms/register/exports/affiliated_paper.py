"""The list of affiliated entities as a document to take over in a budget or accounts.

Fourteen columns do not fit on a sheet: of each part the words stand in one table and the amounts in a second.
"""

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm, Length, Pt
from docx.table import _Cell

from verband.rooms.common.tables import Column
from verband.rooms.common.words import UNKNOWN, datum, getal
from verband.rooms.register.bridge.affiliated import affiliated_entities, names_the_law
from verband.rooms.register.exports.affiliated import NAME, in_figures, in_words
from verband.rooms.register.selectors.affiliated import EntityLine, EntityTable

A4_WIDE, A4_HIGH = Cm(29.7), Cm(21)
MARGIN, OF_NAMES = Cm(1.5), Cm(5.5)
CENTS = 2
Columns = Sequence[Column[EntityLine]]


def as_document(table: EntityTable, stand: str) -> bytes:
    """Return the list as DOCX: a heading and two tables per part, sources and doubts at the end."""
    title = f"Verbonden partijen van {table.party.name}, {table.year}"
    paper = Document()
    _lay_across(paper)
    paper.core_properties.title, paper.core_properties.author = title, table.party.name
    paper.add_heading(title, level=1)
    paper.add_paragraph(f"{stand}. Niet ingevuld is niet nul.")
    for group, lines in table.parts:
        paper.add_heading(group.label, level=2)
        if group.outside and names_the_law():
            paper.add_paragraph(f"Staat niet in de lijst van {affiliated_entities().article}.")
        if lines:
            _write_table(paper, (NAME, *in_words()), lines)
            paper.add_paragraph()
            _write_table(paper, (NAME, *in_figures()), lines)
        else:
            paper.add_paragraph("Geen.")
    if names_the_law():
        _write_sources(paper)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _lay_across(paper: Paper) -> None:
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = A4_WIDE, A4_HIGH
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    paper.styles["Normal"].font.size = Pt(8.5)


def _write_table(paper: Paper, columns: Columns, lines: Sequence[EntityLine]) -> None:
    drawn = paper.add_table(rows=1, cols=len(columns), style="Light Grid Accent 1")
    drawn.autofit = False
    head = drawn.rows[0]
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - repeats it on each sheet
    for cell, column in zip(head.cells, columns, strict=True):
        cell.text = column.label
    for line in lines:
        for cell, column in zip(drawn.add_row().cells, columns, strict=True):
            _fill(cell, column, line)
    for place, width in enumerate(_widths(len(columns))):
        for cell in drawn.columns[place].cells:
            cell.width = width


def _widths(columns: int) -> list[Length]:
    """Give names their width and divide the rest of the sheet."""
    rest = (A4_WIDE - 2 * MARGIN - OF_NAMES) // (columns - 1)
    return [OF_NAMES, *[Length(rest)] * (columns - 1)]


def _fill(cell: _Cell, column: Column[EntityLine], line: EntityLine) -> None:
    value = column.value(line)
    if isinstance(value, float):
        cell.text = getal(value, 0 if value.is_integer() else CENTS)
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    else:
        cell.text = str(value) if value else UNKNOWN


def _write_sources(paper: Paper) -> None:
    division = affiliated_entities()
    paper.add_heading("Bronnen en grenzen", level=2)
    read_on = datum(division.pack.retrieved)
    paper.add_paragraph(
        f"Ingedeeld naar {division.article}; laat toetsen. {division.pack.source} Vastgelegd op {read_on}."
    )
    paper.add_paragraph(division.not_held)
    paper.add_paragraph(division.pack.note)
