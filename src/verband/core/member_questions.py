"""Three questions that a new member of a council can ask about a partnership, from the pack ``member-questions``."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from verband.core.packs import load_pack

PER_PAGE = 3


@dataclass(frozen=True, slots=True)
class Question:
    """One question, with what must be so for it to be asked."""

    code: str
    text: str
    when: frozenset[str]


@lru_cache
def all_questions() -> tuple[Question, ...]:
    """Return every question in the order in which they are chosen."""
    rows = load_pack("member-questions").values
    return tuple(Question(row["code"], row["text"], frozenset(row["when"])) for row in rows)


def questions_for(facts: Collection[str], count: int = PER_PAGE) -> tuple[Question, ...]:
    """Return the first questions for which all that they ask is among the facts; always as many as asked."""
    known = frozenset(facts)
    return tuple(each for each in all_questions() if each.when <= known)[:count]
