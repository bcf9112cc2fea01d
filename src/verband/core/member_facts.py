"""What is particular of a partnership for one council, as the pack ``member-questions`` names it; all of it our own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol, TypeVar

FIRMNESS = ("accounts", "amended-budget", "budget")
"""Kinds of paper: of one year the first of these counts."""
A_YEAR = timedelta(days=365)
WANTING_JUDGEMENTS = frozenset({"partly", "outside"})
WANTING_OUTCOMES = frozenset({"partly", "not-taken"})


class Told(Protocol):
    """An amount of one year, as a paper tells it."""

    @property
    def year(self) -> int:
        """Return the year that it is about."""

    @property
    def kind(self) -> str:
        """Return in which kind of paper it stands."""


Amount = TypeVar("Amount", bound=Told)


@dataclass(frozen=True, slots=True)
class Said:
    """What a council said last, and what came of it."""

    outcome: str
    """taken, partly, not-taken or unknown."""
    was_sent: bool
    was_answered: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one partnership for one council; what is not known is None or empty."""

    amounts: tuple[tuple[int, Decimal], ...] = ()
    """Year and amount in euro, the newest year first, one for each year."""
    seats: int = 0
    rapporteurs: int = 0
    judgements: tuple[str | None, ...] = ()
    """Of each frame the last judgement: within, partly, outside or too-early; None while nobody reported on it."""
    said: Said | None = None
    has_escalation: bool = False
    evaluation_on: date | None = None
    is_voluntary: bool = False


def facts_of(known: Known, on: date) -> frozenset[str]:
    """Return the codes of what holds on a day, as the questions ask for them."""
    checks: dict[str, Callable[[], bool]] = {
        "frame-not-met": lambda: not WANTING_JUDGEMENTS.isdisjoint(known.judgements),
        "opinion-not-taken": lambda: known.said is not None and known.said.outcome in WANTING_OUTCOMES,
        "opinion-unanswered": lambda: known.said is not None and _is_unanswered(known.said),
        "contribution-rose": lambda: _rose(known.amounts),
        "contribution-unknown": lambda: not known.amounts,
        "seat-unknown": lambda: not known.seats,
        "no-rapporteur": lambda: not known.rapporteurs,
        "no-frames": lambda: not known.judgements,
        "no-report": lambda: bool(known.judgements) and not any(known.judgements),
        "no-escalation": lambda: not known.has_escalation,
        "no-evaluation": lambda: known.evaluation_on is None,
        "evaluation-past": lambda: known.evaluation_on is not None and known.evaluation_on < on,
        "evaluation-near": lambda: (
            known.evaluation_on is not None and on <= known.evaluation_on < on + A_YEAR
        ),
        "voluntary": lambda: known.is_voluntary,
    }
    return frozenset(code for code, holds in checks.items() if holds())


def firmest(amounts: Iterable[Amount]) -> tuple[Amount, ...]:
    """Return one amount for each year, of the firmest paper; the newest year first.

    Of two papers of one kind the first that is given counts.
    """
    found: dict[int, Amount] = {}
    for each in sorted(amounts, key=lambda one: FIRMNESS.index(one.kind)):
        found.setdefault(each.year, each)
    return tuple(found[year] for year in sorted(found, reverse=True))


def per_inhabitant(amount: Decimal, inhabitants: int | None) -> Decimal | None:
    """Return an amount in euro for each inhabitant; None when their number is not known."""
    return amount / Decimal(inhabitants) if inhabitants else None


def _is_unanswered(said: Said) -> bool:
    return said.was_sent and not said.was_answered and said.outcome == "unknown"


def _rose(amounts: tuple[tuple[int, Decimal], ...]) -> bool:
    """Whether the newest year is higher than the one before it; years further apart are not compared."""
    if len(amounts) < 2:
        return False
    (newest, now), (before, then) = amounts[:2]
    return newest == before + 1 and now > then
