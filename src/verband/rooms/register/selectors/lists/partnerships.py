"""The list of partnerships in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.facets import Facet
from verband.rooms.register.bridge.facts import task_kinds
from verband.rooms.register.bridge.snapshot import probable_successions
from verband.rooms.register.choices import Form, Obligation, Source
from verband.rooms.register.selectors.lists.kept import characteristic_facets, told_facet
from verband.rooms.register.selectors.lists.listed import UNKNOWN, Listed
from verband.rooms.register.selectors.on_day import PartnershipOnDay, RegisterOnDay

MEMBER_CLASSES = (
    (1, "geen of één bekende deelnemer"),
    (3, "2–3 deelnemers"),
    (6, "4–6 deelnemers"),
    (10, "7–10 deelnemers"),
)
MANY = "meer dan 10 deelnemers"


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
    def named(self) -> tuple[PartnershipOnDay]:
        """What a search looks in the names of."""
        return (self.partnership,)

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


def task_facet() -> Facet:
    """Return the facet of task kinds, in the order of the pack."""
    kinds = {kind.code: kind.label for kind in task_kinds().kinds.values()}
    return Facet("taak", "Soort taak", {**kinds, UNKNOWN: "niet bekend"})


def partnership_facets(register: RegisterOnDay) -> list[Facet]:
    """Return the facets of the list of partnerships."""
    sizes = [label for _, label in MEMBER_CLASSES] + [MANY]
    return [
        Facet("provincie", "Provincie", {**register.provinces, UNKNOWN: "zonder gemeente"}),
        task_facet(),
        Facet("vorm", "Vorm", dict(Form.choices)),
        Facet("verplicht", "Verplicht of vrijwillig", dict(Obligation.choices)),
        Facet("omvang", "Omvang", {label: label for label in sizes}),
        Facet(
            "opvolging", "Opvolging", {"waarschijnlijk": "waarschijnlijk opgevolgd", "nee": "geen aanwijzing"}
        ),
        Facet("bron", "Bron", dict(Source.choices)),
    ]


def kept_facets(visitor: Visitor, register: RegisterOnDay, today: date) -> list[Facet]:
    """Return the facets over what is kept by hand of partnerships."""
    return [*told_facet(register), *characteristic_facets(visitor, register, today)]


PARTNERSHIPS: Listed[PartnershipRow] = Listed(
    name="samenwerkingsverbanden",
    caption="Samenwerkingsverbanden",
    intro="Wat op de peildatum van kracht is: regelingen uit het register en wat in gesprekken is genoemd.",
    rows=partnership_rows,
    facets=partnership_facets,
    kept=kept_facets,
)
