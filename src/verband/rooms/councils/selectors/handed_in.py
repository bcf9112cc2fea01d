"""How far the sending in of what the board adopted is: no council does that, so it has no state in the grid."""

from collections.abc import Iterable
from datetime import date

from verband.rooms.common.words import datum
from verband.rooms.councils.bridge.moments import Moment
from verband.rooms.councils.models import BoardMeeting

ADOPTION = "adoption"


def handed_in(moment: Moment, meetings: Iterable[BoardMeeting], on: date) -> str:
    """Return in words how far the sending in is, empty of other moments and of what is still to come."""
    if moment.rule.anchor != ADOPTION:
        return ""
    of = (moment.meeting, moment.rule.occasion, moment.year)
    sent = next((row.handed_in_on for row in meetings if (row.on, row.occasion, row.year) == of), None)
    if sent:
        return f"ingezonden op {datum(sent)}{', na de uiterste dag' if sent > moment.ends else ''}"
    return "uiterste dag voorbij, inzenden niet vastgelegd" if on > moment.ends else ""
