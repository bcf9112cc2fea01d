"""The catalogue of forms of cooperation, from the pack ``forms``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from verband.core.packs import load_pack


@dataclass(frozen=True, slots=True)
class Form:
    """One form of cooperation, in plain Dutch."""

    code: str
    label: str
    explanation: str
    legal_base: str
    version: date | None
    """Date of the text of law it is about; None when there is none."""
    certainty: str
    legal_personality: bool | None
    """None when not known."""
    own_staff: bool | None
    powers: str
    council: str
    """How council, Staten or general board of a water authority are involved."""


@lru_cache
def forms() -> Mapping[str, Form]:
    """Return every form by its code, in the order of the pack, ``unknown`` last."""
    return MappingProxyType({code: Form(code, **row) for code, row in load_pack("forms").values.items()})
