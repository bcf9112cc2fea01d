"""Small, medium and large municipalities, from the pack ``size-classes``."""

from dataclasses import dataclass
from functools import lru_cache

from verband.core.packs import load_pack


@dataclass(frozen=True, slots=True)
class SizeClass:
    """One class of municipalities by inhabitants."""

    code: str
    """small, medium or large."""
    label: str
    up_to: int | None
    """Highest number of inhabitants that still belongs to the class; None when there is no upper bound."""


@lru_cache
def size_classes() -> tuple[SizeClass, ...]:
    """Return the classes, smallest first."""
    return tuple(
        SizeClass(row["code"], row["label"], row.get("up_to")) for row in load_pack("size-classes").values
    )


def size_class(inhabitants: int | None) -> SizeClass | None:
    """Return the class of a municipality; None when its number of inhabitants is not known."""
    if inhabitants is None:
        return None
    return next(row for row in size_classes() if row.up_to is None or inhabitants <= row.up_to)
