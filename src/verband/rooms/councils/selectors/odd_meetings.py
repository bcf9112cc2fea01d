"""What is odd about a meeting or a recess that someone filled in: it stands, and its writer is told what it means."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from verband.rooms.common.words import datum
from verband.rooms.councils.bridge.moments import Moment, is_free
from verband.rooms.councils.bridge.wording import listed
from verband.rooms.councils.choices import ONE_A_YEAR
from verband.rooms.councils.models import BoardMeeting, Consultation, CouncilMeeting, Recess
from verband.rooms.councils.selectors.consultation_terms import terms_for
from verband.rooms.councils.selectors.days import Day
from verband.rooms.councils.selectors.planning import planning_on

DAYS_OFF = {5: "een zaterdag", 6: "een zondag"}
TAKE_BACK = "Klopt dit niet, kies dan 'Ongedaan maken', of later 'Wijzig'."


def odd_about(rows: Sequence[Day], on: date, pieces: Iterable[Consultation] = ()) -> str:
    """Return what is odd about days of one owner that were written down, and how it is taken back; empty if nothing is.

    ``pieces``: what went along with a meeting of a council to its new day.
    """
    found = [
        *(told for row in rows if isinstance(row, BoardMeeting) for told in _oddities(row, on)),
        *_in_recess([row for row in rows if isinstance(row, CouncilMeeting)]),
        *(
            told
            for row in rows
            if isinstance(row, Recess)
            for told in _meetings_in(row, alone=len(rows) == 1)
        ),
        *_past_their_day(pieces, on),
    ]
    return " ".join(["Let op:", *found, TAKE_BACK]) if found else ""


def _in_recess(held: Sequence[CouncilMeeting]) -> Iterator[str]:
    if not held:
        return
    recesses = list(Recess.objects.filter(party=held[0].party))
    inside = [
        f"{datum(meeting.on)} ({recess.name})"
        for meeting in held
        for recess in recesses
        if recess.first_day <= meeting.on <= recess.last_day
    ]
    if inside:
        yield f"in het reces {'valt' if len(inside) == 1 else 'vallen'} {listed(inside)}."


def _meetings_in(recess: Recess, *, alone: bool) -> Iterator[str]:
    inside = CouncilMeeting.objects.filter(
        party=recess.party, on__gte=recess.first_day, on__lte=recess.last_day
    )
    if days := [datum(day) for day in inside.order_by("on").values_list("on", flat=True)]:
        what = "een vergadering" if len(days) == 1 else "vergaderingen"
        where = "dit reces" if alone else recess.name
        yield f"in {where} {'staat' if len(days) == 1 else 'staan'} {what} op {listed(days)}."


def _past_their_day(pieces: Iterable[Consultation], on: date) -> Iterator[str]:
    for piece in pieces:
        term = terms_for([piece.partnership_id], on).of(piece)
        if term and piece.agenda_on and not term.allows(piece.agenda_on):
            yield f"{datum(piece.agenda_on)} is na de laatste dag voor {piece.subject} ({datum(term.ends)})."


def _oddities(row: BoardMeeting, on: date) -> Iterator[str]:
    if is_free(row.on):
        yield f"{datum(row.on)} is {DAYS_OFF.get(row.on.weekday(), 'een feestdag')}."
    if limit := _limit_passed(row, on):
        yield (
            f"Het bestuur besluit dan later dan {datum(limit)}, de laatste dag die de wet toelaat; de termijnen voor "
            "de raden tellen wel vanaf deze vergadering."
        )
    moments = _leading_to(row, on)
    if last := min((each.day for each in moments if each.rule.anchor == "meeting"), default=None):
        if last < on <= row.on and not _was_sent(row):
            yield f"De laatste dag om het stuk naar de raden te sturen was {datum(last)}."
    elif not moments:
        yield "Hier rekent Verband niets uit: voor dit onderwerp noemen de wet en de regeling geen termijn."
    if others := _others(row):
        yield (
            f"Over de {row} staat ook een vergadering op {', '.join(datum(day) for day in others)}; "
            "de kalender rekent met allemaal."
        )


def _was_sent(row: BoardMeeting) -> bool:
    about = {"partnership": row.partnership, "occasion": row.occasion, "year": row.year}
    return Consultation.objects.filter(sent_on__isnull=False, **about).exists()


def _leading_to(row: BoardMeeting, on: date) -> list[Moment]:
    """Return the moments that rest on a meeting: some lie in the year before."""
    planning = planning_on(on, [row.partnership_id])
    years = (row.on.year - 1, row.on.year, row.on.year + 1)
    planned = (each for year in years for each in planning.moments(row.partnership_id, year))
    return [
        each
        for each in planned
        if (each.rule.occasion, each.year) == (row.occasion, row.year)
        and (each.meeting == row.on or each.rule.anchor == "year")
    ]


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
