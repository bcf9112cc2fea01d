"""The whole register as it was on one day, in memory.

Every list, figure and picture of that day is made from this one reading of eight queries, so that numbers on
different pages always agree. It is kept until the next deed: the number of the newest event stamps it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from uuid import UUID

from verband.rooms.history.selectors import last_event_number
from verband.rooms.register.choices import Division, PartyKind
from verband.rooms.register.models import (
    AreaMember,
    Membership,
    PartnershipVersion,
    Party,
    Seat,
    VersionTaskKind,
)
from verband.rooms.register.querysets import in_force
from verband.rooms.register.selectors.areas import AreaOnDay, areas_of

KEPT_DAYS = 4
"""How many days are kept in memory: one nation is about 8 MB."""


@dataclass(frozen=True, slots=True)
class PartyOnDay:
    """A party as the register knows it."""

    pk: int
    public_id: UUID
    name: str
    short_name: str
    kind: str
    tooi: str
    register_id: str
    place: str
    inhabitants: int | None
    council_seats: int | None
    started_on: date | None
    ended_on: date | None
    search_text: str
    provinces: tuple[str, ...]

    @property
    def key(self) -> str:
        """Return TOOI, else ``roo:`` and the register's number, else the public id."""
        return self.tooi or (f"roo:{self.register_id}" if self.register_id else str(self.public_id))

    def has_ended(self, day: date) -> bool:
        """Whether the party no longer existed on a day."""
        return self.ended_on is not None and self.ended_on <= day

    def exists_on(self, day: date) -> bool:
        """Whether the party is there on a day; an unknown beginning counts as begun."""
        return (self.started_on is None or self.started_on <= day) and not self.has_ended(day)


@dataclass(frozen=True, slots=True)
class PartnershipOnDay:
    """A partnership in force, with the version that held on the day."""

    pk: int
    public_id: UUID
    version_pk: int
    name: str
    short_name: str
    form: str
    obligation: str
    scheme_kind: str
    source: str
    register_id: str
    """The register's number of the first version: it stays when a version is added."""
    version_register_id: str
    """The register's number of the version that held on the day."""
    own_party: int | None
    cross_border: bool
    valid_from: date | None
    verified_on: date | None
    search_text: str
    kept_here: bool
    """Whether a person changed what the source says of this version."""
    task_kinds: tuple[str, ...]
    started_on: date | None
    """Day the first version came into force."""


@dataclass(frozen=True, slots=True)
class MembershipOnDay:
    """One party in one partnership on the day."""

    party: int
    partnership: int
    role: str
    whole: bool
    as_told: str
    organs: tuple[str, ...]
    joined_on: date | None
    valid_from: date | None
    public_id: UUID
    revision: int
    kept_here: bool
    """Whether a person added or changed it."""
    cost_share: str


@dataclass(frozen=True, eq=False, repr=False)
class RegisterOnDay:
    """All parties, and what was in force between them; one reading equals only itself."""

    day: date
    parties: dict[int, PartyOnDay]
    partnerships: dict[int, PartnershipOnDay]
    memberships: tuple[MembershipOnDay, ...]
    provinces: dict[str, str]
    """Code → name."""
    areas: tuple[AreaOnDay, ...]
    """Those that are no province, by division and name."""
    seats: dict[tuple[int, int], int]
    """Party and partnership → seats that were filled in; where nobody did there is no number."""

    @cached_property
    def members_of(self) -> dict[int, tuple[MembershipOnDay, ...]]:
        """Return the memberships of each partnership."""
        grouped: dict[int, list[MembershipOnDay]] = defaultdict(list)
        for membership in self.memberships:
            grouped[membership.partnership].append(membership)
        return {pk: tuple(rows) for pk, rows in grouped.items()}

    @cached_property
    def memberships_of(self) -> dict[int, tuple[MembershipOnDay, ...]]:
        """Return the memberships of each party."""
        grouped: dict[int, list[MembershipOnDay]] = defaultdict(list)
        for membership in self.memberships:
            grouped[membership.party].append(membership)
        return {pk: tuple(rows) for pk, rows in grouped.items()}

    @cached_property
    def party_numbers(self) -> dict[UUID, int]:
        """Return the primary key behind the public id of each party."""
        return {row.public_id: pk for pk, row in self.parties.items()}

    @cached_property
    def partnership_numbers(self) -> dict[UUID, int]:
        """Return the primary key behind the public id of each partnership."""
        return {row.public_id: pk for pk, row in self.partnerships.items()}

    @cached_property
    def provinces_of(self) -> dict[int, frozenset[str]]:
        """Return the provinces in which each partnership has at least one member municipality."""
        codes: dict[int, set[str]] = defaultdict(set)
        for membership in self.memberships:
            party = self.parties[membership.party]
            if party.kind == PartyKind.MUNICIPALITY:
                codes[membership.partnership].update(party.provinces)
        return {pk: frozenset(codes[pk]) for pk in self.partnerships}

    def with_a_member_of(self, municipalities: frozenset[int]) -> "RegisterOnDay":
        """Keep the partnerships in which at least one of these takes part, with all their members."""
        kept = {row.partnership for row in self.memberships if row.party in municipalities}
        return self.without(frozenset(self.partnerships.keys() - kept))

    def in_province(self, code: str) -> "RegisterOnDay":
        """Keep the partnerships with at least one member municipality in a province, with all their members."""
        return self.without(frozenset(pk for pk in self.partnerships if code not in self.provinces_of[pk]))

    def from_source(self, source: str) -> "RegisterOnDay":
        """Keep the partnerships that one source leads, such as what is registered."""
        return self.without(frozenset(pk for pk, row in self.partnerships.items() if row.source != source))

    @cached_property
    def sources(self) -> frozenset[str]:
        """Return the sources that lead at least one partnership."""
        return frozenset(row.source for row in self.partnerships.values())

    def without(self, left_out: frozenset[int]) -> "RegisterOnDay":
        """Leave partnerships out, with their memberships."""
        kept = {pk: row for pk, row in self.partnerships.items() if pk not in left_out}
        memberships = tuple(row for row in self.memberships if row.partnership in kept)
        return replace(self, partnerships=kept, memberships=memberships)


def register_on(day: date) -> RegisterOnDay:
    """Return the register on a day; one query when it is in memory already."""
    return _read(day, last_event_number())


@lru_cache(maxsize=KEPT_DAYS)
def _read(day: date, stamp: int) -> RegisterOnDay:  # noqa: ARG001 - a new stamp makes a new reading
    every_area = areas_of(AreaMember.objects.filter(in_force(day)))
    provinces = [area for area in every_area if area.division == Division.PROVINCE]
    partnerships = _partnerships(day)
    return RegisterOnDay(
        day=day,
        parties=_parties(provinces),
        partnerships=partnerships,
        memberships=_memberships(day, partnerships),
        provinces={area.code: area.name for area in provinces},
        areas=tuple(area for area in every_area if area.division != Division.PROVINCE),
        seats=dict(Counter(Seat.objects.filter(in_force(day)).values_list("party", "partnership"))),
    )


def forget() -> None:
    """Forget what is kept in memory; tests that roll back need it."""
    _read.cache_clear()


def _parties(provinces: Iterable[AreaOnDay]) -> dict[int, PartyOnDay]:
    lies_in: dict[int, tuple[str, ...]] = {}
    for area in provinces:
        lies_in |= {pk: (*lies_in.get(pk, ()), area.code) for pk in area.parties}
    fields = (
        "pk", "public_id", "name", "short_name", "kind", "tooi", "register_id", "place",
        "inhabitants", "council_seats", "started_on", "ended_on", "search_text",
    )  # fmt: skip
    rows = Party.objects.filter(merged_into=None).values_list(*fields)
    return {row[0]: PartyOnDay(*(*row, lies_in.get(row[0], ()))) for row in rows}


def _partnerships(day: date) -> dict[int, PartnershipOnDay]:
    fields = (
        "partnership", "partnership__public_id", "pk", "name", "short_name", "form", "obligation", "scheme_kind",
        "source", "partnership__register_id", "register_id", "partnership__own_party", "cross_border", "valid_from",
        "verified_on", "search_text", "kept_here",
    )  # fmt: skip
    versions = PartnershipVersion.objects.leading().on(day).order_by("number")
    kinds, started = _task_kinds(), _first_days()
    return {
        row[0]: PartnershipOnDay(*(*row, kinds.get(row[2], ()), started[row[0]]))
        for row in versions.values_list(*fields)
    }


def _first_days() -> dict[int, date | None]:
    rows = PartnershipVersion.objects.leading().order_by("-number").values_list("partnership", "valid_from")
    return dict(rows)


def _task_kinds() -> dict[int, tuple[str, ...]]:
    kinds: dict[int, tuple[str, ...]] = {}
    for version, kind in VersionTaskKind.objects.order_by("id").values_list("version", "kind"):
        kinds[version] = (*kinds.get(version, ()), kind)
    return kinds


def _memberships(day: date, partnerships: dict[int, PartnershipOnDay]) -> tuple[MembershipOnDay, ...]:
    fields = (
        "party", "partnership", "role", "whole", "as_told", "organs", "joined_on", "valid_from", "public_id",
        "revision", "kept_here", "cost_share",
    )  # fmt: skip
    rows = (
        Membership.objects.leading().on(day).order_by("partnership", "party__name", "pk").values_list(*fields)
    )
    return tuple(
        MembershipOnDay(*(*row[:5], tuple(row[5]), *row[6:]))
        for row in rows.iterator()
        if row[1] in partnerships
    )
