"""What is read of an arrangement, and what was found in it."""

from dataclasses import dataclass
from typing import Literal, get_args

Source = Literal["title", "known_name", "goal", "policy_areas", "legal_grounds", "powers"]
SOURCES: tuple[Source, ...] = get_args(Source)

_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2013": "-",
        "\u00a0": " ",
        "\u00ad": None,
        "\u200b": None,
        "\ufeff": None,
    }
)


@dataclass(frozen=True, slots=True)
class ArrangementText:
    """The words of one version of an arrangement, as registered; empty where the register is silent."""

    title: str = ""
    short_title: str = ""
    purpose: str = ""
    powers: tuple[str, ...] = ()
    legal_grounds: tuple[str, ...] = ()
    policy_areas: tuple[str, ...] = ()
    body_name: str = ""

    def read(self, source: Source) -> str:
        """One source as plain text: one line per entry, simple quotes and dashes, no invisible signs."""
        name = (self.title, self.short_title, self.body_name)
        lines: dict[Source, tuple[str, ...]] = {
            "title": name,
            "known_name": name,
            "goal": (self.purpose,),
            "policy_areas": self.policy_areas,
            "legal_grounds": self.legal_grounds,
            "powers": self.powers,
        }
        return "\n".join(lines[source]).translate(_PLAIN)


@dataclass(frozen=True, slots=True)
class Found:
    """One task kind of an arrangement, with the words that gave it."""

    kind: str
    """Code of a kind in the pack."""
    found_in: Source
    evidence: str
    """The words as they stand in the source; after a known name also what it is known for."""
