"""Who plans the moments of a partnership, who speaks for a council, and who reads what before it is sent."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import Visitor, is_user
from verband.rooms.councils.models import Rapporteur, ReportDraft
from verband.rooms.register.choices import GOVERNMENTS, TAKES_PART, AffiliationRole, Role
from verband.rooms.register.models import Affiliation, Membership, Partnership, Party
from verband.rooms.register.querysets import in_force
from verband.rooms.register.rules import let_in, partnerships_in_care, roles_of

CLERK = frozenset({AffiliationRole.CLERK})
ADVISED = frozenset({AffiliationRole.BOARD_MEMBER, AffiliationRole.EDITOR})
"""Who prepares a board: the administrator who sits in it and the officials who advise him, before any councillor."""
WRITERS = frozenset({AffiliationRole.CLERK, AffiliationRole.EDITOR})
"""Who puts pieces before councils in the name of a party."""
HOUSEMATES = ADVISED | {AffiliationRole.READER, AffiliationRole.CLERK}
"""Who belongs to a government itself; a programme team works for the region and is none of them."""

HELD_BACK = timedelta(days=7)
"""How long someone acts for no party here after another could come in with their account: long enough for the person
and the colleagues, who hear of it, to say that it was somebody else."""


def held_back_until(visitor: Visitor, on: date) -> date | None:
    """Return the last day on which someone acts for no party here after help with their account; None if not now."""
    if not is_user(visitor) or visitor.helped_at is None or visitor.helped_by_id == visitor.pk:
        return None
    last = timezone.localdate(visitor.helped_at) + HELD_BACK
    return last if on <= last else None


def councils_of(visitor: Visitor, on: date) -> frozenset[int]:
    """Return the parties whose council, Staten or general board the visitor is clerk of."""
    return _parties(visitor, CLERK, on)


def houses_of(visitor: Visitor, on: date) -> frozenset[int]:
    """Return the parties that the visitor belongs to; drafts of those are his to read."""
    return _parties(visitor, HOUSEMATES, on)


def advised_of(visitor: Visitor, on: date) -> frozenset[int]:
    """Return the parties whose own advice to their administrator the visitor reads before it is released."""
    return _parties(visitor, ADVISED, on)


def offices_of(visitor: Visitor, on: date) -> frozenset[int]:
    """Return the parties for which the visitor keeps records as an official."""
    return _parties(visitor, frozenset({AffiliationRole.EDITOR}), on)


def bodies_of(visitor: Visitor, on: date) -> frozenset[int]:
    """Return the own bodies of partnerships for which the visitor works: as their secretary, or one of their officials.

    Such a body is no government, so that it has no council: it prepares the meetings of its board.
    """
    held = _held(visitor, WRITERS, on)
    return frozenset(party.pk for party in held if party.kind not in GOVERNMENTS)


def writers_of(visitor: Visitor, on: date) -> frozenset[int]:
    """Return the parties in whose name the visitor puts pieces before councils."""
    return _parties(visitor, WRITERS, on)


def writes_notes_of(visitor: Visitor, on: date) -> frozenset[int]:
    """Return the parties as whom the visitor writes notes for a board: officials of participants, and its own body."""
    return offices_of(visitor, on) | bodies_of(visitor, on)


def may_speak(visitor: Visitor, party: Party, on: date) -> bool:
    """Whether the visitor keeps what the council of a party does: its clerk, and nobody above it."""
    return party.pk in councils_of(visitor, on)


def may_plan(visitor: Visitor, partnership: Partnership, on: date) -> bool:
    """Whether the visitor keeps the calendar of a partnership: its keepers, its secretary, its participants' clerks.

    Terms belong to the clerks: a programme team keeps them only where no clerk of a participant or the body is here.
    """
    return planned_by(visitor, on).filter(pk=partnership.pk).exists()


def may_lay_before(visitor: Visitor, partnership: Partnership, on: date) -> bool:
    """Whether the visitor puts pieces of a partnership before councils: for its own body or as one of a participant.

    A programme team keeps the overview and gives councils no tasks, so it is none of them.
    """
    own = writers_of(visitor, on)
    return bool(own) and boards_of(own, on).filter(pk=partnership.pk).exists()


def planned_by(visitor: Visitor, on: date) -> QuerySet[Partnership]:
    """Return the partnerships whose calendar the visitor keeps: the answer of ``may_plan``, for all at once."""
    councils = councils_of(visitor, on)
    joined = Q(pk__in=Membership.objects.filter(in_force(on), party__in=councils).values("partnership"))
    own = Q(own_party__in=councils)
    kept = Q(pk__in=boards_of(offices_of(visitor, on), on)) | ~Q(pk__in=_with_clerks(on))
    care = Q(pk__in=partnerships_in_care(visitor, on)) & kept
    return Partnership.objects.filter(joined | own | care)


def _with_clerks(on: date) -> QuerySet[Partnership, int]:
    """Return the partnerships of which a clerk is here: of a participant, or of the own body."""
    here = Affiliation.objects.filter(in_force(on), role__in=CLERK, party__isnull=False)
    return boards_of(frozenset(here.values_list("party", flat=True)), on)


def may_report(visitor: Visitor, party: Party, on: date) -> bool:
    """Whether the visitor notes days of a council as it was told of them: who plans a partnership that it joins."""
    return boards_of([party.pk], on).filter(pk__in=planned_by(visitor, on).values("pk")).exists()


def laid_by(visitor: Visitor, on: date) -> frozenset[int]:
    """Return the partnerships whose pieces the visitor puts before councils: the answer above, for all at once."""
    own = writers_of(visitor, on)
    return frozenset(boards_of(own, on)) if own else frozenset()


def reports_as(visitor: Visitor, on: date) -> QuerySet[Rapporteur]:
    """Return as which rapporteur the visitor writes: named by the clerk, in office, and still of that government."""
    if not is_user(visitor):
        return Rapporteur.objects.none()
    return Rapporteur.objects.filter(in_force(on), account=visitor, party__in=houses_of(visitor, on))


def drafts_of(visitor: Visitor, on: date) -> QuerySet[ReportDraft]:
    """Return the drafts of reports that the visitor reads: the own ones, and to a clerk all of that council."""
    if not is_user(visitor):
        return ReportDraft.objects.none()
    own = Q(author=visitor, rapporteur__in=reports_as(visitor, on))
    return ReportDraft.objects.filter(own | Q(frame__party__in=councils_of(visitor, on)))


def people_of(party: Party, on: date) -> QuerySet[User]:
    """Return who can be named as the one who writes for a council: whoever belongs to that government."""
    held = Affiliation.objects.filter(in_force(on), party=party, role__in=HOUSEMATES)
    return User.objects.filter(pk__in=held.values("user"), ended_at=None).order_by("name", "email")


def may_switch(visitor: Visitor) -> bool:
    """Whether the visitor may switch a rule of law off for this installation."""
    return is_user(visitor) and visitor.is_staff


def reads_drafts(visitor: Visitor, party: Party, on: date) -> bool:
    """Whether the visitor reads what a council has not sent yet: whoever belongs to that government."""
    return party.pk in houses_of(visitor, on)


def _parties(visitor: Visitor, roles: frozenset[AffiliationRole], on: date) -> frozenset[int]:
    return frozenset(party.pk for party in _held(visitor, roles, on))


def _held(visitor: Visitor, roles: frozenset[AffiliationRole], on: date) -> list[Party]:
    """Return the parties for which the visitor acts in one of these roles; none as long as help holds it back."""
    if held_back_until(visitor, on):
        return []
    return [each.party for each in roles_of(visitor, on) if each.party and each.role in roles]


BY_LAW = TAKES_PART - {Role.SUPPORTER}
"""Roles of the participants that the Wgr speaks of: to who only supports an arrangement it sends no piece."""


def reads_notes_of(visitor: Visitor, on: date) -> frozenset[int]:
    """Return the parties as whom the visitor reads notes for a board: whom it advises, its own body, or its team.

    Councillors and clerks read what the board decides, not the advice that was given before it.
    """
    return _parties(visitor, ADVISED | {AffiliationRole.TEAM}, on) | bodies_of(visitor, on)


def boards_of(parties: Collection[int], on: date) -> QuerySet[Partnership, int]:
    """Return the partnerships to which one of these parties was let in on a day, or whose own body it is."""
    rows = let_in(on).filter(party__in=parties)
    found = Partnership.objects.filter(Q(own_party__in=parties) | Q(pk__in=rows.values("partnership")))
    return found.values_list("pk", flat=True)
