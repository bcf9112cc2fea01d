"""The moments of an arrangement in one calendar year, around the meetings of its board and the days of the law."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from verband.core.figures.wording import dutch_date
from verband.core.moments.days import weeks_before
from verband.core.moments.plan.arrangement import Arrangement, OwnWeeks
from verband.core.moments.plan.made import EXTENSION, if_it_holds, own_term, rests_on, within_term
from verband.core.moments.plan.moment import Moment
from verband.core.moments.rules import Rule, RuleBook

BY_LAW = "De wet noemt deze dag."
ABOUT = {"frameworks": 1, "budget": 1, "accounts": -1, "budget-change": 0, "arrangement": 0, "decision": 0}
"""Occasion → which year it is about, counted from the calendar year in which it plays when it plays in time."""
ADOPTED_BY = {"budget": "begroting-vaststellen", "accounts": "rekening-vaststellen"}
"""Occasion → rule by which the board decides on it."""
OPENED_BY = {
    "zienswijze-begroting": "ontwerpbegroting",
    "begroting-ter-inzage": "ontwerpbegroting",
    "zienswijze-wijziging": "wijziging-zenden",
    "zienswijze-regeling": "regeling-zenden",
    "zienswijze-besluit": "besluit-zenden",
    "zienswijze-kaderbrief": "kaderbrief",
    "zienswijze-jaarrekening": "voorlopige-jaarrekening",
}
"""Rule of what begins with the sending of a piece → the rule that says when it is sent at the latest."""


def plan_year(arrangement: Arrangement, year: int, book: RuleBook) -> tuple[Moment, ...]:
    """Return the moments that play in a calendar year, by day and then by the order of the pack.

    A budget and its frameworks are mostly about the year after, the accounts about the year before; what a board
    decides later or earlier than that stands in the year of its own day. A meeting that is not known is taken to be on
    the last lawful day, and the moment says so. Changes of a budget, the text of an arrangement and other decisions
    have moments only where a meeting is known; what was put before a council has its own term besides.
    """
    found = (moment for texts in book for moment in _moments(arrangement, texts, year, book))
    held = (replace(each, moved_by=book.on(EXTENSION, each.day)) for each in found)
    return tuple(sorted((each for each in held if _told_on(each).year == year), key=_told_on))


def _told_on(moment: Moment) -> date:
    """Return the day on which a moment is told: what follows an adoption never before it."""
    adopted = moment.board_by if moment.rule.anchor == "adoption" else None
    return max(moment.day, adopted or moment.day)


def _moments(
    arrangement: Arrangement, texts: tuple[Rule, ...], year: int, book: RuleBook
) -> Iterator[Moment]:
    """Yield the moments of a rule that can play in a calendar year: of the usual year and of every meeting known."""
    code, occasion = texts[0].code, texts[0].occasion
    if occasion not in ABOUT:
        return
    near = [each for each in arrangement.meetings if abs(each.on.year - year) <= 1]
    planned = {each.year for each in near if each.occasion == occasion}
    for about in sorted(planned | {year + ABOUT[occasion]}):
        if texts[0].anchor == "year":
            yield from _on_its_day(arrangement, code, about, book)
        elif _opened_on_a_day(code, book):
            yield from _after_its_day(arrangement, code, about, book)
        else:
            yield from _by_meetings(arrangement, code, occasion, about, book)


def _on_its_day(arrangement: Arrangement, code: str, about: int, book: RuleBook) -> Iterator[Moment]:
    """Yield the moment of a rule for which the law names a day of the year.

    A term that the arrangement itself sets before a known meeting can ask for an earlier one.
    """
    rule = book.of_year(code, about)
    by_law = rule.limit(about) if rule else None
    if rule is None or by_law is None:
        return
    day, meeting, own = _soonest(arrangement, rule, about, by_law, book)
    basis = f"{rests_on(meeting, known=True)} De wet noemt {dutch_date(by_law)}." if meeting else BY_LAW
    for each in if_it_holds(arrangement, rule, about, day, known=True, basis=basis):
        yield replace(each, own_clause=own.clause if own else "")


def _soonest(
    arrangement: Arrangement, rule: Rule, about: int, by_law: date, book: RuleBook
) -> tuple[date, date | None, OwnWeeks | None]:
    """Return the day of sending, with the meeting and the own term that bring it forward; None where the law does."""
    known = [day for day, known in _meetings(arrangement, rule.occasion, about, book) if known]
    terms = ((day, own) for day in known if rule.for_councils and (own := own_term(arrangement, rule, day)))
    sooner = [(weeks_before(day, own.weeks), day, own) for day, own in terms]
    found = min(sooner, key=lambda each: each[0], default=None)
    return found if found and found[0] < by_law else (by_law, None, None)


def _opened_on_a_day(code: str, book: RuleBook) -> bool:
    """Whether a term begins with what has to be sent before a day of the year."""
    opened_by = book.texts.get(OPENED_BY.get(code, ""), ())
    return any(rule.anchor == "year" for rule in opened_by)


def _after_its_day(arrangement: Arrangement, code: str, about: int, book: RuleBook) -> Iterator[Moment]:
    """Yield the term that the arrangement itself sets on what has to be sent before a day of the year."""
    sending = book.of_year(OPENED_BY[code], about)
    by_law = sending.limit(about) if sending else None
    if sending is None or by_law is None:
        return
    opens, meeting, _ = _soonest(arrangement, sending, about, by_law, book)
    rule = book.on(code, opens)
    if rule is None:
        return
    basis = rests_on(meeting, known=True) if meeting else "Gerekend vanaf de laatste dag van verzending."
    on = meeting or opens
    for each in within_term(arrangement, rule, about, opens, known=meeting is not None, basis=basis, on=on):
        yield replace(each, opens=opens, send_by=opens, meeting=meeting, board_by=meeting)


def _by_meetings(
    arrangement: Arrangement, code: str, occasion: str, about: int, book: RuleBook
) -> Iterator[Moment]:
    """Yield the moments of a rule around each meeting of the board on a subject."""
    meetings = [*_meetings(arrangement, occasion, about, book)]
    for place, (meeting, known) in enumerate(meetings):
        previous = meetings[place - 1][0] if place else None
        following = meetings[place + 1][0] if place + 1 < len(meetings) else None
        found = _around(arrangement, code, about, meeting, known=known, book=book)
        limit = _limit(occasion, about, book) if known else None
        past = limit if limit and meeting > limit else None
        for each in found:
            yield replace(
                each,
                meeting=meeting if known else None,
                board_by=meeting,
                previous=previous,
                following=following,
                past_limit=past,
            )


def _limit(occasion: str, about: int, book: RuleBook) -> date | None:
    """Return the last day on which the board can decide, None when the law names none."""
    rule = book.of_year(ADOPTED_BY[occasion], about) if occasion in ADOPTED_BY else None
    return rule.limit(about) if rule else None


def _around(
    arrangement: Arrangement, code: str, about: int, meeting: date, *, known: bool, book: RuleBook
) -> Iterator[Moment]:
    """Yield the moment of a rule that rests on a meeting of the board."""
    basis = rests_on(meeting, known=known)
    rule = book.on(code, meeting)
    if rule is None:
        return
    if rule.anchor == "meeting-itself":
        yield from if_it_holds(arrangement, rule, about, meeting, known=known, basis=basis)
    elif rule.anchor == "meeting":
        yield from _sending(arrangement, code, about, meeting, known=known, book=book)
    elif rule.anchor == "day-before-meeting":
        before = meeting - timedelta(days=1)
        yield from if_it_holds(arrangement, rule, about, before, known=known, basis=basis)
    elif rule.anchor == "sending":
        for sent in _sending(arrangement, OPENED_BY[code], about, meeting, known=known, book=book):
            yield from if_it_holds(arrangement, rule, about, sent.day, known=known, basis=basis)
    elif rule.anchor == "receipt":
        for sent in _sending(arrangement, OPENED_BY[code], about, meeting, known=known, book=book):
            held = book.on(code, sent.day) or rule
            term = within_term(arrangement, held, about, sent.day, known=known, basis=basis, on=meeting)
            yield from (replace(each, opens=sent.day, send_by=sent.day) for each in term)
    else:
        yield from within_term(arrangement, rule, about, meeting, known=known, basis=basis, on=meeting)


def _sending(
    arrangement: Arrangement, code: str, about: int, meeting: date, *, known: bool, book: RuleBook
) -> Iterator[Moment]:
    """Yield the sending before a meeting, by the text of the law that holds on the day of sending."""
    texts = book.of_sending(code, meeting)
    basis = rests_on(meeting, known=known)
    days = [
        each
        for rule in texts
        for each in within_term(arrangement, rule, about, meeting, known=known, basis=basis, on=meeting)
    ]
    other = days[1].day if len(days) > 1 and days[1].day != days[0].day else None
    yield from (replace(each, by_other_text=other) for each in days[:1])


def _meetings(
    arrangement: Arrangement, occasion: str, about: int, book: RuleBook
) -> Iterator[tuple[date, bool]]:
    """Yield the meetings on a subject; the last lawful day stands for one that is not known."""
    days = [each.on for each in arrangement.meetings if (each.occasion, each.year) == (occasion, about)]
    if days:
        yield from ((day, True) for day in sorted(days))
        return
    if limit := _limit(occasion, about, book):
        yield limit, False
