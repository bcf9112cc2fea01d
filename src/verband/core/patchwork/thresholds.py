"""The thresholds of prompts, succession and completeness, from the pack that explains them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from verband.core.figures.wording import dutch_date
from verband.core.packs import load_pack

FIRST = date(2026, 1, 1)
"""Date of the oldest file of the pack."""


@dataclass(frozen=True, slots=True)
class SuccessionRules:
    """When a newer arrangement has probably taken the place of an older one."""

    share: float
    """Least part of the older one's participants that takes part in the newer, in (0, 1]."""
    one_at_a_time: frozenset[str]
    """Task kinds that a government has arranged in one place at a time."""
    generic_words: frozenset[str]
    """Words in names that say nothing about which arrangement it is; lower case."""


@dataclass(frozen=True, slots=True)
class RequiredOnce:
    """A task that every municipality has arranged exactly once."""

    task_kind: str
    obligation: str
    """Arrangements with this obligation count; where there is none, those whose obligation is unknown."""
    title: str


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When something is shown as a prompt; it never says that something should change."""

    similar_jaccard: float
    similar_containment: float
    similar_shared: int
    """Least number of shared participants where only the containment is reached."""
    adjoining_pairs: int
    """Least number of pairs of adjoining municipalities across two areas."""
    body_forms: frozenset[str]
    """Forms with a board of their own."""
    bodies: int
    verification_years: int
    absent_share: float
    absent_neighbours: int
    succession: SuccessionRules
    required_once: tuple[RequiredOnce, ...]
    source: str


def load_thresholds(day: date | None = None) -> Thresholds:
    """Return the thresholds that hold on a day, the newest when None.

    They are our own choice, not a law of their time: a day before the first has the first.
    """
    pack = load_pack("prompt-thresholds", max(day, FIRST) if day else None)
    values: Mapping[str, Any] = pack.values
    return Thresholds(
        similar_jaccard=values["similar"]["jaccard"],
        similar_containment=values["similar"]["containment"],
        similar_shared=values["similar"]["shared"],
        adjoining_pairs=values["adjoining"]["pairs"],
        body_forms=frozenset(values["bodies"]["forms"]),
        bodies=values["bodies"]["count"],
        verification_years=values["verification"]["years"],
        absent_share=values["absent"]["share"],
        absent_neighbours=values["absent"]["neighbours"],
        succession=_succession(values["succession"]),
        required_once=tuple(RequiredOnce(**entry) for entry in values["required_once"]),
        source=f"{pack.title} ({dutch_date(pack.valid_from)})",
    )


def _succession(values: Mapping[str, Any]) -> SuccessionRules:
    return SuccessionRules(
        share=values["share"],
        one_at_a_time=frozenset(values["one_at_a_time"]),
        generic_words=frozenset(values["generic_words"]),
    )
