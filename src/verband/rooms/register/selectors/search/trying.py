"""What to try when nothing was found: which word is the trouble, and which words look like it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from verband.rooms.accounts.rules import Visitor
from verband.rooms.register.bridge.search import NAME, Question, Wanted, near_words, read_question
from verband.rooms.register.models import SearchEntry
from verband.rooms.register.selectors.search.matching import Holding
from verband.rooms.register.selectors.search.visible import visible_entries

OFFERED = 5


@dataclass(frozen=True, slots=True)
class Advice:
    """What could help."""

    unknown: tuple[str, ...]
    """Words that are found nowhere."""
    attempts: tuple[str, ...]
    """Other questions, each of which does find something."""


def advice(visitor: Visitor, question: Question, *, day: date, today: date) -> Advice:
    """Return what to try instead of a question that finds nothing."""
    entries = visible_entries(visitor, day, today)
    unknown = [each for each in question.wanted if not _finds(entries, Question((each,), ""))]
    offered: list[str] = []
    for text in dict.fromkeys(_attempts(question, unknown, _words(entries) if unknown else frozenset())):
        if len(offered) < OFFERED and _finds(entries, read_question(text)):
            offered.append(text)
    return Advice(tuple(map(str, unknown)), tuple(offered))


def _finds(entries: QuerySet[SearchEntry], question: Question) -> bool:
    return entries.filter(Holding(F("pk"), question.condition)).exists()


def _words(entries: QuerySet[SearchEntry]) -> frozenset[str]:
    """Return every word of a name that the visitor may see."""
    lines = entries.order_by().values_list("words", flat=True)
    return frozenset(word[1:] for line in lines for word in line.split() if word.startswith(NAME))


def _attempts(question: Question, unknown: Sequence[Wanted], words: frozenset[str]) -> Iterator[str]:
    """Yield the question with a likely word for an unknown one, without the unknown ones, and word by word."""
    known = [str(each) for each in question.wanted if each not in unknown]
    for doubt in unknown:
        for word in near_words(str(doubt), words):
            kept = (
                word if each is doubt else str(each)
                for each in question.wanted
                if each is doubt or each not in unknown
            )
            yield " ".join(kept)
    if known and len(question.wanted) > 1:
        yield from (" ".join(known), *known) if unknown else known
