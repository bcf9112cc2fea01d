"""What a search finds, for the tests of every deed that changes it."""

from datetime import date

from django.contrib.auth.models import AnonymousUser

from verband.rooms.accounts.rules import Visitor
from verband.rooms.register.bridge.search import read_question
from verband.rooms.register.selectors.search import Candidate, find
from verband.rooms.register.services.search import renew_index

TODAY, STAND = date(2026, 6, 1), date(2026, 5, 16)


def candidates(
    text: str, *, visitor: Visitor | None = None, day: date = STAND, today: date = TODAY
) -> list[Candidate]:
    """Look for a text as the page does."""
    unsure = renew_index()
    return find(visitor or AnonymousUser(), read_question(text), day=day, today=today, unsure=unsure)


def found(text: str, *, visitor: Visitor | None = None, day: date = STAND) -> list[str]:
    """Return the names of what a search finds, in order; the kind of what has no name."""
    rows = candidates(text, visitor=visitor, day=day)
    return [row.shown.name if row.shown else row.kind for row in rows]
