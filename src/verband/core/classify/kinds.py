"""The task kinds of the pack, with their patterns ordered by strength."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from verband.core.classify.patterns import LINE, WORDS, Patterns, compile_patterns
from verband.core.classify.text import SOURCES, Source
from verband.core.errors import PackError
from verband.core.packs import load_pack

WORK = ("executive", "policy", "mixed")

TIERS: tuple[tuple[str, Source], ...] = (
    ("title", "title"),
    ("goal", "goal"),
    ("known_names", "known_name"),
    ("title_hint", "title"),
    ("legal_grounds", "legal_grounds"),
    ("powers", "powers"),
    ("goal_hint", "goal"),
    ("policy_areas", "policy_areas"),
)
"""From strong to weak: the list of patterns in the pack and the source it looks in."""


@dataclass(frozen=True, slots=True)
class TaskKind:
    """One kind of task, for screens."""

    code: str
    label: str
    description: str
    """One sentence in plain Dutch."""
    work: str
    """One of ``WORK``."""


@dataclass(frozen=True, slots=True)
class Tier:
    """The patterns of all kinds for one source."""

    source: Source
    hint: bool
    """True when the words only point to a kind, so that only the one named first counts."""
    patterns: tuple[tuple[str, Patterns], ...]
    """Code of a kind and its patterns."""
    reasons: dict[str, str]
    """What a known name is known for, by name in lower case; empty for the other tiers."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The words that make a second task of an arrangement whose first is known."""

    first: str
    second: str
    source: Source
    patterns: Patterns


@dataclass(frozen=True, slots=True)
class TaskKinds:
    """All kinds, ready to classify with."""

    kinds: dict[str, TaskKind]
    tiers: dict[str, Tier]
    """By name of the list in the pack, from strong to weak."""
    beside: tuple[Beside, ...]


@lru_cache
def task_kinds() -> TaskKinds:
    """The kinds of the newest file of the pack ``task-kinds``, compiled once.

    Raises
    ------
    PackError
        When a kind misses a key, does work of an unknown sort, or carries a broken pattern.
    """
    return compile_kinds(load_pack("task-kinds").values)


def compile_kinds(values: dict[str, Any]) -> TaskKinds:
    """Compile the values of a pack of task kinds."""
    entries: dict[str, dict[str, Any]] = values["kinds"]
    kinds = {code: _kind(code, entry) for code, entry in entries.items()}
    tiers = {name: _tier(name, source, entries) for name, source in TIERS}
    return TaskKinds(kinds, tiers, tuple(_beside(rule, kinds) for rule in values["beside"]))


def _kind(code: str, entry: dict[str, Any]) -> TaskKind:
    needed = {"label", "description", "work"}
    wrong = needed.difference(entry) | (entry.keys() - needed - {"not"} - dict(TIERS).keys())
    wrong |= entry.get("not", {}).keys() - set(SOURCES)
    if wrong:
        message = (
            f"Taaksoort '{code}' in het pakket 'task-kinds' mist of kent niet: {', '.join(sorted(wrong))}."
        )
        raise PackError(message)
    if entry["work"] not in WORK:
        message = f"Taaksoort '{code}' heeft een onbekend soort werk: {entry['work']}."
        raise PackError(message)
    return TaskKind(code, entry["label"], entry["description"], entry["work"])


def _tier(name: str, source: Source, entries: dict[str, dict[str, Any]]) -> Tier:
    known = name == "known_names"
    frame = LINE if source == "policy_areas" else WORDS
    patterns = []
    reasons: dict[str, str] = {}
    for code, entry in entries.items():
        fragments = entry.get(name, [])
        if known:
            reasons.update({item["name"].lower(): item["reason"] for item in fragments})
            fragments = [re.escape(item["name"]) for item in fragments]
        if fragments:
            patterns.append((code, compile_patterns(fragments, entry.get("not", {}).get(source, ()), frame)))
    return Tier(source, name.endswith("_hint"), tuple(patterns), reasons)


def _beside(rule: dict[str, Any], kinds: dict[str, TaskKind]) -> Beside:
    if not {rule["first"], rule["second"]} <= kinds.keys() or rule["source"] not in SOURCES:
        message = (
            f"De tabel 'beside' in het pakket 'task-kinds' noemt een onbekende taaksoort of bron: {rule}."
        )
        raise PackError(message)
    return Beside(rule["first"], rule["second"], rule["source"], compile_patterns(rule["patterns"]))
