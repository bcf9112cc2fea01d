"""The moments of one arrangement in one calendar year, and the term of one council."""

from verband.core.moments.plan.arrangement import NOT_HANDED, Arrangement, BoardDay, Handed, OwnWeeks
from verband.core.moments.plan.made import certainty_of
from verband.core.moments.plan.moment import Moment
from verband.core.moments.plan.pieces import council_moment, piece_moment
from verband.core.moments.plan.year import plan_year

__all__ = [
    "NOT_HANDED",
    "Arrangement",
    "BoardDay",
    "Handed",
    "Moment",
    "OwnWeeks",
    "certainty_of",
    "council_moment",
    "piece_moment",
    "plan_year",
]
