"""The rules of law as lines of a dated pack: from what day, how long, who to whom, by which article."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from verband.core.moments.chapters import Chapter
from verband.core.moments.days import last_day_before, weeks_after, weeks_before
from verband.core.packs import ROOT, Pack, load_pack

NAME = "council-rules"


@dataclass(frozen=True, slots=True)
class Before:
    """A day of the year before which something must have been done; ``year`` counts from the year it is about."""

    month: int
    day: int
    year: int

    def last_day(self, about: int) -> date:
        """Return the last day that still is in time."""
        return last_day_before(about + self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of law during the time that it holds."""

    code: str
    title: str
    occasion: str
    anchor: str
    """From what it is counted: year, meeting (back from it), meeting-itself, day-before-meeting, sending (at once),
    receipt, adoption, or none for what has no day."""
    actor: str
    recipient: str
    forms: frozenset[str]
    articles: Mapping[str, str]
    """Chapter → number of the article."""
    certainty: str
    explanation: str
    law_of: date
    """From which day the text holds."""
    until: date | None
    """First day on which another text holds."""
    source: str
    letter: str = ""
    """What stands for it in the grid; nothing for what never stands there."""
    clause: str = ""
    """Paragraph of the article, in words."""
    read_in: frozenset[str] = frozenset()
    """Chapters of which the text of this time was read; the others follow their example."""
    law: str = "Wgr"
    """In which law the articles stand."""
    scheme_kinds: frozenset[str] = frozenset()
    """Kinds of scheme for which it holds; all when empty."""
    before: Before | None = None
    weeks_before: int | None = None
    """Zero, here and below: the law leaves the term to the arrangement."""
    weeks_after: int | None = None
    for_councils: bool = False
    """Whether each council has this moment for itself."""

    def holds_for(self, form: str, scheme_kind: str) -> bool:
        """Whether the rule holds for a form and a kind of scheme; an unknown kind has it too."""
        return form in self.forms and (
            not self.scheme_kinds or scheme_kind == "unknown" or scheme_kind in self.scheme_kinds
        )

    def holds_on(self, day: date) -> bool:
        """Whether this text of the rule holds on a day."""
        return self.law_of <= day and (self.until is None or day < self.until)

    def article(self, chapter: Chapter) -> str:
        """Return the article in words."""
        parts = (f"artikel {self.articles[chapter]}", self.clause) if chapter in self.articles else ()
        return f"{', '.join(filter(None, parts))} {self.law}".strip()

    def certainty_in(self, chapter: Chapter) -> str:
        """Return how sure we are of the article of a chapter."""
        return self.certainty if self.certainty != "checked" or chapter in self.read_in else "unverified"

    def last_day(self, *, about: int, anchor: date | None, weeks: int | None = None) -> date | None:
        """Return the last lawful day, None for what has no term.

        ``weeks`` is a longer term that the arrangement itself sets; a shorter one does not count.
        """
        counted = self.counted_day(anchor, weeks)
        return min((day for day in (self.limit(about), counted) if day), default=None)

    def limit(self, about: int) -> date | None:
        """Return the last day of the year that the law itself names, None when it names none."""
        return self.before.last_day(about) if self.before else None

    def counted_day(self, anchor: date | None, weeks: int | None = None) -> date | None:
        """Return the last day counted from the anchor alone, whatever day of the year the law names besides."""
        days = []
        if anchor and self.weeks_before is not None and (self.weeks_before or weeks):
            days.append(weeks_before(anchor, max(self.weeks_before, weeks or 0)))
        if anchor and self.weeks_after is not None and (self.weeks_after or weeks):
            days.append(weeks_after(anchor, max(self.weeks_after, weeks or 0)))
        return min(days, default=None)

    @property
    def extends(self) -> bool:
        """Whether a last day on a free day might move on: not of a meeting, nor of what is counted back (Atw 1, 2)."""
        return self.anchor in {"year", "receipt", "adoption"}


@dataclass(frozen=True)
class RuleBook:
    """All rules, each with its texts over time, the oldest first.

    A rule that is switched off is told nowhere. What another rule rests on it for, such as the last day of the board,
    is still counted with it: each rule has a switch of its own.
    """

    texts: Mapping[str, tuple[Rule, ...]]
    off: frozenset[str] = frozenset()

    def __iter__(self) -> Iterator[tuple[Rule, ...]]:
        return (texts for code, texts in self.texts.items() if code not in self.off)

    def on(self, code: str, day: date) -> Rule | None:
        """Return the text of a rule on a day, None when there was none or when it is switched off."""
        return None if code in self.off else self.resting_on(code, day)

    def resting_on(self, code: str, day: date) -> Rule | None:
        """Return the text of a rule on a day for what rests on it, whether it is switched off or not."""
        return next((rule for rule in self.texts.get(code, ()) if rule.holds_on(day)), None)

    def of_sending(self, code: str, meeting: date) -> tuple[Rule, ...]:
        """Return the text of a rule that counts back from a meeting: the one that holds on the day it arrives at.

        Where a change of law leaves none, as what the new text asks was due under the old one, both: the new one
        first.
        """
        texts = self.texts.get(code, ())
        holding = [rule for rule in texts if (day := rule.counted_day(meeting)) and rule.holds_on(day)]
        return tuple(holding) or tuple(rule for rule in reversed(texts) if rule.law_of <= meeting)

    def of_year(self, code: str, about: int) -> Rule | None:
        """Return the text of a rule with a day of its own that holds on that very day."""
        for rule in self.texts.get(code, ()):
            day = rule.limit(about)
            if day and rule.holds_on(day):
                return rule
        return None

    def titles_off(self) -> tuple[str, ...]:
        """Return what the rules are called that are switched off."""
        return tuple(texts[-1].title for code, texts in self.texts.items() if code in self.off)

    def without(self, codes: frozenset[str]) -> "RuleBook":
        """Return the book with these rules switched off as well."""
        return RuleBook(self.texts, self.off | (codes & self.texts.keys()))


@lru_cache
def load_rules() -> RuleBook:
    """Return the rules of the pack with all their texts."""
    days = sorted(date.fromisoformat(file.stem) for file in (ROOT / NAME).glob("*.yaml"))
    texts: dict[str, list[Rule]] = {}
    for day, until in zip(days, [*days[1:], None], strict=True):
        pack = load_pack(NAME, day)
        for line in pack.values:
            texts.setdefault(line["code"], []).append(_rule(line, pack, until))
    return RuleBook({code: tuple(rules) for code, rules in texts.items()})


def _rule(line: Mapping[str, Any], pack: Pack, until: date | None) -> Rule:
    sets = {name: frozenset(line.get(name, ())) for name in ("forms", "scheme_kinds", "read_in")}
    before = Before(**line["before"]) if "before" in line else None
    rest = {key: value for key, value in line.items() if key not in {*sets, "before", "articles"}}
    articles = {str(chapter): str(article) for chapter, article in line.get("articles", {}).items()}
    return Rule(
        **{"certainty": pack.certainty, "source": pack.source} | rest | sets,
        before=before,
        articles=articles,
        law_of=pack.valid_from,
        until=until,
    )
