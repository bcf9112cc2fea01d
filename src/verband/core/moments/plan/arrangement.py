"""What people know of an arrangement: its form, its meetings, its own terms, and when a piece was handed over."""

from dataclasses import dataclass
from datetime import date

from verband.core.moments.chapters import Chapter


@dataclass(frozen=True, slots=True)
class BoardDay:
    """A meeting of the board of an arrangement on one subject."""

    on: date
    occasion: str
    year: int
    """The year that the subject is about."""


@dataclass(frozen=True, slots=True)
class OwnWeeks:
    """A term in weeks that the arrangement itself sets for a council's view."""

    occasion: str
    weeks: int
    clause: str
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day; the end is the first day on which it no longer does."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day < self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What decides the moments of an arrangement."""

    form: str
    scheme_kind: str
    chapter: Chapter
    meetings: tuple[BoardDay, ...] = ()
    own_weeks: tuple[OwnWeeks, ...] = ()


@dataclass(frozen=True, slots=True)
class Handed:
    """When a piece was sent to a council and when that council received it; unknown is None."""

    sent_on: date | None = None
    received_on: date | None = None


NOT_HANDED = Handed()
"""What nobody wrote down the sending and the receipt of."""
