"""What the kinds and organs of the national register are called here, from the pack ``register-kinds``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from verband.core.packs import load_pack


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ that takes part on behalf of a party."""

    code: str
    label: str
    short: str
    joint_label: str
    """Label when a joint body takes part itself: its board is not that of a water authority."""
    joint_short: str

    def label_at(self, party_kind: str) -> str:
        """Return the label of this organ of a party of that kind."""
        return self.joint_label if party_kind == "joint-body" else self.label

    def short_at(self, party_kind: str) -> str:
        """Return the short form of this organ of a party of that kind."""
        return self.joint_short if party_kind == "joint-body" else self.short


def party_kind(types: tuple[str, ...], tooi: str, name: str = "") -> str:
    """Return the party kind of an organisation in the register; ``other`` when nothing fits.

    Parameters
    ----------
    types
        Its types as the register writes them.
    tooi
        Its TOOI identifier, empty when it has none.
    name
        Its name: foreign governments and companies share one type and differ only by name.
    """
    values = load_pack("register-kinds").values
    known = values["tooi"].get(_tooi_class(tooi)) or _kind_by_name(types, name)
    return known or next((values["types"][kind] for kind in types if kind in values["types"]), "other")


def organ_code(name: str) -> str:
    """Return the code of an organ as the register names it; ``unknown`` when it is not in the pack."""
    return _codes_by_name().get(" ".join(name.split()).casefold(), "unknown")


@lru_cache
def organs() -> Mapping[str, Organ]:
    """Return every organ by its code, ``unknown`` last."""
    rows = load_pack("register-kinds").values["organs"]
    return MappingProxyType({code: _organ(code, row) for code, row in rows.items()})


def _organ(code: str, row: dict[str, Any]) -> Organ:
    joint = row.get("joint", row)
    return Organ(code, row["label"], row["short"], joint["label"], joint["short"])


@lru_cache
def _codes_by_name() -> dict[str, str]:
    rows = load_pack("register-kinds").values["organs"]
    return {name.casefold(): code for code, row in rows.items() for name in row["names"]}


def _tooi_class(tooi: str) -> str:
    """Return the part of a TOOI identifier that names the kind: …/tooi/id/gemeente/gm0344 → gemeente."""
    parts = tooi.split("/")
    return parts[-2] if len(parts) > 1 else ""


def _kind_by_name(types: tuple[str, ...], name: str) -> str:
    rules = load_pack("register-kinds").values["names"]
    return next((rule["kind"] for rule in rules if rule["type"] in types and _names(rule, name)), "")


def _names(rule: dict[str, Any], name: str) -> bool:
    """Whether a rule means this name: one of its whole names, or its pattern."""
    if "names" in rule:
        return name in rule["names"]
    return re.search(rule["pattern"], name) is not None
