"""The moments of one arrangement in one calendar year, and the term of one council."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from verband.core.figures.wording import dutch_date
from verband.core.moments.chapters import Chapter
from verband.core.moments.days import weeks_before, working_day_from, working_day_until
from verband.core.moments.rules import Rule, RuleBook

ABOUT = {"frameworks": 1, "budget": 1, "accounts": -1, "budget-change": 0}
"""Occasion → which year it is about, counted from the calendar year in which it plays."""
OPENED_BY = {"zienswijze-begroting": "ontwerpbegroting", "zienswijze-wijziging": "wijziging-zenden"}
"""Rule of a council's term → the rule that says when the piece is sent at the latest."""
BOARDS = {"OL": "algemeen bestuur", "BVO": "bestuur", "GO": "gemeenschappelijk orgaan"}
DAILY = {"OL": "dagelijks bestuur", "BVO": "bestuur", "GO": "gemeenschappelijk orgaan"}


@dataclass(frozen=True, slots=True)
class BoardDay:
    """A meeting of the board of an arrangement on one subject."""

    on: date
    occasion: str
    year: int
    """The year that the subject is about."""


@dataclass(frozen=True, slots=True)
class OwnWeeks:
    """A term in weeks that the arrangement itself sets for a council's view."""

    occasion: str
    weeks: int
    clause: str
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day; the end is the first day on which it no longer does."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day < self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What decides the moments of an arrangement."""

    form: str
    scheme_kind: str
    chapter: Chapter
    meetings: tuple[BoardDay, ...] = ()
    own_weeks: tuple[OwnWeeks, ...] = ()


@dataclass(frozen=True, slots=True)
class Handed:
    """When a piece was sent to a council and when that council received it; unknown is None."""

    sent_on: date | None = None
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment: its last lawful day, on what that rests, and who acts by which article."""

    rule: Rule
    year: int
    """The year that it is about."""
    opens: date | None
    """First day of a council's term, None for what has no term of its own."""
    day: date
    """Last lawful day."""
    known: bool
    """Whether the day rests on a day that someone filled in, or on one the law itself names."""
    basis: str
    """On what the day rests, as one sentence."""
    actor: str
    recipient: str
    article: str
    certainty: str
    own_clause: str = ""
    """Article of the arrangement that lengthened the term."""
    meeting: date | None = None
    """Day of the board meeting that it leads up to, or follows, where that is known."""
    board_by: date | None = None
    """The same day; where no meeting was filled in the last one on which the board can decide."""
    previous: date | None = None
    """The meeting before that one on the same subject and year."""
    following: date | None = None
    """The meeting after it on the same subject and year."""

    def is_of(self, handed: Handed) -> bool:
        """Whether a piece that was handed over on a day belongs to this meeting and not to another of the year."""
        came = handed.received_on or handed.sent_on
        if came is None:
            return True
        return self._comes_after_previous(came) and (
            self.following is None or self.meeting is None or came <= self.meeting
        )

    def _comes_after_previous(self, came: date) -> bool:
        """Whether it came after the meeting before this one, or so shortly before it that it can be of both."""
        if self.previous is None or came > self.previous:
            return True
        weeks = self.rule.weeks_before or self.rule.weeks_after or 0
        lie_close = self.meeting is not None and weeks_before(self.meeting, weeks) < self.previous
        return lie_close and came > weeks_before(self.previous, weeks)

    @property
    def past_limit(self) -> date | None:
        """The last lawful day of a meeting that is planned later than that; None when it is in time."""
        limit = self.rule.before.last_day(self.year) if self.rule.before else None
        return limit if limit and self.day > limit else None

    @property
    def extended(self) -> date | None:
        """The later day on which the term would end if the Algemene termijnenwet extends it; None if it is the same.

        That law speaks of terms of law only: one that the arrangement itself sets has no such day.
        """
        later = working_day_from(self.day)
        of_law = self.rule.extends and not self.own_clause
        return later if of_law and later != self.day else None

    @property
    def safe(self) -> date | None:
        """The working day before a last day that is none; None when the day itself is a working day."""
        earlier = working_day_until(self.day)
        return earlier if earlier != self.day else None


def plan_year(arrangement: Arrangement, year: int, book: RuleBook) -> tuple[Moment, ...]:
    """Return the moments that play in a calendar year, by day and then by the order of the pack.

    A budget and its frameworks are about the year after, the accounts about the year before. A meeting that is not
    known is taken to be on the last lawful day, and the moment says so. Changes of a budget have moments only where a
    meeting is known; the text of an arrangement has none here, its terms run per council.
    """
    found = [moment for texts in book for moment in _moments(arrangement, texts, year, book)]
    return tuple(sorted(found, key=lambda moment: moment.day))


def _moments(
    arrangement: Arrangement, texts: tuple[Rule, ...], year: int, book: RuleBook
) -> Iterator[Moment]:
    code, occasion = texts[0].code, texts[0].occasion
    if occasion not in ABOUT:
        return
    about = year + ABOUT[occasion]
    if texts[0].anchor == "year":
        rule = book.of_year(code, about)
        day = rule.last_day(about=about, anchor=None) if rule else None
        if rule and day:
            yield from _if_it_holds(arrangement, rule, about, day, known=True, basis="De wet noemt deze dag.")
        return
    meetings = [*_meetings(arrangement, occasion, about, book)]
    for place, (meeting, known) in enumerate(meetings):
        rule = book.on(code, meeting)
        previous = meetings[place - 1][0] if place else None
        following = meetings[place + 1][0] if place + 1 < len(meetings) else None
        if rule:
            found = _around(arrangement, rule, about, meeting, known=known, book=book)
            yield from (replace(each, previous=previous, following=following) for each in found)


def _around(
    arrangement: Arrangement, rule: Rule, about: int, meeting: date, *, known: bool, book: RuleBook
) -> Iterator[Moment]:
    """Yield the moment of a rule that rests on a meeting of the board."""
    basis = _basis(meeting, known=known)
    held = meeting if known else None
    if rule.anchor == "meeting-itself":
        moments = _if_it_holds(arrangement, rule, about, meeting, known=known, basis=basis)
    elif rule.anchor == "receipt":
        opener = book.on(OPENED_BY[rule.code], meeting)
        own = _own(arrangement, rule, meeting)
        sending = (
            opener.last_day(about=about, anchor=meeting, weeks=own.weeks if own else None) if opener else None
        )
        if sending is None:
            return
        moments = (
            replace(each, opens=sending)
            for each in _term(arrangement, rule, about, sending, known=known, basis=basis, on=meeting)
        )
    else:
        moments = _term(arrangement, rule, about, meeting, known=known, basis=basis, on=meeting)
    yield from (replace(each, meeting=held, board_by=meeting) for each in moments)


def _term(
    arrangement: Arrangement, rule: Rule, about: int, anchor: date, *, known: bool, basis: str, on: date
) -> Iterator[Moment]:
    own = _own(arrangement, rule, on) if rule.for_councils else None
    day = rule.last_day(about=about, anchor=anchor, weeks=own.weeks if own else None)
    if day is None:
        return
    counted = rule.counted_day(anchor, own.weeks if own else None)
    if known and counted and counted > day:
        basis = f"De wet noemt deze dag; {basis[0].lower()}{basis[1:-1]} zou het {dutch_date(counted)} zijn."
    lawful = rule.last_day(about=about, anchor=anchor)
    for moment in _if_it_holds(arrangement, rule, about, day, known=known, basis=basis):
        yield replace(moment, own_clause=own.clause if own and day != lawful else "")


def _if_it_holds(
    arrangement: Arrangement, rule: Rule, about: int, day: date, *, known: bool, basis: str
) -> Iterator[Moment]:
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
            certainty=_certainty(rule, arrangement),
        )


def _certainty(rule: Rule, arrangement: Arrangement) -> str:
    """Return how sure we are; whether a rule for some kinds of scheme holds for a mixed one is our own reading."""
    doubtful = rule.scheme_kinds and arrangement.scheme_kind in {"mixed", "unknown"}
    return "own-reading" if doubtful else rule.certainty_in(arrangement.chapter)


def _meetings(
    arrangement: Arrangement, occasion: str, about: int, book: RuleBook
) -> Iterator[tuple[date, bool]]:
    """Yield the meetings on a subject; the last lawful day stands for one that is not known."""
    days = [each.on for each in arrangement.meetings if (each.occasion, each.year) == (occasion, about)]
    if days:
        yield from ((day, True) for day in sorted(days))
        return
    adopting = {"budget": "begroting-vaststellen", "accounts": "rekening-vaststellen"}.get(occasion)
    latest = book.of_year(adopting, about) if adopting else None
    day = latest.last_day(about=about, anchor=None) if latest else None
    if day:
        yield day, False


def _own(arrangement: Arrangement, rule: Rule, on: date) -> OwnWeeks | None:
    """Return the longest term that the arrangement sets itself for this subject on a day."""
    held = [own for own in arrangement.own_weeks if own.occasion == rule.occasion and own.holds_on(on)]
    return max(held, key=lambda own: own.weeks, default=None)


def council_moment(moment: Moment, handed: Handed, arrangement: Arrangement, book: RuleBook) -> Moment:
    """Return the term of one council: from its own day of receipt, else from the day of sending.

    The text of the law is that of the day from which the term runs. A moment that does not run from receipt is the
    same for all councils.
    """
    begins = handed.received_on or handed.sent_on
    if moment.rule.anchor != "receipt" or begins is None:
        return moment
    rule = book.on(moment.rule.code, begins) or moment.rule
    own = _own(arrangement, rule, begins)
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
        certainty=_certainty(rule, arrangement),
        own_clause=own.clause if own and day != lawful else "",
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
        own = _own(arrangement, rule, begins)
        moments = _if_it_holds(arrangement, rule, year, begins, known=True, basis="")
        if rule.weeks_after or own:
            return next((council_moment(each, handed, arrangement, book) for each in moments), None)
    return None


def _basis(meeting: date, *, known: bool) -> str:
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
        "supervisor": arrangement.chapter.supervisor,
        "own-executive": "het eigen college, de eigen burgemeester, gedeputeerde staten of het eigen dagelijks bestuur",
        "nobody": "",
    }[code]
