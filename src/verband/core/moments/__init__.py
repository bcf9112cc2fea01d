"""The legal moments at which councils are heard on a joint arrangement, and the days they fall on.

Which rules hold follows from the form and the chapter of an arrangement and from the date: the rules before and after
the amendment of 1 July 2022 both stand in the pack ``council-rules``. "Before" a day means that the day before it is
the last; weeks run from the day of receipt, which itself does not count.
"""

from verband.core.moments.chapters import Chapter, chapter_of
from verband.core.moments.collisions import Collision, find_collisions
from verband.core.moments.plan import (
    Arrangement,
    BoardDay,
    Handed,
    Moment,
    OwnWeeks,
    certainty_of,
    council_moment,
    piece_moment,
    plan_year,
)
from verband.core.moments.rules import Rule, RuleBook, load_rules

__all__ = [
    "Arrangement",
    "BoardDay",
    "Chapter",
    "Collision",
    "Handed",
    "Moment",
    "OwnWeeks",
    "Rule",
    "RuleBook",
    "certainty_of",
    "chapter_of",
    "council_moment",
    "find_collisions",
    "load_rules",
    "piece_moment",
    "plan_year",
]
