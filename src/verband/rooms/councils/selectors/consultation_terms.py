"""How long a council has for its view on a piece, and the last lawful day of that."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from verband.rooms.councils.bridge.consultations import working_day_from
from verband.rooms.councils.bridge.moments import RuleBook, opinion_term
from verband.rooms.councils.choices import Voice
from verband.rooms.councils.models import Consultation, OwnTerm
from verband.rooms.councils.selectors.planning import rules_here


@dataclass(frozen=True, slots=True)
class Term:
    """The last lawful day, and the next working day when that day is none."""

    day: date
    extended: date | None

    def days_left(self, on: date) -> int:
        """Return how many days are left; below zero when the term is over."""
        return (self.day - on).days


@dataclass(frozen=True)
class Terms:
    """What decides the terms of some pieces: the rules of law that hold here, and the arrangements' own terms."""

    book: RuleBook
    own: Mapping[int, list[OwnTerm]]
    """By partnership."""

    def of(self, row: Consultation) -> Term | None:
        """Return the term of a piece; None when it was not received yet, or when no term is set for it.

        Permission and wensen en bedenkingen have no term in weeks in the law.
        """
        if row.voice != Voice.OPINION or row.received_on is None:
            return None
        held = [each for each in self.own.get(row.partnership_id, ()) if _holds(each, row, row.received_on)]
        weeks = max((each.weeks for each in held), default=None)
        day = opinion_term(row.received_on, row.occasion, weeks, self.book)
        if day is None:
            return None
        later = working_day_from(day)
        return Term(day, later if later != day else None)


def terms_for(partnerships: Iterable[int]) -> Terms:
    """Return what decides the terms of pieces of these partnerships."""
    own: dict[int, list[OwnTerm]] = defaultdict(list)
    for each in OwnTerm.objects.filter(partnership__in=set(partnerships)):
        own[each.partnership_id].append(each)
    return Terms(rules_here(), own)


def _holds(own: OwnTerm, row: Consultation, day: date) -> bool:
    begun = own.valid_from is None or own.valid_from <= day
    return own.occasion == row.occasion and begun and (own.valid_to is None or day < own.valid_to)
