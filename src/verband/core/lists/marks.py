"""What stands in the cells of a list beside names: crosses of a matrix, roles, and words for "nothing"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from verband.core.lists.spelling import spelling
from verband.core.packs import load_pack

_BRACKETS = re.compile(r"\(([^()]*)\)\s*$")


@dataclass(frozen=True, slots=True)
class Part:
    """In which way somebody takes part."""

    role: str = "participant"
    whole: bool = True
    """False for "op onderdelen"."""


@dataclass(frozen=True, slots=True)
class ListWords:
    """The words of the pack ``list-headers`` for cells."""

    yes: frozenset[str]
    no: frozenset[str]
    roles: Mapping[str, str]
    partial: frozenset[str]
    nothing: frozenset[str]

    def part_of(self, text: str) -> Part | None:
        """Return the role that a text names, None when it names none."""
        key = spelling().fold(text)
        if key in self.partial:
            return Part(whole=False)
        return Part(self.roles[key]) if key in self.roles else None

    def mark_of(self, text: str) -> Part | bool | None:
        """Return what a cell of a matrix says: how one takes part, False for not, None for no mark."""
        word = text.strip().casefold()
        if not word or word in self.no:
            return False
        return Part() if word in self.yes else self.part_of(text)

    def without_part(self, name: str) -> tuple[str, Part]:
        """Take "(op onderdelen)" or a role in brackets off a name."""
        found = _BRACKETS.search(name)
        part = self.part_of(found[1]) if found else None
        return (name[: found.start()].strip(), part) if found and part else (name.strip(), Part())


@lru_cache
def list_words() -> ListWords:
    """Return the words of the newest pack."""
    return list_words_from(load_pack("list-headers").values)


def list_words_from(values: Mapping[str, Any]) -> ListWords:
    """Build the words from the values of a pack."""
    fold = spelling().fold
    return ListWords(
        yes=frozenset(values["marks"]["yes"]),
        no=frozenset(values["marks"]["no"]),
        roles={fold(word): role for role, words in values["roles"].items() for word in words},
        partial=frozenset(fold(word) for word in values["partial"]),
        nothing=frozenset(values["nothing"]),
    )
