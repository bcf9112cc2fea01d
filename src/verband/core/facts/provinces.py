"""Which municipality lies in which province, from the pack ``provinces``."""

from dataclasses import dataclass
from functools import lru_cache

from verband.core.packs import load_pack


@dataclass(frozen=True, slots=True)
class Province:
    """One province with the codes of its municipalities."""

    code: str
    """PVnn, also the code of its area."""
    name: str
    tooi: str
    municipalities: tuple[str, ...]
    """GM codes of the municipalities that exist."""
    ended: tuple[str, ...]
    """GM codes of the ended municipalities in the register, in the province where they lay."""


@lru_cache
def provinces() -> tuple[Province, ...]:
    """Return the twelve provinces, in order of their code."""
    values = load_pack("provinces").values
    return tuple(
        Province(code, row["name"], row["tooi"], tuple(row["municipalities"]), tuple(row["ended"]))
        for code, row in sorted(values.items())
    )


def province_of(gm_code: str) -> Province | None:
    """Return the province of a municipality, ended ones included; None when the code is not known."""
    return _by_municipality().get(gm_code.upper())


@lru_cache
def _by_municipality() -> dict[str, Province]:
    return {code: province for province in provinces() for code in province.municipalities + province.ended}
