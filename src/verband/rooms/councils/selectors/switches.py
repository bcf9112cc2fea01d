"""What the operator of this installation can switch off, and what is off: rules of law, and requirements on a text."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.http import Http404

from verband.rooms.councils.bridge.contents import JOINT_ARRANGEMENTS, Requirement, requirements
from verband.rooms.councils.bridge.moments import Chapter, Rule, load_rules
from verband.rooms.councils.models import RuleSwitch
from verband.rooms.register.choices import Form, SchemeKind

Sure = tuple[tuple[str, tuple[str, ...]], ...]
"""How sure we are of a text, each time with the chapters of which that is said."""


class Subject(StrEnum):
    """What is switched off; the value stands before its code in the table."""

    RULE = ""
    REQUIREMENT = "tekst-"


@dataclass(frozen=True, slots=True)
class RuleShown:
    """A rule of law with its texts over time, the newest last."""

    texts: tuple[Rule, ...]
    switch: RuleSwitch | None

    @property
    def rule(self) -> Rule:
        """Return the text that holds now."""
        return self.texts[-1]

    @property
    def told(self) -> tuple[tuple[Rule, Sure], ...]:
        """Return each text with how sure we are of it, chapter by chapter, as a calendar says it."""
        return tuple((text, _sure_of(text)) for text in self.texts)


@dataclass(frozen=True, slots=True)
class RequirementShown:
    """A requirement with the forms and the kinds of scheme for which it holds, in words."""

    requirement: Requirement
    forms: tuple[str, ...]
    every_form: bool
    schemes: tuple[str, ...]
    switch: RuleSwitch | None


def _sure_of(rule: Rule) -> Sure:
    found: dict[str, list[str]] = {}
    for chapter in Chapter:
        if chapter in rule.articles:
            found.setdefault(rule.certainty_in(chapter), []).append(chapter.value)
    return tuple((certainty, tuple(chapters)) for certainty, chapters in found.items())


def labels_of(subject: Subject) -> Mapping[str, str]:
    """Return what can be switched off, by code: what it is called."""
    if subject is Subject.RULE:
        return {code: texts[-1].title for code, texts in load_rules().texts.items()}
    return {code: each.label for code, each in requirements().items()}


def switched_off(subject: Subject) -> dict[str, RuleSwitch]:
    """Return what is off, by code."""
    told = {row.code: row for row in RuleSwitch.objects.all()}
    return {code: told[subject + code] for code in labels_of(subject) if subject + code in told}


def label_or_404(subject: Subject, code: str) -> str:
    """Return what is called by a code.

    Raises
    ------
    Http404
        When nothing is.
    """
    label = labels_of(subject).get(code)
    if label is None:
        raise Http404
    return label


def rules_shown() -> tuple[RuleShown, ...]:
    """Return every rule of law."""
    off = switched_off(Subject.RULE)
    return tuple(RuleShown(texts, off.get(texts[-1].code)) for texts in load_rules())


def requirements_shown() -> tuple[RequirementShown, ...]:
    """Return every requirement on the text of an arrangement."""
    off = switched_off(Subject.REQUIREMENT)
    return tuple(
        RequirementShown(
            requirement=each,
            forms=tuple(str(form.label) for form in Form if form in each.forms),
            every_form=each.forms == JOINT_ARRANGEMENTS,
            schemes=tuple(str(kind.label) for kind in SchemeKind if kind in (each.schemes or ())),
            switch=off.get(each.code),
        )
        for each in requirements().values()
    )
