"""Parts of the country that a page can look at: provinces, partnerships that govern a region, divisions read in."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.asked import Asked
from verband.rooms.common.bridge import alphabetical_key
from verband.rooms.register.choices import Division, PartyKind, Source
from verband.rooms.register.rules import roles_of
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay, RegisterOnDay

PARAMETER = "gebied"
ALL = "alles"
GOVERNS_A_REGION = "regio_bestuur"
FEWEST = 2
"""Municipalities that a partnership has at least, to be offered as a region."""


@dataclass(frozen=True, slots=True)
class Region:
    """A named set of municipalities; the one without a code is the whole register."""

    code: str
    name: str
    group: str
    municipalities: frozenset[int]
    provinces: frozenset[str] = frozenset()
    """In which these lie."""

    def narrow(self, register: RegisterOnDay) -> RegisterOnDay:
        """Keep the partnerships with at least one member municipality in the region, with all their members."""
        return register.with_a_member_of(self.municipalities) if self.code else register

    def shows(self, party: PartyOnDay) -> bool:
        """Whether a member of what is kept belongs on a page of the region, and does not lie elsewhere.

        A water authority belongs there when it lies in a province of the region, and whoever lies in none.
        """
        if not self.code or party.kind == PartyKind.MUNICIPALITY:
            return not self.code or party.pk in self.municipalities
        return not party.provinces or bool(self.provinces & set(party.provinces))


EVERYWHERE = Region("", "heel het overzicht", "", frozenset())


@dataclass(frozen=True, slots=True)
class Regions:
    """The regions one can choose from, and the one that an address asks for."""

    chosen: Region
    groups: tuple[tuple[str, tuple[Region, ...]], ...]
    """Kind of region → the regions by name."""
    everywhere: str = ALL

    @property
    def said(self) -> str:
        """Return the name of what was chosen as an export tells it, empty for the whole register."""
        return self.chosen.name if self.chosen.code else ""


def asked_region(visitor: Visitor, asked: Asked, register: RegisterOnDay, on: date) -> Regions:
    """Read from an address which region a page looks at; one that is not there is named among the notices.

    Without a choice it is the province of the visitor's own government: few people look at the whole country first.
    """
    offered = (*_provinces(register), *own_regions(register))
    found = [replace(one, provinces=_provinces_of(one, register)) for one in offered]
    by_code = {region.code: region for region in found}
    chosen = asked.one_of(PARAMETER, {ALL, *by_code}, _own_province(visitor, register, on))
    return Regions(
        chosen=by_code.get(chosen, EVERYWHERE),
        groups=tuple((group, tuple(regions)) for group, regions in groupby(found, lambda one: one.group)),
    )


def own_regions(register: RegisterOnDay) -> tuple[Region, ...]:
    """Return the regions that are no province: partnerships that govern one, and divisions that were read in."""
    return (*_governed(register), *_read_in(register))


def _provinces_of(region: Region, register: RegisterOnDay) -> frozenset[str]:
    known = (register.parties[pk] for pk in region.municipalities if pk in register.parties)
    return frozenset(code for party in known for code in party.provinces)


def _own_province(visitor: Visitor, register: RegisterOnDay, on: date) -> str:
    """Return the province of the governments that a visitor belongs to; all when they lie in several, or in none."""
    parties = [register.parties.get(role.party_id or 0) for role in roles_of(visitor, on)]
    codes = {code for party in parties if party for code in _codes(party) if code in register.provinces}
    return codes.pop() if len(codes) == 1 else ALL


def _codes(party: PartyOnDay) -> tuple[str, ...]:
    """Return the provinces that a party lies in; a province lies in itself."""
    return (party.tooi.upper(),) if party.kind == PartyKind.PROVINCE else party.provinces


def _provinces(register: RegisterOnDay) -> Iterable[Region]:
    lie_in: dict[str, set[int]] = {code: set() for code in register.provinces}
    for party in register.parties.values():
        for code in party.provinces if party.kind == PartyKind.MUNICIPALITY else ():
            lie_in[code].add(party.pk)
    for code, name in register.provinces.items():
        yield Region(code, name, "Provincies", frozenset(lie_in[code]))


def _governed(register: RegisterOnDay) -> Iterable[Region]:
    kept = (row for row in register.partnerships.values() if _is_region(row))
    for row in sorted(kept, key=lambda row: alphabetical_key(row.name)):
        members = {each.party for each in register.members_of.get(row.pk, ())}
        own = frozenset(pk for pk in members if register.parties[pk].kind == PartyKind.MUNICIPALITY)
        if len(own) >= FEWEST:
            yield Region(str(row.public_id), row.name, "Regio's die samenwerken", own)


def _is_region(row: PartnershipOnDay) -> bool:
    """Whether a partnership governs a region, or was told of as one that speaks through a party of its own."""
    told = row.own_party is not None and row.source != Source.REGISTER
    return told or GOVERNS_A_REGION in row.task_kinds


def _read_in(register: RegisterOnDay) -> Iterable[Region]:
    labels = dict(Division.choices)
    for area in register.areas:
        yield Region(str(area.public_id), area.name, labels[area.division].capitalize(), area.parties)
