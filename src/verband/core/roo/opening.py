"""Tell from the first bytes of a file whether it is an export and safe to read on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lxml.etree import XMLPullParser, XMLSyntaxError
from lxml.etree import _Element as Element

from verband.core.roo.elements import attribute, day_from, local_name
from verband.core.roo.errors import clipped, file_error
from verband.core.roo.parser import new_elements, strict_parser

OPENING_LIMIT = 1 << 20
ROOT = "overheidsorganisaties"
HOSTILE = "begint met een DOCTYPE, wat een export nooit heeft en wat onveilig is"

# Atomic groups: a prolog of many comments may not make the search slow.
_DOCTYPE = re.compile(rb"(?>\s+|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL | re.IGNORECASE)
_HTML = re.compile(rb"(?>\s+|<\?.*?\?>|<!--.*?-->)*+<(?:!DOCTYPE\s+)?html\b", re.DOTALL | re.IGNORECASE)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_BLANK = b"".join(_MARKS) + b"\x00 \t\r\n"
_OTHER_KINDS = (
    (b"PK\x03\x04", "is een zip-bestand en nog niet uitgepakt"),
    (b"{", "is JSON en geen XML"),
    (b"[", "is JSON en geen XML"),
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first bytes of an export told, and those bytes, which are still to be read for real."""

    head: bytes
    stand_on: date | None


def read_opening(chunks: Iterable[bytes]) -> Opening:
    """Read until the first element and refuse what is not an export of the register.

    Raises
    ------
    ExportError
        For an empty file, another kind of file, a DOCTYPE, or an XML file with another first element.
    """
    parser = strict_parser("start")
    head = b""
    for chunk in chunks:
        head += chunk
        _refuse_other_kinds(head)
        root = _first_element(parser, chunk)
        if root is not None:
            return Opening(head, _stand_on(root))
        if len(head) > OPENING_LIMIT:
            break
    raise file_error("is geen XML" if head.strip(_BLANK) else "is leeg")


def _refuse_other_kinds(head: bytes) -> None:
    ascii_only = head.replace(b"\x00", b"")  # so that UTF-16 and UTF-32 hide nothing
    for mark in _MARKS:
        ascii_only = ascii_only.removeprefix(mark)
    for magic, problem in _OTHER_KINDS:
        if ascii_only.lstrip().startswith(magic):
            raise file_error(problem)
    if _HTML.match(ascii_only):
        message = "is een webpagina en geen export"
        raise file_error(message)
    if _DOCTYPE.match(ascii_only):
        raise file_error(HOSTILE)


def _first_element(parser: XMLPullParser, chunk: bytes) -> Element | None:
    try:
        parser.feed(chunk)
        broken = False
    except XMLSyntaxError:
        broken = True
    for element in new_elements(parser):
        _refuse_other_roots(element)
        return element
    if broken:
        message = "is geen XML"
        raise file_error(message)
    return None


def _refuse_other_roots(root: Element) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise file_error(HOSTILE)
    name = local_name(root.tag)
    if name != ROOT:
        message = f"begint met het element <{clipped(name, 40)}> en niet met <{ROOT}>, dus is geen export"
        raise file_error(message)


def _stand_on(root: Element) -> date | None:
    try:
        return day_from(attribute(root, "timestamp")[:10])
    except ValueError:
        return None
