"""Prompts for a conversation, found over the whole register and shown for a part of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from verband.core.facts.adjoining import neighbours_of
from verband.core.patchwork.completeness import (
    Finding,
    abolished_members,
    joined_before_founding,
    required_once,
)
from verband.core.patchwork.prompts import absent, adjoining, same_members, similar, stale
from verband.core.patchwork.prompts.collect import find_prompts
from verband.core.patchwork.prompts.context import Context
from verband.core.patchwork.prompts.prompt import Prompt
from verband.core.patchwork.selection import without_partnerships
from verband.core.patchwork.thresholds import load_thresholds
from verband.rooms.common.words import datum
from verband.rooms.patchwork.bridge.part import Part
from verband.rooms.register.bridge.facts import created_on, task_kinds
from verband.rooms.register.bridge.snapshot import renewed_on
from verband.rooms.register.models import Succession
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay

__all__ = ["FINDINGS", "KINDS", "Finding", "FindingLine", "Shown", "by_kind", "counts", "findings", "prompts"]

FINDINGS: Mapping[str, str] = {
    "required-missing": "een verplichte dienst ontbreekt",
    "required-double": "een verplichte dienst staat er vaker dan één keer",
    "abolished-member": "een deelnemer is opgeheven",
    "joined-before-founding": "de deelname is ouder dan de deelnemer",
}
KINDS: Mapping[str, str] = {
    similar.CODE: "Veel dezelfde deelnemers en dezelfde soort taak",
    adjoining.CODE: "Dezelfde soort taak in aangrenzende gebieden",
    same_members.CODE: "Dezelfde deelnemers, meer organisaties",
    stale.CODE: "Opgeheven deelnemers, opvolging of lang niet nagekeken",
    absent.CODE: "Bijna alle buren hebben het geregeld, deze gemeente niet (doet dit mogelijk zelf of anders)",
}


@dataclass(frozen=True)
class FindingLine:
    """One finding in a list: whom it is about, which is where its sentence begins, and the rest of it."""

    party: str
    name: str
    rest: str


@dataclass(frozen=True)
class Shown:
    """One prompt with the parties and partnerships it is about."""

    prompt: Prompt
    partnerships: tuple[PartnershipOnDay, ...]
    parties: tuple[PartyOnDay, ...]

    @property
    def about(self) -> str:
        """Whom or what it is about, in a heading: the one party, else the first partnerships."""
        if self.prompt.subject:
            return next(party.name for party in self.parties if str(party.public_id) == self.prompt.subject)
        names = [row.name for row in self.partnerships[:2]]
        more = len(self.partnerships) - len(names)
        return " en ".join(names) + (f" en nog {more}" if more else "")

    @property
    def kind(self) -> str:
        """What kind of prompt it is, in words."""
        return KINDS[self.prompt.code]


@lru_cache(maxsize=2)
def _context(everything: Part) -> Context:
    register = everything.register
    kinds = task_kinds().kinds.values()
    work = {kind.code: kind.work for kind in kinds}
    return Context(
        snapshot=everything.taking_part,
        thresholds=load_thresholds(register.day),
        source=f"{everything.stand} {datum(register.day)}",
        neighbours=lambda code: [neighbour.lower() for neighbour in neighbours_of(code.upper())],
        neighbours_source="grenzen van gemeenten 2024, CBS / Kadaster",
        successors=_successors(),
        renewed=renewed_on(register),
        work={
            str(row.public_id): work[row.task_kinds[0]]
            for row in register.partnerships.values()
            if row.task_kinds
        },
        kind_titles={kind.code: kind.label for kind in kinds},
    )


def _successors() -> dict[str, tuple[str, ...]]:
    rows = Succession.objects.order_by("-share").values_list("predecessor__public_id", "successor__public_id")
    found: dict[str, tuple[str, ...]] = {}
    for before, after in rows:
        found[str(before)] = (*found.get(str(before), ()), str(after))
    return found


@lru_cache(maxsize=2)
def _all_prompts(everything: Part) -> tuple[Prompt, ...]:
    return find_prompts(_context(everything))


def prompts(everything: Part, part: Part, code: str = "") -> tuple[Shown, ...]:
    """Return the prompts that touch a part: one of its partnerships, or a party inside it when it names none."""
    within = {str(row.public_id) for row in part.partnerships}
    inside = {str(part.parties[place].public_id) for place in part.inside}
    partnerships = {str(row.public_id): row for row in everything.partnerships}
    parties = {str(party.public_id): party for party in everything.register.parties.values()}
    return tuple(
        Shown(
            prompt,
            tuple(partnerships[key] for key in prompt.partnerships),
            tuple(parties[key] for key in prompt.parties),
        )
        for prompt in _all_prompts(everything)
        if (not code or prompt.code == code) and _touches(prompt, within, inside)
    )


def _touches(prompt: Prompt, within: set[str], inside: set[str]) -> bool:
    """A prompt about one party touches the part where that party lies; any other by its partnerships."""
    if prompt.subject:
        return prompt.subject in inside
    return not within.isdisjoint(prompt.partnerships)


def counts(everything: Part, part: Part) -> dict[str, int]:
    """Return how many prompts of each kind touch a part."""
    found = [shown.prompt.code for shown in prompts(everything, part)]
    return {code: found.count(code) for code in KINDS}


@lru_cache(maxsize=2)
def _all_findings(everything: Part) -> tuple[Finding, ...]:
    register, context = everything.register, _context(everything)
    current = without_partnerships(context.snapshot, context.successions.keys())
    keys = {pk: str(row.public_id) for pk, row in register.partnerships.items()}
    joined = {
        (str(register.parties[row.party].public_id), keys[row.partnership]): row.joined_on
        for row in register.memberships
        if row.joined_on
    }
    founded = {
        str(party.public_id): first
        for party in register.parties.values()
        if (first := created_on(party.tooi))
    }
    return (
        *required_once(current, context.thresholds.required_once),
        *abolished_members(context.snapshot, context.successors),
        *joined_before_founding(context.snapshot, joined, founded),
    )


def findings(everything: Part, part: Part) -> tuple[Finding, ...]:
    """Return what the register should hold and does not, or holds oddly, for the parties inside a part."""
    inside = {str(part.parties[place].public_id) for place in part.inside}
    return tuple(finding for finding in _all_findings(everything) if finding.party in inside)


def by_kind(found: Iterable[Finding], part: Part) -> tuple[tuple[str, tuple[FindingLine, ...]], ...]:
    """Return the findings under what is found, each kind that there is once."""
    names = {str(party.public_id): party.name for party in part.parties}
    lines: dict[str, list[FindingLine]] = {code: [] for code in FINDINGS}
    for finding in found:
        name = names[finding.party]
        lines[finding.code].append(FindingLine(finding.party, name, finding.sentence.removeprefix(name)))
    return tuple((FINDINGS[code], tuple(listed)) for code, listed in lines.items() if listed)
