"""Which requirements hold for an arrangement, and since when its text had to meet them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from verband.core.contents.requirements import (
    JOINT_ARRANGEMENTS,
    Requirement,
    Transition,
    requirements,
    transition,
)

UNKNOWN = "unknown"


class Holding(Enum):
    """Whether a requirement holds for an arrangement."""

    YES = "yes"
    DEPENDS = "depends"
    """It depends on a form or kind of scheme that nobody knows."""
    NO = "no"


@dataclass(frozen=True, slots=True)
class Due:
    """Since when the text had to meet a requirement."""

    on: date
    at_the_latest: bool
    """True when we only read it in a text of law of that day: it may have been asked for longer."""
    because: str
    fixed_term: date | None = None
    """The day for an arrangement made for a fixed term, where that is another; the register knows no term."""


def is_joint_arrangement(form: str) -> bool:
    """Whether a form rests on the Joint Arrangements Act, or may do so while nobody knows it."""
    return form in JOINT_ARRANGEMENTS or form == UNKNOWN


def holding(requirement: Requirement, form: str, scheme: str) -> Holding:
    """Return whether a requirement holds for an arrangement of a form and a kind of scheme.

    Parameters
    ----------
    form, scheme
        Codes of the register; ``unknown`` when nobody knows, which never makes a requirement go.
    """
    by_form = _of_form(requirement, form)
    by_scheme = _of_scheme(requirement, scheme)
    if Holding.NO in (by_form, by_scheme):
        return Holding.NO
    return Holding.DEPENDS if Holding.DEPENDS in (by_form, by_scheme) else Holding.YES


def _of_form(requirement: Requirement, form: str) -> Holding:
    if form == UNKNOWN:
        # Even what holds for every arrangement depends on its being one: an unknown form may be a covenant.
        return Holding.DEPENDS
    return Holding.YES if form in requirement.forms else Holding.NO


def _of_scheme(requirement: Requirement, scheme: str) -> Holding:
    if requirement.schemes is None:
        return Holding.YES
    if scheme == UNKNOWN:
        return Holding.DEPENDS
    return Holding.YES if scheme in requirement.schemes else Holding.NO


def that_hold(form: str, scheme: str) -> tuple[tuple[Requirement, Holding], ...]:
    """Return the requirements that hold, or that may hold, for an arrangement, in the order of the pack."""
    judged = ((each, holding(each, form, scheme)) for each in requirements().values())
    return tuple((each, holds) for each, holds in judged if holds is not Holding.NO)


def due(requirement: Requirement, started_on: date | None) -> Due:
    """Return since when the text of an arrangement had to meet a requirement.

    What was amended in 2022 had to be in an arrangement that stood already when the time of transition was over; one
    that began later had to hold it from its first day, which is our reading of the transition. An arrangement of which
    nobody knows the beginning counts as one that stood already.
    """
    asked = _due(requirement.since, started_on, transition())
    if requirement.fixed_term_since is None:
        return asked
    later = _due(requirement.fixed_term_since, started_on, transition()).on
    return asked if later == asked.on else replace(asked, fixed_term=later)


def _due(since: date, started_on: date | None, over: Transition) -> Due:
    if since == over.until:
        return _of_amendment(started_on, over)
    if since == over.in_force:
        if started_on and started_on >= over.in_force:
            return Due(started_on, at_the_latest=False, because=_FIRST_DAY)
        return Due(over.in_force, at_the_latest=False, because="de wijziging van de Wgr van 1 juli 2022")
    if started_on and started_on > since:
        return Due(started_on, at_the_latest=False, because=_FIRST_DAY)
    return Due(since, at_the_latest=True, because="de wettekst van die dag vraagt het al")


def _of_amendment(started_on: date | None, over: Transition) -> Due:
    if started_on and started_on >= over.in_force:
        return Due(started_on, at_the_latest=False, because=_FIRST_DAY)
    return Due(
        over.until, at_the_latest=False, because="het einde van de overgangstijd van de wijziging van 2022"
    )


_FIRST_DAY = "de eerste dag van de regeling (onze lezing)"


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found in the text of one arrangement, of what the law asks for."""

    total: int = 0
    checked: int = 0
    there: int = 0
    partly: int = 0
    missing: int = 0
    not_needed: int = 0

    @property
    def unchecked(self) -> int:
        """How many nobody has looked at."""
        return self.total - self.checked


def count(findings: Iterable[str]) -> Counts:
    """Count findings: yes, partly, no, not-needed, and anything else as not looked at."""
    found = list(findings)
    there, partly = found.count("yes"), found.count("partly")
    missing, not_needed = found.count("no"), found.count("not-needed")
    return Counts(len(found), there + partly + missing + not_needed, there, partly, missing, not_needed)


def odd_pair(form: str, scheme: str) -> str:
    """Return what cannot be of a form and a kind of scheme together, in words; empty when nothing is odd."""
    if form == "BVO" and scheme in {"council", "mixed", "mayor"}:
        return (
            "Aan een bedrijfsvoeringsorganisatie doen alleen colleges, gedeputeerde staten of dagelijkse besturen mee "
            "(Wgr 8, derde lid, wettekst van 10 mei 2017); kijk de vorm en de soort regeling na."
        )
    return ""
