"""What comes to one council of one partnership, for who is new there: its own days, as every page shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from verband.rooms.councils.bridge.moments import Moment, State
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.selectors.council import state_of
from verband.rooms.councils.selectors.feed_moments import OF_THE_BOARD, shown_to_councils
from verband.rooms.councils.selectors.own_moments import (
    Laid,
    OwnMoment,
    about_years,
    consultations_of,
    loose_moments,
    loose_pieces,
    own_moments,
)
from verband.rooms.councils.selectors.planning import Onlooker, Planning
from verband.rooms.councils.selectors.state_words import OVER, state_in_words
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay

MOMENTS_SHOWN = 3
OPEN = frozenset({State.UNDER_WAY, State.STILL_OPEN, State.MISSING})
"""A view that was asked for and that the board does not have."""


@dataclass(frozen=True, slots=True)
class Coming:
    """One moment to come, or a view that the board still waits for."""

    moment: Moment
    piece: Consultation | None
    """What was put before the council at this moment, the last one of several."""
    open: bool
    """Whether the council was asked for its view and has not given it."""
    still: str = ""
    """Until when that view can still be given after its term."""

    @property
    def title(self) -> str:
        """Return what comes."""
        return f"Zienswijze op {self.piece.subject}" if self.piece and self.open else self.moment.rule.title


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes to one council."""

    planning: Planning
    council: PartyOnDay
    eye: Onlooker
    given: Laid
    loose: Laid

    def of(self, row: PartnershipOnDay) -> tuple[Coming, ...]:
        """Return the next moments, always with the views that are asked for and the board meeting that they are for.

        What is done already does not come any more.
        """
        found = sorted(self._moments(row), key=lambda each: each.moment.day)
        asked = [each for each in found if each.pieces and each.moment.rule.anchor == "receipt"]
        running = [each for each in asked if self._state(each) in OPEN]
        later = [each for each in found if each.moment.day >= self.eye.on and self._state(each) not in OVER]
        board = [each for each in later if each.moment.rule.anchor == OF_THE_BOARD]
        subjects = {_subject(each) for each in [*running, *board[:1]]}
        chosen = [*later[:MOMENTS_SHOWN], *running, *(each for each in board if _subject(each) in subjects)]
        return tuple(self._coming(each, running) for each in found if each in chosen)

    def _state(self, each: OwnMoment) -> State:
        return state_of(each.moment, each.pieces, self.eye)

    def _coming(self, each: OwnMoment, running: list[OwnMoment]) -> Coming:
        still = each in running and self._state(each) == State.STILL_OPEN
        told = state_in_words(each.moment, State.STILL_OPEN) if still else ""
        return Coming(each.moment, each.pieces[-1] if each.pieces else None, each in running, told)

    def _moments(self, row: PartnershipOnDay) -> Iterator[OwnMoment]:
        """Yield the moments of last year too: a view of then may still be asked for."""
        years = _years(self.eye.on)
        for year in years:
            moments = [each for each in self.planning.moments(row.pk, year) if shown_to_councils(each)]
            yield from own_moments(self.planning, row, self.council, moments, self.given)
        mine = {key: pieces for key, pieces in self.loose.items() if key[0] == row.pk}
        yield from loose_moments(self.planning, mine, years)


def ahead_of(planning: Planning, council: PartyOnDay, eye: Onlooker) -> Ahead:
    """Return what comes to a council, with all that was put before it."""
    first, *_, last = _years(eye.on)
    about = range(about_years(first)[0], about_years(last)[-1] + 1)
    parties = [council.pk]
    given, loose = consultations_of(about, parties=parties), loose_pieces(parties=parties)
    return Ahead(planning, council, eye, given, loose)


def _years(on: date) -> tuple[int, ...]:
    return (on.year - 1, on.year, on.year + 1)


def _subject(each: OwnMoment) -> tuple[str, int]:
    return each.moment.rule.occasion, each.moment.year
