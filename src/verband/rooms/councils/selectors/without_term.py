"""What councils are asked without a term: permission, and wensen en bedenkingen; and whether the law's order was kept.

The law sets no term for either, so they stand in no list of last days; they are told beside them, to partners. In
calendars and files they stand on the day on which they play, as what they are: asked for, without a last day.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from verband.rooms.common.words import datum, zekerheid
from verband.rooms.councils.bridge.moments import Moment, certainty_of
from verband.rooms.councils.choices import BY_ARTICLE_1, Occasion, Procedure, Reaction, Voice
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.selectors.consultations import Stage, stage_for_others, stage_of, stage_words
from verband.rooms.councils.selectors.own_moments import moment_of_piece
from verband.rooms.councils.selectors.planning import Onlooker, Planning
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay

WITHOUT_TERM = (Voice.PERMISSION, Voice.WISHES)
NO_TERM = "de wet noemt geen termijn"
DRAFT, PERMISSION = "zienswijze-regeling", "toestemming"
"""Codes of the rules: the view on a draft text, and permission for it."""
Key = tuple[int, int, str]
"""Partnership, party and what happens to the text."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One permission, or wishes, that one council was asked for."""

    row: PartnershipOnDay
    council: PartyOnDay
    piece: Consultation
    stage: str
    """How far it is, in words, as far as the visitor may know."""
    warning: str
    """What the law asks before it and was not seen here; empty when nothing is to be said."""
    article: str
    """By which the law asks it; empty where it does not."""
    version: str
    """Since when that text holds, and how sure we are of it."""
    certainty: str
    """How sure we are of it, in words; empty where the law does not ask it."""
    decided: bool
    """Whether the council has decided and sent that."""

    @property
    def title(self) -> str:
        """Return what it is called among the moments of a council."""
        return f"{self.piece.get_voice_display().capitalize()} gevraagd: {self.what}"

    @property
    def what(self) -> str:
        """Return for what it is asked, in words."""
        how = (
            Procedure(self.piece.procedure).label
            if self.piece.procedure
            else self.piece.get_occasion_display()
        )
        return f"{self.piece.subject} ({how})"

    @property
    def came_on(self) -> date | None:
        """Return when it was received, else sent."""
        return came(self.piece)

    @property
    def day(self) -> date | None:
        """Return when it plays: the meeting of the council, else the day on which it came; None before that."""
        return self.piece.agenda_on or self.came_on


def came(piece: Consultation) -> date | None:
    """Return when a piece was received, else sent."""
    return piece.received_on or piece.sent_on


def asked_without_term(
    planning: Planning,
    eye: Onlooker,
    years: Collection[int],
    *,
    parties: Collection[int] | None = None,
    partnerships: Collection[int] | None = None,
) -> tuple[Asked, ...]:
    """Return what plays in some years, by day, of councils that still take part."""
    rows = Consultation.objects.filter(Q(voice__in=WITHOUT_TERM) | Q(occasion=Occasion.ARRANGEMENT))
    if parties is not None:
        rows = rows.filter(party__in=parties)
    if partnerships is not None:
        rows = rows.filter(partnership__in=partnerships)
    rows = rows.defer("text", "answer", "afterwards")
    pieces = list(rows.order_by("sent_on", "pk"))
    drafts = _drafts(pieces)
    found = [
        asked
        for piece in pieces
        if piece.voice in WITHOUT_TERM
        and (asked := _asked(planning, eye, piece, drafts[_key(piece)]))
        and (asked.day.year if asked.day else piece.year) in years
    ]
    return tuple(sorted(found, key=lambda each: (each.day or date.max, each.row.name, each.council.name)))


def order_warning(planning: Planning, piece: Consultation, eye: Onlooker) -> str:
    """Return what the law asks before this permission and was not seen here; empty when nothing is to be said."""
    if not _asks_a_draft(piece):
        return ""
    same = {"partnership": piece.partnership_id, "party": piece.party_id, "procedure": piece.procedure}
    drafts = Consultation.objects.filter(voice=Voice.OPINION, **same).defer("text", "answer", "afterwards")
    return _warning(planning, eye, piece, list(drafts.order_by("sent_on", "pk")))


def _key(piece: Consultation) -> Key:
    return piece.partnership_id, piece.party_id, piece.procedure


def _drafts(pieces: Iterable[Consultation]) -> dict[Key, list[Consultation]]:
    found: dict[Key, list[Consultation]] = defaultdict(list)
    for piece in pieces:
        if piece.voice == Voice.OPINION:
            found[_key(piece)].append(piece)
    return found


def _asked(
    planning: Planning, eye: Onlooker, piece: Consultation, drafts: Sequence[Consultation]
) -> Asked | None:
    council = next((one for one in planning.councils(piece.partnership_id) if one.pk == piece.party_id), None)
    row = planning.register.partnerships.get(piece.partnership_id)
    if council is None or row is None:
        return None
    article, version, certainty = _law(planning, piece, came(piece) or eye.on)
    return Asked(
        row=row,
        council=council,
        piece=piece,
        stage=_stage(piece, council, eye),
        warning=_warning(planning, eye, piece, drafts),
        article=article,
        version=version,
        certainty=certainty,
        decided=piece.returned_on is not None,
    )


def _law(planning: Planning, piece: Consultation, day: date) -> tuple[str, str, str]:
    arrangement, rule = planning.arrangement(piece.partnership_id), planning.book.on(PERMISSION, day)
    if not _asks_a_draft(piece) or arrangement is None or rule is None:
        return "", "", ""
    sure = zekerheid(certainty_of(rule, arrangement))
    return rule.article(arrangement.chapter), f"tekst sinds {datum(rule.law_of)} ({sure})", sure


def _stage(piece: Consultation, council: PartyOnDay, eye: Onlooker) -> str:
    if not eye.sees_decision(piece):
        return stage_words(stage_for_others(piece), council.kind)
    stage = stage_of(piece)
    if stage == Stage.DONE and piece.decided_on:
        return f"{piece.get_reaction_display()} op {datum(piece.decided_on)}"
    return stage_words(stage, council.kind)


def _asks_a_draft(piece: Consultation) -> bool:
    return piece.voice == Voice.PERMISSION and piece.procedure in BY_ARTICLE_1


def _warning(planning: Planning, eye: Onlooker, piece: Consultation, drafts: Sequence[Consultation]) -> str:
    asked_on = came(piece)
    arrangement, rule = (
        planning.arrangement(piece.partnership_id),
        planning.book.on(DRAFT, asked_on or eye.on),
    )
    if not _asks_a_draft(piece) or arrangement is None or rule is None:
        return ""
    if not rule.holds_for(arrangement.form, arrangement.scheme_kind):
        return ""
    sure = zekerheid(certainty_of(rule, arrangement))
    by_law = f"({rule.article(arrangement.chapter)}; {sure}; dat toestemming daarna komt, is onze lezing)"
    before = [each for each in drafts if (day := came(each)) and (asked_on is None or day <= asked_on)]
    if not before:
        return f"Over het ontwerp is hier geen zienswijze van deze raad gevraagd. Die gaat vooraf {by_law}."
    term = moment_of_piece(planning, before[-1])
    done = _done_early(piece, before[-1], term, eye) if term else ""
    if term is None or not done:
        return ""
    still = f"De termijn voor een zienswijze liep toen nog, tot en met {datum(term.ends)}"
    return f"Toestemming is {done}. {still} {by_law}."


def _done_early(piece: Consultation, draft: Consultation, term: Moment, eye: Onlooker) -> str:
    """Return what was done while the term for a view on the draft still ran; a view that was sent ends it."""
    open_until = min(term.ends, draft.returned_on or date.max)
    sees = eye.sees_decision(piece) and piece.reaction != Reaction.PENDING
    days = (("gevraagd", came(piece)), ("besloten", piece.decided_on if sees else None))
    early = [f"{what} op {datum(day)}" for what, day in days if day and _runs(day, open_until, term)]
    return " en ".join(early)


def _runs(day: date, open_until: date, term: Moment) -> bool:
    """Whether the term still runs on a day: its last day counts, the day on which a view was sent does not."""
    return day <= open_until if open_until == term.ends else day < open_until
