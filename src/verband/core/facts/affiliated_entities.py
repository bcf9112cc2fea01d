"""How the list of affiliated entities (verbonden partijen) is divided: the pack ``affiliated-entities``."""

from dataclasses import dataclass
from functools import lru_cache

from verband.core.packs import Pack, load_pack


@dataclass(frozen=True, slots=True)
class Group:
    """One part of the list: its heading and the forms that stand in it."""

    key: str
    label: str
    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Division:
    """The parts of the list in their order, with the article and how sure we are of it."""

    groups: tuple[Group, ...]
    article: str
    pack: Pack

    def group_of(self, form: str) -> Group:
        """Return the part in which a form stands."""
        return next(group for group in self.groups if form in group.forms)


@lru_cache
def affiliated_entities() -> Division:
    """Return the parts of the list of affiliated entities."""
    pack = load_pack("affiliated-entities")
    groups = (Group(row["key"], row["label"], frozenset(row["forms"])) for row in pack.values["groups"])
    return Division(tuple(groups), pack.values["article"], pack)
