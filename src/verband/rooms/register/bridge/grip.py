"""Guidance for residents and council members from the packs, without what the operator switched off."""

from collections.abc import Iterable

from django.conf import settings

from verband.core.facts.grip import ResidentGuidance, Statement, decision_rules, resident_guidance

__all__ = ["ResidentGuidance", "Statement", "decisions", "guidance", "shown"]


def shown(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Leave out the statements that this installation does not show."""
    return tuple(each for each in statements if each.key not in settings.HIDDEN_STATEMENTS)


def guidance(kind: str) -> ResidentGuidance:
    """Return what a resident can do with one kind of task."""
    return resident_guidance(kind)


def decisions(form: str, organs: frozenset[str]) -> tuple[Statement, ...]:
    """Return who decides in a partnership of a form in which these organs take part."""
    return shown(decision_rules(form, organs))
