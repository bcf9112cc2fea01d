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
from verband.core.obligation import LegalDuty, legal_duties, obligation
from verband.core.packs import load_pack
from verband.core.search import fold, search_text
from verband.rooms.register.bridge.wanted import Values, digest

__all__ = [
    "Found",
    "Reading",
    "code_of_register",
    "created_on",
    "ended_municipalities",
    "facts_version",
    "find_task_kinds",
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


PACKS_READ = ("task-kinds", "legal-duties", "provinces", "water-authorities", "mergers")
"""The packs that decide what an import writes beside what its source says."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What we read in the texts of one version."""

    task_kinds: tuple[Found, ...]
    obligation: str
    duties: tuple[LegalDuty, ...]
    """The duties by law that it carries out, that of its main kind first."""


@lru_cache(maxsize=4096)
def find_task_kinds(text: ArrangementText) -> tuple[Found, ...]:
    """Return the task kinds of a text; versions of one partnership often carry the very same one."""
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
    found = find_task_kinds(text)
    last_day = date.fromisoformat(values["valid_to"]) if values.get("valid_to") else stand_on
    told = obligation([each.kind for each in found], last_day, text)
    return Reading(found, told.code, told.duties)


def facts_version(day: date) -> str:
    """Return a text that changes when the facts change that readings and regions rest on.

    A pack that is mended under the same date counts, and so does a duty that begins or ends by ``day``.
    """
    packs = {name: repr(load_pack(name).values) for name in PACKS_READ}
    duties = [duty.code for duty in legal_duties() if duty.holds_on(day)]
    return digest({**packs, "duties": duties})
