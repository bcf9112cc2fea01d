"""Completeness: what the register should hold of every municipality and does not, or holds oddly.

A finding says where to look, not that anybody did something wrong: the register lags behind, and a name
can hide what a partnership is.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from verband.core.figures.wording import counted, dutch_date, listed
from verband.core.names import alphabetical_key
from verband.core.patchwork.thresholds import RequiredOnce
from verband.core.records import PartyFact, Snapshot


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about one party that asks for a look at the source."""

    code: str
    """required-missing, required-double, abolished-member or joined-before-founding."""
    party: str
    """Key."""
    partnerships: tuple[str, ...]
    """Keys, alphabetical by name."""
    sentence: str
    """Dutch."""


def required_once(
    snapshot: Snapshot, required: Collection[RequiredOnce], *, areas: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """Return the existing municipalities that do not have each required task exactly once.

    Parameters
    ----------
    snapshot
        Leave out what has probably been succeeded first (``selection.without_partnerships``).
    areas
        Only municipalities in one of these areas (codes); everywhere when None.
    """
    return tuple(
        finding
        for position, party in enumerate(snapshot.parties)
        if party.kind == "municipality" and not party.ended
        if areas is None or not set(areas).isdisjoint(party.areas)
        for task in required
        if (finding := _required(snapshot, position, task))
    )


def abolished_members(snapshot: Snapshot, successors: Mapping[str, tuple[str, ...]]) -> tuple[Finding, ...]:
    """Return every membership of a party that no longer exists, with the name of its successor.

    Parameters
    ----------
    successors
        Keys of the parties that took the place of an ended one, by its key.
    """
    names = {party.key: party.name for party in snapshot.parties}
    return tuple(
        Finding(
            "abolished-member",
            party.key,
            (snapshot.partnerships[joined].key,),
            f"{party.name} bestaat niet meer, maar staat nog als deelnemer van "
            f"‘{snapshot.partnerships[joined].name}’. {_succeeded_by(successors.get(party.key, ()), names)}",
        )
        for position, party in enumerate(snapshot.parties)
        if party.ended
        for joined in _alphabetical(snapshot, snapshot.partnerships_of[position])
    )


def joined_before_founding(
    snapshot: Snapshot, joined: Mapping[tuple[str, str], date], founded: Mapping[str, date]
) -> tuple[Finding, ...]:
    """Return every membership that, says the register, began before the party itself did.

    Parameters
    ----------
    joined
        Day of joining by key of party and of partnership, as far as it is given.
    founded
        First day of each party, as far as it is known.
    """
    return tuple(
        Finding(
            "joined-before-founding",
            party.key,
            (snapshot.partnerships[position].key,),
            f"{party.name} neemt volgens het register sinds {dutch_date(since)} deel aan "
            f"‘{snapshot.partnerships[position].name}’, maar bestaat zelf sinds {dutch_date(first)}.",
        )
        for party, position, since, first in _dated(snapshot, joined, founded)
        if since < first
    )


def _required(snapshot: Snapshot, position: int, task: RequiredOnce) -> Finding | None:
    party, facts = snapshot.parties[position], snapshot.partnerships
    of_kind = [
        joined
        for joined in _alphabetical(snapshot, snapshot.partnerships_of[position])
        if task.task_kind in facts[joined].task_kinds
    ]
    having = [joined for joined in of_kind if facts[joined].obligation == task.obligation]
    having = having or [joined for joined in of_kind if facts[joined].obligation == "unknown"]
    if len(having) == 1:
        return None
    if not having:
        sentence = f"{party.name} staat bij geen {task.title}; verwacht is er precies één."
        return Finding("required-missing", party.key, (), sentence)
    names = listed([f"‘{facts[joined].name}’" for joined in having])
    number = counted(len(having), task.title, "regelingen")
    sentence = f"{party.name} staat voor {task.title} bij {number}: {names}; verwacht is er precies één."
    return Finding("required-double", party.key, tuple(facts[joined].key for joined in having), sentence)


def _dated(
    snapshot: Snapshot, joined: Mapping[tuple[str, str], date], founded: Mapping[str, date]
) -> Iterator[tuple[PartyFact, int, date, date]]:
    """Yield every membership of which both days are known: party, partnership, day of joining, first day."""
    for membership in snapshot.memberships:
        party, partnership = snapshot.parties[membership.party], snapshot.partnerships[membership.partnership]
        since, first = joined.get((party.key, partnership.key)), founded.get(party.key)
        if since and first:
            yield party, membership.partnership, since, first


def _succeeded_by(keys: Collection[str], names: Mapping[str, str]) -> str:
    known = sorted((names[key] for key in keys if key in names), key=alphabetical_key)
    return f"Opvolger: {listed(known)}." if known else "De opvolger is niet bekend."


def _alphabetical(snapshot: Snapshot, partnerships: Collection[int]) -> list[int]:
    return sorted(partnerships, key=lambda position: alphabetical_key(snapshot.partnerships[position].name))
