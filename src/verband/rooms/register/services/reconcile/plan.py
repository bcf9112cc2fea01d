"""What an import would do: the outcome of comparing, before anything is written."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from verband.rooms.register.bridge.wanted import Delivery, Difference, InputError, Merge, Values, Wanted
from verband.rooms.register.services.reconcile.kinds import KINDS

TOLERATED_LOSS = 0.05
"""Share of what a source brought before that may vanish without a person saying so."""
TOLERATED_ROWS = 1
"""So many may vanish from a list, however short: of fewer than twenty rows one is more than a twentieth."""

Key = tuple[str, str]
"""Kind and key in the source."""
Stamp = tuple[int, int]
"""Numbers of the newest event and the newest import: together they tell whether anything was done since."""


class TooMuchVanishedError(InputError):
    """So much of what the source brought before is gone that the file is probably not whole."""


@dataclass(frozen=True, slots=True)
class Update:
    """A record that both sides know and that its source brings otherwise, or for the first time."""

    wanted: Wanted
    object_id: UUID
    before: Values
    take: Values
    differences: tuple[Difference, ...] = ()
    agreed: frozenset[str] = frozenset()
    """Fields that say the same here and in the source once this is written."""

    @classmethod
    def of(cls, wanted: Wanted, object_id: UUID, mine: Values, outcome: Merge) -> "Update":
        """Return the update that the outcome of a merge asks for."""
        before = {name: mine.get(name) for name in outcome.take}
        return cls(wanted, object_id, before, outcome.take, outcome.differences, outcome.agreed)

    @property
    def outcome(self) -> str:
        """Return under which word this is counted."""
        if not self.take:
            return "conflicting" if self.differences else "unchanged"
        return "ended" if self.ends else "updated"

    @property
    def ends(self) -> bool:
        """Whether this change closes a period that was open."""
        name = KINDS[self.wanted.kind].ends_with
        return bool(name and self.take.get(name) and self.before.get(name) is None)


@dataclass(frozen=True, slots=True)
class Gone:
    """A record that its source brought before and brings no longer."""

    kind: str
    key: str
    label: str
    object_id: UUID
    end: bool
    """Whether its period is still open and is closed now."""

    @property
    def outcome(self) -> str:
        """Return under which word this is counted."""
        return "ended" if self.end else "vanished"


@dataclass
class Plan:
    """Everything an import would do, by name."""

    delivery: Delivery
    stamp: Stamp
    """How far this register was when it was compared; anything done since then makes the plan stale."""
    facts_version: str
    created: list[Wanted] = field(default_factory=list)
    updated: list[Update] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    unchanged: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    """Records per kind that the source brought the last time."""
    addresses: dict[Key, UUID] = field(default_factory=dict)
    """Kind and key in the source → public id of the row it stands for."""
    reclassify: bool = False
    """Whether the facts that readings rest on have changed since the last time."""
    seen_before: bool = False
    """Whether the newest reading of this source was of this very file."""
    newest_stand: date | None = None
    """The newest day that this source told of before; None when it is read for the first time."""

    @property
    def is_empty(self) -> bool:
        """Whether applying would change nothing, not even the day of the source."""
        return self.seen_before and not (self.created or self.updated or self.gone or self.reclassify)

    def refuse_great_loss(self) -> None:
        """Refuse when more than a twentieth of one kind of record has vanished, and of a list more than one.

        Raises
        ------
        TooMuchVanishedError
            Names the kind and the numbers.
        """
        for code, lost in Counter(gone.kind for gone in self.gone).items():
            tolerated = TOLERATED_ROWS if self.delivery.scope else 0
            if lost > max(tolerated, TOLERATED_LOSS * self.known[code]):
                message = (
                    f"In {self.delivery.file_name} ontbreken {lost} van de {self.known[code]} {KINDS[code].label} "
                    "die deze bron eerder bracht, dat is meer dan 5 %, dus er is niets gewijzigd; controleer of "
                    "het bestand heel is, en klopt het toch, voer de opdracht dan uit met --force."
                )
                raise TooMuchVanishedError(message)

    def counts(self) -> dict[str, dict[str, int]]:
        """Return the number of records per kind and outcome; one can be both updated and conflicting."""
        outcome: dict[str, Counter[str]] = {code: Counter() for code in KINDS}
        for wanted in self.created:
            outcome[wanted.kind]["created"] += 1
        for update in self.updated:
            outcome[update.wanted.kind].update(
                {update.outcome, "conflicting"} if update.differences else {update.outcome}
            )
        for gone in self.gone:
            outcome[gone.kind][gone.outcome] += 1
        for code, number in self.unchanged.items():
            outcome[code]["unchanged"] += number
        return {code: dict(numbers) for code, numbers in outcome.items() if numbers}

    def names(self) -> dict[str, list[str]]:
        """Return the names of all records per outcome, in the order of the source; of changes the fields too."""
        changes = [update for update in self.updated if update.outcome == "updated"]
        ended = [update.wanted.label for update in self.updated if update.outcome == "ended"]
        clashing = [update for update in self.updated if update.differences]
        return {
            "created": [wanted.label for wanted in self.created],
            "updated": [_named(update, update.take) for update in changes],
            "ended": ended + [gone.label for gone in self.gone if gone.end],
            "vanished": [gone.label for gone in self.gone if not gone.end],
            "conflicting": [
                _named(update, [each.field for each in update.differences]) for update in clashing
            ],
        }


def _named(update: Update, fields: list[str] | Values) -> str:
    kind = KINDS[update.wanted.kind]
    return f"{update.wanted.label} ({', '.join(map(kind.says, fields))})"
