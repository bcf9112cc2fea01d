"""Opening a workbook that someone sent: what is hostile or damaged is refused in one sentence with what to do."""

import io
import zipfile

import openpyxl
import pytest

from verband.rooms.common import workbooks
from verband.rooms.common.bridge import InputError
from verband.rooms.common.workbooks import SentWorkbook

REMEDY = "haal het opnieuw op"


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def workbook(*rows: list[object]) -> bytes:
    out, book = io.BytesIO(), openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(b"PK geen zip", "is niet te lezen", id="no-zip"),
        pytest.param(packed(**{"word/document.xml": b"<w/>"}), "geen XLSX", id="a-document"),
        pytest.param(packed(**{"xl/a.xml": b"<!DOCTYPE a><a/>"}), "een DOCTYPE", id="doctype"),
        pytest.param(packed(**{"xl/a.rels": '<!ENTITY a "b">'.encode("utf-16")}), "een DOCTYPE", id="utf-16"),
        pytest.param(
            packed(**{"xl/a.xml": b" " * ((1 << 16) - 4) + b"<!DOCTYPE a>"}), "een DOCTYPE", id="cut-in-two"
        ),
        pytest.param(packed(**{"xl/a.xml": b" " * 2_000_000}), "uitgepakt groter dan 1 MB", id="bomb"),
    ],
)
def test_what_is_hostile_or_damaged_is_refused_before_it_is_opened(monkeypatch, data, sentence):
    monkeypatch.setattr(workbooks, "MOST_UNPACKED", 1024**2)
    with pytest.raises(InputError, match=f"{sentence}.*; {REMEDY}[.]$"):
        SentWorkbook(data, REMEDY)


def test_a_file_that_is_too_large_is_not_looked_into():
    with pytest.raises(InputError, match="groter dan 20 MB"):
        SentWorkbook(b"x" * (20 * 1024**2 + 1), REMEDY)


def test_damage_that_shows_while_its_rows_are_read_is_refused_alike():
    sent = SentWorkbook(packed(**{"xl/workbook.xml": b"<half"}), REMEDY)
    with pytest.raises(InputError, match=f"is niet te lezen.*; {REMEDY}[.]$"), sent.opened():
        pass


def test_a_refusal_of_who_reads_it_stays_as_it_was():
    with pytest.raises(InputError, match=r"^Een eigen zin\.$"), SentWorkbook(workbook([1]), REMEDY).opened():
        raise InputError("Een eigen zin.")


@pytest.mark.parametrize(("cell", "told"), [("=1+1", True), ("1+1", False)])
def test_it_is_known_whether_there_are_formulas_in_it(cell, told):
    assert SentWorkbook(workbook([cell]), REMEDY).with_formulas is told


def test_rows_are_read_as_a_person_saw_them():
    with SentWorkbook(workbook(["a", 1], [None, "b"]), REMEDY).opened() as book:
        assert list(book.worksheets[0].iter_rows(values_only=True)) == [("a", 1), (None, "b")]
