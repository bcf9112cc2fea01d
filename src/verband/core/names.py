"""In which order a Dutch reader looks for a name."""

import re
import unicodedata
from functools import lru_cache

_FORMS = "|".join(
    (
        r"(?:instituut |modulaire |lichte )?gemeenschappelijke regeling",
        r"(?:centrum|samenwerkings)?regeling",
        r"centrumgemeente ?regeling",
        r"samenwerkingsovereenkomst",
        r"gr",
        r"openbaar lichaam",
        r"bedrijfsvoeringsorganisatie",
        r"gemeenschappelijk orgaan",
        r"stichting",
        r"vereniging",
        r"cooperatie",
    )
)
LEADING = re.compile(
    rf"^(?:gemeente |(?:de |het )?(?:{_FORMS}) (?:(?:voor|van|inzake|tot) )?(?:de |het )?)*(?:['’‘`]s[- ])?"
)
"""Words that say what something is and not what it is called; an article counts only beside such a word."""


@lru_cache(maxsize=16_384)
def alphabetical_key(name: str) -> str:
    """Return what a Dutch reader sorts a name by.

    Case, accents, invisible characters and quotes in front do not count, nor do words that many names begin
    with: "Gemeente ", "Gemeenschappelijke regeling ", "Stichting ", "'s-".
    """
    return LEADING.sub("", folded(name).lstrip(' "('), count=1).lstrip(" '’‘`\"(")


def folded(name: str) -> str:
    """Return a name without case, accents, invisible characters and double spaces."""
    decomposed = unicodedata.normalize("NFKD", name)
    kept = (c for c in decomposed if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return " ".join("".join(kept).casefold().split())
