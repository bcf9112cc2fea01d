"""The two lists: governments and partnerships, one row each, with the values they can be filtered by."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from verband.rooms.common.facets import Facet
from verband.rooms.register.bridge.facts import fold, search_text, size_class, size_classes, task_kinds
from verband.rooms.register.bridge.snapshot import probable_successions
from verband.rooms.register.choices import Form, Obligation, PartyKind, Source
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay, RegisterOnDay

Row = TypeVar("Row", "PartyRow", "PartnershipRow")
UNKNOWN = "unknown"
MEMBER_CLASSES = (
    (1, "geen of één bekende deelnemer"),
    (3, "2–3 deelnemers"),
    (6, "4–6 deelnemers"),
    (10, "7–10 deelnemers"),
)
MANY = "meer dan 10 deelnemers"


@dataclass(frozen=True)
class PartyRow:
    """One party in the list of governments."""

    party: PartyOnDay
    partnerships: int
    statutory: int
    partners: int
    ended: bool
    province_names: tuple[str, ...]

    @property
    def names(self) -> tuple[str, str]:
        """What a search looks in."""
        return self.party.name, self.party.short_name

    @cached_property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """Values to filter by."""
        size = size_class(self.party.inhabitants) if self.party.kind == PartyKind.MUNICIPALITY else None
        return {
            "soort": (self.party.kind,),
            "provincie": self.party.provinces or (UNKNOWN,),
            "grootte": (size.code,) if size else (),
            "bestaat": ("nee" if self.ended else "ja",),
        }


@dataclass(frozen=True)
class PartnershipRow:
    """One partnership in the list."""

    partnership: PartnershipOnDay
    members: int
    ended_members: int
    provinces: frozenset[str]
    province_names: tuple[str, ...]
    succeeded_by: PartnershipOnDay | None

    @property
    def names(self) -> tuple[str, str]:
        """What a search looks in."""
        return self.partnership.name, self.partnership.short_name

    @cached_property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """Values to filter by."""
        return {
            "vorm": (self.partnership.form,),
            "verplicht": (self.partnership.obligation,),
            "taak": self.partnership.task_kinds or (UNKNOWN,),
            "provincie": tuple(self.provinces) or (UNKNOWN,),
            "omvang": (_member_class(self.members),),
            "bron": (self.partnership.source,),
            "opvolging": ("waarschijnlijk",) if self.succeeded_by else ("nee",),
        }


def _member_class(members: int) -> str:
    return next((label for limit, label in MEMBER_CLASSES if members <= limit), MANY)


def party_rows(register: RegisterOnDay) -> list[PartyRow]:
    """Return every government that exists, and everyone else who takes part in something."""
    return [
        _party_row(party, register)
        for pk, party in register.parties.items()
        if pk in register.memberships_of or _is_standing_government(party, register)
    ]


def _is_standing_government(party: PartyOnDay, register: RegisterOnDay) -> bool:
    governments = {PartyKind.MUNICIPALITY, PartyKind.PROVINCE, PartyKind.WATER_AUTHORITY}
    return party.kind in governments and not party.has_ended(register.day)


def _party_row(party: PartyOnDay, register: RegisterOnDay) -> PartyRow:
    joined = [register.partnerships[row.partnership] for row in register.memberships_of.get(party.pk, ())]
    partners = {other.party for row in joined for other in register.members_of[row.pk]} - {party.pk}
    duties = {Obligation.STATUTORY_FIXED, Obligation.STATUTORY_FREE}
    return PartyRow(
        party=party,
        partnerships=len(joined),
        statutory=sum(row.obligation in duties for row in joined),
        partners=len(partners),
        ended=party.has_ended(register.day),
        province_names=tuple(register.provinces[code] for code in party.provinces),
    )


def partnership_rows(register: RegisterOnDay) -> list[PartnershipRow]:
    """Return every partnership in force."""
    newer = probable_successions(register)
    return [_partnership_row(row, register, newer) for row in register.partnerships.values()]


def _partnership_row(
    row: PartnershipOnDay, register: RegisterOnDay, newer: Mapping[int, int]
) -> PartnershipRow:
    members = register.members_of.get(row.pk, ())
    provinces = register.provinces_of[row.pk]
    return PartnershipRow(
        partnership=row,
        members=len(members),
        ended_members=sum(register.parties[m.party].has_ended(register.day) for m in members),
        provinces=provinces,
        province_names=tuple(sorted(register.provinces[code] for code in provinces)),
        succeeded_by=register.partnerships[newer[row.pk]] if row.pk in newer else None,
    )


def matching(rows: Sequence[Row], text: str) -> list[Row]:
    """Keep the rows in which every word of a search begins a word of the name or the short name."""
    words = fold(text).split()
    return [row for row in rows if all(f" {word}" in search_text(*row.names) for word in words)]


def party_facets(register: RegisterOnDay) -> list[Facet]:
    """Return the facets of the list of governments."""
    return [
        Facet("soort", "Soort", dict(PartyKind.choices)),
        Facet("provincie", "Provincie", {**register.provinces, UNKNOWN: "niet in één provincie"}),
        Facet("grootte", "Grootte", {size.code: size.label for size in size_classes()}),
        Facet("bestaat", "Bestaat nog", {"ja": "ja", "nee": "opgeheven"}),
    ]


def partnership_facets(register: RegisterOnDay) -> list[Facet]:
    """Return the facets of the list of partnerships."""
    sizes = [label for _, label in MEMBER_CLASSES] + [MANY]
    return [
        Facet("provincie", "Provincie", {**register.provinces, UNKNOWN: "zonder gemeente"}),
        Facet(
            "taak",
            "Soort taak",
            {**{kind.code: kind.label for kind in task_kinds().kinds.values()}, UNKNOWN: "niet bekend"},
        ),
        Facet("vorm", "Vorm", dict(Form.choices)),
        Facet("verplicht", "Verplicht of vrijwillig", dict(Obligation.choices)),
        Facet("omvang", "Omvang", {label: label for label in sizes}),
        Facet(
            "opvolging", "Opvolging", {"waarschijnlijk": "waarschijnlijk opgevolgd", "nee": "geen aanwijzing"}
        ),
        Facet("bron", "Bron", dict(Source.choices)),
    ]


@dataclass(frozen=True)
class Listed(Generic[Row]):
    """One of the two lists: what it is called, where its rows come from and what they can be filtered by."""

    name: str
    caption: str
    intro: str
    rows: Callable[[RegisterOnDay], list[Row]]
    facets: Callable[[RegisterOnDay], list[Facet]]


PARTIES: Listed[PartyRow] = Listed(
    name="overheden",
    caption="Overheden en andere partijen",
    intro="Gemeenten, provincies en waterschappen, en wie verder ergens aan deelneemt.",
    rows=party_rows,
    facets=party_facets,
)
PARTNERSHIPS: Listed[PartnershipRow] = Listed(
    name="samenwerkingsverbanden",
    caption="Samenwerkingsverbanden",
    intro="Wat op de peildatum van kracht is: regelingen uit het register en wat in gesprekken is genoemd.",
    rows=partnership_rows,
    facets=partnership_facets,
)
