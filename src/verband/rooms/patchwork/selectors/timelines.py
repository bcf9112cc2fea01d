"""Rows of the timelines."""

from datetime import date
from uuid import UUID

from verband.rooms.register.models import Membership, Partnership, PartnershipVersion, Party

NamedMembership = tuple[str, UUID, Membership]


def versions_of(partnership: Partnership) -> list[PartnershipVersion]:
    """Return the versions of a partnership by its leading source."""
    return list(partnership.versions.filter(source=partnership.leading_source))


def memberships_of(partnership: Partnership) -> list[Membership]:
    """Return all memberships of a partnership by its leading source."""
    return list(partnership.memberships.filter(source=partnership.leading_source).select_related("party"))


def named_memberships_of(party: Party, day: date) -> list[NamedMembership]:
    """Return all memberships of a party with the name on a day and the id of each partnership."""
    rows = Membership.objects.leading().filter(party=party).select_related("partnership")
    rows = rows.prefetch_related("partnership__versions")
    return [(_name_on(day, row.partnership), row.partnership.public_id, row) for row in rows]


def _name_on(day: date, partnership: Partnership) -> str:
    """The name of the newest version that has begun on the day, else of the first that will."""
    versions = [each for each in partnership.versions.all() if each.source == partnership.leading_source]
    begun = [each for each in versions if (each.valid_from or day) <= day]
    return (begun or versions[:1])[-1].name if versions else str(partnership)
