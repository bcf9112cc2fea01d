"""The list of who takes part in what: one row per party and partnership."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from verband.rooms.common.facets import Facet
from verband.rooms.common.tables import Query
from verband.rooms.register.choices import Form, PartyKind, Role, Source
from verband.rooms.register.selectors.lists.kept import seat_and_money_facets
from verband.rooms.register.selectors.lists.listed import UNKNOWN, Listed
from verband.rooms.register.selectors.lists.partnerships import task_facet
from verband.rooms.register.selectors.on_day import (
    MembershipOnDay,
    PartnershipOnDay,
    PartyOnDay,
    RegisterOnDay,
)
from verband.rooms.register.selectors.tasks_taken import TasksTaken, tasks_taken

PARTY, PARTNERSHIP = "partij", "verband"
"""With which an address asks for the memberships of one party, or of one partnership, by its id."""

Codes = Callable[["MembershipRow"], tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class Taken:
    """For which tasks those take part who do not in the whole; asked for by a file, once for all rows."""

    rows: Sequence[MembershipOnDay]

    @cached_property
    def _found(self) -> TasksTaken:
        return tasks_taken(self.rows)

    def names(self, row: MembershipOnDay) -> tuple[str, ...]:
        """Return the names of the tasks of one membership."""
        return tuple(task.name for task in self._found.get(row.public_id, ()))


@dataclass(frozen=True)
class MembershipRow:
    """One party in one partnership."""

    party: PartyOnDay
    partnership: PartnershipOnDay
    membership: MembershipOnDay
    ended: bool
    taken: Taken

    @property
    def task_names(self) -> tuple[str, ...] | None:
        """For which tasks; none of those who take part in the whole, None when nobody wrote down which."""
        return () if self.membership.whole else self.taken.names(self.membership) or None

    @property
    def named(self) -> tuple[PartyOnDay, PartnershipOnDay]:
        """What a search looks in the names of."""
        return (self.party, self.partnership)

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
    taken = Taken(register.memberships)
    return [
        MembershipRow(
            party=register.parties[row.party],
            partnership=register.partnerships[row.partnership],
            membership=row,
            ended=register.parties[row.party].has_ended(register.day),
            taken=taken,
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


def one_party_or_partnership(register: RegisterOnDay, query: Query) -> list[Facet]:
    """Return the facets of one party or one partnership, where the address asks for it by its id."""
    named: dict[str, tuple[str, Mapping[int, PartyOnDay | PartnershipOnDay], Codes]] = {
        PARTY: ("Deelnemer", register.parties, lambda row: (str(row.party.public_id),)),
        PARTNERSHIP: (
            "Samenwerkingsverband",
            register.partnerships,
            lambda row: (str(row.partnership.public_id),),
        ),
    }
    return [
        Facet(key, label, _named_in(query[key], known.values()), codes)
        for key, (label, known, codes) in named.items()
        if key in query
    ]


def _named_in(asked: Sequence[str], known: Iterable[PartyOnDay | PartnershipOnDay]) -> dict[str, str]:
    wanted = set(asked)
    return {str(row.public_id): row.name for row in known if str(row.public_id) in wanted}


MEMBERSHIPS: Listed[MembershipRow] = Listed(
    name="deelnames",
    caption="Deelnames",
    intro="Wie waaraan deelneemt, in welke rol en sinds wanneer. Wat u hier opslaat, is ook weer in te lezen.",
    rows=membership_rows,
    facets=membership_facets,
    one_of=one_party_or_partnership,
    kept=lambda _visitor, register, _today: seat_and_money_facets(register),
)
