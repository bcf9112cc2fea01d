"""The XML parser every byte of an export goes through."""

from collections.abc import Iterator
from typing import Literal, cast

from lxml.etree import XMLPullParser
from lxml.etree import _Element as Element


def strict_parser(event: Literal["start", "end"], tags: tuple[str, ...] | None = None) -> XMLPullParser:
    """Return a parser that fetches nothing, replaces no entities and refuses what is deep or very long."""
    return XMLPullParser(
        events=(event,),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=True,
    )


def new_elements(parser: XMLPullParser) -> Iterator[Element]:
    """Yield the elements that have begun or ended since the last time."""
    for _, element in parser.read_events():
        yield cast("Element", element)
