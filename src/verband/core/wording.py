"""How one text became another, word by word, so that a reader sees what changed in a long one."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

MOST_WORDS = 4000
"""Longer texts are shown whole, before and after: finding what they share takes time squared."""
_WORD = re.compile(r"\s*\S+|\s+$")

Fate = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, went or came."""

    fate: Fate
    text: str


def word_differences(before: str, after: str) -> tuple[Piece, ...]:
    """Return the words of both texts in reading order, what went before what came.

    Joining the pieces that are not new gives ``before``, joining those that are not gone gives ``after``.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return tuple(piece for piece in (Piece("gone", before), Piece("new", after)) if piece.text)
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return tuple(_pieces(old, new, [(0, 0, 0), *((block.a, block.b, block.size) for block in blocks)]))


def _pieces(old: list[str], new: list[str], blocks: list[tuple[int, int, int]]) -> list[Piece]:
    found: list[Piece] = []
    for (a, b, size), (next_a, next_b, next_size) in pairwise(blocks):
        found += _replaced("".join(old[a + size : next_a]), "".join(new[b + size : next_b]))
        found.append(Piece("same", "".join(old[next_a : next_a + next_size])))
    return [piece for piece in found if piece.text]


def _replaced(gone: str, come: str) -> list[Piece]:
    """Return what went and what came; the space before both stays, so that no line runs through it."""
    space = gone[: len(gone) - len(gone.lstrip())]
    if not come.startswith(space) or come[len(space) :][:1].isspace():
        space = ""
    return [Piece("same", space), Piece("gone", gone[len(space) :]), Piece("new", come[len(space) :])]
