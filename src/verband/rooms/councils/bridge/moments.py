"""Terms and days, which the core works out."""

from verband.core.moments import (
    Arrangement,
    BoardDay,
    Chapter,
    Collision,
    Handed,
    Moment,
    OwnWeeks,
    Rule,
    RuleBook,
    certainty_of,
    chapter_of,
    council_moment,
    find_collisions,
    load_rules,
    piece_moment,
    plan_year,
)
from verband.core.moments.collisions import Planned, Sitting
from verband.core.moments.common_dates import Council, Way, common_dates, ways_to_board_day
from verband.core.moments.days import is_free, weeks_after
from verband.core.moments.states import Course, State, most_urgent, state_of_sending, state_of_view
from verband.core.moments.written import WrittenMeeting, WrittenPeriod, read_line, read_period

__all__ = [
    "Arrangement",
    "BoardDay",
    "Chapter",
    "Collision",
    "Council",
    "Course",
    "Handed",
    "Moment",
    "OwnWeeks",
    "Planned",
    "Rule",
    "RuleBook",
    "Sitting",
    "State",
    "Way",
    "WrittenMeeting",
    "WrittenPeriod",
    "certainty_of",
    "chapter_of",
    "common_dates",
    "council_moment",
    "find_collisions",
    "is_free",
    "load_rules",
    "most_urgent",
    "piece_moment",
    "plan_year",
    "read_line",
    "read_period",
    "state_of_sending",
    "state_of_view",
    "ways_to_board_day",
    "weeks_after",
]
