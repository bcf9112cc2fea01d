"""The nouns of the core: who takes part in what, on one day.

A :class:`Snapshot` is what every measure, prompt and figure is computed from. It holds one day only,
so a measure cannot see the future, and it refers to rows by position, so that matrices and records agree.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scipy import sparse


@dataclass(frozen=True, slots=True)
class PartyFact:
    """One party as it was on the day of the snapshot."""

    key: str
    """Public id."""
    name: str
    kind: str
    """Code of ``PartyKind``: municipality, province, water-authority, ministry, …"""
    tooi: str = ""
    inhabitants: int | None = None
    """Persons; None when unknown."""
    areas: tuple[str, ...] = ()
    """Codes of the areas it lies in, for example ``PV26``."""
    ended: bool = False
    """True when the party itself no longer exists on the day (an abolished municipality)."""


@dataclass(frozen=True, slots=True)
class PartnershipFact:
    """One partnership in force on the day of the snapshot."""

    key: str
    name: str
    form: str = "unknown"
    """Code of ``Form``: OL, BVO, GO, RZM, …, unknown."""
    obligation: str = "unknown"
    """statutory-fixed, statutory-free, voluntary or unknown."""
    task_kinds: tuple[str, ...] = ()
    """Codes of the task-kind pack; empty when not classified."""
    started: date | None = None
    verified: date | None = None
    """Last day the source says the record was checked."""
    body: str = ""
    """Key of the partnership's own party, through which it takes part elsewhere; empty when none."""


@dataclass(frozen=True, slots=True)
class MembershipFact:
    """One party in one partnership, by position in the snapshot."""

    party: int
    partnership: int
    role: str = "participant"
    whole: bool = True
    """False when it takes part for some tasks only ("op onderdelen")."""


@dataclass(frozen=True)
class Snapshot:
    """The patchwork on one day: shape (parties, partnerships), one entry per membership.

    A pair of party and partnership occurs at most once.
    """

    day: date
    parties: tuple[PartyFact, ...]
    partnerships: tuple[PartnershipFact, ...]
    memberships: tuple[MembershipFact, ...]

    @cached_property
    def incidence(self) -> "sparse.csr_array":
        """Matrix B, shape (parties, partnerships), int32, 1 where the party takes part."""
        # Late, because most commands and pages never ask for the matrix and SciPy takes long to load.
        import numpy as np
        from scipy import sparse

        rows = [m.party for m in self.memberships]
        columns = [m.partnership for m in self.memberships]
        ones = np.ones(len(rows), dtype=np.int32)
        shape = (len(self.parties), len(self.partnerships))
        matrix = sparse.csr_array((ones, (rows, columns)), shape=shape, dtype=np.int32)
        matrix.sort_indices()
        return matrix

    @cached_property
    def members_of(self) -> tuple[frozenset[int], ...]:
        """Positions of the parties in each partnership, shape (partnerships,)."""
        members: list[set[int]] = [set() for _ in self.partnerships]
        for membership in self.memberships:
            members[membership.partnership].add(membership.party)
        return tuple(map(frozenset, members))

    @cached_property
    def partnerships_of(self) -> tuple[frozenset[int], ...]:
        """Positions of the partnerships of each party, shape (parties,)."""
        joined: list[set[int]] = [set() for _ in self.parties]
        for membership in self.memberships:
            joined[membership.party].add(membership.partnership)
        return tuple(map(frozenset, joined))
