"""At which pieces someone acts for the board: of the own body all, of the own council, and what the own house laid."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils import rules
from verband.rooms.councils.models import Consultation
from verband.rooms.history.choices import Deed
from verband.rooms.history.models import Event
from verband.rooms.register.models import Affiliation, Partnership


def lays_here(visitor: Visitor, row: Consultation, on: date) -> bool:
    """Whether the visitor acts for the board at one piece."""
    return bool(kept_by(visitor, [row], on))


def kept_by(visitor: Visitor, rows: Sequence[Consultation], on: date) -> list[Consultation]:
    """Return the pieces of one partnership at which the visitor acts for the board.

    A clerk who notes what came to the own council gives other participants no say over it.
    """
    if not rows or not rules.may_lay_before(visitor, rows[0].partnership, on):
        return []
    own = rules.writers_of(visitor, on)
    if rows[0].partnership.own_party_id in own:
        return list(rows)
    others = [row.public_id for row in rows if row.party_id not in own]
    laid = laid_by_house(others, own) if others else frozenset()
    return [row for row in rows if row.party_id in own or row.public_id in laid]


def laid_by_house(pieces: Collection[UUID], parties: Collection[int]) -> frozenset[UUID]:
    """Return the pieces that were laid by someone who wrote for one of these parties on that day."""
    laid = Event.objects.filter(object_id__in=pieces, object_kind=Consultation.told_as, deed=Deed.CREATE)
    events = list(laid.defer("before", "after"))
    roles = Affiliation.objects.filter(party__in=parties, role__in=rules.WRITERS)
    of_person: dict[int | None, list[Affiliation]] = defaultdict(list)
    for each in roles.filter(user__in={event.actor_id for event in events}):
        of_person[each.user_id].append(each)
    return frozenset(
        event.object_id
        for event in events
        if any(role.holds_on(event.day) for role in of_person[event.actor_id])
    )


def layings_of(visitor: Visitor, on: date) -> Q | None:
    """Return which events are layings, or a taking away, by someone who wrote for the own house; None without one.

    Only what holds no text of a council: a piece with a draft in it is taken away by its own clerk.
    """
    own = rules.writers_of(visitor, on)
    if not own:
        return None
    by_house = Q(pk__in=[])
    for each in Affiliation.objects.filter(party__in=own, role__in=rules.WRITERS):
        until = Q(moment__lt=_midnight(each.valid_to)) if each.valid_to else Q()
        by_house |= Q(actor_id=each.user_id, moment__gte=_midnight(each.valid_from)) & until
    boards = Partnership.objects.filter(pk__in=rules.laid_by(visitor, on)).values_list("public_id", flat=True)
    named = [str(one) for one in boards]
    came = Q(before__isnull=True, after__text="", after__partnership__in=named)
    went = Q(after__isnull=True, before__text="", before__partnership__in=named)
    return by_house & (came | went)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
