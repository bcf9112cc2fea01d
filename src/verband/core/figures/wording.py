"""How dates, numbers and lists of words are written in Dutch in whole sentences and under pictures."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

MONTHS = ("januari", "februari", "maart", "april", "mei", "juni",
          "juli", "augustus", "september", "oktober", "november", "december")  # fmt: skip
OPENING = re.compile(
    r"^(de |het )?(instituut )?gemeenschappelijke regeling( samenwerking| van de| van)? ", re.I
)
SOFT_HYPHEN = "\u00ad"


def dutch_date(day: date) -> str:
    """Write a day in full: 16 mei 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def dutch_number(value: float | Decimal, decimals: int = 0) -> str:
    """Write a number with points between thousands and a decimal comma: 1.234,5."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def counted(number: int, one: str, many: str) -> str:
    """Write a number with its noun: 1 overheid, 26 overheden."""
    return f"{dutch_number(number)} {one if number == 1 else many}"


def listed(words: Sequence[str]) -> str:
    """Join words as a sentence does: a, b en c."""
    *first, last = words or ("",)
    return f"{', '.join(first)} en {last}" if first else last


def core_name(name: str) -> str:
    """Return a name without the words that most titles of arrangements begin with."""
    rest = OPENING.sub("", name)
    return f"{rest[0].upper()}{rest[1:]}" if rest else name


def shorten(text: str, longest: int) -> str:
    """Cut a text at a word boundary so that it has at most ``longest`` characters, ellipsis included."""
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    at_word = kept.rpartition(" ")[0]
    return f"{(at_word if len(at_word) > longest // 2 else kept).rstrip(' ,.-(')}…"


def wrap(text: str, width: int, lines: int) -> tuple[str, ...]:
    """Break a name into at most ``lines`` lines of at most ``width`` characters.

    Breaks at spaces, after hyphens and at soft hyphens; a piece that still is too long is cut with an
    ellipsis, and so is what does not fit in the last line.
    """
    broken = [""]
    for piece in _pieces(text):
        line = broken[-1] + piece
        if len(_shown(line)) <= width or not broken[-1]:
            broken[-1] = line
        else:
            broken.append(piece)
    kept = [*broken[: lines - 1], "".join(broken[lines - 1 :])]
    return tuple(shorten(_shown(line), width) for line in kept if line)


def _pieces(text: str) -> list[str]:
    marked = text.replace(" ", " \0").replace("-", "-\0").replace(SOFT_HYPHEN, f"{SOFT_HYPHEN}\0")
    return marked.split("\0")


def _shown(line: str) -> str:
    whole = line.removesuffix(SOFT_HYPHEN).replace(SOFT_HYPHEN, "").strip()
    return f"{whole}-" if line.endswith(SOFT_HYPHEN) else whole
