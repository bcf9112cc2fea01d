"""What an import would do: the outcome of comparing, before anything is written."""

from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID

from verband.rooms.register.bridge.wanted import Delivery, Difference, InputError, Values, Wanted
from verband.rooms.register.services.reconcile.kinds import KINDS

TOLERATED_LOSS = 0.05
"""Share of what a source brought before that may vanish without a person saying so."""


class TooMuchVanishedError(InputError):
    """So much of what the source brought before is gone that the file is probably not whole."""


@dataclass(frozen=True, slots=True)
class Update:
    """A record that stays and changes."""

    wanted: Wanted
    object_id: UUID
    before: Values
    take: Values
    differences: tuple[Difference, ...] = ()

    @property
    def ends(self) -> bool:
        """Whether this change closes a period that was open."""
        field_name = KINDS[self.wanted.kind].ends_with
        return bool(field_name and self.take.get(field_name) and self.before.get(field_name) is None)


@dataclass(frozen=True, slots=True)
class Gone:
    """A record that its source brought before and brings no longer."""

    kind: str
    key: str
    label: str
    object_id: UUID
    end: bool
    """Whether its period is still open and is closed now."""


@dataclass
class Plan:
    """Everything an import would do, by name."""

    delivery: Delivery
    last_run: int
    """Number of the newest import when this was compared; another one since then makes the plan stale."""
    facts_version: str
    created: list[Wanted] = field(default_factory=list)
    updated: list[Update] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    unchanged: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    addresses: dict[tuple[str, str], UUID] = field(default_factory=dict)
    """Kind and key in the source → public id of the row it stands for."""
    reclassify: bool = False
    """Whether the facts that readings rest on have changed since the last time."""
    seen_before: bool = False
    """Whether the newest reading of this source was of this very file."""

    @property
    def is_empty(self) -> bool:
        """Whether applying would change nothing, not even the day of the source."""
        return self.seen_before and not (self.created or self.updated or self.gone or self.reclassify)

    def refuse_great_loss(self) -> None:
        """Refuse when more than a twentieth of one kind of record has vanished.

        Raises
        ------
        TooMuchVanishedError
            Names the kind and the numbers.
        """
        for code, lost in Counter(gone.kind for gone in self.gone).items():
            if lost > TOLERATED_LOSS * self.known[code]:
                message = (
                    f"Van de {self.known[code]} {KINDS[code].label} die deze bron eerder bracht, ontbreken er {lost} "
                    f"in {self.delivery.file_name}. Dat is meer dan 5 %. Er is niets gewijzigd. "
                    "Controleer of het bestand heel is; klopt het toch, voer de opdracht dan uit met --force."
                )
                raise TooMuchVanishedError(message)

    def counts(self) -> dict[str, dict[str, int]]:
        """Return the number of records per kind and outcome."""
        outcome: dict[str, Counter[str]] = {code: Counter() for code in KINDS}
        for wanted in self.created:
            outcome[wanted.kind]["created"] += 1
        for update in self.updated:
            outcome[update.wanted.kind]["ended" if update.ends else "updated"] += bool(update.take)
            outcome[update.wanted.kind]["conflicting"] += bool(update.differences)
        for gone in self.gone:
            outcome[gone.kind]["ended"] += 1
        for code, number in self.unchanged.items():
            outcome[code]["unchanged"] += number
        return {code: dict(numbers) for code, numbers in outcome.items() if numbers}

    def names(self) -> dict[str, list[str]]:
        """Return the names of all records per outcome, in the order of the source."""
        return {
            "created": [wanted.label for wanted in self.created],
            "updated": [u.wanted.label for u in self.updated if u.take and not u.ends],
            "ended": [u.wanted.label for u in self.updated if u.ends] + [gone.label for gone in self.gone],
            "conflicting": [f"{u.wanted.label}: {d.field}" for u in self.updated for d in u.differences],
        }
