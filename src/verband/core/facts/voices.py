"""The voices on both sides that stand beside a contested measure, from the pack ``voices``."""

from dataclasses import dataclass
from functools import lru_cache

from verband.core.packs import load_pack


@dataclass(frozen=True, slots=True)
class Voice:
    """What someone said for or against, in our own words."""

    key: str
    stance: str
    """for, against or both: of areas that coincide (congruence), or of many partnerships (size)."""
    who: str
    text: str
    source: str


@lru_cache
def voices(subject: str) -> tuple[Voice, ...]:
    """Return the voices on ``congruence`` (coinciding areas) or ``size`` (many, or large, partnerships).

    Empty when the pack has no such subject.
    """
    return tuple(Voice(**row) for row in load_pack("voices").values.get(subject, ()))
