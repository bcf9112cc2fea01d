"""The list of who takes part in what: one row per party and partnership."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from verband.rooms.common.facets import Facet
from verband.rooms.register.choices import Form, PartyKind, Role, Source
from verband.rooms.register.selectors.lists.listed import UNKNOWN, Listed
from verband.rooms.register.selectors.lists.partnerships import task_facet
from verband.rooms.register.selectors.on_day import (
    MembershipOnDay,
    PartnershipOnDay,
    PartyOnDay,
    RegisterOnDay,
)


@dataclass(frozen=True)
class MembershipRow:
    """One party in one partnership."""

    party: PartyOnDay
    partnership: PartnershipOnDay
    membership: MembershipOnDay
    ended: bool

    @property
    def search_text(self) -> str:
        """What a search looks in: the names of both."""
        return self.party.search_text + self.partnership.search_text

    @cached_property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """Values to filter by."""
        return {
            "soort": (self.party.kind,),
            "provincie": self.party.provinces or (UNKNOWN,),
            "taak": self.partnership.task_kinds or (UNKNOWN,),
            "vorm": (self.partnership.form,),
            "rol": (self.membership.role,),
            "deel": ("geheel" if self.membership.whole else "onderdelen",),
            "bron": (self.partnership.source,),
        }


def membership_rows(register: RegisterOnDay) -> list[MembershipRow]:
    """Return who takes part in what on the day."""
    return [
        MembershipRow(
            party=register.parties[row.party],
            partnership=register.partnerships[row.partnership],
            membership=row,
            ended=register.parties[row.party].has_ended(register.day),
        )
        for row in register.memberships
    ]


def membership_facets(register: RegisterOnDay) -> list[Facet]:
    """Return the facets of the list of memberships."""
    return [
        Facet("provincie", "Provincie van de deelnemer", {**register.provinces, UNKNOWN: "geen"}),
        Facet("soort", "Soort deelnemer", dict(PartyKind.choices)),
        task_facet(),
        Facet("vorm", "Vorm", dict(Form.choices)),
        Facet("rol", "Rol", dict(Role.choices)),
        Facet("deel", "Voor", {"geheel": "alle taken", "onderdelen": "op onderdelen"}),
        Facet("bron", "Bron", dict(Source.choices)),
    ]


MEMBERSHIPS: Listed[MembershipRow] = Listed(
    name="deelnames",
    caption="Deelnames",
    intro="Wie waaraan deelneemt, in welke rol en sinds wanneer. Dit bestand is ook weer in te lezen.",
    rows=membership_rows,
    facets=membership_facets,
)
