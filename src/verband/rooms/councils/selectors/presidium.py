"""What a presidium plans by: all that comes to one council in a year or a quarter, by day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from string import ascii_lowercase
from uuid import UUID

from verband.rooms.common.words import datum
from verband.rooms.councils.bridge.moments import Moment, Sitting, State
from verband.rooms.councils.models import Consultation, CouncilMeeting, Recess
from verband.rooms.councils.selectors import feed_words as words
from verband.rooms.councils.selectors.council import how_far
from verband.rooms.councils.selectors.days import agendas_of
from verband.rooms.councils.selectors.extras import extras_of
from verband.rooms.councils.selectors.feed_moments import (
    OF_THE_BOARD,
    Dated,
    moments_of_councils,
)
from verband.rooms.councils.selectors.own_moments import handed
from verband.rooms.councils.selectors.planning import Onlooker, planning_on
from verband.rooms.councils.selectors.state_words import OVER, board_decides_first
from verband.rooms.councils.selectors.taking_part import (
    arrangements_of,
    council_or_404,
    joined_by,
    partnerships_of,
)
from verband.rooms.councils.selectors.without_term import NO_TERM, Asked, asked_without_term
from verband.rooms.councils.templatetags.councils_words import raad
from verband.rooms.register.models import Party
from verband.rooms.register.selectors.on_day import PartnershipOnDay, register_on

QUARTERS = {"1": "eerste kwartaal", "2": "tweede kwartaal", "3": "derde kwartaal", "4": "vierde kwartaal"}
MOMENT, MEETING, RECESS = "moment", "vergadering", "reces"
TO_COME = frozenset({State.AHEAD, State.LATEST})
NO_MEETING = "geen haalbare vergadering binnen de termijn"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list."""

    kind: str
    day: date
    what: str
    arrangement: str = ""
    page: UUID | None = None
    """Public id of the arrangement."""
    begins: date | None = None
    certain: bool = True
    safe: date | None = None
    """The last working day before a last day that is none."""
    treat: str = ""
    """The last meeting of the council within its term."""
    article: str = ""
    version: str = ""
    """Since when the text of the law holds, and how sure we are of it."""
    code: str = ""
    about: int = 0
    state: str = ""
    """How far it is, in words; empty of what is still to come and of what the board decides."""
    received: date | None = None
    agenda: str = ""
    """On which agenda of the council its piece stands."""
    of_board: bool = False
    """Whether it is the board that acts."""
    done: bool = False
    document: str = ""
    """Where its piece can be read."""

    @property
    def is_moment(self) -> bool:
        """Whether it is a moment, and not a day of the council itself."""
        return self.kind == MOMENT

    @property
    def to_do(self) -> bool:
        """Whether there is something to tick off for the council."""
        return self.is_moment and not self.of_board


@dataclass(frozen=True)
class PresidiumList:
    """The list of one council over a period."""

    party: Party
    title: str
    first: date
    last: date
    lines: tuple[Line, ...]
    arrangements: int
    on: date
    """The day on which it was looked up."""
    without_meetings: bool
    """Whether no meeting of the council is known, so that none can be named."""

    @property
    def estimated(self) -> int:
        """Return how many lines rest on a meeting of a board that is not known."""
        return sum(not line.certain for line in self.lines)

    @property
    def versions(self) -> dict[str, str]:
        """Return by letter which texts of the law the articles are of."""
        found = sorted({line.version for line in self.lines if line.version})
        return {version: letter for letter, version in zip(ascii_lowercase, found, strict=False)}


def presidium_list(public_id: UUID, year: int, quarter: str, eye: Onlooker) -> PresidiumList:
    """Return the list of a council for a year, or for one quarter of it.

    Raises
    ------
    Http404
        When there is no such council.
    """
    on = eye.on
    party, register = council_or_404(public_id), register_on(on)
    first, last = _period(year, quarter)
    council = register.parties[party.pk]
    rows, joined = arrangements_of(party.pk, register), partnerships_of(party.pk, register)
    planning = planning_on(on, joined_by(party.pk, register))
    moments = moments_of_councils(planning, [council], (year - 1, year, year + 1))
    held = _meetings(party)
    recesses = list(Recess.objects.filter(party=party))
    to_decide = _outside(held, recesses)
    found = [
        *(_line(each, to_decide, eye) for each in moments),
        *_without_term(asked_without_term(planning, eye, {year}, parties=[party.pk])),
        *(
            Line(MOMENT, extra.day, extra.title)
            for extra in extras_of(rows, {council.kind}, year, planning.book, evaluated=joined)
        ),
        *_of_meetings([meeting for meeting in held if first <= meeting.on <= last], register.partnerships),
    ]
    inside = [line for line in found if first <= line.day <= last]
    lines = [*inside, *_recesses(recesses, first, last)]
    return PresidiumList(
        party=party,
        title=f"{raad(council)} {QUARTERS[quarter] + ' ' if quarter else ''}{year}",
        first=first,
        last=last,
        lines=tuple(sorted(lines, key=lambda line: (line.day, line.kind != RECESS, line.arrangement))),
        arrangements=len(rows),
        on=on,
        without_meetings=not any(meeting.decides for meeting in held),
    )


def _period(year: int, quarter: str) -> tuple[date, date]:
    if not quarter:
        return date(year, 1, 1), date(year, 12, 31)
    begins = 3 * int(quarter) - 2
    after = date(year + begins // 10, (begins + 2) % 12 + 1, 1)
    return date(year, begins, 1), date.fromordinal(after.toordinal() - 1)


def _line(found: Dated, meetings: Sequence[CouncilMeeting], eye: Onlooker) -> Line:
    moment, of_board = found.moment, found.moment.rule.anchor == OF_THE_BOARD
    state, told = how_far(moment, found.pieces, eye)
    done = not of_board and state in OVER
    return Line(
        kind=MOMENT,
        day=moment.day,
        what=_what(found),
        arrangement=found.row.name,
        page=found.row.public_id,
        begins=moment.opens,
        certain=moment.known,
        safe=None if moment.known and of_board else moment.safe,
        treat="" if done else _treat(moment.opens, _last_of_use(moment), meetings),
        article=words.article_of(found),
        version=words.version_of(found),
        code="" if found.piece else moment.rule.code,
        about=moment.year,
        state="" if of_board else _with_board(found, "" if state in TO_COME else told),
        received=handed(found.pieces).received_on,
        agenda=_agenda_of(found.pieces[-1]) if found.pieces else "",
        of_board=of_board,
        done=done,
        document=found.pieces[-1].document if found.pieces else "",
    )


def _what(found: Dated) -> str:
    year = found.moment.year
    if found.piece:
        return f"Zienswijze op {found.piece.subject} ({year})"
    return f"{found.moment.rule.title} {year}"


def _with_board(found: Dated, told: str) -> str:
    """Return how far it is, and whether the board decides before the term is over."""
    first = board_decides_first(found.moment, handed(found.pieces))
    return "; ".join(each for each in (told, first) if each)


def _agenda_of(piece: Consultation) -> str:
    return ", ".join(part for part in (piece.agenda_on and datum(piece.agenda_on), piece.agenda) if part)


def _without_term(found: Iterable[Asked]) -> Iterable[Line]:
    """Yield what was asked without a term, on the day of the meeting or else on the day that it came."""
    for each in found:
        if each.day is None:
            continue
        yield Line(
            MOMENT,
            each.day,
            each.title,
            arrangement=each.row.name,
            page=each.row.public_id,
            treat="" if each.decided else NO_TERM,
            article=each.article[:1].upper() + each.article[1:],
            version=each.version,
            about=each.piece.year,
            state=f"{each.stage}. Let op: {each.warning.rstrip('.')}" if each.warning else each.stage,
            received=each.piece.received_on,
            agenda=_agenda_of(each.piece),
            done=each.decided,
            document=each.piece.document,
        )


def _treat(begins: date | None, last: date, meetings: Sequence[CouncilMeeting]) -> str:
    """Return the last meeting that can decide within a term; empty where there is no term, or no meeting is known."""
    deciding = [meeting for meeting in meetings if meeting.decides]
    if begins is None or not deciding:
        return ""
    inside = [each for each in deciding if Sitting(each.on, each.papers_by).can_take(begins, last)]
    if not inside:
        return NO_MEETING
    papers = f", stukken uiterlijk {datum(inside[-1].papers_by)}" if inside[-1].papers_by else ""
    return f"{datum(inside[-1].on)}{papers}"


def _outside(held: Iterable[CouncilMeeting], recesses: Iterable[Recess]) -> list[CouncilMeeting]:
    """Return the meetings that do not lie in a recess of the council itself."""
    free = [(each.first_day, each.last_day) for each in recesses]
    return [each for each in held if not any(first <= each.on <= last for first, last in free)]


def _last_of_use(moment: Moment) -> date:
    """Return the last day on which the council can decide: before a meeting of the board that does not wait for it."""
    first = moment.meeting if moment.meeting and moment.meeting < moment.day else None
    return first - timedelta(days=1) if first else moment.day


def _meetings(party: Party) -> list[CouncilMeeting]:
    return list(CouncilMeeting.objects.filter(party=party).order_by("on", "pk"))


def _of_meetings(
    held: Sequence[CouncilMeeting], arrangements: Mapping[int, PartnershipOnDay]
) -> Iterable[Line]:
    """Yield the meetings of a period, each with the pieces on its agenda."""
    for meeting, there in agendas_of(held, arrangements):
        yield Line(MEETING, meeting.on, _of_meeting(meeting, there))


def _of_meeting(meeting: CouncilMeeting, pieces: Sequence[str]) -> str:
    papers = f"; stukken uiterlijk {datum(meeting.papers_by)}" if meeting.papers_by else ""
    agenda = f"; op de agenda: {', '.join(pieces)}" if pieces else ""
    return f"{meeting.name}{'' if meeting.decides else ' (zonder besluiten)'}{papers}{agenda}"


def _recesses(rows: Iterable[Recess], first: date, last: date) -> Iterable[Line]:
    for row in (row for row in rows if row.last_day >= first and row.first_day <= last):
        unsure = f" ({row.told_by})" if row.reported else ""
        what = f"{row.name}, {datum(row.first_day)} tot en met {datum(row.last_day)}{unsure}"
        yield Line(RECESS, max(row.first_day, first), what)
