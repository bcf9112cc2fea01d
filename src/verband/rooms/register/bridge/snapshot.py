"""The register on a day as the core sees it: positions instead of rows."""

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from verband.core.patchwork.succession import find_successions
from verband.core.patchwork.thresholds import load_thresholds
from verband.core.records import MembershipFact, PartnershipFact, PartyFact, Snapshot

if TYPE_CHECKING:
    from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay, RegisterOnDay


def snapshot_of(register: "RegisterOnDay") -> Snapshot:
    """Return the parties that take part in something, the partnerships and the memberships of a day.

    Partnerships without a single known member are left out: no measure is defined for them.
    """
    taking_part = [pk for pk in register.parties if pk in register.memberships_of]
    joined = [pk for pk in register.partnerships if pk in register.members_of]
    rows = {pk: position for position, pk in enumerate(taking_part)}
    columns = {pk: position for position, pk in enumerate(joined)}
    bodies = {pk: str(party.public_id) for pk, party in register.parties.items()}
    return Snapshot(
        day=register.day,
        parties=tuple(_party(register.parties[pk], register) for pk in taking_part),
        partnerships=tuple(_partnership(register.partnerships[pk], bodies) for pk in joined),
        memberships=tuple(
            MembershipFact(rows[row.party], columns[row.partnership], row.role, row.whole)
            for row in register.memberships
        ),
    )


def _party(party: "PartyOnDay", register: "RegisterOnDay") -> PartyFact:
    return PartyFact(
        key=str(party.public_id),
        name=party.name,
        kind=party.kind,
        tooi=party.tooi,
        inhabitants=party.inhabitants,
        areas=party.provinces,
        ended=party.has_ended(register.day),
    )


def _partnership(row: "PartnershipOnDay", bodies: dict[int, str]) -> PartnershipFact:
    return PartnershipFact(
        key=str(row.public_id),
        name=row.name,
        form=row.form,
        obligation=row.obligation,
        task_kinds=row.task_kinds,
        started=row.started_on,
        verified=row.verified_on,
        body=bodies.get(row.own_party or 0, ""),
    )


def renewed_on(register: "RegisterOnDay") -> dict[str, date]:
    """Return the first day of the version in force, by key of the partnership."""
    return {str(row.public_id): row.valid_from for row in register.partnerships.values() if row.valid_from}


@lru_cache(maxsize=8)
def probable_successions(register: "RegisterOnDay") -> dict[int, int]:
    """Return older partnership → newer one that probably succeeded it, by primary key."""
    snapshot = snapshot_of(register)
    rules = load_thresholds(register.day).succession
    numbers = {str(row.public_id): pk for pk, row in register.partnerships.items()}
    return {
        numbers[snapshot.partnerships[found.older].key]: numbers[snapshot.partnerships[found.newer].key]
        for found in find_successions(snapshot, rules, renewed=renewed_on(register))
    }
