"""In which ways a council is heard and by which law, and the working day after a last day that is none."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from verband.core.facts.grip import Statement
from verband.core.moments import Chapter, load_rules
from verband.core.moments.days import working_day_from
from verband.core.packs import Pack, load_pack

__all__ = ["LegalBase", "Statement", "legal_base", "rule_packs", "working_day_from"]


@dataclass(frozen=True, slots=True)
class LegalBase:
    """What one way of being heard is, and the law that it rests on."""

    says: str
    statements: tuple[Statement, ...]
    pack: Pack
    of_municipalities: bool = False
    """Whether it names articles for arrangements of municipalities, which another chapter may number otherwise."""


def legal_base(
    voice: str, occasion: str = "", chapter: Chapter | None = None, procedure: str = ""
) -> LegalBase:
    """Return the law behind a way of being heard, without the statements that this installation does not show.

    With an occasion only what holds for that: of a budget nothing on the text of an arrangement; so too with what
    happens to that text. With a chapter each statement names the article of that chapter, as the calendar does.
    """
    pack = load_pack("council-voices")
    told = pack.values[voice]
    statements = tuple(
        Statement(row["text"], *_rests_on(row, chapter), row["key"], voice)
        for row in told["statements"]
        if row["key"] not in settings.HIDDEN_STATEMENTS
        and occasion in {"", *row.get("occasions", [occasion])}
        and procedure in {"", *row.get("procedures", [procedure])}
    )
    others = chapter != Chapter.MUNICIPALITIES and any(each.article.startswith("Wgr ") for each in statements)
    return LegalBase(told["says"], statements, pack, others)


def rule_packs() -> tuple[Pack, ...]:
    """Return where the rules of law come from and what was read of them, the oldest text first."""
    days = {text.law_of for texts in load_rules() for text in texts}
    return tuple(load_pack("council-rules", day) for day in sorted(days))


def _rests_on(row: dict[str, Any], chapter: Chapter | None) -> tuple[str, date, str]:
    """Return the article, the day of its text and how sure we are of it."""
    article, version, certainty = row["article"], row["version"], row["certainty"]
    rule = load_rules().on(row["rule"], version) if "rule" in row else None
    if rule is None or chapter is None or chapter not in rule.articles:
        return article, version, certainty
    return rule.article(chapter), version, rule.certainty_in(chapter) if certainty == "checked" else certainty
