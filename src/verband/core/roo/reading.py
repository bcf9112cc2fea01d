"""Read an export of the Register van Overheidsorganisaties in one pass, a record at a time."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from lxml.etree import XMLPullParser, XMLSyntaxError
from lxml.etree import _Element as Element

from verband.core.roo import arrangements, organisations
from verband.core.roo.elements import local_name
from verband.core.roo.errors import ExportError, file_error
from verband.core.roo.keeping import Keeper
from verband.core.roo.opening import read_opening
from verband.core.roo.parser import new_elements, strict_parser
from verband.core.roo.records import Export
from verband.core.roo.source import DEFAULT_LIMIT, Progress, plain_chunks, silent

RECORD_LIMIT = 1 << 24
"""Most plain bytes between the ends of two records; a record of the register is well below a tenth of it."""


def read_export(
    stream: BinaryIO,
    *,
    size: int | None = None,
    progress: Progress = silent,
    limit: int = DEFAULT_LIMIT,
) -> Export:
    """Read a whole export, plain or gzipped.

    Parameters
    ----------
    stream
        Open on the first byte.
    size
        Bytes in the stream as it lies there (packed when it is packed); None when unknown.
    progress
        Called with the share of ``size`` read, 0 to 1, never falling, and with 1 at the end.
    limit
        Most bytes after unpacking.

    Raises
    ------
    ExportError
        When the file is not a whole, safe and well-formed export, or so much of it cannot be read that it
        is probably none. Its one sentence names the line or the record. No record is skipped to get past a
        fault: a value that cannot be read counts as unknown, and is told of in ``findings``.
    """
    chunks = plain_chunks(stream, size=size, progress=progress, limit=limit)
    opening = read_opening(chunks)
    listed = Keeper(organisations.organisation_from, organisations.TAGS)
    regulated = Keeper(arrangements.arrangement_from, arrangements.TAGS)
    for element in _record_elements(chain((opening.head,), chunks)):
        (regulated if local_name(element.tag) == arrangements.TAG else listed).keep(element)
    for keeper in (listed, regulated):
        keeper.refuse_too_odd()
    if not regulated.records:
        message = "bevat geen enkele gemeenschappelijke regeling"
        raise file_error(message)
    progress(1.0)
    return Export(
        opening.stand_on,
        tuple(listed.records.values()),
        tuple(regulated.records.values()),
        (*listed.findings, *regulated.findings),
    )


def _record_elements(chunks: Iterable[bytes]) -> Iterator[Element]:
    """Yield each record when it is complete, and forget it when the next one is asked for."""
    parser = strict_parser("end", (f"{{*}}{arrangements.TAG}", f"{{*}}{organisations.TAG}"))
    unclaimed = 0
    for chunk in chunks:
        _feed(parser, chunk)
        unclaimed += len(chunk)
        for element in new_elements(parser):
            yield element
            _forget(element)
            unclaimed = 0
        if unclaimed > RECORD_LIMIT:
            message = (
                f"bevat {RECORD_LIMIT >> 20} MB achter elkaar zonder een volledige regeling of organisatie"
            )
            raise file_error(message)
    _close(parser)


def _feed(parser: XMLPullParser, chunk: bytes) -> None:
    try:
        parser.feed(chunk)
    except XMLSyntaxError as fault:
        raise _damaged(fault.lineno) from None
    # An entity that nobody declared stops the parser without a word.
    for entry in parser.feed_error_log.filter_from_fatals():
        raise _damaged(entry.line)


def _damaged(line: int | None) -> ExportError:
    return file_error(f"is vanaf regel {line} geen geldige XML en is beschadigd of aangepast")


def _close(parser: XMLPullParser) -> None:
    try:
        parser.close()
    except XMLSyntaxError as fault:
        message = f"houdt op regel {fault.lineno} plotseling op en is dus niet volledig"
        raise file_error(message) from None


def _forget(element: Element) -> None:
    """Free a record and what stands before it, so that memory does not grow with the file."""
    element.clear()
    above = element.getparent()
    # What stands before a record within a record belongs to the outer one, which is still to be read.
    if above is None or local_name(above.tag) == organisations.TAG:
        return
    while element.getprevious() is not None:
        del above[0]
