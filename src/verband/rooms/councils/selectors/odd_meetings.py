"""What is odd about a meeting of a board that someone filled in: it stands, and its writer is told what it means."""

from collections.abc import Iterator
from datetime import date

from verband.rooms.common.words import datum
from verband.rooms.councils.bridge.moments import is_free
from verband.rooms.councils.choices import ONE_A_YEAR
from verband.rooms.councils.models import BoardMeeting
from verband.rooms.councils.selectors.planning import planning_on

DAYS_OFF = {5: "een zaterdag", 6: "een zondag"}
TAKE_BACK = "Klopt dit niet, kies dan 'Ongedaan maken', of later 'Wijzig' bij die vergadering."


def odd_about(row: BoardMeeting, on: date) -> str:
    """Return what is odd about a meeting that was written down, and how it is taken back; empty when nothing is."""
    found = list(_oddities(row, on))
    return " ".join(["Let op:", *found, TAKE_BACK]) if found else ""


def _oddities(row: BoardMeeting, on: date) -> Iterator[str]:
    if is_free(row.on):
        yield f"{datum(row.on)} is {DAYS_OFF.get(row.on.weekday(), 'een feestdag')}."
    if limit := _limit_passed(row, on):
        yield (
            f"Het bestuur besluit dan later dan {datum(limit)}, de laatste dag die de wet toelaat; de termijnen voor "
            "de raden tellen wel vanaf deze vergadering."
        )
    if others := _others(row):
        yield (
            f"Over de {row} staat ook een vergadering op {', '.join(datum(day) for day in others)}; "
            "de kalender rekent met allemaal."
        )


def _limit_passed(row: BoardMeeting, on: date) -> date | None:
    """Return the last lawful day for what the board decides, when the meeting comes after it."""
    for moment in planning_on(on, [row.partnership_id]).moments(row.partnership_id, row.on.year):
        about = (moment.rule.anchor, moment.rule.occasion, moment.year, moment.day)
        if about == ("meeting-itself", row.occasion, row.year, row.on):
            return moment.past_limit
    return None


def _others(row: BoardMeeting) -> list[date]:
    if row.occasion not in ONE_A_YEAR:
        return []
    same = BoardMeeting.objects.filter(partnership=row.partnership, occasion=row.occasion, year=row.year)
    return list(same.exclude(on=row.on).order_by("on").values_list("on", flat=True))
