"""Names that look alike, for a person to choose from; looking alike never makes a match."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST = 5
"""Proposals for one doubt."""
ALIKE = 0.72
"""Least ratio of letters in common (difflib, 0 to 1) for two names to be called alike."""
LOOKED_AT = 40
LETTERS_THAT_TELL = 4


@dataclass(frozen=True, slots=True)
class Near:
    """A known name that looks like the written one: its place among the known and the reason."""

    place: int
    score: float
    reason: str


class NearIndex:
    """Known names by the groups of three letters in them, so that only likely ones are compared."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        """Take pairs of a place and a folded name; one place may have several names."""
        self._names = tuple(names)
        self._by_three: dict[str, list[int]] = defaultdict(list)
        for number, (_, name) in enumerate(self._names):
            for three in _threes(name):
                self._by_three[three].append(number)

    def nearest(self, name: str) -> list[Near]:
        """Return the places that look like a folded name, best first, each place once."""
        best: dict[int, Near] = {}
        for number in self._likely(name):
            near = _compared(name, *self._names[number])
            if near and (near.place not in best or near.score > best[near.place].score):
                best[near.place] = near
        return sorted(best.values(), key=lambda near: (-near.score, near.place))[:MOST]

    def _likely(self, name: str) -> list[int]:
        shared = Counter(number for three in _threes(name) for number in self._by_three.get(three, ()))
        weighed = (
            (count / (len(self._names[number][1]) + len(name)), number) for number, count in shared.items()
        )
        return [number for _, number in sorted(weighed, key=lambda pair: (-pair[0], pair[1]))[:LOOKED_AT]]


def _threes(name: str) -> set[str]:
    padded = f" {name} "
    return {padded[place : place + 3] for place in range(len(padded) - 2)}


def _compared(written: str, place: int, name: str) -> Near | None:
    score = SequenceMatcher(None, written, name, autojunk=False).ratio()
    percent = f"lijkt voor {score:.0%} op de naam".replace("%", " procent")
    if score >= ALIKE:
        return Near(place, score, percent)
    ours, theirs = set(written.split()), set(name.split())
    told = max((len(word) for word in ours & theirs), default=0) >= LETTERS_THAT_TELL
    if told and ours <= theirs:
        return Near(place, ALIKE * score, "wat er staat is een deel van de naam")
    if told and theirs <= ours:
        return Near(place, ALIKE * score, "de naam is een deel van wat er staat")
    return None
