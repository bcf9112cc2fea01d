"""How many partnerships there are beside the register, from the pack ``inventory``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from verband.core.packs import load_pack


@dataclass(frozen=True, slots=True)
class Count:
    """A number in the year of the inventory, and in the one before it."""

    earlier: int
    counted: int


@dataclass(frozen=True, slots=True)
class Inventory:
    """What an inventory of all partnerships found, registered or not."""

    sentence: str
    """The sentence that stands with every figure from the register."""
    registered_per_municipality: int
    """Mean number of registered arrangements per municipality, rounded."""
    year: int
    earlier_year: int
    partnerships: Count
    """Partnerships in the country."""
    mean_by_kind: Mapping[str, Count]
    """Mean number of partnerships per government, by party kind."""
    source: str


@lru_cache
def inventory() -> Inventory:
    """Return the newest inventory."""
    pack = load_pack("inventory")
    values = pack.values
    return Inventory(
        sentence=values["sentence"],
        registered_per_municipality=values["registered_per_municipality"],
        year=values["year"],
        earlier_year=values["earlier_year"],
        partnerships=Count(**values["partnerships"]),
        mean_by_kind=MappingProxyType({kind: Count(**row) for kind, row in values["mean_by_kind"].items()}),
        source=pack.source,
    )
