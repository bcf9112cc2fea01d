"""Ended municipalities with their successors, and since when municipalities exist: the pack ``mergers``."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from verband.core.packs import load_pack


@dataclass(frozen=True, slots=True)
class Successor:
    """A municipality that took over an ended one, whole or in part."""

    gm: str
    share: float
    """Part of the places of the ended municipality, 0–1; of its places, not of its inhabitants."""
    main: bool
    """True for the only successor, or the one that took most places."""


@dataclass(frozen=True, slots=True)
class EndedMunicipality:
    """A municipality in the register that no longer exists."""

    gm: str
    name: str
    ended: date
    """First day it no longer existed."""
    successors: tuple[Successor, ...]
    """Main successor first."""
    register: str
    """Id in the register (systeemId) where its record has no TOOI; empty otherwise."""
    certainty: str


@dataclass(frozen=True, slots=True)
class Renaming:
    """A municipality that went on under another name and code."""

    gm: str
    on: date
    before: str
    before_gm: str
    """Earlier GM code; empty when not known."""
    certainty: str


def created_on(code: str) -> date | None:
    """Return since when the register says a municipality exists; None when it does not say.

    A change of name counts as a new date there: see :func:`renaming_of`.
    """
    created: dict[str, date] = load_pack("mergers").values["created"]
    return created.get(code.upper())


def renaming_of(code: str) -> Renaming | None:
    """Return how a municipality was called before, when it only changed its name and code."""
    return _renamings().get(code.upper())


def code_of_register(register_id: str) -> str:
    """Return the GM code of an ended municipality whose record has no TOOI; empty when not known.

    A former city district of Amsterdam answers with the code of the city.
    """
    return _codes_by_register().get(register_id, "")


@lru_cache
def ended_municipalities() -> tuple[EndedMunicipality, ...]:
    """Return the ended municipalities in the register, oldest first."""
    return tuple(_ended(row) for row in load_pack("mergers").values["ended"])


def _ended(row: dict[str, Any]) -> EndedMunicipality:
    return EndedMunicipality(
        gm=row["gm"],
        name=row["name"],
        ended=row["ended"],
        successors=_shares(row["successors"]),
        register=row.get("register", ""),
        certainty=row.get("certainty", load_pack("mergers").certainty),
    )


def _shares(rows: list[dict[str, Any]]) -> tuple[Successor, ...]:
    if len(rows) == 1:
        return (Successor(rows[0]["gm"], share=1.0, main=True),)
    total = sum(row["places"] for row in rows)
    return tuple(Successor(row["gm"], row["places"] / total, row.get("main", False)) for row in rows)


@lru_cache
def _renamings() -> dict[str, Renaming]:
    rows = load_pack("mergers").values["renamed"]
    return {
        row["gm"]: Renaming(row["gm"], row["date"], row["before"], row.get("before_gm", ""), row["certainty"])
        for row in rows
    }


@lru_cache
def _codes_by_register() -> dict[str, str]:
    districts = {row["register"]: row["within"] for row in load_pack("mergers").values["districts"]}
    return districts | {row.register: row.gm for row in ended_municipalities() if row.register}
