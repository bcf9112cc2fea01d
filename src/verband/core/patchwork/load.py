"""Load: what each government has registered, beside the median of governments of its own size.

Many partnerships and large partnerships are two things, so number and mean size always stand beside each
other, and neither is judged. The texts for the screen are in :mod:`verband.core.patchwork.measures`.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from verband.core.patchwork.bundle import Bundle, metric_bundle
from verband.core.records import PartnershipFact, PartyFact, Snapshot

GOVERNMENTS = ("municipality", "province", "water-authority")
UNKNOWN = "unknown"

SeatEstimate = Callable[[PartnershipFact, int], float | None]
"""Seats one participant fills in a partnership of that many participants; None when it cannot be said."""


@dataclass(frozen=True, slots=True)
class PeerGroup:
    """Governments that are compared with each other: one kind and, for municipalities, one size class."""

    kind: str
    above: int | None = None
    """More inhabitants than this; None without a lower limit."""
    up_to: int | None = None
    """At most this many inhabitants; None without an upper limit."""


@dataclass(frozen=True, slots=True)
class Typical:
    """Medians over the governments of a peer group that exist on the day."""

    governments: int
    registered: float
    partners: float
    mean_size: float | None
    """None when none of them has a partnership."""


@dataclass(frozen=True, slots=True)
class Seats:
    """Board seats of one government, of which part may be an estimate."""

    total: float | None
    """None when nothing is known and nothing could be estimated."""
    known: int
    """Partnerships for which people filled in the seats."""
    estimated: int
    """Partnerships for which they were estimated."""
    of: int
    """Partnerships of this government; what is neither known nor estimated is missing from the total."""


@dataclass(frozen=True, slots=True)
class Load:
    """The registered load of one government; definitions under the same codes in the catalogue."""

    party: int
    registered: int
    partners: int
    mean_size: float | None
    """Participants per partnership, itself included; None without any partnership."""
    by_obligation: Mapping[str, int]
    by_form: Mapping[str, int]
    by_task_kind: Mapping[str, int]
    """A partnership with two kinds counts under both, one with none under ``unknown``."""
    seats: Seats
    peers: PeerGroup | None
    """None for a municipality of unknown size: it is compared with nobody."""
    typical: Typical | None = None


def loads(
    snapshot: Snapshot,
    *,
    size_limits: Sequence[int],
    seats: Mapping[tuple[str, str], int] | None = None,
    estimate: SeatEstimate | None = None,
    kinds: Collection[str] = GOVERNMENTS,
) -> tuple[Load, ...]:
    """Measure the load of every government, in the order of the snapshot.

    Parameters
    ----------
    snapshot
        Leave out what has probably been succeeded first (``selection.without_partnerships``).
    size_limits
        Inhabitants up to and including which a size class runs, ascending.
    seats
        Seats people filled in, by key of party and of partnership.
    estimate
        How to estimate the seats that nobody filled in; without it they stay unknown.
    kinds
        Kinds of party that count as a government.
    """
    bundle = metric_bundle(snapshot)
    measured = [
        _load_of(
            snapshot,
            bundle,
            position,
            seats=_seats_of(snapshot, position, seats or {}, estimate),
            peers=peer_group(party, size_limits),
        )
        for position, party in enumerate(snapshot.parties)
        if party.kind in kinds
    ]
    typical = _typical_of_each(snapshot, measured)
    return tuple(replace(load, typical=typical.get(load.peers)) if load.peers else load for load in measured)


def peer_group(party: PartyFact, size_limits: Sequence[int]) -> PeerGroup | None:
    """Return the governments a party is compared with; None when its size is not known."""
    if party.kind != "municipality":
        return PeerGroup(party.kind)
    if party.inhabitants is None:
        return None
    position = bisect_left(size_limits, party.inhabitants)
    return PeerGroup(
        party.kind,
        above=size_limits[position - 1] if position else None,
        up_to=size_limits[position] if position < len(size_limits) else None,
    )


def _load_of(
    snapshot: Snapshot, bundle: Bundle, position: int, *, seats: Seats, peers: PeerGroup | None
) -> Load:
    joined = [snapshot.partnerships[p] for p in snapshot.partnerships_of[position]]
    return Load(
        party=position,
        registered=len(joined),
        partners=int(bundle.partners[position]),
        mean_size=float(bundle.mean_size[position]) if joined else None,
        by_obligation=_tally(partnership.obligation for partnership in joined),
        by_form=_tally(partnership.form for partnership in joined),
        by_task_kind=_tally(kind for partnership in joined for kind in partnership.task_kinds or (UNKNOWN,)),
        seats=seats,
        peers=peers,
    )


def _tally(codes: Iterable[str]) -> Mapping[str, int]:
    return dict(sorted(Counter(codes).items()))


def _seats_of(
    snapshot: Snapshot,
    position: int,
    filled: Mapping[tuple[str, str], int],
    estimate: SeatEstimate | None,
) -> Seats:
    party, joined = snapshot.parties[position], sorted(snapshot.partnerships_of[position])
    known = {p: filled.get((party.key, snapshot.partnerships[p].key)) for p in joined}
    counted = [seats for seats in known.values() if seats is not None]
    guessed = [
        guess
        for p in joined
        if known[p] is None
        and estimate is not None
        and (guess := estimate(snapshot.partnerships[p], len(snapshot.members_of[p]))) is not None
    ]
    total = float(sum(counted) + sum(guessed)) if counted or guessed else None
    return Seats(total=total, known=len(counted), estimated=len(guessed), of=len(joined))


def _typical_of_each(snapshot: Snapshot, measured: Iterable[Load]) -> Mapping[PeerGroup, Typical]:
    groups: defaultdict[PeerGroup, list[Load]] = defaultdict(list)
    for load in measured:
        if load.peers and not snapshot.parties[load.party].ended:
            groups[load.peers].append(load)
    return {peers: _typical(loads_of_group) for peers, loads_of_group in groups.items()}


def _typical(group: Sequence[Load]) -> Typical:
    sizes = [load.mean_size for load in group if load.mean_size is not None]
    return Typical(
        governments=len(group),
        registered=median(load.registered for load in group),
        partners=median(load.partners for load in group),
        mean_size=median(sizes) if sizes else None,
    )
