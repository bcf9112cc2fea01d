"""Pages on which the register is kept by hand, one file per subject."""

from verband.rooms.register.views.keep.confirming import confirm
from verband.rooms.register.views.keep.conflicts import conflicts
from verband.rooms.register.views.keep.conflicts import decide as decide_conflicts
from verband.rooms.register.views.keep.desk import desk
from verband.rooms.register.views.keep.matching import decide as decide_match
from verband.rooms.register.views.keep.matching import matches
from verband.rooms.register.views.keep.merging import find as find_to_merge
from verband.rooms.register.views.keep.merging import merge
from verband.rooms.register.views.keep.participants import (
    add_participants,
    change_participation,
    end_participation,
    let_in,
    participants,
    remove_participation,
)
from verband.rooms.register.views.keep.particulars import particulars
from verband.rooms.register.views.keep.parties import add as add_party
from verband.rooms.register.views.keep.parties import correct as correct_party
from verband.rooms.register.views.keep.partnerships import (
    change_partnership,
    end_partnership,
    own_party,
    start_partnership,
)
from verband.rooms.register.views.keep.parts import correct as correct_part
from verband.rooms.register.views.keep.parts import parts
from verband.rooms.register.views.keep.parts import remove as remove_part

__all__ = [
    "add_participants",
    "add_party",
    "change_participation",
    "change_partnership",
    "confirm",
    "conflicts",
    "correct_part",
    "correct_party",
    "decide_conflicts",
    "decide_match",
    "desk",
    "end_participation",
    "end_partnership",
    "find_to_merge",
    "let_in",
    "matches",
    "merge",
    "own_party",
    "participants",
    "particulars",
    "parts",
    "remove_part",
    "remove_participation",
    "start_partnership",
]
