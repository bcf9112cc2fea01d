"""Open a workbook (XLSX) that someone sent, whatever it is for.

A workbook is a zip with XML in it, and can be hostile in both ways: it is weighed before anything of it is read,
and a DOCTYPE is refused. What openpyxl then reads is what the person saw: the outcomes of formulas, not the formulas.
"""

import io
import re
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from verband.rooms.common.bridge import InputError, refuse_size

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MOST_UNPACKED = 100 * 1024**2
"""Bytes of all parts together; a list of two hundred thousand lines takes about half."""
MOST_PARTS = 2000
UNREADABLE = (
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    SyntaxError,
    RuntimeError,
    ArithmeticError,
)
"""What openpyxl and the parsers below it raise on a workbook that is damaged, locked or made up."""
_FORMULA = re.compile(rb"<(?:[\w.-]{1,20}:)?f[\s/>]")
_LOOKED_AT = 1 << 16
_LONGEST_MARK = 32


class SentWorkbook:
    """A workbook that was weighed and looked through; ``remedy`` ends each refusal with what to do.

    Raises
    ------
    InputError
        When it cannot or must not be read, here or later while its rows are read; one sentence says why.
    """

    def __init__(self, data: bytes, remedy: str) -> None:
        refuse_size(data)
        self._data, self._remedy = data, remedy
        with self._readable():
            self.with_formulas = self._looked_through()

    @contextmanager
    def opened(self, *, data_only: bool = True) -> "Iterator[Workbook]":
        """Open it for reading row by row, inside this context; links to other files are left alone."""
        # Late, because most lists are no workbook and openpyxl takes long to load.
        import openpyxl

        with self._readable(), warnings.catch_warnings(action="ignore"):
            file = io.BytesIO(self._data)
            book = openpyxl.load_workbook(file, read_only=True, data_only=data_only, keep_links=False)
            try:
                yield book
            finally:
                book.close()

    @contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except UNREADABLE as error:
            message = "Dit rekenblad is niet te lezen: het is beschadigd, beveiligd of geen XLSX"
            raise self._refusal(message) from error

    def _looked_through(self) -> bool:
        """Weigh what the zip says it unpacks to, which is also the most that it gives, and look for a DOCTYPE.

        Returns whether there are formulas in it.
        """
        with ZipFile(io.BytesIO(self._data)) as packed:
            parts = packed.infolist()
            if not any(part.filename.startswith("xl/") for part in parts):
                message = "Dit is een zipbestand of een ander soort rekenblad of document, geen XLSX"
                raise self._refusal(message)
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                message = f"Dit rekenblad is uitgepakt groter dan {MOST_UNPACKED // 1024**2} MB"
                raise self._refusal(message)
            names = [part.filename for part in parts if part.filename.endswith((".xml", ".rels"))]
            return True in {self._refuse_doctype(packed, name) for name in names}

    def _refuse_doctype(self, packed: ZipFile, name: str) -> bool:
        """Go through one part; return whether there is a formula in it."""
        end, with_formulas = b"", False
        with packed.open(name) as part:
            while block := part.read(_LOOKED_AT):
                # Without zeros, so that two bytes a letter hide nothing.
                plain = end + block.replace(b"\x00", b"")
                if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
                    message = "Dit rekenblad bevat een DOCTYPE, wat een XLSX nooit heeft en wat onveilig is"
                    raise self._refusal(message)
                with_formulas = with_formulas or _FORMULA.search(plain) is not None
                end = plain[-_LONGEST_MARK:]
        return with_formulas

    def _refusal(self, what: str) -> InputError:
        return InputError(f"{what}; {self._remedy}.")
