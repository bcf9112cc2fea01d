"""Which partnership that was told of may be one that is registered, and in what the two differ.

The register is adopted by its number alone; anything else is a proposal for a person. Alike are names, those who take
part together with the kind of task, or what the source of the conversations itself said.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.history.kinds import signatures
from verband.rooms.history.selectors import labels_of
from verband.rooms.register.bridge.lists import Known, Names
from verband.rooms.register.choices import Form, Source, Verdict
from verband.rooms.register.models import MatchDecision, Partnership
from verband.rooms.register.rules import partnerships_in_care
from verband.rooms.register.selectors.merging import names_of
from verband.rooms.register.selectors.on_day import PartnershipOnDay, RegisterOnDay
from verband.rooms.register.templatetags.register_words import task_label

MOST_SHOWN = 30
ENOUGH = 3
"""So many must take part in both before equal participants say anything."""
MEANT = "de bron noemt dit registernummer"
SAME_NAME = "dezelfde naam"
SAME_PARTIES = "dezelfde deelnemers en dezelfde soort taak"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that both sides tell."""

    label: str
    told: str
    registered: str

    @property
    def differs(self) -> bool:
        """Whether the two say something else."""
        return self.told != self.registered


@dataclass(frozen=True)
class Proposal:
    """Two partnerships that may be the same, and in what they differ."""

    told: PartnershipOnDay
    registered: PartnershipOnDay
    source: str
    """What the source of what was told is called."""
    reasons: tuple[str, ...]
    note: str
    lines: tuple[Line, ...]
    both: tuple[str, ...]
    only_told: tuple[str, ...]
    only_registered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """Two partnerships of which someone said that they are not the same."""

    decision: MatchDecision
    one: Partnership
    other: Partnership
    one_name: str
    other_name: str


@dataclass(frozen=True, slots=True)
class Said:
    """What was decided about a pair, by which organisation; never by which colleague."""

    verdict: Verdict
    because: str
    on: date
    who: str
    told_name: str
    registered_name: str


class Noted(NamedTuple):
    """What the sources themselves say of what a partnership may be."""

    number: str
    """The number in the register that the source names."""
    note: str


@dataclass(frozen=True)
class MatchesPage:
    """What is proposed, by name, and how many there are."""

    proposals: tuple[Proposal, ...]
    total: int
    decided: tuple[Decided, ...]
    """What was said not to be the same, the newest first."""


def matches_page(visitor: Visitor, register: RegisterOnDay, on: date) -> MatchesPage:
    """Return the proposals about what someone keeps, on both sides."""
    kept = partnerships_in_care(visitor, on)
    looked = _Looked(register, *_kept_and_decided(kept))
    pairs = sorted(looked.pairs(), key=lambda pair: register.partnerships[pair[0]].name.casefold())
    return MatchesPage(
        proposals=tuple(looked.proposal(*pair) for pair in pairs[:MOST_SHOWN]),
        total=len(pairs),
        decided=tuple(_decided(kept.filter(merged_into=None))),
    )


def match_count(partnerships: QuerySet[Partnership], register: RegisterOnDay) -> int:
    """Return how many proposals wait for who keeps these partnerships, in one query beside the register of the day."""
    return sum(1 for _ in _Looked(register, *_kept_and_decided(partnerships)).pairs())


def _kept_and_decided(partnerships: QuerySet[Partnership]) -> tuple[dict[int, Noted], set[frozenset[int]]]:
    """Return what the sources noted of each partnership, and the pairs among them that someone decided about."""
    rows = partnerships.filter(merged_into=None).order_by()
    kept: dict[int, Noted] = {}
    decided: set[frozenset[int]] = set()
    for pk, number, note, other in rows.values_list("pk", "matches", "match_note", "decisions__other"):
        kept[pk] = Noted(number, note)
        if other:
            decided.add(frozenset((pk, other)))
    return kept, decided


def _decided(kept: QuerySet[Partnership]) -> Iterator[Decided]:
    rows = MatchDecision.objects.filter(partnership__in=kept, other__in=kept, verdict=Verdict.DIFFERENT)
    found = list(rows.select_related("partnership", "other").order_by("-id"))
    names = names_of([side for row in found for side in (row.partnership, row.other)])
    for row in found:
        one, other = row.partnership, row.other
        yield Decided(row, one, other, names[one.public_id], names[other.public_id])


def decision_about(visitor: Visitor, told: UUID, registered: UUID, on: date) -> Said | None:
    """Return what was decided about a pair, to who keeps what is registered; None when nothing was."""
    kept = partnerships_in_care(visitor, on).filter(public_id=registered)
    rows = MatchDecision.objects.filter(partnership__public_id=told, other__in=kept)
    row = rows.select_related("partnership", "other").first()
    if row is None:
        return None
    acted = (row.decided_by_id, row.decided_on)
    who = signatures(AnonymousUser(), [acted], row.decided_on)[acted]
    # What was told may have no versions of its own any more.
    names = labels_of([told]) | names_of([row.other])
    told_name = names.get(told, "Wat is verteld")
    return Said(Verdict(row.verdict), row.because, row.decided_on, who, told_name, names[registered])


def match_of(visitor: Visitor, told: UUID, registered: UUID, register: RegisterOnDay, on: date) -> Proposal:
    """Return two partnerships beside each other, to who keeps both; also when nothing proposes them.

    Raises
    ------
    Http404
        When one of them is not there or not theirs to keep, or the second is not registered.
    """
    kept, decided = _kept_and_decided(
        partnerships_in_care(visitor, on).filter(public_id__in=(told, registered))
    )
    numbers = register.partnership_numbers
    one, other = numbers.get(told, 0), numbers.get(registered, 0)
    if one not in kept or other not in kept or not _may_pair(register, one, other):
        raise Http404
    return _Looked(register, kept, decided).proposal(one, other)


def _may_pair(register: RegisterOnDay, told: int, registered: int) -> bool:
    sides = (register.partnerships[told].source, register.partnerships[registered].source)
    return sides[0] != Source.REGISTER and sides[1] == Source.REGISTER


class _Looked:
    """The partnerships of one keeper, looked through for what may be the same."""

    def __init__(self, register: RegisterOnDay, kept: dict[int, Noted], decided: set[frozenset[int]]) -> None:
        self._register = register
        self._kept = kept
        self._decided = decided
        ours = [row for pk, row in register.partnerships.items() if pk in kept]
        self._told = [row for row in ours if row.source != Source.REGISTER]
        self._registered = [row for row in ours if row.source == Source.REGISTER]

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield pairs that something speaks for and nobody decided about."""
        for told in self._told:
            for registered in self._candidates(told):
                if frozenset((told.pk, registered)) not in self._decided:
                    yield told.pk, registered

    def proposal(self, told: int, registered: int) -> Proposal:
        """Return two partnerships beside each other."""
        one, other = self._register.partnerships[told], self._register.partnerships[registered]
        ours, theirs = self._parties(told), self._parties(registered)
        return Proposal(
            told=one,
            registered=other,
            source=Source(one.source).label,
            reasons=tuple(self._candidates(one).get(registered, ())),
            note=self._kept[told].note or self._kept[registered].note,
            lines=_lines(one, other),
            both=self._named(ours & theirs),
            only_told=self._named(ours - theirs),
            only_registered=self._named(theirs - ours),
        )

    def _candidates(self, told: PartnershipOnDay) -> dict[int, list[str]]:
        """Return the registered partnerships that something speaks for, each with why."""
        found: dict[int, list[str]] = defaultdict(list)
        number = self._kept[told.pk].number
        for row in self._registered:
            if number and number == row.register_id:
                found[row.pk].append(MEANT)
        for pk, why in self._by_name(told):
            found[pk].append(why)
        for row in self._registered:
            if self._alike(told, row):
                found[row.pk].append(SAME_PARTIES)
        return found

    def _by_name(self, told: PartnershipOnDay) -> Iterator[tuple[int, str]]:
        numbers = self._register.partnership_numbers
        found: dict[int, str] = {}
        for name in dict.fromkeys(filter(None, (told.name, told.short_name))):
            match = self._names.match(name)
            if match.key:
                found.setdefault(numbers[UUID(match.key)], SAME_NAME)
            for one in match.proposals:
                number = numbers[UUID(one.key)]
                if self._parties(told.pk) & self._parties(
                    number
                ):  # a name alone that looks alike says too little
                    found.setdefault(number, one.reason)
        yield from found.items()

    @cached_property
    def _names(self) -> Names:
        return Names(
            Known(str(row.public_id), row.name, other_names=(row.short_name,) if row.short_name else ())
            for row in self._registered
        )

    def _alike(self, told: PartnershipOnDay, registered: PartnershipOnDay) -> bool:
        parties = self._parties(told.pk)
        same_kind = set(told.task_kinds) & set(registered.task_kinds)
        return bool(same_kind) and len(parties) >= ENOUGH and parties == self._parties(registered.pk)

    def _parties(self, partnership: int) -> set[int]:
        return {row.party for row in self._register.members_of.get(partnership, ())}

    def _named(self, parties: Iterable[int]) -> tuple[str, ...]:
        return tuple(sorted(self._register.parties[pk].name for pk in parties))


def _lines(told: PartnershipOnDay, registered: PartnershipOnDay) -> tuple[Line, ...]:
    pairs: Sequence[tuple[str, str, str]] = (
        ("Naam", told.name, registered.name),
        ("Afkorting", told.short_name, registered.short_name),
        ("Vorm", str(Form(told.form).label), str(Form(registered.form).label)),
        ("Soort taak", _kinds(told), _kinds(registered)),
    )
    return tuple(Line(*pair) for pair in pairs if pair[1] or pair[2])


def _kinds(row: PartnershipOnDay) -> str:
    return ", ".join(map(task_label, row.task_kinds))
