"""What a list leaves open: every doubt with its lines and proposals, for a person to look at."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from verband.core.lists.matching import Known, Match
from verband.core.lists.pairs import Doubt
from verband.rooms.common.bridge import InputError

LINES_NAMED = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be meant, with the code that says so in the list."""

    name: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class ListDoubt:
    """One thing in a list that is not certain, and all lines on which it stands."""

    what: str
    """What it is about: overheid, samenwerkingsverband, gebied, deelname or tekst."""
    text: str
    reason: str
    suggestions: tuple[Suggestion, ...] = ()
    may_be_new: bool = False
    """Whether the person can say that it is the name of something new."""
    lines: tuple[int, ...] = ()

    def __str__(self) -> str:
        written = f"{self.what} '{self.text}': " if self.text else ""
        return f"{named_lines(self.lines)}: {written}{self.reason}"


class DoubtfulListError(InputError):
    """A list with lines that are not certain: nothing of it is read in."""

    def __init__(self, file_name: str, doubts: tuple[ListDoubt, ...]) -> None:
        count = len({line for doubt in doubts for line in doubt.lines})
        lines = "1 regel is" if count == 1 else f"{count} regels zijn"
        super().__init__(
            f"{file_name}: {lines} niet zeker en er is niets gewijzigd; schrijf in de lijst wat u bedoelt, "
            "als naam of als code van het voorstel, en lees het bestand opnieuw in."
        )
        self.doubts = doubts


class Doubts:
    """Gathers doubts; the same doubt on many lines is one."""

    def __init__(self) -> None:
        self._found: dict[ListDoubt, set[int]] = {}

    def add(self, lines: Iterable[int], doubt: ListDoubt) -> None:
        """Note a doubt, given without its lines."""
        self._found.setdefault(doubt, set()).update(lines)

    def add_unreadable(self, doubts: Iterable[Doubt]) -> None:
        """Note what could not be read at all."""
        for doubt in doubts:
            self.add((doubt.line,), ListDoubt("tekst", doubt.text, doubt.reason))

    def refuse(self, file_name: str) -> None:
        """Refuse the list when there is any doubt, in the order of the lines.

        Raises
        ------
        DoubtfulListError
            Carries all doubts.
        """
        found = [replace(doubt, lines=tuple(sorted(lines))) for doubt, lines in self._found.items()]
        if found:
            raise DoubtfulListError(file_name, tuple(sorted(found, key=lambda doubt: doubt.lines)))


def suggestions(match: Match, known: dict[str, Known]) -> tuple[Suggestion, ...]:
    """Return the proposals of a match, each with the code under which it is known here."""
    return tuple(
        Suggestion(proposal.name, known[proposal.key].codes[0], proposal.reason)
        for proposal in match.proposals
    )


def named_lines(lines: tuple[int, ...]) -> str:
    """Return for example "Regels 3, 8, 9, 10, 12 en nog 4"."""
    shown = ", ".join(map(str, lines[:LINES_NAMED]))
    more = len(lines) - LINES_NAMED
    word = "Regel" if len(lines) == 1 else "Regels"
    return f"{word} {shown}" + (f" en nog {more}" if more > 0 else "")
