"""How the list of affiliated entities (verbonden partijen) is divided: the pack ``affiliated-entities``."""

from dataclasses import dataclass
from functools import lru_cache

from verband.core.packs import Pack, load_pack

OUTSIDE = "buiten de lijst: "
"""Stands before the heading of what the list of the decree does not hold."""


@dataclass(frozen=True, slots=True)
class Group:
    """One part of the list: its heading and the forms that stand in it."""

    key: str
    label: str
    forms: frozenset[str]
    outside: bool = False
    """Whether it stands after the list of the decree, and not in it."""

    @property
    def told(self) -> str:
        """Return its heading as a file says it, away from the others."""
        return f"{OUTSIDE}{self.label}" if self.outside else self.label


@dataclass(frozen=True, slots=True)
class Division:
    """The parts of the list in their order, with the article and how sure we are of it."""

    groups: tuple[Group, ...]
    article: str
    not_held: str
    """What the decree asks for besides, and is not in the register."""
    pack: Pack
    key: str
    """Name by which the operator switches off what is said of the law."""

    def group_of(self, form: str) -> Group:
        """Return the part in which a form stands."""
        return next(group for group in self.groups if form in group.forms)


@lru_cache
def affiliated_entities() -> Division:
    """Return the parts of the list of affiliated entities."""
    pack = load_pack("affiliated-entities")
    told = pack.values
    groups = (Group(**{**row, "forms": frozenset(row["forms"])}) for row in told["groups"])
    return Division(tuple(groups), told["article"], told["not_held"], pack, told["key"])
