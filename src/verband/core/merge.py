"""Three-way merge per field: what the source said last time, what stands here, what it says now."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Values = Mapping[str, Any]

_PACKED = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that both sides changed, each in its own way."""

    field: str
    base: Any
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merge:
    """What to take from the source, and what a person must decide."""

    take: dict[str, Any]
    differences: tuple[Difference, ...]
    agreed: frozenset[str] = field(default=frozenset(), compare=False)
    """Fields that say the same on both sides once the merge is written."""


def merge(base: Values, ours: Values, theirs: Values) -> Merge:
    """Merge the source's new values into ours, field by field.

    A field is taken over when only the source changed it, kept when only we did or both did alike, and is a
    difference when both changed it otherwise. A field without a base (the source brings it for the first
    time) is taken over where we have nothing; nothing a person typed is overwritten.
    """
    take: dict[str, Any] = {}
    differences: list[Difference] = []
    for name, new in theirs.items():
        mine, was = ours.get(name), base.get(name)
        if new == mine or (name in base and new == was):
            continue
        if mine == was or (name not in base and is_empty(mine)):
            take[name] = new
        else:
            differences.append(Difference(name, was, mine, new))
    agreed = frozenset(name for name, new in theirs.items() if name in take or ours.get(name) == new)
    return Merge(take, tuple(differences), agreed)


def fill(ours: Values, theirs: Values) -> Merge:
    """Take over only what we know nothing of, from a source that does not lead; the rest is no difference."""
    take = {name: new for name, new in theirs.items() if is_empty(ours.get(name)) and not is_empty(new)}
    return Merge(take, ())


def is_empty(value: object) -> bool:
    """Whether a value says nothing; no and zero do say something."""
    return value is None or value == "" or value == [] or value == {}


def pack(values: Values) -> str:
    """Return values as one JSON text: equal values give equal texts, whatever their order."""
    return _PACKED.encode(values)


def fingerprint(packed: str) -> str:
    """Return a short mark of a packed text: equal texts give equal marks."""
    return hashlib.blake2b(packed.encode(), digest_size=16).hexdigest()


def digest(values: Values) -> str:
    """Return the mark of values: equal values give equal marks, whatever their order."""
    return fingerprint(pack(values))
