"""The moments of one arrangement in one calendar year, and the term of one council."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from verband.core.figures.wording import dutch_date
from verband.core.moments.chapters import Chapter
from verband.core.moments.days import weeks_before, working_day_from, working_day_until
from verband.core.moments.rules import Rule, RuleBook

ABOUT = {"frameworks": 1, "budget": 1, "accounts": -1, "budget-change": 0}
"""Occasion → which year it is about, counted from the calendar year in which it plays."""
ADOPTED_BY = {"budget": "begroting-vaststellen", "accounts": "rekening-vaststellen"}
"""Occasion → rule by which the board decides on it."""
OPENED_BY = {
    "zienswijze-begroting": "ontwerpbegroting",
    "begroting-ter-inzage": "ontwerpbegroting",
    "zienswijze-wijziging": "wijziging-zenden",
}
"""Rule of what begins with the sending of a piece → the rule that says when it is sent at the latest."""
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


NOT_HANDED = Handed()
"""What nobody wrote down the sending and the receipt of."""


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
    past_limit: date | None = None
    """The last lawful day of the board, when it is planned to meet later than that; None when it is in time."""
    send_by: date | None = None
    """Last lawful day of sending what a council gives its view on."""
    by_other_text: date | None = None
    """The day by the text of before, where a change of law leaves open which of both holds."""

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

    def outlasts_board(self, handed: Handed) -> bool:
        """Whether the board decides before a term is over; one that is only planned may end on that very day."""
        if self.opens is None or self.board_by is None:
            return False
        received = handed.received_on is not None and self.meeting is not None
        return self.day > self.board_by or (received and self.day == self.board_by)

    @property
    def extended(self) -> date | None:
        """The next working day after a last day that is none; None where the term cannot move on.

        The Algemene termijnenwet speaks of terms of law only: one that the arrangement itself sets has no such day.
        """
        later = working_day_from(self.day)
        of_law = self.rule.extends and not self.own_clause
        return later if of_law and later != self.day else None

    @property
    def extended_by_law(self) -> bool:
        """Whether the term really ends on that later day: so it is with weeks counted forward (Atw 1, first paragraph).

        Only terms of more than twelve weeks are left out there (Atw 4). Whether it moves a day before which something
        must have been done is not settled.
        """
        return self.extended is not None and self.day != self.rule.limit(self.year)

    @property
    def ends(self) -> date:
        """The last day on which it is in time: the later one where the law extends the term."""
        return self.extended if self.extended and self.extended_by_law else self.day

    @property
    def is_our_day(self) -> bool:
        """Whether the law names no such day, so that it has to be explained."""
        return self.certainty == "own-reading" or self.rule.anchor in {"sending", "day-before-meeting"}

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
    return tuple(sorted(found, key=_told_on))


def _told_on(moment: Moment) -> date:
    """Return the day on which a moment is told: what follows an adoption never before it."""
    adopted = moment.board_by if moment.rule.anchor == "adoption" else None
    return max(moment.day, adopted or moment.day)


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
    basis = _basis(meeting, known=known)
    rule = book.on(code, meeting)
    if rule is None:
        return
    if rule.anchor == "meeting-itself":
        yield from _if_it_holds(arrangement, rule, about, meeting, known=known, basis=basis)
    elif rule.anchor == "meeting":
        yield from _sending(arrangement, code, about, meeting, known=known, book=book)
    elif rule.anchor == "day-before-meeting":
        before = meeting - timedelta(days=1)
        yield from _if_it_holds(arrangement, rule, about, before, known=known, basis=basis)
    elif rule.anchor == "sending":
        for sent in _sending(arrangement, OPENED_BY[code], about, meeting, known=known, book=book):
            yield from _if_it_holds(arrangement, rule, about, sent.day, known=known, basis=basis)
    elif rule.anchor == "receipt":
        for sent in _sending(arrangement, OPENED_BY[code], about, meeting, known=known, book=book):
            held = book.on(code, sent.day) or rule
            term = _term(arrangement, held, about, sent.day, known=known, basis=basis, on=meeting)
            yield from (replace(each, opens=sent.day, send_by=sent.day) for each in term)
    else:
        yield from _term(arrangement, rule, about, meeting, known=known, basis=basis, on=meeting)


def _sending(
    arrangement: Arrangement, code: str, about: int, meeting: date, *, known: bool, book: RuleBook
) -> Iterator[Moment]:
    """Yield the sending before a meeting, by the text of the law that holds on the day of sending."""
    texts = book.of_sending(code, meeting)
    basis = _basis(meeting, known=known)
    days = [
        each
        for rule in texts
        for each in _term(arrangement, rule, about, meeting, known=known, basis=basis, on=meeting)
    ]
    other = days[1].day if len(days) > 1 and days[1].day != days[0].day else None
    yield from (replace(each, by_other_text=other) for each in days[:1])


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
            certainty=certainty_of(rule, arrangement),
        )


def certainty_of(rule: Rule, arrangement: Arrangement) -> str:
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
    if limit := _limit(occasion, about, book):
        yield limit, False


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
        certainty=certainty_of(rule, arrangement),
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
        "participants": "de deelnemers",
        "everyone": "iedereen",
        "supervisor": arrangement.chapter.supervisor,
        "own-executive": "het eigen college, de eigen burgemeester, gedeputeerde staten of het eigen dagelijks bestuur",
        "nobody": "",
    }[code]
