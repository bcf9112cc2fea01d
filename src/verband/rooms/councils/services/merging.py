"""What moves along when two records that are the same are merged.

What councils wrote is not shown to who merges: of two pieces in each other's way only the days on which they came are,
and a piece with something of a council in it never gives way.
"""

from verband.rooms.councils.models import Consultation, DeviatingView, JointStance
from verband.rooms.councils.selectors.consultation_page import is_untouched
from verband.rooms.councils.templatetags.councils_words import de_raad
from verband.rooms.register.models import Partnership, Party
from verband.rooms.register.selectors.merging import Part, register_parts

DAYS = ("sent_on", "received_on")


def _of_its_council(row: Consultation) -> str:
    """Return why a piece cannot give way; empty while its council has written nothing."""
    if is_untouched(row):
        return ""
    return (
        f"Bij {de_raad(row.party)} is bij '{row.subject}' al iets ingevuld, dat mag niet vervallen: kies bij die "
        "botsing de andere, of vraag de griffie."
    )


def _of_its_house(row: JointStance | DeviatingView) -> str:
    """Return why what a government wrote for itself cannot give way."""
    return f"Wat {row.party.name} zelf schreef mag niet vervallen; vraag die overheid het eerst weg te halen."


OF_PARTNERSHIP = (
    Part("board-meeting", "partnership", ("on", "occasion", "year")),
    Part("own-term", "partnership"),
    Part(
        "consultation",
        "partnership",
        ("party", "voice", "occasion", "year", "subject"),
        shown=DAYS,
        stays=_of_its_council,
    ),
    Part("joint-opinion", "partnership", quiet=True),
    Part("involvement", "partnership", ()),
    Part("rapporteur", "partnership"),
    Part("frame", "partnership"),
    Part("contents-answer", "partnership", ("requirement",)),
)
OF_PARTY = (
    Part("council-meeting", "party", ("on", "name")),
    Part("recess", "party", ("first_day",)),
    Part(
        "consultation",
        "party",
        ("partnership", "voice", "occasion", "year", "subject"),
        shown=DAYS,
        stays=_of_its_council,
    ),
    Part("joint-opinion", "drafted_by", quiet=True),
    Part("joint-stance", "party", ("joint",), shown=("party",), stays=_of_its_house, quiet=True),
    Part("involvement-consent", "party", ("involvement",)),
    Part("rapporteur", "party"),
    Part("frame", "party"),
    Part("board-item", "drafted_by"),
    Part("deviating-view", "party", ("item",), shown=("party",), stays=_of_its_house, quiet=True),
)


def tell_merging() -> None:
    """Tell the register what moves along."""
    register_parts(Partnership, *OF_PARTNERSHIP)
    register_parts(Party, *OF_PARTY)
