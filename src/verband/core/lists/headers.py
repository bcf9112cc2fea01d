"""What the heads of a list say their columns hold, by the words of the pack ``list-headers``."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from verband.core.lists.spelling import spelling
from verband.core.packs import load_pack

_BRACKETS = re.compile(r"\([^)]*\)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
TELLING = 8
"""Letters of the shortest word of kind that is looked for within a head: gemeente, not min."""
_SUBJECT_OF_PLURAL = {"members": "government"}


@dataclass(frozen=True, slots=True)
class Head:
    """What a head says its column holds."""

    subject: str = ""
    """government, partnership, area, role, …; empty when the head says nothing that is known."""
    exact: bool = False
    """True when the whole head is a known word, not only a part of it."""
    plural: bool = False
    """True when the head announces several names in one cell."""


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """The words of the pack, without spaces and accents."""

    exact: Mapping[str, str]
    contains: tuple[tuple[tuple[str, ...], str], ...]
    register_parts: tuple[str, ...]
    """Parts of a head by which numbers under it are those of the register."""

    def head_of(self, text: str) -> Head:
        """Return what a head says its column holds."""
        key = head_key(text)
        subject = self.exact.get(key)
        if subject:
            return Head(_SUBJECT_OF_PLURAL.get(subject, subject), exact=True, plural=subject == "members")
        found = next((subject for parts, subject in self.contains if all(p in key for p in parts)), "")
        return Head(found)


@lru_cache
def header_words() -> HeaderWords:
    """Return the words of the newest pack."""
    return header_words_from(load_pack("list-headers").values)


def header_words_from(values: Mapping[str, Any]) -> HeaderWords:
    """Build the words from the values of a pack."""
    exact = {head_key(word): subject for subject, words in values["exact"].items() for word in words}
    contains = tuple((tuple(rule["parts"]), rule["subject"]) for rule in values["contains"])
    return HeaderWords(exact, contains, tuple(values["register_parts"]))


def head_key(text: str) -> str:
    """Return a head as it is compared: without brackets, year, accents, marks and spaces."""
    return spelling().squeeze(_YEAR.sub(" ", _BRACKETS.sub(" ", text).replace("_", " ")))


def head_kind(text: str) -> str:
    """Return the kind of party that a head names: municipality for "Gemeentenaam"; empty if not one."""
    key = head_key(text)
    found = {word: kind for word, kind in spelling().kinds.items() if kind}
    kinds = {kind for word, kind in found.items() if word == key or (len(word) >= TELLING and word in key)}
    return kinds.pop() if len(kinds) == 1 else ""


def head_words(cells: Iterable[str]) -> int:
    """Return how many of the cells are a head that is known as a whole."""
    return sum(1 for cell in cells if header_words().head_of(cell).exact)
