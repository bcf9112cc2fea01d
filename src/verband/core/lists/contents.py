"""What the columns of a list contain: the ground for recognising them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from verband.core.errors import InputError
from verband.core.lists.dates import read_day
from verband.core.lists.headers import Head, head_key, header_words
from verband.core.lists.marks import list_words
from verband.core.lists.matching import Directory
from verband.core.lists.members import split_names
from verband.core.lists.reading import ListFile

LOOKED_AT = 1000
"""Different values of a column that are looked at."""
_NUMBER = re.compile(r"^[\d.,\s%€+-]+$")
_DIGITS = re.compile(r"^\d+$")


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: its place from 0, its head and the different values in it."""

    place: int
    text: str
    head: Head
    values: tuple[str, ...]

    @property
    def name(self) -> str:
        """The head as the person knows it; a column without one by its number."""
        return " ".join(self.text.split()) or f"kolom {self.place + 1}"

    @property
    def is_marks(self) -> bool:
        """Whether it has crosses only, as a column of a matrix; one number, a total, is let through."""
        marks = [list_words().mark_of(value) for value in self.values]
        strange = [value for value, mark in zip(self.values, marks, strict=True) if mark is None]
        is_total = len(strange) <= 1 and all(map(_NUMBER.match, strange))
        return self.head.subject not in ("role", "ignored") and any(marks) and is_total

    @property
    def is_text(self) -> bool:
        """Whether it can hold names: not empty, and not only numbers or days."""
        return not all(_NUMBER.match(value) or _is_day(value) for value in self.values)

    def share(self, test: Callable[[str], bool]) -> float:
        """Return the share of the values that pass, from 0 to 1."""
        return sum(map(test, self.values)) / len(self.values) if self.values else 0.0

    def share_of_names(self, directory: Directory) -> float:
        """Return the share of the values that are known names, alone or as most of the names in a cell."""

        def knows(name: str) -> bool:
            return directory.knows(list_words().without_part(name)[0])

        def mostly_known(value: str) -> bool:
            names = split_names(value, knows)
            return 2 * sum(map(knows, names)) > len(names)

        return self.share(mostly_known)

    def share_of_codes(self, directory: Directory) -> float:
        """Return the share of the values that are known codes; bare digits only under a head of codes."""
        told = self.head.subject.endswith("code")

        def is_code(value: str) -> bool:
            return (told or not _DIGITS.match(value)) and directory.knows_code(code_text(self.text, value))

        return self.share(is_code)


def columns_of(listed: ListFile) -> tuple[ListColumn, ...]:
    """Return the columns of a list with their different values."""
    found: list[ListColumn] = []
    for place, text in enumerate(listed.header):
        different = dict.fromkeys(row.cells[place].strip() for row in listed.rows)
        values = tuple(value for value in different if value)[:LOOKED_AT]
        found.append(ListColumn(place, text, header_words().head_of(text), values))
    return tuple(found)


def code_text(head: str, value: str) -> str:
    """Return a code as the directory knows it: bare digits under "registernummer" are the register's."""
    code = value.strip()
    of_register = any(part in head_key(head) for part in header_words().register_parts)
    return f"roo:{code}" if of_register and _DIGITS.match(code) else code


def column_named(columns: tuple[ListColumn, ...], asked: str, option: str) -> ListColumn | None:
    """Return the column that the person names by head or number, None when no name was given.

    Raises
    ------
    InputError
        When there is no such column, or more than one.
    """
    if not asked:
        return None
    found = [c for c in columns if c.text.strip().casefold() == asked.strip().casefold()]
    found = found or [c for c in columns if c.text.strip() and head_key(c.text) == head_key(asked)]
    found = found or [c for c in columns if str(c.place + 1) == asked.strip()]
    if len(found) == 1:
        return found[0]
    if found:
        numbers = " of ".join(str(c.place + 1) for c in found)
        message = f"Kolom '{asked}' komt meer dan eens voor; noem het nummer: {option} {numbers}."
        raise InputError(message)
    message = f"Er is geen kolom '{asked}' ({option}). De kolommen heten: {names_of(columns)}."
    raise InputError(message)


def names_of(columns: tuple[ListColumn, ...] | list[ListColumn]) -> str:
    """Return the names of columns for a sentence."""
    shown = [f"'{column.name}'" for column in columns[:40]]
    return ", ".join(shown) + (f" en nog {len(columns) - 40}" if len(columns) > 40 else "")


def _is_day(text: str) -> bool:
    try:
        return read_day(text) is not None
    except ValueError:
        return False
