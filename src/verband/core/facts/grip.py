"""Grip: what residents can do and who decides, as statements that can be switched off: the pack ``grip``.

Every statement carries its article, the date of the text of law it is about and a label of certainty.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from verband.core.packs import load_pack

Rule = dict[str, Any]
Organs = frozenset[str]


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence for the screen, with what it rests on."""

    text: str
    article: str
    """Law and article; empty when it rests on no law."""
    version_date: date | None
    """Date of the text of law it is about; None when none was looked up."""
    certainty: str
    """checked, law-of-2017, unverified or own-reading."""
    key: str
    """Stable name by which the operator switches the statement off."""
    topic: str
    """Heading it belongs under: complaint, objection, who-decides, board, permission, money, …"""


@dataclass(frozen=True, slots=True)
class ResidentGuidance:
    """What a resident gets from one kind of task, and where to turn."""

    kind: str
    """Code of the task kind; ``unknown`` when the pack does not have it."""
    offers: str
    arrange: str
    complaint: tuple[Statement, ...]
    objection: tuple[Statement, ...]
    ombudsman: tuple[Statement, ...]
    participation: tuple[Statement, ...]


@lru_cache
def resident_guidance(kind: str) -> ResidentGuidance:
    """Return what a resident can do with one kind of task; says "niet bekend" of a kind it does not have."""
    values = load_pack("grip").values["resident"]
    code = kind if kind in values["kinds"] else "unknown"
    row, common = values["kinds"][code], values["common"]

    def under(topic: str) -> tuple[Statement, ...]:
        return tuple(_statement(fact, fact, topic) for fact in row.get(topic, []) + common[topic])

    return ResidentGuidance(
        kind=code,
        offers=row["offers"],
        arrange=row["arrange"],
        complaint=under("complaint"),
        objection=under("objection"),
        ombudsman=under("ombudsman"),
        participation=under("participation"),
    )


@lru_cache
def decision_rules(form: str, organs: Organs) -> tuple[Statement, ...]:
    """Return who decides in a partnership of this form in which these organs take part.

    Parameters
    ----------
    form
        Code of the form.
    organs
        Codes of the organs that take part on behalf of any participant; those the pack does not know,
        and an empty set, give what holds whoever takes part, and say that the rest is not known.

    Returns
    -------
    tuple of Statement
        In the order of the pack, each key once.
    """
    values = load_pack("grip").values["councillor"]
    known = {organ: place for organ, place in values["organs"].items() if organ in organs}
    levels = frozenset(place["level"] for place in known.values())
    chapter = _chapter(frozenset(place["government"] for place in known.values()))
    rules = [rule for rule in values["rules"] if _holds(rule, form, frozenset(known), levels, chapter)]
    return tuple(_statement(rule, _article(rule, chapter), rule["topic"]) for rule in rules)


def _chapter(governments: frozenset[str]) -> str:
    """Return the chapter of the law for these kinds of government; ``unknown`` when it has none."""
    chapters = load_pack("grip").values["councillor"]["chapters"]
    return next((code for code, kinds in chapters.items() if governments == set(kinds)), "unknown")


def _article(rule: Rule, chapter: str) -> Rule:
    if "chapters" not in rule:
        return rule
    unknown: Rule = load_pack("grip").values["councillor"]["article_unknown"]
    found: Rule = rule["chapters"].get(chapter, unknown)
    return found


def _holds(rule: Rule, form: str, organs: Organs, levels: frozenset[str], chapter: str) -> bool:
    conditions: dict[str, Callable[[Any], bool]] = {
        "forms": lambda codes: form in codes,
        "organs": lambda codes: not organs.isdisjoint(codes),
        "organs_known": lambda known: bool(organs) is known,
        "level_is": lambda level: levels == {level},
        "level_has": lambda wanted: not levels.isdisjoint(wanted),
        "level_without": lambda barred: levels.isdisjoint(barred),
        "levels_min": lambda least: len(levels) >= least,
        "chapters_only": lambda codes: chapter in codes,
    }
    return all(holds(rule[name]) for name, holds in conditions.items() if name in rule)


def _statement(fact: Rule, law: Rule, topic: str) -> Statement:
    return Statement(fact["text"], law["article"], law["version"], law["certainty"], fact["key"], topic)
