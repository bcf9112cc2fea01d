"""What the prompts are looked for in: a snapshot and what a snapshot cannot hold."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from verband.core.names import alphabetical_key
from verband.core.patchwork.bundle import Bundle, metric_bundle
from verband.core.patchwork.succession import Succession, find_successions
from verband.core.patchwork.thresholds import Thresholds
from verband.core.records import Snapshot

Neighbours = Mapping[str, Collection[str]] | Callable[[str], Collection[str]]


@dataclass(frozen=True)
class Context:
    """A snapshot with everything the prompts ask about it."""

    snapshot: Snapshot
    thresholds: Thresholds
    source: str
    """Where the snapshot comes from and as of when, in Dutch; it stands with every prompt."""
    neighbours: Neighbours = field(default_factory=dict)
    """Codes (TOOI) of the municipalities that adjoin one; those it does not know adjoin nobody."""
    neighbours_source: str = ""
    successors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys of the parties that took the place of an ended one."""
    renewed: Mapping[str, date] = field(default_factory=dict)
    """First day of the version in force, by key of the partnership."""
    work: Mapping[str, str] = field(default_factory=dict)
    """Policy or execution, by key of the partnership, as far as it is known; any code will do."""
    kind_titles: Mapping[str, str] = field(default_factory=dict)
    """Dutch names of the task kinds; the code where one is missing."""
    across_kinds: bool = False
    """Whether somebody asked to put different kinds of task side by side."""
    across_work: bool = False
    """Whether somebody asked to put policy and execution side by side."""

    @cached_property
    def bundle(self) -> Bundle:
        """The counts of the snapshot."""
        return metric_bundle(self.snapshot)

    @cached_property
    def successions(self) -> Mapping[int, Succession]:
        """What has probably been succeeded, by position of the older partnership."""
        found = find_successions(self.snapshot, self.thresholds.succession, renewed=self.renewed)
        return {succession.older: succession for succession in found}

    @cached_property
    def municipalities(self) -> Mapping[str, int]:
        """Position of every existing municipality with a code, by that code."""
        return {
            party.tooi: position
            for position, party in enumerate(self.snapshot.parties)
            if party.kind == "municipality" and party.tooi and not party.ended
        }

    def adjoining(self, code: str) -> frozenset[str]:
        """Return the codes of the existing municipalities next to one."""
        listed = (
            self.neighbours.get(code, ()) if isinstance(self.neighbours, Mapping) else self.neighbours(code)
        )
        return frozenset(listed) & self.municipalities.keys()

    def comparable_groups(self, partnerships: Iterable[int]) -> tuple[tuple[int, ...], ...]:
        """Return the groups of two or more that may stand side by side.

        Those have a task kind in common and are not known to differ in work (policy, execution), unless
        somebody asked to look across; what has probably been succeeded is in none.
        """
        current = [position for position in partnerships if position not in self.successions]
        groups = {
            tuple(group)
            for same_kind in self._by_kind(current)
            for group in self._by_work(same_kind)
            if len(group) > 1
        }
        return tuple(sorted(groups))

    def common_kinds(self, partnerships: Sequence[int]) -> tuple[str, ...]:
        """Return the task kinds that all of them have."""
        first, *others = (self.snapshot.partnerships[position].task_kinds for position in partnerships)
        return tuple(kind for kind in first if all(kind in kinds for kinds in others))

    def kind_title(self, kind: str) -> str:
        """Return the Dutch name of a task kind."""
        return self.kind_titles.get(kind, kind.replace("_", " "))

    def party_names(self, keys: Collection[str]) -> list[str]:
        """Return the names of parties in alphabetical order; those outside the snapshot have none."""
        return sorted(
            (party.name for party in self.snapshot.parties if party.key in keys), key=alphabetical_key
        )

    def _by_kind(self, partnerships: Sequence[int]) -> list[Sequence[int]]:
        if self.across_kinds:
            return [partnerships]
        facts = self.snapshot.partnerships
        kinds = {kind for position in partnerships for kind in facts[position].task_kinds}
        return [
            [position for position in partnerships if kind in facts[position].task_kinds] for kind in kinds
        ]

    def _by_work(self, partnerships: Sequence[int]) -> list[Sequence[int]]:
        known = {
            position: self.work.get(self.snapshot.partnerships[position].key) for position in partnerships
        }
        works = {work for work in known.values() if work}
        if self.across_work or len(works) < 2:
            return [partnerships]
        return [[position for position in partnerships if known[position] in (work, None)] for work in works]
