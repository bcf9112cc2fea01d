"""What a council has to do, with the last lawful day: its own list, kept by its clerk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils.choices import Stance
from verband.rooms.councils.models import CouncilMeeting, JointStance
from verband.rooms.councils.rules import may_speak, reads_drafts
from verband.rooms.councils.selectors.consultations import Reading, Stage, readings, rows_to_read
from verband.rooms.councils.selectors.taking_part import council_or_404, partnerships_of
from verband.rooms.register.models import Party
from verband.rooms.register.selectors.on_day import PartnershipOnDay, register_on

HEADINGS = {
    Stage.NOT_SENT: ("Aangekondigd, nog niet verzonden", "ontvangst", "Noteer ontvangst"),
    Stage.RECEIVE: ("Te ontvangen", "ontvangst", "Noteer ontvangst"),
    Stage.PLAN: ("Op een agenda te zetten", "agenda", "Zet op de agenda"),
    Stage.DECIDE: ("Te besluiten", "besluit", "Vul het besluit in"),
    Stage.SEND: ("Te versturen", "versturen", "Noteer het versturen"),
    Stage.CONFIRM: ("Te bevestigen: volgens het bestuur", "bevestigen", "Bevestig of verbeter"),
    Stage.ANSWER: ("Wacht op antwoord van het bestuur", "antwoord", "Vul het antwoord in"),
}
SOON = 14
"""Days before the last day from which a line says that it is near."""


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One thing to do."""

    reading: Reading
    days_left: int | None
    """Until the last lawful day; below zero when that has passed, None when there is none to keep."""
    too_late: bool
    """Whether it stands on an agenda after the last day, and not before the board meets either."""
    last_meeting: CouncilMeeting | None
    """The last meeting in which the council can still decide in time, of what stands on no agenda yet."""
    papers_over: bool
    """Whether the papers for that meeting had to be in before now."""
    no_meeting: bool
    """Whether its calendar has meetings to come, and none of them in time."""

    @property
    def is_over(self) -> bool:
        """Whether the last lawful day has passed."""
        return self.days_left is not None and self.days_left < 0

    @property
    def is_near(self) -> bool:
        """Whether the last lawful day is near."""
        return self.days_left is not None and 0 <= self.days_left <= SOON

    @property
    def days_over(self) -> int:
        """Return how many days ago the last lawful day was."""
        return -self.days_left if self.days_left is not None else 0


@dataclass(frozen=True, slots=True)
class WorkGroup:
    """Things that wait for the same step."""

    title: str
    step: str
    """Word of the step in its address."""
    deed: str
    """What the link to that step says."""
    lines: Sequence[WorkLine]


@dataclass(frozen=True, slots=True)
class Work:
    """The own list of a council."""

    party: Party
    speaks: bool
    groups: Sequence[WorkGroup]
    joined: Sequence[PartnershipOnDay]
    """The partnerships of which a piece can come in, by name."""
    asked: Sequence[JointStance]
    """Joint texts to which the council has not said yet how it stands."""


def work_for(visitor: Visitor, public_id: UUID, on: date) -> Work:
    """Return the list of a council to who belongs to that government.

    Raises
    ------
    Http404
        For anyone else: it is not a list that others look over.
    """
    party = council_or_404(public_id)
    if not reads_drafts(visitor, party, on):
        raise Http404
    coming = list(CouncilMeeting.objects.filter(party=party, decides=True, on__gte=on).order_by("on"))
    lines = [_line(each, coming, on) for each in readings(visitor, rows_to_read().filter(party=party), on)]
    asked = JointStance.objects.filter(party=party, stance=Stance.ASKED).select_related("joint__drafted_by")
    return Work(
        party=party,
        speaks=may_speak(visitor, party, on),
        groups=[group for stage in HEADINGS if (group := _group(stage, lines)).lines],
        joined=partnerships_of(party.pk, register_on(on)),
        asked=list(asked),
    )


def _group(stage: Stage, lines: Sequence[WorkLine]) -> WorkGroup:
    found = [line for line in lines if _waits_for(line.reading) == stage]
    return WorkGroup(*HEADINGS[stage], sorted(found, key=_urgency))


def _waits_for(reading: Reading) -> Stage:
    return Stage.CONFIRM if reading.by_board else reading.stage


def _urgency(line: WorkLine) -> tuple[date, int, str]:
    term = line.reading.term
    return (term.ends if term else date.max, line.reading.year, line.reading.subject)


def _line(reading: Reading, coming: Sequence[CouncilMeeting], on: date) -> WorkLine:
    waits = reading.stage in {Stage.RECEIVE, Stage.PLAN, Stage.DECIDE, Stage.SEND}
    term = reading.term
    to_plan = term is not None and reading.stage == Stage.PLAN
    possible = [meeting for meeting in coming if to_plan and term and term.allows(meeting.on)]
    in_time = [meeting for meeting in possible if term and meeting.on <= term.last_of_use] or possible
    last = in_time[-1] if in_time else None
    return WorkLine(
        reading=reading,
        days_left=term.days_left(on) if term and waits else None,
        too_late=bool(waits and term and reading.agenda_on and not term.allows(reading.agenda_on)),
        last_meeting=last,
        papers_over=bool(last and last.papers_by and last.papers_by < on),
        no_meeting=bool(to_plan and coming and not in_time),
    )
