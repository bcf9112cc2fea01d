"""What moves along when two records that are the same are merged.

Texts of councils are not shown to who merges: of two pieces in each other's way only their days are.
"""

from verband.rooms.register.models import Partnership, Party
from verband.rooms.register.selectors.merging import Part, register_parts

DAYS = ("sent_on", "received_on", "decided_on", "returned_on")
OF_PARTNERSHIP = (
    Part("board-meeting", "partnership", ("on", "occasion", "year")),
    Part("own-term", "partnership"),
    Part("consultation", "partnership", ("party", "voice", "occasion", "year", "subject"), shown=DAYS),
    Part("joint-opinion", "partnership"),
    Part("involvement", "partnership", ()),
    Part("rapporteur", "partnership"),
    Part("frame", "partnership"),
    Part("contents-answer", "partnership", ("requirement",)),
)
OF_PARTY = (
    Part("council-meeting", "party", ("on", "name")),
    Part("recess", "party", ("first_day",)),
    Part("consultation", "party", ("partnership", "voice", "occasion", "year", "subject"), shown=DAYS),
    Part("joint-opinion", "drafted_by"),
    Part("joint-stance", "party", ("joint",), shown=("stance",)),
    Part("involvement-consent", "party", ("involvement",)),
    Part("rapporteur", "party"),
    Part("frame", "party"),
    Part("board-item", "drafted_by"),
    Part("deviating-view", "party", ("item",), shown=("released_on",)),
)


def tell_merging() -> None:
    """Tell the register what moves along."""
    register_parts(Partnership, *OF_PARTNERSHIP)
    register_parts(Party, *OF_PARTY)
