"""Search, which the core does: words for the index, questions, fit and passages."""

import hashlib
from dataclasses import asdict

from verband.core.packs import load_pack
from verband.core.search import (
    AllOf,
    AnyOf,
    Fit,
    Level,
    Name,
    Piece,
    Question,
    Token,
    Wanted,
    fit,
    index_words,
    marked,
    near_words,
    other_spellings,
    passage,
    read_question,
)
from verband.core.search.index import NAME
from verband.core.search.question import MOST_WORDS, READ_LETTERS, Condition

__all__ = [
    "MOST_WORDS",
    "NAME",
    "READ_LETTERS",
    "AllOf",
    "AnyOf",
    "Condition",
    "Fit",
    "Level",
    "Name",
    "Piece",
    "Question",
    "Token",
    "Wanted",
    "fit",
    "index_words",
    "made_by",
    "marked",
    "near_words",
    "other_spellings",
    "passage",
    "read_question",
]
MADE_ANEW_AT = 2
"""Raise this when entries are made otherwise than before: every index is then made anew."""


def made_by() -> str:
    """Return how entries are made now: another value than that of the index says that it is out of date."""
    packs = repr([asdict(load_pack(name)) for name in ("search-words", "name-variants")]).encode()
    return f"{MADE_ANEW_AT}:{hashlib.sha256(packs).hexdigest()[:16]}"
