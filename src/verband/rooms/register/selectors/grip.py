"""The two pages of grip: who does what for residents, and who decides there."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from verband.rooms.register.bridge.facts import task_kinds
from verband.rooms.register.bridge.grip import ResidentGuidance, Statement, decisions, guidance, shown
from verband.rooms.register.choices import PartyKind
from verband.rooms.register.models import Party
from verband.rooms.register.selectors.on_day import RegisterOnDay
from verband.rooms.register.selectors.party_page import JoinedLine, joined_lines, party_or_404

TOPICS = {
    "complaint": "Een klacht",
    "objection": "Bezwaar tegen een besluit",
    "ombudsman": "De ombudsman",
    "participation": "Meepraten",
}


@dataclass(frozen=True)
class TaskLine:
    """One kind of task, who does it for this municipality, and what is particular to it."""

    label: str
    guidance: ResidentGuidance
    joined: tuple[JoinedLine, ...]
    particular: tuple[Statement, ...]


@dataclass(frozen=True)
class ResidentPage:
    """What a resident of one municipality sees."""

    party: Party
    arranged: tuple[TaskLine, ...]
    unclassified: tuple[JoinedLine, ...]
    not_found: tuple[TaskLine, ...]
    """Kinds of task for which no partnership is known: the municipality does it itself, or otherwise."""
    general: tuple[tuple[str, tuple[Statement, ...]], ...]


def resident_page(public_id: UUID, register: RegisterOnDay) -> ResidentPage:
    """Return the page for residents.

    Raises
    ------
    Http404
        When it is no municipality.
    """
    party = _municipality(public_id)
    joined = joined_lines(party.pk, register)
    general = guidance("unknown")
    common = {each.key for topic in TOPICS for each in getattr(general, topic)}
    lines = [_task_line(kind.code, kind.label, joined, common) for kind in task_kinds().kinds.values()]
    return ResidentPage(
        party=party,
        arranged=tuple(line for line in lines if line.joined),
        unclassified=tuple(line for line in joined if not line.partnership.task_kinds),
        not_found=tuple(line for line in lines if not line.joined),
        general=tuple((title, shown(getattr(general, topic))) for topic, title in TOPICS.items()),
    )


def _municipality(public_id: UUID) -> Party:
    party = party_or_404(public_id)
    if party.kind != PartyKind.MUNICIPALITY:
        message = "Deze pagina is er alleen voor gemeenten."
        raise Http404(message)
    return party


def _task_line(kind: str, label: str, joined: tuple[JoinedLine, ...], common: set[str]) -> TaskLine:
    told = guidance(kind)
    return TaskLine(
        label=label,
        guidance=told,
        joined=tuple(line for line in joined if kind in line.partnership.task_kinds),
        particular=shown(each for topic in TOPICS for each in getattr(told, topic) if each.key not in common),
    )


@dataclass(frozen=True)
class DecisionLine:
    """One partnership, the organs of this municipality in it, and who decides what."""

    joined: JoinedLine
    organs: tuple[str, ...]
    topics: tuple[tuple[str, tuple[Statement, ...]], ...]
    """Statements by topic, in the order of the pack."""


@dataclass(frozen=True)
class CouncilPage:
    """What a council member of one municipality sees."""

    party: Party
    lines: tuple[DecisionLine, ...]


def council_page(public_id: UUID, register: RegisterOnDay) -> CouncilPage:
    """Return the page for council members.

    Raises
    ------
    Http404
        When it is no municipality.
    """
    party = _municipality(public_id)
    return CouncilPage(
        party, tuple(_decision_line(line, register) for line in joined_lines(party.pk, register))
    )


def _decision_line(joined: JoinedLine, register: RegisterOnDay) -> DecisionLine:
    members = register.members_of[joined.partnership.pk]
    organs = frozenset(organ for row in members for organ in row.organs)
    statements = decisions(joined.partnership.form, organs)
    return DecisionLine(joined, joined.membership.organs, tuple(_by_topic(statements)))


def _by_topic(statements: tuple[Statement, ...]) -> Iterator[tuple[str, tuple[Statement, ...]]]:
    for topic in dict.fromkeys(each.topic for each in statements):
        yield topic, tuple(each for each in statements if each.topic == topic)
