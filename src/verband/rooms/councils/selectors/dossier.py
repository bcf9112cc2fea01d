"""The introduction to cooperation for who is new in a council: one page for each partnership of its government.

It is for people of that government. What is not known is None or empty, and reads "niet bekend"; never zero.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q
from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils.bridge.dossier import (
    Form,
    Known,
    Question,
    Said,
    facts_of,
    firmest,
    form_in_words,
    per_inhabitant,
    questions_for,
)
from verband.rooms.councils.choices import Voice
from verband.rooms.councils.models import Consultation, Frame, FrameReport, Rapporteur
from verband.rooms.councils.rules import houses_of, may_speak, reports_as
from verband.rooms.councils.selectors.dossier_moments import Coming, ahead_of
from verband.rooms.councils.selectors.planning import onlooker, planning_on
from verband.rooms.councils.selectors.taking_part import (
    WITH_BUDGET,
    council_or_404,
    in_order,
    partnerships_of,
    succeeded_of,
)
from verband.rooms.register.choices import TAKES_PART, Obligation
from verband.rooms.register.models import (
    Contribution,
    Particulars,
    PartnershipVersion,
    Party,
    Seat,
    Task,
)
from verband.rooms.register.querysets import in_force
from verband.rooms.register.rules import partnerships_in_care
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay, register_on

YEARS_SHOWN = 3
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Paid:
    """What the government pays for one year."""

    row: Contribution
    amount: Decimal
    per_inhabitant: Decimal | None
    """None when the number of inhabitants is not known."""


@dataclass(frozen=True, slots=True)
class FrameTold:
    """A frame with the last report on it, if there is one."""

    frame: Frame
    last: FrameReport | None


@dataclass(frozen=True, slots=True)
class DossierPage:
    """All that a new member reads of one partnership."""

    partnership: PartnershipOnDay
    version: PartnershipVersion
    form: Form
    members: tuple[PartyOnDay, ...]
    involved: tuple[PartyOnDay, ...]
    """Who looks on or is involved without taking part."""
    tasks: tuple[Task, ...]
    seats: tuple[Seat, ...]
    paid: tuple[Paid, ...]
    """The newest year first."""
    rapporteurs: tuple[Rapporteur, ...]
    reports: bool
    """Whether the visitor is one of them, and writes the reports."""
    frames: tuple[FrameTold, ...]
    opinion: Consultation | None
    """The last zienswijze on which the council decided."""
    particulars: Particulars | None
    moments: tuple[Coming, ...]
    """What comes to this council, the first day first."""
    under_law: bool
    """Whether the law names moments for its form at all."""
    kept: bool
    """Whether the visitor keeps what is told of the partnership."""
    questions: tuple[Question, ...] = ()

    @property
    def name(self) -> str:
        """Return what the partnership is called on the day."""
        return self.partnership.name

    @property
    def anchor(self) -> str:
        """Return the name of its place on the page."""
        return f"verband-{self.partnership.public_id}"

    @property
    def texts(self) -> tuple[str, ...]:
        """Return where the text of the arrangement is, else the decisions that set it up; web addresses only."""
        told = [self.particulars.text_address] if self.particulars and self.particulars.text_address else []
        found = told or [str(address) for address in self.version.decisions]
        return tuple(address for address in found if address.startswith(("https://", "http://")))


@dataclass(frozen=True, slots=True)
class Dossier:
    """The whole introduction of one government."""

    party: Party
    pages: tuple[DossierPage, ...]
    succeeded: tuple[PartnershipOnDay, ...]
    """What a newer one has probably taken over: it has no page."""
    on: date
    speaks: bool
    """Whether the visitor keeps what the council does."""


def dossier_for(visitor: Visitor, public_id: UUID, on: date, only: UUID | None = None) -> Dossier:
    """Return the introduction of a government to its own people; ``only`` gives the page of one partnership.

    Raises
    ------
    Http404
        When there is no such government, the visitor does not belong to it, or it takes no part in ``only``.
    """
    party = council_or_404(public_id)
    if party.pk not in houses_of(visitor, on):
        raise Http404
    register = register_on(on)
    joined = partnerships_of(party.pk, register)
    wanted = [each for each in joined if only in (None, each.public_id)]
    if only and not wanted:
        raise Http404
    pages = _pages(visitor, party, wanted, on)
    return Dossier(party, pages, succeeded_of(party.pk, register), on, may_speak(visitor, party, on))


def _pages(
    visitor: Visitor, party: Party, joined: list[PartnershipOnDay], on: date
) -> tuple[DossierPage, ...]:
    register, pks = register_on(on), [each.pk for each in joined]
    planning = planning_on(on, pks)
    ahead = ahead_of(planning, register.parties[party.pk], onlooker(visitor, on))
    versions = PartnershipVersion.objects.select_related("partnership").in_bulk(
        [each.version_pk for each in joined]
    )
    of = Q(partnership__in=pks)
    mine = of & Q(party=party)
    tasks = _by_partnership(Task.objects.filter(of & in_force(on)))
    seats = _by_partnership(Seat.objects.filter(mine & in_force(on)))
    amounts = Contribution.objects.filter(mine, year__lte=on.year + 1, amount__isnull=False)
    paid = _by_partnership(amounts.order_by("-year", "pk"))
    rapporteurs = _by_partnership(Rapporteur.objects.filter(mine & in_force(on)))
    follows = set(reports_as(visitor, on).filter(mine).values_list("partnership", flat=True))
    frames = _frames(mine, on)
    opinions = _opinions(mine, on)
    particulars = {row.partnership_id: row for row in Particulars.objects.filter(of)}
    kept = set(partnerships_in_care(visitor, on).filter(pk__in=pks).values_list("pk", flat=True))
    pages = []
    for each in joined:
        joining = [
            row
            for row in register.members_of.get(each.pk, ())
            if not register.parties[row.party].has_ended(on)
        ]
        members = {row.party for row in joining if row.role in TAKES_PART}
        others = {row.party for row in joining} - members
        page = DossierPage(
            partnership=each,
            version=versions[each.version_pk],
            form=form_in_words(each.form),
            members=in_order(register.parties[pk] for pk in members),
            involved=in_order(register.parties[pk] for pk in others),
            tasks=tuple(tasks[each.pk]),
            seats=tuple(seats[each.pk]),
            paid=_paid(paid[each.pk], party)[:YEARS_SHOWN],
            rapporteurs=tuple(rapporteurs[each.pk]),
            reports=each.pk in follows,
            frames=tuple(frames[each.pk]),
            opinion=opinions.get(each.pk),
            particulars=particulars.get(each.pk),
            moments=ahead.of(each),
            under_law=planning.arrangement(each.pk) is not None and each.form in WITH_BUDGET,
            kept=each.pk in kept,
        )
        pages.append(replace(page, questions=_questions(page, on)))
    return tuple(pages)


def _by_partnership(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.partnership_id].append(row)  # type: ignore[attr-defined]  # of every table that is asked
    return found


def _frames(mine: Q, on: date) -> dict[int, list[FrameTold]]:
    rows = Frame.objects.filter(mine, set_on__lte=on).filter(Q(valid_to=None) | Q(valid_to__gt=on))
    frames = list(rows.order_by("set_on", "pk"))
    told = FrameReport.objects.filter(frame__in=frames, on__lte=on).select_related("rapporteur")
    last = {report.frame_id: report for report in told.order_by("on", "pk")}
    found: dict[int, list[FrameTold]] = defaultdict(list)
    for frame in frames:
        found[frame.partnership_id].append(FrameTold(frame, last.get(frame.pk)))
    return found


def _opinions(mine: Q, on: date) -> dict[int, Consultation]:
    """Return of each partnership the last zienswijze on which the council decided; a draft is none."""
    decided = Consultation.objects.filter(mine, voice=Voice.OPINION, decided_on__lte=on)
    return {row.partnership_id: row for row in decided.order_by("decided_on", "pk")}


def _paid(rows: list[Contribution], party: Party) -> tuple[Paid, ...]:
    """Return one amount for each year, of the firmest paper, the newest year first."""
    return tuple(
        Paid(row, row.amount, per_inhabitant(row.amount, party.inhabitants))
        for row in firmest(rows)
        if row.amount is not None
    )


def _questions(page: DossierPage, on: date) -> tuple[Question, ...]:
    """Return what a member can ask, by what is known."""
    said, particulars = page.opinion, page.particulars
    known = Known(
        amounts=tuple((each.row.year, each.amount) for each in page.paid),
        seats=len(page.seats),
        rapporteurs=len(page.rapporteurs),
        judgements=tuple(each.last.judgement if each.last else None for each in page.frames),
        said=Said(said.outcome, said.returned_on is not None, said.answered_on is not None) if said else None,
        has_escalation=bool(particulars and particulars.escalation_route),
        evaluation_on=particulars.next_evaluation_on if particulars else None,
        is_voluntary=page.partnership.obligation == Obligation.VOLUNTARY,
    )
    return questions_for(facts_of(known, on))
