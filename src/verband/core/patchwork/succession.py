"""Probable succession: arrangements that stand in the register beside what has replaced them.

The register lags behind: an arrangement can be in force on paper while a newer one does its work. It is
called probably succeeded when all of these hold:

1. nearly all its participants that still exist take part in the newer arrangement (a share of 0.9 leaves
   room for one in ten that left);
2. every one of its task kinds is a task kind of the newer one; without a known task kind nothing is said;
3. the newer one began later, and the older one was not renewed since: who changes an arrangement uses it;

and one of these signs tells it from two arrangements that merely overlap:

4. it is a task that a government has arranged in one place at a time, such as an environmental service;
5. both have exactly the same participants, and either the names say the same or nobody verified the older
   one since the newer began. Governments often arrange several tasks of one broad kind (care, archives,
   business services) in nested groups, so participants and kind alone prove nothing there.

Tried on the national register of 16 May 2026, where conditions 1 and 2 alone give some thirty pairs and all
give five. A health service within the ambulance region falls out by 3, care groups within a care region by
5. It remains a presumption: its reasons go with it, and a person decides.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from verband.core.figures.wording import counted, dutch_date, dutch_number
from verband.core.names import folded
from verband.core.patchwork.thresholds import SuccessionRules
from verband.core.records import PartnershipFact, Snapshot


@dataclass(frozen=True, slots=True)
class Succession:
    """A presumption that ``newer`` has taken the place of ``older``."""

    older: int
    """Position of the partnership in the snapshot."""
    newer: int
    share: float
    """Part of the existing participants of the older one that takes part in the newer, in (0, 1]."""
    reasons: tuple[str, ...]
    """Dutch sentences with the figures."""


def find_successions(
    snapshot: Snapshot, rules: SuccessionRules, *, renewed: Mapping[str, date] | None = None
) -> tuple[Succession, ...]:
    """Return every probably succeeded partnership with its most likely successor, by position of the older.

    Parameters
    ----------
    snapshot
        ``started`` of a partnership is the day its first version came into force.
    renewed
        First day of the version in force, by key of the partnership; ``started`` where it is missing.
    """
    found: dict[int, Succession] = {}
    for older, members in enumerate(snapshot.members_of):
        candidates = {newer for member in members for newer in snapshot.partnerships_of[member]} - {older}
        successions = [
            succession
            for newer in sorted(candidates)
            if (succession := _succession(snapshot, older, newer, rules, renewed or {}))
        ]
        if successions:
            found[older] = max(successions, key=lambda it: _likeliness(snapshot, it))
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Two arrangements side by side, of which the second began later."""

    old: PartnershipFact
    new: PartnershipFact
    old_since: date
    new_since: date
    shared: int
    """Existing participants of the old one that take part in the new one."""
    of_old: int
    """Existing participants of the old one."""
    of_new: int

    @property
    def share(self) -> float:
        return self.shared / self.of_old

    @property
    def same_members(self) -> bool:
        return self.shared == self.of_old == self.of_new


def _likeliness(snapshot: Snapshot, succession: Succession) -> tuple[float, date, int]:
    started = snapshot.partnerships[succession.newer].started or date.min
    return succession.share, started, -succession.newer


def _succession(
    snapshot: Snapshot, older: int, newer: int, rules: SuccessionRules, renewed: Mapping[str, date]
) -> Succession | None:
    compared = _compare(snapshot, older, newer, renewed)
    if compared is None or compared.share < rules.share or not _within_task(compared):
        return None
    sign = _sign(compared, rules)
    return Succession(older, newer, compared.share, (*_facts(compared), sign)) if sign else None


def _compare(snapshot: Snapshot, older: int, newer: int, renewed: Mapping[str, date]) -> _Comparison | None:
    """Put two side by side; None unless the second surely began after the first was last renewed."""
    old, new = snapshot.partnerships[older], snapshot.partnerships[newer]
    if old.started is None or new.started is None:
        return None
    if max(old.started, renewed.get(old.key, old.started)) >= new.started:
        return None
    of_old, of_new = _existing(snapshot, older), _existing(snapshot, newer)
    return _Comparison(old, new, old.started, new.started, len(of_old & of_new), len(of_old), len(of_new))


def _existing(snapshot: Snapshot, partnership: int) -> frozenset[int]:
    """Return the participants that still exist; all of them when none does."""
    members = snapshot.members_of[partnership]
    return frozenset(member for member in members if not snapshot.parties[member].ended) or members


def _within_task(compared: _Comparison) -> bool:
    kinds = set(compared.old.task_kinds)
    return bool(kinds) and kinds <= set(compared.new.task_kinds)


def _sign(compared: _Comparison, rules: SuccessionRules) -> str:
    """Return the sentence that tells succession from mere overlap; empty without such a sign."""
    if set(compared.old.task_kinds) <= rules.one_at_a_time:
        return "Een overheid heeft deze taak meestal maar op één plaats tegelijk geregeld."
    if not compared.same_members:
        return ""
    words = _telling_words(compared.old.name, rules)
    if words and words == _telling_words(compared.new.name, rules):
        return "De deelnemers zijn dezelfde en de namen komen overeen."
    verified = compared.old.verified
    if verified and verified < compared.new_since:
        return (
            "De deelnemers zijn dezelfde en de oudere regeling is sinds het begin van de nieuwere niet meer "
            f"nagekeken (laatst op {dutch_date(verified)})."
        )
    return ""


def _telling_words(name: str, rules: SuccessionRules) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", folded(name))
    return frozenset(words) - rules.generic_words


def _facts(compared: _Comparison) -> tuple[str, str]:
    old, new = f"‘{compared.old.name}’", f"‘{compared.new.name}’"
    return (
        f"Van de {counted(compared.of_old, 'bestaande deelnemer', 'bestaande deelnemers')} van {old} "
        f"zitten er {dutch_number(compared.shared)} ook in {new}, met dezelfde soort taak.",
        f"{old} geldt sinds {dutch_date(compared.old_since)}, {new} sinds {dutch_date(compared.new_since)}.",
    )
