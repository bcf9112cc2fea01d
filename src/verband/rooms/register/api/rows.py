"""The rows that answers are written from: a record of the register, and how it is looked at."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from verband.rooms.common.api.shapes import dutch_codes
from verband.rooms.register.api.looks import Look
from verband.rooms.register.bridge.facts import organs
from verband.rooms.register.choices import Source
from verband.rooms.register.selectors.on_day import MembershipOnDay, PartnershipOnDay, PartyOnDay
from verband.rooms.register.selectors.tasks_taken import TaskTaken

TOOI = "https://identifier.overheid.nl/tooi/id"
FAMILIES = {
    "gm": "gemeente",
    "mnre": "ministerie",
    "oorg": "oorg",
    "pv": "provincie",
    "so": "so",
    "ws": "waterschap",
}


def tooi_address(tooi: str) -> str | None:
    """Return the national identifier behind a TOOI code; None for a code of a family we do not know."""
    family = FAMILIES.get(tooi.rstrip("0123456789"))
    return f"{TOOI}/{family}/{tooi}" if family else None


def stand_of(source: str, look: Look) -> date | None:
    """Return the day that a source tells of; None when it was kept here."""
    return look.stands.get(dutch_codes(Source).get(source, ""))


def organ_labels(codes: tuple[str, ...], party_kind: str) -> list[str]:
    """Return what the organs are called at a party of that kind."""
    known = organs()
    return [known[code].label_at(party_kind) for code in codes if code in known]


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party on the day that is looked at."""

    party: PartyOnDay
    look: Look

    @property
    def page(self) -> str:
        """Address of its page."""
        return self.look.page("register:party", self.party.public_id)

    @property
    def tooi_address(self) -> str | None:
        """Its national identifier."""
        return tooi_address(self.party.tooi)

    @property
    def ended_on(self) -> date | None:
        """The day it ended, when that was known."""
        return self.look.seen(self.party.ended_on)

    @property
    def source(self) -> str:
        """The register, when it has a number there; otherwise nobody noted who told of it."""
        return Source.REGISTER if self.party.register_id else ""

    @property
    def stand_on(self) -> date | None:
        """The day its source tells of."""
        return stand_of(self.source, self.look)


@dataclass(frozen=True, slots=True)
class PartnershipRow:
    """A partnership in force on the day that is looked at."""

    partnership: PartnershipOnDay
    look: Look

    @property
    def page(self) -> str:
        """Address of its page."""
        return self.look.page("register:partnership", self.partnership.public_id)

    @property
    def provinces(self) -> list[str]:
        """Provinces with at least one municipality that takes part."""
        return sorted(self.look.register.provinces_of[self.partnership.pk])

    @property
    def members(self) -> int:
        """How many parties take part."""
        return len(self.look.register.members_of.get(self.partnership.pk, ()))

    @property
    def stand_on(self) -> date | None:
        """The day its source tells of."""
        return stand_of(self.partnership.source, self.look)


@dataclass(frozen=True, slots=True)
class Named:
    """What a membership says of the partnership it is in."""

    public_id: UUID
    name: str
    form: str
    register_id: str


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """One party in one partnership on the day that is looked at."""

    membership: MembershipOnDay
    party: PartyOnDay
    partnership: PartnershipOnDay
    tasks: tuple[TaskTaken, ...]
    """For which tasks, when the party does not take part in the whole."""
    look: Look

    @property
    def page(self) -> str:
        """Address of the page of the partnership."""
        return self.look.page("register:partnership", self.partnership.public_id)

    @property
    def organs(self) -> list[str]:
        """The organs that take part."""
        return organ_labels(self.membership.organs, self.party.kind)

    @property
    def valid_to(self) -> None:
        """What is in force has no end that the day may know of."""
        return

    @property
    def source(self) -> str:
        """Who says so."""
        return self.partnership.source

    @property
    def stand_on(self) -> date | None:
        """The day its source tells of."""
        return stand_of(self.partnership.source, self.look)
