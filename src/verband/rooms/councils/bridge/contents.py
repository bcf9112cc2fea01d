"""What the text of an arrangement must hold by law, met with the codes that the room stores."""

from verband.core.contents.holding import (
    Counts,
    Due,
    Holding,
    count,
    due,
    is_joint_arrangement,
    odd_pair,
    that_hold,
)
from verband.core.contents.requirements import (
    JOINT_ARRANGEMENTS,
    Requirement,
    Transition,
    contents_pack,
    requirements,
    transition,
)

__all__ = [
    "JOINT_ARRANGEMENTS",
    "Counts",
    "Due",
    "Holding",
    "Requirement",
    "Transition",
    "contents_pack",
    "count",
    "due",
    "is_joint_arrangement",
    "odd_pair",
    "requirements",
    "that_hold",
    "transition",
]
