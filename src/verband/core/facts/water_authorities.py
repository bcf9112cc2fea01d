"""In which provinces a water authority lies, from the pack ``water-authorities``."""

from functools import lru_cache

from verband.core.packs import load_pack


@lru_cache
def provinces_of_water_authority(tooi: str) -> tuple[str, ...]:
    """Return the PV codes of the provinces in which a water authority lies, its largest part first.

    Empty for a code that is not in the pack, an ended water authority for example.
    """
    row = load_pack("water-authorities").values.get(tooi.lower())
    return tuple(row["provinces"]) if row else ()
