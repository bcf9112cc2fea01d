"""Facts from packs, applied to the register: task kinds, duties, provinces, mergers, neighbours, forms."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from verband.core.classify import ArrangementText, Found, classify, task_kinds
from verband.core.facts.forms import forms
from verband.core.facts.inventory import inventory
from verband.core.facts.mergers import code_of_register, created_on, ended_municipalities
from verband.core.facts.provinces import province_of, provinces
from verband.core.facts.register_kinds import organs
from verband.core.facts.size_classes import size_class, size_classes
from verband.core.facts.water_authorities import provinces_of_water_authority
from verband.core.obligation import obligation
from verband.core.packs import load_pack
from verband.core.search import fold, search_text
from verband.rooms.register.bridge.wanted import Values

__all__ = [
    "Reading",
    "code_of_register",
    "created_on",
    "ended_municipalities",
    "facts_version",
    "fold",
    "forms",
    "inventory",
    "organs",
    "province_of",
    "provinces",
    "provinces_of_water_authority",
    "read_version",
    "search_text",
    "size_class",
    "size_classes",
    "task_kinds",
]


@dataclass(frozen=True, slots=True)
class Reading:
    """What we read in the texts of one version."""

    task_kinds: tuple[Found, ...]
    obligation: str


@lru_cache(maxsize=4096)
def _found(text: ArrangementText) -> tuple[Found, ...]:
    """Versions of one partnership often carry the very same texts."""
    return classify(text, task_kinds())


def read_version(values: Values, body_name: str, stand_on: date) -> Reading:
    """Return the task kinds of a version and whether the law asks for it, on its last day or on the source's."""
    text = ArrangementText(
        title=values["name"],
        short_title=values.get("short_name", ""),
        purpose=values.get("purpose", ""),
        powers=tuple(power for _, power in values.get("powers", ())),
        legal_grounds=tuple(title for title, _ in values.get("legal_grounds", ())),
        policy_areas=tuple(values.get("policy_areas", ())),
        body_name=body_name,
    )
    found = _found(text)
    last_day = date.fromisoformat(values["valid_to"]) if values.get("valid_to") else stand_on
    return Reading(found, obligation([each.kind for each in found], last_day, text).code)


def facts_version() -> str:
    """Return a text that changes when a pack that readings rest on changes."""
    packs = (load_pack("task-kinds"), load_pack("legal-duties"))
    return " ".join(f"{pack.name}@{pack.valid_from}" for pack in packs)
