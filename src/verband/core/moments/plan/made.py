"""How a rule of law becomes a moment of an arrangement: its last day, its own term, its actors in words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from verband.core.figures.wording import dutch_date
from verband.core.moments.plan.arrangement import Arrangement, OwnWeeks
from verband.core.moments.plan.moment import Moment
from verband.core.moments.rules import Rule

EXTENSION = "termijnenwet"
"""The rule that moves the end of a term of law to a working day."""
BOARDS = {"OL": "algemeen bestuur", "BVO": "bestuur", "GO": "gemeenschappelijk orgaan"}
DAILY = {"OL": "dagelijks bestuur", "BVO": "bestuur", "GO": "gemeenschappelijk orgaan"}


def within_term(
    arrangement: Arrangement, rule: Rule, about: int, anchor: date, *, known: bool, basis: str, on: date
) -> Iterator[Moment]:
    """Yield the moment at the end of a term that is counted from an anchor, or back from it."""
    own = own_term(arrangement, rule, on) if rule.for_councils else None
    day = rule.last_day(about=about, anchor=anchor, weeks=own.weeks if own else None)
    if day is None:
        return
    counted = rule.counted_day(anchor, own.weeks if own else None)
    if known and counted and counted > day:
        basis = f"De wet noemt deze dag; {basis[0].lower()}{basis[1:-1]} zou het {dutch_date(counted)} zijn."
    lawful = rule.last_day(about=about, anchor=anchor)
    for moment in if_it_holds(arrangement, rule, about, day, known=known, basis=basis):
        yield replace(moment, own_clause=own.clause if own and day != lawful else "")


def if_it_holds(
    arrangement: Arrangement, rule: Rule, about: int, day: date, *, known: bool, basis: str
) -> Iterator[Moment]:
    """Yield the moment of a rule on a day, if the rule holds for the form and the kind of scheme."""
    if rule.holds_for(arrangement.form, arrangement.scheme_kind):
        yield Moment(
            rule=rule,
            year=about,
            opens=None,
            day=day,
            known=known,
            basis=basis,
            actor=_who(rule.actor, arrangement),
            recipient=_who(rule.recipient, arrangement),
            article=rule.article(arrangement.chapter),
            certainty=certainty_of(rule, arrangement),
        )


def certainty_of(rule: Rule, arrangement: Arrangement) -> str:
    """Return how sure we are; whether a rule for some kinds of scheme holds for a mixed one is our own reading."""
    doubtful = rule.scheme_kinds and arrangement.scheme_kind in {"mixed", "unknown"}
    return "own-reading" if doubtful else rule.certainty_in(arrangement.chapter)


def own_term(arrangement: Arrangement, rule: Rule, on: date) -> OwnWeeks | None:
    """Return the longest term that the arrangement sets itself for this subject on a day."""
    held = [own for own in arrangement.own_weeks if own.occasion == rule.occasion and own.holds_on(on)]
    return max(held, key=lambda own: own.weeks, default=None)


def rests_on(meeting: date, *, known: bool) -> str:
    """Return as a sentence on what a day rests that is counted from a meeting."""
    if known:
        return f"Gerekend vanaf de bestuursvergadering van {dutch_date(meeting)}."
    return (
        "De vergaderdatum is niet ingevuld: gerekend vanaf de laatste dag waarop het bestuur kan besluiten."
    )


def _who(code: str, arrangement: Arrangement) -> str:
    """Return who acts, or to whom, in the words of this arrangement."""
    return {
        "daily-board": DAILY.get(arrangement.form, "bestuur"),
        "general-board": BOARDS.get(arrangement.form, "bestuur"),
        "council": "raad, Staten of algemeen bestuur",
        "councils": "raden, Staten en algemene besturen",
        "participants": "de deelnemers",
        "everyone": "iedereen",
        "supervisor": arrangement.chapter.supervisor,
        "own-executive": "het eigen college, de eigen burgemeester, gedeputeerde staten of het eigen dagelijks bestuur",
        "nobody": "",
    }[code]
