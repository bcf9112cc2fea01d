"""The list of governments and of whoever else takes part."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from verband.rooms.common.facets import Facet
from verband.rooms.register.bridge.facts import size_class, size_classes
from verband.rooms.register.choices import GOVERNMENTS, Obligation, PartyKind
from verband.rooms.register.selectors.lists.listed import UNKNOWN, Listed
from verband.rooms.register.selectors.on_day import PartyOnDay, RegisterOnDay


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
    def named(self) -> tuple[PartyOnDay]:
        """What a search looks in the names of."""
        return (self.party,)

    @cached_property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """Values to filter by."""
        return {
            "soort": (self.party.kind,),
            "provincie": self.party.provinces or (UNKNOWN,),
            "grootte": self._size,
            "bestaat": ("nee" if self.ended else "ja",),
        }

    @property
    def _size(self) -> tuple[str, ...]:
        """Only municipalities have a size class; unknown is one too."""
        if self.party.kind != PartyKind.MUNICIPALITY:
            return ()
        size = size_class(self.party.inhabitants)
        return (size.code if size else UNKNOWN,)


def party_rows(register: RegisterOnDay) -> list[PartyRow]:
    """Return every government that exists, and everyone else who takes part in something."""
    return [
        _party_row(party, register)
        for pk, party in register.parties.items()
        if pk in register.memberships_of or _is_standing_government(party, register)
    ]


def _is_standing_government(party: PartyOnDay, register: RegisterOnDay) -> bool:
    return party.kind in GOVERNMENTS and party.exists_on(register.day)


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


def party_facets(register: RegisterOnDay) -> list[Facet]:
    """Return the facets of the list of governments."""
    return [
        Facet("soort", "Soort", dict(PartyKind.choices)),
        Facet("provincie", "Provincie", {**register.provinces, UNKNOWN: "niet in één provincie"}),
        Facet(
            "grootte",
            "Grootte",
            {**{size.code: size.label for size in size_classes()}, UNKNOWN: "niet bekend"},
        ),
        Facet("bestaat", "Bestaat nog", {"ja": "ja", "nee": "opgeheven"}),
    ]


PARTIES: Listed[PartyRow] = Listed(
    name="overheden",
    caption="Overheden en andere partijen",
    intro="Gemeenten, provincies en waterschappen, en wie verder ergens aan deelneemt.",
    rows=party_rows,
    facets=party_facets,
)
