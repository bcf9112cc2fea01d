"""The term of one council: from its own day of receipt, in the yearly cycle and outside it."""

from dataclasses import replace

from verband.core.moments.plan.arrangement import Arrangement, Handed
from verband.core.moments.plan.made import EXTENSION, certainty_of, if_it_holds, own_term
from verband.core.moments.plan.moment import Moment
from verband.core.moments.rules import RuleBook


def council_moment(moment: Moment, handed: Handed, arrangement: Arrangement, book: RuleBook) -> Moment:
    """Return the term of one council: from its own day of receipt, else from the day of sending.

    The text of the law is that of the day from which the term runs. A moment that does not run from receipt is the
    same for all councils.
    """
    begins = handed.received_on or handed.sent_on
    if moment.rule.anchor != "receipt" or begins is None:
        return moment
    rule = book.on(moment.rule.code, begins) or moment.rule
    own = own_term(arrangement, rule, begins)
    lawful = rule.last_day(about=moment.year, anchor=begins)
    day = rule.last_day(about=moment.year, anchor=begins, weeks=own.weeks if own else None)
    says = (
        "Vanaf de dag van ontvangst."
        if handed.received_on
        else "Vanaf de dag van verzending; ontvangst onbekend."
    )
    return replace(
        moment,
        rule=rule,
        opens=begins,
        day=day or moment.day,
        known=True,
        basis=says,
        certainty=certainty_of(rule, arrangement),
        own_clause=own.clause if own and day != lawful else "",
        moved_by=book.on(EXTENSION, day or moment.day),
    )


def piece_moment(
    arrangement: Arrangement, occasion: str, year: int, handed: Handed, book: RuleBook
) -> Moment | None:
    """Return the term of a council for a piece outside the yearly cycle, such as the text of an arrangement.

    None while it was neither sent nor received, or when neither law nor arrangement sets a term for it.
    """
    begins = handed.received_on or handed.sent_on
    if begins is None:
        return None
    for texts in book:
        rule = next((each for each in texts if each.holds_on(begins)), None)
        if rule is None or rule.anchor != "receipt" or rule.occasion != occasion:
            continue
        own = own_term(arrangement, rule, begins)
        moments = if_it_holds(arrangement, rule, year, begins, known=True, basis="")
        if rule.weeks_after or own:
            return next((council_moment(each, handed, arrangement, book) for each in moments), None)
    return None
