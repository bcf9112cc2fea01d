"""Tells of deeds here to whoever writes history, one floor up; it may not be imported from here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from verband.rooms.accounts.models import User


@dataclass(frozen=True, slots=True)
class Told:
    """One record that a deed touched; ``before`` is None when it did not exist."""

    object_kind: str
    object_id: UUID
    label: str
    before: dict[str, Any] | None
    after: dict[str, Any]
    at: datetime
    by: User


class Witness(Protocol):
    """Whoever writes down what was done; called inside the transaction of the deed."""

    def __call__(self, told: Told) -> None:
        """Write it down."""
        ...


_witnesses: list[Witness] = []


def on_deed(witness: Witness) -> None:
    """Let a witness hear of every deed from now on; the same one hears it once."""
    if witness not in _witnesses:
        _witnesses.append(witness)


def off_deed(witness: Witness) -> None:
    """Let a witness hear no more."""
    if witness in _witnesses:
        _witnesses.remove(witness)


def tell(told: Told) -> None:
    """Tell all witnesses."""
    for witness in _witnesses:
        witness(told)
