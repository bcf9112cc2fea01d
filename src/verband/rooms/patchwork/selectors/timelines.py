"""Rows of the timelines."""

from verband.rooms.register.models import Membership, Partnership, PartnershipVersion, Party

NamedMembership = tuple[str, str, Membership]


def versions_of(partnership: Partnership) -> list[PartnershipVersion]:
    """Return the versions of a partnership by its leading source."""
    return list(partnership.versions.filter(source=partnership.leading_source))


def memberships_of(partnership: Partnership) -> list[Membership]:
    """Return all memberships of a partnership by its leading source."""
    return list(partnership.memberships.filter(source=partnership.leading_source).select_related("party"))


def named_memberships_of(party: Party) -> list[NamedMembership]:
    """Return all memberships of a party with the newest name and the address of each partnership."""
    rows = Membership.objects.leading().filter(party=party).select_related("partnership")
    rows = rows.prefetch_related("partnership__versions")
    return [(_newest_name(row.partnership), row.partnership.get_absolute_url(), row) for row in rows]


def _newest_name(partnership: Partnership) -> str:
    names = [each.name for each in partnership.versions.all() if each.source == partnership.leading_source]
    return names[-1] if names else str(partnership)
