"""Fragments of regular expressions, compiled once into one expression per question."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from verband.core.errors import PackError

WORDS = r"\b(?:{})(?!\w)"
LINE = r"^(?:{})$"


@dataclass(frozen=True, slots=True)
class Patterns:
    """Words to find, past the exceptions that hide some of them."""

    expression: re.Pattern[str]

    def find(self, text: str) -> re.Match[str] | None:
        """The first hit; exceptions swallow their own words before the patterns look."""
        for match in self.expression.finditer(text):
            if match["hit"] is not None:
                return match
        return None


def compile_patterns(
    fragments: Iterable[str], exceptions: Iterable[str] = (), frame: str = WORDS
) -> Patterns:
    """Compile fragments and exceptions in a frame: whole words (``WORDS``) or a whole line (``LINE``).

    Raises
    ------
    PackError
        When a fragment is no regular expression.
    """
    wanted = f"(?P<hit>{'|'.join(fragments)})"
    try:
        return Patterns(
            re.compile(frame.format("|".join([*exceptions, wanted])), re.IGNORECASE | re.MULTILINE)
        )
    except re.error as error:
        message = f"Een herkenningspatroon in een pakket klopt niet ({error}): {wanted}"
        raise PackError(message) from error
