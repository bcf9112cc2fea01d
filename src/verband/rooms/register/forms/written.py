"""Grounds and powers as people write them in one field, and as a version keeps them."""

from collections.abc import Sequence

from verband.rooms.register.models import PartnershipVersion

Pairs = Sequence[Sequence[str]]
ADDRESS = ("http://", "https://")
HEADING = "#"


def texts_of(version: PartnershipVersion) -> dict[str, str]:
    """Return the grounds and powers of a version by column, as the form writes them."""
    return {
        "legal_grounds": tidy(
            "\n".join(" ".join(f"{title} {address}".split()) for title, address in version.legal_grounds)
        ),
        "powers": tidy("\n\n".join(f"{HEADING} {heading}\n{text}" for heading, text in version.powers)),
    }


def tidy(text: str) -> str:
    """Return a text with the line ends of this site: a browser sends others."""
    return "\n".join(text.splitlines()).strip()


def grounds(text: str) -> list[list[str]]:
    """Return a law with its address for each line; the address stands last and may be left out."""
    return [_ground(line) for line in text.splitlines() if line.strip()]


def _ground(line: str) -> list[str]:
    *words, last = line.split()
    return [" ".join(words), last] if last.startswith(ADDRESS) else [" ".join((*words, last)), ""]


def powers(text: str) -> list[list[str]]:
    """Return each heading, a line that begins with a hash, with the text under it."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith(HEADING):
            found.append((line[len(HEADING) :].strip(), []))
        elif found or line.strip():
            found = found or [("", [])]
            found[-1][1].append(line)
    pairs = ([heading, "\n".join(lines).strip()] for heading, lines in found)
    return [pair for pair in pairs if any(pair)]
