"""The requirements of the law on the text of an arrangement, from the pack ``arrangement-contents``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from verband.core.packs import Pack, load_pack

NAME = "arrangement-contents"
JOINT_ARRANGEMENTS = frozenset({"OL", "BVO", "GO", "RZM", "CEN"})
"""The forms that rest on the Joint Arrangements Act (Wgr); its requirements hold for no other."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that the law wants regulated, or allows to be regulated, in the text of an arrangement."""

    code: str
    label: str
    what: str
    group: str
    article: str
    must: bool
    """Whether the law asks for it; otherwise it may be regulated."""
    since: date
    """First day it had to be there; of what is older than 2022 the date of the text of law in which we read it."""
    certainty: str
    fixed_term_since: date | None = None
    """First day for an arrangement made for a fixed term, where the law asked it of that only later."""
    forms: frozenset[str] = JOINT_ARRANGEMENTS
    schemes: frozenset[str] | None = None
    """Kinds of scheme that it holds for; None for all."""


@dataclass(frozen=True, slots=True)
class Transition:
    """The time that arrangements had to take up the amendment of 2022."""

    in_force: date
    until: date
    article: str
    certainty: str


def contents_pack() -> Pack:
    """Return where the requirements come from and how sure we are."""
    return load_pack(NAME)


@lru_cache
def requirements() -> Mapping[str, Requirement]:
    """Return every requirement by its code, in the order of the pack."""
    rows = contents_pack().values["requirements"]
    return MappingProxyType({row["code"]: _requirement(row) for row in rows})


@lru_cache
def transition() -> Transition:
    """Return the time of transition of the amendment of 2022."""
    return Transition(**contents_pack().values["transition"])


def _requirement(row: dict[str, Any]) -> Requirement:
    narrowed: dict[str, Any] = {key: frozenset(row[key]) for key in ("forms", "schemes") if key in row}
    return Requirement(**(row | narrowed))
