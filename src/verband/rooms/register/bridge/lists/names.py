"""What a name in a list means here: certain, doubtful, or new."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from verband.core.figures.wording import dutch_date
from verband.core.lists.matching import NO_HINTS, Directory, Hints, Known, Match, Proposal
from verband.core.lists.near import MOST
from verband.core.lists.spelling import spelling


@dataclass(frozen=True, slots=True)
class Ended:
    """Since when something is no longer there, and who came after it."""

    on: date
    followed_by: tuple[str, ...] = ()


class Names:
    """The names and codes of what stands here.

    A name means what is still there; what has ended is meant only by its code, or by a line that ended before
    it did. A person who writes a code has chosen already.
    """

    def __init__(self, known: Iterable[Known], ended: Mapping[str, Ended] | None = None) -> None:
        self.directory = Directory(known)
        self.by_key = {one.key: one for one in self.directory.known}
        self._ended = ended or {}
        self._found: dict[tuple[str, tuple[str, ...], Hints], tuple[Match, bool]] = {}

    def match(
        self, name: str, codes: tuple[str, ...] = (), hints: Hints = NO_HINTS, end: date | None = None
    ) -> Match:
        """Return what a name with the codes beside it means, in a line that holds until ``end``."""
        asked = (name, codes, hints)
        if asked not in self._found:
            self._found[asked] = self._look_up(*asked)
        found, chosen = self._found[asked]
        ended = self._ended.get(found.key)
        if chosen or not ended or (end and end <= ended.on):
            return found
        return self._no_longer(found, ended)

    def is_taken(self, name: str) -> bool:
        """Whether something that is still there bears this very name: then it cannot be the name of another."""
        return spelling().take_apart(name).key in self._taken

    def unknown(self, asked: Iterable[tuple[str, Hints]]) -> int:
        """Return how many different names are not certain; quick, for it looks for no proposals."""
        return sum(1 for name, hints in set(asked) if name and not self.directory.knows(name, hints))

    def _look_up(self, name: str, codes: tuple[str, ...], hints: Hints) -> tuple[Match, bool]:
        """Return the match, and whether a code chose it."""
        if self.directory.knows_code(name):
            codes = (*codes, name)
        if codes:
            return self.directory.resolve(name, codes, hints), True
        found = self._living.match(name, hints)
        return (found if found.certainty == "certain" else self.directory.match(name, hints)), False

    def _no_longer(self, found: Match, ended: Ended) -> Match:
        after = tuple(
            Proposal(key, self.by_key[key].name, "kwam ervoor in de plaats") for key in ended.followed_by
        )
        itself = Proposal(found.key, self.by_key[found.key].name, "alleen als die echt bedoeld is")
        reason = f"bestaat sinds {dutch_date(ended.on)} niet meer"
        return Match(found.written, "doubtful", proposals=(*after, itself)[:MOST], reason=reason)

    @cached_property
    def _living(self) -> Directory:
        if not self._ended:
            return self.directory
        return Directory(one for one in self.directory.known if one.key not in self._ended)

    @cached_property
    def _taken(self) -> frozenset[str]:
        living = (one for one in self.directory.known if one.key not in self._ended)
        names = (name for one in living for name in (one.name, *one.other_names))
        return frozenset(spelling().take_apart(name).key for name in names)
