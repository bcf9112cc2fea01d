"""Which municipalities adjoin, from the pack ``adjoining`` (CBS / Kadaster, CC BY 4.0)."""

from collections import defaultdict
from functools import lru_cache

from verband.core.packs import load_pack


def neighbours_of(code: str) -> frozenset[str]:
    """Return the GM codes that share a stretch of border with this one.

    Empty for an island and for a code that is not in the pack, an ended municipality for example.
    """
    return _neighbours().get(code.upper(), frozenset())


@lru_cache
def adjoining_pairs() -> tuple[tuple[str, str], ...]:
    """Return every pair of adjoining municipalities once, lowest code first."""
    rows = load_pack("adjoining").values["pairs"]
    return tuple((low, high) for low, others in rows.items() for high in others)


@lru_cache
def _neighbours() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for low, high in adjoining_pairs():
        found[low].add(high)
        found[high].add(low)
    return {code: frozenset(others) for code, others in found.items()}
