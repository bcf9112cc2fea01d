"""The part of the register that a page looks at, as a snapshot the core can measure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from uuid import UUID

from verband.core.errors import InputError
from verband.core.patchwork.bundle import Bundle, metric_bundle
from verband.core.patchwork.selection import only_roles
from verband.core.records import Snapshot
from verband.rooms.register.bridge.snapshot import probable_successions, snapshot_of
from verband.rooms.register.choices import TAKES_PART, Source
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay, RegisterOnDay

__all__ = ["InputError", "Part", "part_of"]

COUNTED: Mapping[str, str] = {
    Source.REGISTER: "geregistreerde regelingen",
    Source.CONVERSATIONS: "in gesprekken genoemde samenwerkingsverbanden",
}
BRIEFLY: Mapping[str, str] = {Source.CONVERSATIONS: "gesprekken"}
"""What a source is called among others, where its year would run into the day."""


@dataclass(frozen=True, eq=False, repr=False)
class Part:
    """One province or the whole register on a day, without what has probably been succeeded unless asked for."""

    register: RegisterOnDay
    province: str
    """Code; empty for everything."""
    source: str
    """Whose partnerships; empty for those of every source."""
    with_succeeded: bool
    succeeded: int
    """How many probably succeeded partnerships there are here, shown or not."""

    @cached_property
    def snapshot(self) -> Snapshot:
        """The part as positions."""
        return snapshot_of(self.register)

    @cached_property
    def taking_part(self) -> Snapshot:
        """The same positions without who only looks on or is involved: this is what measures count."""
        return only_roles(self.snapshot, TAKES_PART)

    @cached_property
    def bundle(self) -> Bundle:
        """The counts of the part."""
        return metric_bundle(self.taking_part)

    @cached_property
    def parties(self) -> tuple[PartyOnDay, ...]:
        """The parties in the order of the snapshot."""
        by_key = {str(party.public_id): party for party in self.register.parties.values()}
        return tuple(by_key[fact.key] for fact in self.snapshot.parties)

    @cached_property
    def partnerships(self) -> tuple[PartnershipOnDay, ...]:
        """The partnerships in the order of the snapshot."""
        by_key = {str(row.public_id): row for row in self.register.partnerships.values()}
        return tuple(by_key[fact.key] for fact in self.snapshot.partnerships)

    @cached_property
    def inside(self) -> frozenset[int]:
        """Positions of the parties that lie in the province; without a province everyone is inside."""
        if not self.province:
            return frozenset(range(len(self.parties)))
        return frozenset(
            place for place, party in enumerate(self.parties) if self.province in party.provinces
        )

    @property
    def told_by(self) -> str:
        """The one source of everything here; empty when there are more."""
        sources = self.register.sources
        return self.source or (next(iter(sources)) if len(sources) == 1 else "")

    @property
    def counted(self) -> str:
        """What is counted here: registered arrangements, or whatever was told of."""
        return COUNTED.get(self.told_by, "samenwerkingsverbanden")

    @property
    def stand(self) -> str:
        """Whose state of affairs it is, in words that go before the day."""
        return stand_words({self.source} if self.source else self.register.sources)

    @property
    def name(self) -> str:
        """What the part is called in a sentence."""
        return (
            f"de provincie {self.register.provinces[self.province]}"
            if self.province
            else "heel het overzicht"
        )

    def party_place(self, public_id: UUID) -> int | None:
        """Return the position of a party, None when it takes part in nothing here."""
        return next((place for place, party in enumerate(self.parties) if party.public_id == public_id), None)

    def has(self, public_id: UUID) -> bool:
        """Whether a party or a partnership with this id is here."""
        return self.party_place(public_id) is not None or self.partnership_place(public_id) is not None

    def partnership_place(self, public_id: UUID) -> int | None:
        """Return the position of a partnership, None when it is not here."""
        return next(
            (place for place, row in enumerate(self.partnerships) if row.public_id == public_id), None
        )


def stand_words(sources: Collection[str]) -> str:
    """Say whose state of affairs a picture of these sources shows, in words that go before the day."""
    if set(sources) <= {Source.REGISTER}:
        return "Stand register"
    told = [source for source in Source if source in sources]
    if len(told) == 1:
        return f"Stand {told[0].label}, getoond op"
    *first, last = [BRIEFLY.get(source, str(source.label)) for source in told]
    return f"Stand {', '.join(first)} en {last}"


@lru_cache(maxsize=32)
def part_of(
    register: RegisterOnDay, province: str, *, source: str = "", with_succeeded: bool = False
) -> Part:
    """Return a part of the register; kept as long as the register of that day is."""
    part = register.from_source(source) if source else register
    part = part.in_province(province) if province else part
    gone = probable_successions(register).keys() & part.partnerships.keys()
    shown = part if with_succeeded else part.without(frozenset(gone))
    return Part(shown, province, source, with_succeeded, len(gone))
