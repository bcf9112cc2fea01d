"""Show why something was found: the words that answer, marked, with what stands around them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verband.core.search.folding import words_of
from verband.core.search.index import SHORTEST_START
from verband.core.search.question import Question
from verband.core.search.stems import stem

AROUND = 90
"""Letters shown before and after the first word that answers."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; ``found`` when it answers."""

    text: str
    found: bool


def marked(text: str, question: Question) -> tuple[Piece, ...]:
    """Return a text in pieces, cut around the words that answer; together they are the text."""
    return tuple(_pieces(text, list(_spans(text, question))))


def passage(text: str, question: Question) -> tuple[Piece, ...]:
    """Return the part of a text around the first word that answers; empty when none does."""
    spans = list(_spans(text, question))
    if not spans:
        return ()
    begin, end = max(0, spans[0][0] - AROUND), min(len(text), spans[0][1] + AROUND)
    begin = text.find(" ", begin) + 1 if begin else 0
    end = text.rfind(" ", 0, end + 1) if end < len(text) else end
    end = end if end >= spans[0][1] else spans[0][1]
    begin = begin if begin <= spans[0][0] else spans[0][0]
    inside = [(first - begin, last - begin) for first, last in spans if begin <= first and last <= end]
    before, after = Piece("… ", found=False), Piece(" …", found=False)
    return (
        *((before,) if begin else ()),
        *_pieces(text[begin:end], inside),
        *((after,) if end < len(text) else ()),
    )


def _spans(text: str, question: Question) -> Iterator[tuple[int, int]]:
    answering = _answering(text, question)
    for found in _WORD.finditer(text):
        if any(_answers(word, question, answering) for word in words_of(found.group())):
            yield found.span()


def _answering(text: str, question: Question) -> frozenset[str]:
    """Return the stems that answer: of what an abbreviation stands for only when all of it is there."""
    stems = frozenset(map(stem, words_of(text)))
    full = (spelled for wanted in question.wanted for spelled in wanted.spelled_stems if spelled <= stems)
    return frozenset().union(*full, *(wanted.stems for wanted in question.wanted))


def _answers(word: str, question: Question, answering: frozenset[str]) -> bool:
    return stem(word) in answering or any(
        any(len(typed) >= SHORTEST_START and word.startswith(typed) for typed in wanted.words)
        or word in wanted.abbreviations
        for wanted in question.wanted
    )


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    reached = 0
    for begin, end in spans:
        if begin > reached:
            yield Piece(text[reached:begin], found=False)
        yield Piece(text[begin:end], found=True)
        reached = end
    if reached < len(text):
        yield Piece(text[reached:], found=False)
