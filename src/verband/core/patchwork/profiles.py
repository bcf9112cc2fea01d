"""Tasks side by side by the eight characteristics: how much is answered, and which tasks answer alike.

The characteristics come from the conversations of 2024 (section 3.2), which call such a division "perhaps
practical": it orders a conversation and gives no score.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Profile(Generic[Key]):
    """The answers of one task, in the fixed order of the characteristics; ``unknown`` where nobody answered."""

    key: Key
    answers: tuple[str, ...]

    @property
    def known(self) -> int:
        """Number of characteristics that are answered, 0 to all."""
        return sum(answer != UNKNOWN for answer in self.answers)

    @property
    def is_complete(self) -> bool:
        """Whether every characteristic is answered; unknown is no answer."""
        return self.known == len(self.answers)


@dataclass(frozen=True, slots=True)
class Alike(Generic[Key]):
    """Two or more tasks with the very same complete profile."""

    answers: tuple[str, ...]
    keys: tuple[Key, ...]


def coverage(profiles: Iterable[Profile[Key]]) -> tuple[int, int]:
    """Return how many answers are known, of how many there could be."""
    seen = list(profiles)
    return sum(profile.known for profile in seen), sum(len(profile.answers) for profile in seen)


def alike(profiles: Sequence[Profile[Key]]) -> tuple[Alike[Key], ...]:
    """Group tasks that answer all characteristics the same, the largest group first, then in the order given.

    A task with an unknown answer stands in no group: what is not known is not the same as something else.
    """
    groups: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for profile in profiles:
        if profile.is_complete:
            groups[profile.answers].append(profile.key)
    found = [Alike(answers, tuple(keys)) for answers, keys in groups.items() if len(keys) > 1]
    return tuple(sorted(found, key=lambda group: -len(group.keys)))
