"""Who takes part: join, change, correct and leave."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.history.choices import Deed
from verband.rooms.history.services import Ledger
from verband.rooms.register.choices import Role
from verband.rooms.register.models import Membership, Partnership, Party, Task


class ParticipationError(InputError):
    """A period of taking part that does not fit beside what stands here."""


@dataclass(frozen=True, slots=True)
class Taking:
    """How a party takes part: in which role, and in all of it or for some tasks."""

    party: Party
    role: Role = Role.PARTICIPANT
    whole: bool = True
    tasks: tuple[Task, ...] = ()


@transaction.atomic
def add_participants(
    *, partnership: Partnership, takings: Sequence[Taking], on: date | None, at: datetime, by: User
) -> UUID:
    """Let parties take part from a day, None when nobody knows since when. Returns the batch."""
    ledger = Ledger(at=at, by=by)
    for taking in takings:
        join(ledger, partnership, taking, on)
    return ledger.close()


def join(ledger: Ledger, partnership: Partnership, taking: Taking, on: date | None) -> Membership:
    """Write the row of one participant into the deed of a ledger.

    Raises
    ------
    ParticipationError
        When the party takes part already in that period.
    """
    row = Membership(
        partnership=partnership,
        party=taking.party,
        source=partnership.leading_source,
        role=taking.role,
        whole=taking.whole,
        valid_from=on,
        kept_here=True,
    )
    _refuse_overlap(row)
    ledger.create(row, str(taking.party), also={"tasks": _names(taking.tasks)})
    row.tasks.set(taking.tasks)
    return row


@transaction.atomic
def change_participation(
    *,
    membership: Membership,
    role: Role,
    whole: bool,
    tasks: Sequence[Task],
    on: date,
    at: datetime,
    by: User,
) -> UUID:
    """Let a party take part otherwise from a day; how it was before stays to be seen. Returns the batch."""
    if membership.valid_from and on <= membership.valid_from:
        message = "Dit is de eerste dag of eerder: kies een latere dag, of kies 'verbetering'."
        raise ParticipationError(message)
    ledger = Ledger(at=at, by=by)
    until = membership.valid_to
    _end(ledger, membership, on)
    taking = Taking(membership.party, role, whole, tuple(tasks))
    following = join(ledger, membership.partnership, taking, on)
    if until:
        ledger.change(following, str(following.party), {"valid_to": until}, deed=Deed.END)
    return ledger.close()


@transaction.atomic
def correct_participation(
    *,
    membership: Membership,
    values: dict[str, Any],
    tasks: Sequence[Task] | None = None,
    at: datetime,
    by: User,
) -> UUID:
    """Say how a party took part all along: role, scope, organs, cost share, first and last day. Returns the batch."""
    ledger = Ledger(at=at, by=by)
    was = _names(membership.tasks.all())
    now = was if tasks is None else _names(tasks)
    trial = Membership(
        pk=membership.pk,
        partnership=membership.partnership,
        party=membership.party,
        source=membership.source,
        valid_from=values.get("valid_from", membership.valid_from),
        valid_to=values.get("valid_to", membership.valid_to),
    )
    _refuse_overlap(trial)
    ledger.change(
        membership,
        str(membership.party),
        values | {"kept_here": True},
        beside=({"tasks": was}, {"tasks": now}) if was != now else ({}, {}),
    )
    if tasks is not None:
        membership.tasks.set(tasks)
    return ledger.close()


@transaction.atomic
def end_participation(*, membership: Membership, on: date, at: datetime, by: User) -> UUID:
    """Let a party leave: ``on`` is the first day it no longer takes part. Returns the batch."""
    ledger = Ledger(at=at, by=by)
    _end(ledger, membership, on)
    return ledger.close()


def _end(ledger: Ledger, membership: Membership, on: date) -> None:
    if membership.valid_to and membership.valid_to <= on:
        message = f"{membership.party} neemt op die dag al niet meer deel; kies een eerdere dag."
        raise ParticipationError(message)
    if membership.valid_from and on < membership.valid_from:
        message = (
            f"{membership.party} neemt pas deel vanaf {membership.valid_from:%d-%m-%Y}; kies een latere dag."
        )
        raise ParticipationError(message)
    ledger.change(membership, str(membership.party), {"valid_to": on, "kept_here": True}, deed=Deed.END)


def _refuse_overlap(row: Membership) -> None:
    others = Membership.objects.filter(
        partnership=row.partnership, party=row.party, source=row.source
    ).exclude(pk=row.pk)
    for other in others:
        begins_before_end = (
            other.valid_to is None or row.valid_from is None or row.valid_from < other.valid_to
        )
        ends_after_begin = row.valid_to is None or other.valid_from is None or other.valid_from < row.valid_to
        if begins_before_end and ends_after_begin:
            message = f"{row.party} neemt in die periode al deel; wijzig of beëindig die deelname eerst."
            raise ParticipationError(message)


def _names(tasks: Iterable[Task]) -> list[str]:
    return sorted(str(task.public_id) for task in tasks)
