"""The two pages of grip: who does what for residents, and who decides there."""

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.http import Http404

from verband.rooms.register.bridge.facts import fold, task_kinds
from verband.rooms.register.bridge.grip import ResidentGuidance, Statement, decisions, guidance, shown
from verband.rooms.register.choices import Form, PartyKind
from verband.rooms.register.models import PartnershipVersion, Party
from verband.rooms.register.selectors.on_day import RegisterOnDay
from verband.rooms.register.selectors.party_page import JoinedLine, joined_lines, party_or_404

TOPICS = {
    "complaint": "Een klacht",
    "objection": "Bezwaar tegen een besluit",
    "ombudsman": "De ombudsman",
    "participation": "Meepraten",
}

FORMS = [form.value for form in Form]
"""In the order of the page: the heaviest form first, unknown last."""


@dataclass(frozen=True)
class Doer:
    """One partnership that does something, and where to find whoever it set up for that."""

    joined: JoinedLine
    body: str
    """Name of the body; empty when the partnership already says it, or there is none."""
    website: str
    place: str


@dataclass(frozen=True)
class TaskLine:
    """One kind of task, who does it for this municipality, and what is particular to it."""

    label: str
    guidance: ResidentGuidance
    joined: tuple[Doer, ...]
    particular: tuple[Statement, ...]


@dataclass(frozen=True)
class ResidentPage:
    """What a resident of one municipality sees."""

    party: Party
    arranged: tuple[TaskLine, ...]
    unclassified: tuple[Doer, ...]
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
    joined = _doers(joined_lines(party.pk, register))
    general = guidance("unknown")
    common = {each.key for topic in TOPICS for each in getattr(general, topic)}
    lines = [_task_line(kind.code, kind.label, joined, common) for kind in task_kinds().kinds.values()]
    return ResidentPage(
        party=party,
        arranged=tuple(line for line in lines if line.joined),
        unclassified=tuple(doer for doer in joined if not doer.joined.partnership.task_kinds),
        not_found=tuple(line for line in lines if not line.joined),
        general=tuple((title, shown(getattr(general, topic))) for topic, title in TOPICS.items()),
    )


def _municipality(public_id: UUID) -> Party:
    party = party_or_404(public_id)
    if party.kind != PartyKind.MUNICIPALITY:
        message = "Deze pagina is er alleen voor gemeenten."
        raise Http404(message)
    return party


def _doers(joined: tuple[JoinedLine, ...]) -> tuple[Doer, ...]:
    shown = [line.partnership.version_pk for line in joined]
    versions = PartnershipVersion.objects.filter(pk__in=shown).select_related("body").in_bulk()
    return tuple(_doer(line, versions[line.partnership.version_pk]) for line in joined)


def _doer(joined: JoinedLine, version: PartnershipVersion) -> Doer:
    body = version.body
    return Doer(
        joined=joined,
        body=body.name if body and fold(body.name) not in fold(version.name) else "",
        website=version.website or (body.website if body else ""),
        place=version.place or (body.place if body else ""),
    )


def _task_line(kind: str, label: str, joined: tuple[Doer, ...], common: set[str]) -> TaskLine:
    told = guidance(kind)
    return TaskLine(
        label=label,
        guidance=told,
        joined=tuple(doer for doer in joined if kind in doer.joined.partnership.task_kinds),
        particular=shown(each for topic in TOPICS for each in getattr(told, topic) if each.key not in common),
    )


@dataclass(frozen=True)
class DecisionLine:
    """One partnership with its number on the page, the organs of this municipality in it, and what holds there."""

    number: int
    joined: JoinedLine
    organs: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Ground:
    """What a sentence rests on, which differs with who takes part."""

    statement: Statement
    numbers: tuple[int, ...]
    """Where it rests on this; empty when everywhere the sentence holds."""


@dataclass(frozen=True)
class Rule:
    """One sentence, written once for all partnerships of a form."""

    text: str
    topic: str
    numbers: tuple[int, ...]
    """Where it holds; empty when everywhere."""
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class FormRules:
    """The partnerships of one form, and who decides what in them."""

    form: str
    lines: tuple[DecisionLine, ...]
    topics: tuple[tuple[str, tuple[Rule, ...]], ...]
    """Rules by topic, in the order of the pack."""


@dataclass(frozen=True)
class CouncilPage:
    """What a council member of one municipality sees."""

    party: Party
    forms: tuple[FormRules, ...]


def council_page(public_id: UUID, register: RegisterOnDay) -> CouncilPage:
    """Return the page for council members, form by form: what holds for a form is told once.

    Raises
    ------
    Http404
        When it is no municipality.
    """
    party = _municipality(public_id)
    joined = sorted(joined_lines(party.pk, register), key=lambda line: FORMS.index(line.partnership.form))
    lines = [_decision_line(number, line, register) for number, line in enumerate(joined, start=1)]
    forms = groupby(lines, key=lambda line: line.joined.partnership.form)
    return CouncilPage(party, tuple(_form_rules(form, tuple(group)) for form, group in forms))


def _decision_line(number: int, joined: JoinedLine, register: RegisterOnDay) -> DecisionLine:
    members = register.members_of[joined.partnership.pk]
    organs = frozenset(organ for row in members for organ in row.organs)
    statements = decisions(joined.partnership.form, organs)
    return DecisionLine(number, joined, joined.membership.organs, statements)


def _form_rules(form: str, lines: tuple[DecisionLine, ...]) -> FormRules:
    everywhere = [line.number for line in lines]
    holds: dict[tuple[str, str], dict[Statement, list[int]]] = {}
    for line in lines:
        for each in line.statements:
            holds.setdefault((each.topic, each.text), {}).setdefault(each, []).append(line.number)
    rules = [_rule(topic, text, grounds, everywhere) for (topic, text), grounds in holds.items()]
    topics = dict.fromkeys(rule.topic for rule in rules)
    return FormRules(
        form, lines, tuple((topic, tuple(rule for rule in rules if rule.topic == topic)) for topic in topics)
    )


def _rule(topic: str, text: str, grounds: dict[Statement, list[int]], everywhere: list[int]) -> Rule:
    numbers = sorted(number for found in grounds.values() for number in found)
    return Rule(
        text,
        topic,
        _unless(everywhere, numbers),
        tuple(Ground(statement, _unless(numbers, found)) for statement, found in grounds.items()),
    )


def _unless(every: list[int], numbers: list[int]) -> tuple[int, ...]:
    """Nothing needs to be said of where something holds when it holds everywhere."""
    return () if numbers == every else tuple(numbers)
