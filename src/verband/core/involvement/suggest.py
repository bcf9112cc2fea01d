"""Which standard arrangement could be a start for a partnership, and why; people choose."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from verband.core.involvement.standards import Standard, standards, standards_pack


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a partnership: codes of the register with the words that people read."""

    task_kinds: Mapping[str, str]
    form: tuple[str, str]
    obligation: tuple[str, str]
    temporary: bool | None = None
    """Whether all its tasks are temporary; None when nobody said so."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A standard arrangement with what points to it, in words."""

    standard: Standard
    reasons: tuple[str, ...]


def suggestions(known: Known) -> tuple[Suggestion, ...]:
    """Return the standard arrangements that something points to, in the order of their letters.

    None is ranked above another: where two things point two ways, both are there with their reason. Empty when
    nothing that is known points anywhere.
    """
    reasons = _reasons(known)
    found = ((standard, reasons.get(code, ())) for code, standard in standards().items())
    return tuple(Suggestion(standard, tuple(why)) for standard, why in found if why)


def _reasons(known: Known) -> dict[str, list[str]]:
    rules = _rules()
    told: dict[str, list[str]] = {}
    if known.temporary:
        told.setdefault(rules["temporary"], []).append("alle taken zijn ingevuld als tijdelijk")
    _add(told, rules["obligations"], [known.obligation], "verplichting")
    _add(told, rules["forms"], [known.form], "vorm")
    _add(told, rules["task_kinds"], known.task_kinds.items(), "soort taak")
    return told


def _add(
    told: dict[str, list[str]], rule: Mapping[str, str], codes: Collection[tuple[str, str]], what: str
) -> None:
    for code, word in codes:
        if code in rule:
            told.setdefault(rule[code], []).append(f"{what}: {word}")


@lru_cache
def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = standards_pack().values["suggestions"]
    return rules
