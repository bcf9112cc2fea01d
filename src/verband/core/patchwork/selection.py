"""A part of a snapshot: fewer parties, fewer partnerships or fewer roles, with positions renumbered."""

from collections.abc import Collection
from dataclasses import replace

from verband.core.records import MembershipFact, Snapshot


def without_partnerships(snapshot: Snapshot, left_out: Collection[int]) -> Snapshot:
    """Leave partnerships out, for example those that have probably been succeeded.

    All parties stay, so their positions hold; a party may be left with no partnership.
    """
    dropped = frozenset(left_out)
    kept = [position for position in range(len(snapshot.partnerships)) if position not in dropped]
    return _select(snapshot, range(len(snapshot.parties)), kept)


def only_parties(snapshot: Snapshot, parties: Collection[int], *, at_least: int = 2) -> Snapshot:
    """Keep some parties, and of the partnerships those in which ``at_least`` of them take part."""
    chosen = frozenset(parties)
    kept = [
        position for position, members in enumerate(snapshot.members_of) if len(members & chosen) >= at_least
    ]
    return _select(snapshot, sorted(chosen), kept)


def only_roles(snapshot: Snapshot, roles: Collection[str]) -> Snapshot:
    """Keep the memberships in some roles; parties and partnerships keep their positions."""
    kept = tuple(membership for membership in snapshot.memberships if membership.role in roles)
    return replace(snapshot, memberships=kept)


def _select(snapshot: Snapshot, parties: Collection[int], partnerships: Collection[int]) -> Snapshot:
    party_at = {old: new for new, old in enumerate(parties)}
    partnership_at = {old: new for new, old in enumerate(partnerships)}
    return Snapshot(
        day=snapshot.day,
        parties=tuple(snapshot.parties[old] for old in parties),
        partnerships=tuple(snapshot.partnerships[old] for old in partnerships),
        memberships=tuple(
            MembershipFact(party_at[m.party], partnership_at[m.partnership], m.role, m.whole)
            for m in snapshot.memberships
            if m.party in party_at and m.partnership in partnership_at
        ),
    )
