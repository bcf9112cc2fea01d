"""Search over names and abbreviations: each word typed begins a word of the name."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from verband.rooms.register.bridge.facts import fold
from verband.rooms.register.choices import PartyKind
from verband.rooms.register.models import PartnershipVersion, Party

MOST_HITS = 30


@dataclass(frozen=True)
class Hits:
    """What was found, and how many there are in all."""

    parties: tuple[Party, ...]
    party_total: int
    partnerships: tuple[PartnershipVersion, ...]
    partnership_total: int

    @property
    def total(self) -> int:
        """All hits together."""
        return self.party_total + self.partnership_total


def find(text: str, day: date) -> Hits:
    """Return the parties and partnerships a search finds.

    Of a partnership the newest version that has begun on the day counts; one that has yet to begin, only
    where there is no other.
    """
    words = fold(text).split()
    if not words:
        return Hits((), 0, (), 0)
    condition = Q()
    for word in words:
        condition &= Q(search_text__contains=f" {word}")
    parties = Party.objects.filter(condition).order_by("ended_on", "name")
    versions = PartnershipVersion.objects.leading().filter(condition).select_related("partnership")
    newest = _newest(versions, day)
    found = sorted(
        parties,
        key=lambda party: (party.ended_on is not None, party.kind != PartyKind.MUNICIPALITY, party.name),
    )
    return Hits(tuple(found[:MOST_HITS]), len(found), tuple(newest[:MOST_HITS]), len(newest))


def _newest(versions: QuerySet[PartnershipVersion], day: date) -> list[PartnershipVersion]:
    newest: dict[int, PartnershipVersion] = {}
    for version in versions.order_by("number"):
        if version.partnership_id not in newest or (version.valid_from or day) <= day:
            newest[version.partnership_id] = version
    return sorted(newest.values(), key=lambda version: (version.valid_to is not None, version.name))
