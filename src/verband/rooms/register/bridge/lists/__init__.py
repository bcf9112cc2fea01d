"""Lists as people keep them on their way in: from bytes to a delivery, or to doubts for a person.

``opening`` reads the file, ``names`` knows what stands here, ``meaning`` brings the two together, ``memberships``
and ``areas`` make of it what the register wants. Nothing is guessed: a list is read in whole, or not at all.
"""

from verband.core.lists.columns import As
from verband.core.lists.decoding import MAX_BYTES
from verband.core.lists.marks import Part
from verband.core.lists.matching import Known
from verband.rooms.register.bridge.lists.answers import NEW, Answers, answered, columns_to_choose
from verband.rooms.register.bridge.lists.areas import AreaList, AreaPeriod, WantedArea, read_areas
from verband.rooms.register.bridge.lists.doubts import DoubtfulListError, ListDoubt, Suggestion
from verband.rooms.register.bridge.lists.keys import ListRow
from verband.rooms.register.bridge.lists.memberships import Standing, read_memberships
from verband.rooms.register.bridge.lists.names import Ended, Names
from verband.rooms.register.bridge.lists.opening import ListOptions, OpenedList, open_list

__all__ = [
    "MAX_BYTES",
    "NEW",
    "Answers",
    "AreaList",
    "AreaPeriod",
    "As",
    "DoubtfulListError",
    "Ended",
    "Known",
    "ListDoubt",
    "ListOptions",
    "ListRow",
    "Names",
    "OpenedList",
    "Part",
    "Standing",
    "Suggestion",
    "WantedArea",
    "answered",
    "columns_to_choose",
    "open_list",
    "read_areas",
    "read_memberships",
]
