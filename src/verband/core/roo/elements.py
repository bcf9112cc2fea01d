"""An element of the export read by local names: the namespace carries a version and may be absent."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import cast

from lxml.etree import _Element as Element

# xs:date may carry a time zone, which says nothing about the day meant.
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})?", re.ASCII)
_COUNT = re.compile(r"\d{1,9}", re.ASCII)
_SHARE = re.compile(r"\d{1,9}(?:[,.]\d{0,6})?", re.ASCII)


class FieldError(Exception):
    """A field of a record holds what it cannot hold."""

    def __init__(self, name: str, value: str, expected: str, element: Element | None = None) -> None:
        super().__init__(name, value, expected)
        self.name = name
        self.value = value
        self.expected = expected
        self.element = element
        """Where the value stands, when the record can be read without it; None when it cannot."""


@lru_cache(maxsize=2048)
def local_name(tag: str) -> str:
    """Return a tag or the name of an attribute without its namespace."""
    return tag.rpartition("}")[2]


@lru_cache(maxsize=8192)
def day_from(text: str) -> date:
    """Return the day that an xs:date stands for; ValueError when it stands for none."""
    found = _DAY.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return date.fromisoformat(found[1])


def line_of(element: Element) -> int:
    """Return the line on which an element begins, 0 when unknown."""
    return cast("int | None", element.sourceline) or 0


def attribute(element: Element, name: str) -> str:
    """Return an attribute by local name, "" when it has none."""
    for key, value in element.items():
        if local_name(str(key)) == name:
            return str(value).strip()
    return ""


def content(element: Element) -> str:
    """Return all text in an element, with the lines it has."""
    if not len(element):
        return (element.text or "").strip()
    return "\n".join(filter(None, (str(part).strip() for part in element.itertext())))


def one_line(element: Element) -> str:
    """Return all text in an element with every run of white space as one space."""
    return " ".join(content(element).split())


def label(element: Element) -> str:
    """Return the name an element carries, in a child "naam" or as its own text."""
    named = Fields(element).text("naam") if len(element) else ""
    return named or one_line(element)


class Fields:
    """The children of one element by local name."""

    __slots__ = ("_children",)

    def __init__(self, element: Element) -> None:
        self._children: dict[str, list[Element]] = {}
        for child in element:
            self._children.setdefault(local_name(child.tag), []).append(child)

    def first(self, name: str) -> Element | None:
        """Return the first child of this name, None when there is none."""
        found = self._children.get(name)
        return found[0] if found else None

    def each(self, name: str, *deeper: str) -> Iterator[Element]:
        """Yield the elements at the end of a path of names."""
        for child in self._children.get(name, ()):
            if deeper:
                yield from Fields(child).each(*deeper)
            else:
                yield child

    def texts(self, *path: str) -> tuple[str, ...]:
        """Return the names at the end of a path, empty ones left out."""
        return tuple(filter(None, map(label, self.each(*path))))

    def text(self, name: str) -> str:
        """Return a text of one line, "" when there is none."""
        child = self.first(name)
        return "" if child is None else one_line(child)

    def prose(self, name: str) -> str:
        """Return a text with its lines, "" when there is none."""
        child = self.first(name)
        return "" if child is None else content(child)

    def day(self, name: str) -> date | None:
        """Return a date, None when there is none."""
        text = self.text(name)
        try:
            return day_from(text) if text else None
        except ValueError:
            raise FieldError(name, text, "datum (jjjj-mm-dd)", self.first(name)) from None

    def count(self, name: str) -> int | None:
        """Return a whole number, None when there is none."""
        text = self.text(name)
        if text and not _COUNT.fullmatch(text):
            raise FieldError(name, text, "heel getal", self.first(name))
        return int(text) if text else None

    def share(self, name: str) -> Decimal | None:
        """Return a number with a decimal comma, None when there is none."""
        text = self.text(name)
        if text and not _SHARE.fullmatch(text):
            raise FieldError(name, text, "getal (zoals 12,5)", self.first(name))
        return Decimal(text.replace(",", ".")) if text else None
