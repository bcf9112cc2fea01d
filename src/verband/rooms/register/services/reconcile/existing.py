"""Find the row that a record stands for when its source brings it under a new key; never by name."""

from collections.abc import Container, Mapping
from functools import cached_property
from uuid import UUID

from django.db.models.functions import Coalesce

from verband.rooms.register.bridge.wanted import Wanted
from verband.rooms.register.models import Membership, Partnership, Party
from verband.rooms.register.services.reconcile.kinds import plain
from verband.rooms.register.services.reconcile.plan import Key

Place = tuple[UUID, UUID, str | None]
"""Partnership, party and first day of a membership: no two of one source are the same."""

STAYS = Coalesce("merged_into__public_id", "public_id")
"""Of a record that was merged into another the address of the one that stays."""


class Existing:
    """Rows that stand here already: of another source, or of this one under a number that it has changed."""

    def __init__(self, source: str, addresses: Mapping[Key, UUID], kept: Container[UUID]) -> None:
        self._source = source
        self._addresses = addresses
        self._kept = kept
        """Rows that the source still brings under the key they had."""

    def find(self, wanted: Wanted) -> UUID | None:
        """Return the public id of the row that a record stands for."""
        if wanted.kind == "membership":
            return self._membership(wanted)
        number, tooi = wanted.values.get("register_id"), wanted.values.get("tooi")
        if wanted.kind == "party":
            by_number = self._parties[0].get(number) if number else None
            return by_number or (self._parties[1].get(tooi) if tooi else None)
        return self._partnerships.get(number) if wanted.kind == "partnership" and number else None

    def _membership(self, wanted: Wanted) -> UUID | None:
        partnership = self._addresses["partnership", wanted.values["partnership"]]
        party = self._addresses["party", wanted.values["party"]]
        return self._memberships.get((partnership, party, wanted.values.get("valid_from")))

    @cached_property
    def _parties(self) -> tuple[dict[str, UUID], dict[str, UUID]]:
        rows = list(Party.objects.values_list("register_id", "tooi", STAYS))
        return {number: address for number, _, address in rows}, {tooi: address for _, tooi, address in rows}

    @cached_property
    def _partnerships(self) -> dict[str, UUID]:
        return dict(Partnership.objects.values_list("register_id", STAYS))

    @cached_property
    def _memberships(self) -> dict[Place, UUID]:
        rows = Membership.objects.filter(source=self._source)
        fields = rows.values_list("partnership__public_id", "party__public_id", "valid_from", "public_id")
        return {
            (partnership, party, plain(begin)): address
            for partnership, party, begin, address in fields.iterator()
            if address not in self._kept or partnership in self._merged
        }

    @cached_property
    def _merged(self) -> set[UUID]:
        """Partnerships in which two records of this source may have become one row, which then both stand for."""
        rows = Partnership.objects.exclude(merged_from=None)
        return set(rows.values_list("public_id", flat=True))
