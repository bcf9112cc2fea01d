"""Who takes part: join, change, correct and leave."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.common.words import datum
from verband.rooms.history.choices import Deed
from verband.rooms.history.services import Ledger
from verband.rooms.register.bridge.periods import overlap
from verband.rooms.register.choices import Role
from verband.rooms.register.models import Membership, Partnership, Party, Task
from verband.rooms.register.rules import speaks_for_another
from verband.rooms.register.services.keep.fitting import refuse_unfit
from verband.rooms.register.services.keep.gaining import makes_itself


class ParticipationError(InputError):
    """A period of taking part that does not fit beside what stands here."""


def hold_partnerships(which: Q) -> None:
    """Let nobody else keep who takes part in these partnerships, or add a task, until the transaction ends."""
    # Without the key: what hangs on a partnership can be written all the same.
    held = Partnership.objects.select_for_update(no_key=True).filter(which)
    list(held.order_by("pk").values_list("pk"))


@contextmanager
def _alone(partnership: Partnership, *, at: datetime, by: User | None) -> Iterator[Ledger]:
    """Do a deed whole or not at all, while nobody else keeps who takes part in its partnership."""
    try:
        with transaction.atomic():
            ledger = Ledger(at=at, by=by)
            hold_partnerships(Q(pk=partnership.pk))
            yield ledger
    except IntegrityError as error:
        message = (
            "Iemand anders wijzigde op hetzelfde moment wie er deelneemt, er is nu niets gewijzigd; "
            "open de bladzijde opnieuw en probeer het nog eens."
        )
        raise ParticipationError(message) from error


@dataclass(frozen=True, slots=True)
class Taking:
    """How a party takes part: in which role, in all of it or for some tasks, and with which organs."""

    party: Party
    role: Role = Role.PARTICIPANT
    whole: bool = True
    tasks: tuple[Task, ...] = ()
    organs: tuple[str, ...] = ()


def add_participants(
    *,
    partnership: Partnership,
    takings: Sequence[Taking],
    on: date | None,
    until: date | None = None,
    at: datetime,
    by: User | None,
) -> UUID:
    """Let parties take part from a day, None when nobody knows since when. Returns the batch.

    ``until`` is the first day on which they no longer do, None when it goes on.

    Whom a person adds without speaking for another that takes part, stands there and gets no right from it.

    Raises
    ------
    ParticipationError
        When one of them takes part already in that period, or it ends before it begins.
    UnfitError
        When the partnership does not exist in all of it, or is one of them itself.
    """
    with _alone(partnership, at=at, by=by) as ledger:
        for taking in takings:
            alone = by is not None and not speaks_for_another(by, partnership, taking.party, at.date())
            join(ledger, partnership, taking, on, until=until, self_made=alone)
        return ledger.close()


def join(
    ledger: Ledger,
    partnership: Partnership,
    taking: Taking,
    on: date | None,
    *,
    until: date | None = None,
    self_made: bool = False,
) -> None:
    """Write the row of one participant into the deed of a ledger.

    ``self_made`` says that nobody who takes part let the party in, so that no right follows from it.

    Raises
    ------
    ParticipationError
        When the party takes part already in that period, or it ends before it begins.
    UnfitError
        When the partnership does not exist in all of it, or is the party itself.
    """
    row = Membership(
        partnership=partnership,
        party=taking.party,
        source=partnership.leading_source,
        role=taking.role,
        whole=taking.whole,
        organs=list(taking.organs),
        valid_from=on,
        valid_to=until,
        kept_here=True,
        self_made=self_made,
    )
    _begin(ledger, row, taking.tasks)


def _begin(ledger: Ledger, row: Membership, tasks: Sequence[Task], was: Membership | None = None) -> None:
    refuse_unfit(row, was)
    refuse_period(row)
    ledger.create(row, str(row.party), also={"tasks": task_ids(tasks)})
    row.tasks.set(tasks)


def change_participation(
    *,
    membership: Membership,
    role: Role,
    whole: bool,
    tasks: Sequence[Task],
    cost_share: str | None = None,
    organs: Sequence[str] | None = None,
    on: date,
    at: datetime,
    by: User,
) -> UUID:
    """Let a party take part otherwise from a day; how it was before stays to be seen. Returns the batch.

    What else is known of how it takes part holds on; without a cost share or organs these do too.

    Raises
    ------
    ParticipationError
        When the period began on that day or later, or had ended by then.
    UnfitError
        When the partnership does not exist on that day.
    """
    if membership.valid_from and on <= membership.valid_from:
        message = "Dit is de eerste dag of eerder: kies een latere dag, of kies 'verbetering'."
        raise ParticipationError(message)
    with _alone(membership.partnership, at=at, by=by) as ledger:
        following = _following(membership, role=role, whole=whole, on=on)
        if cost_share is not None:
            following.cost_share = cost_share
        if organs is not None:
            following.organs = list(organs)
        following.self_made |= makes_itself(membership, following, on=at.date(), by=by)
        was = copy(membership)
        _end(ledger, membership, on)
        _begin(ledger, following, tasks, was)
        return ledger.close()


def _following(membership: Membership, *, role: Role, whole: bool, on: date) -> Membership:
    """Return the next period of a participation, with all that stays as it was."""
    same = (role, whole) == (membership.role, membership.whole)
    return Membership(
        partnership=membership.partnership,
        party=membership.party,
        source=membership.source,
        role=role,
        whole=whole,
        # The source said this of role and scope.
        as_told=membership.as_told if same else "",
        organs=membership.organs,
        cost_share=membership.cost_share,
        joined_on=membership.joined_on or membership.valid_from,
        valid_from=on,
        valid_to=membership.valid_to,
        kept_here=True,
        self_made=membership.self_made,
    )


@transaction.atomic
def let_in(*, membership: Membership, at: datetime, by: User) -> UUID | None:
    """Say for another who takes part that a party that someone added does so too. Returns the batch.

    Raises
    ------
    ParticipationError
        When the user speaks for nobody else in the partnership.
    """
    ledger = Ledger(at=at, by=by)
    if not speaks_for_another(by, membership.partnership, membership.party, at.date()):
        message = f"Dat {membership.party} deelneemt, bevestigt een andere deelnemer of het secretariaat."
        raise ParticipationError(message)
    ledger.change(membership, str(membership.party), {"self_made": False})
    return ledger.close_if_changed()


def correct_participation(
    *,
    membership: Membership,
    values: dict[str, Any],
    tasks: Sequence[Task] | None = None,
    at: datetime,
    by: User,
) -> UUID | None:
    """Say how a party took part all along: role, scope, organs, cost share, joining day, first and last day.

    Returns the batch, None when it stood so already.

    Raises
    ------
    ParticipationError
        When the period would run into another one, or end before it begins.
    UnfitError
        When a day that is corrected lies outside the life of the partnership, or the joining day after the first day.
    """
    with _alone(membership.partnership, at=at, by=by) as ledger:
        trial = copy(membership)
        trial.valid_from = values.get("valid_from", membership.valid_from)
        trial.valid_to = values.get("valid_to", membership.valid_to)
        trial.joined_on = values.get("joined_on", membership.joined_on)
        trial.role = values.get("role", membership.role)
        refuse_unfit(trial, membership)
        refuse_period(trial)
        waits = makes_itself(membership, trial, on=at.date(), by=by)
        was = task_ids(membership.tasks.all())
        now = was if tasks is None else task_ids(tasks)
        ledger.change(
            membership,
            str(membership.party),
            values,
            beside=({"tasks": was}, {"tasks": now}) if was != now else ({}, {}),
            marks={"kept_here": True} | ({"self_made": True} if waits else {}),
        )
        if tasks is not None:
            membership.tasks.set(tasks)
        return ledger.close_if_changed()


def refuse_period(row: Membership) -> None:
    """Refuse a period that ends before it begins, or runs into another one of the same party.

    Raises
    ------
    ParticipationError
        Names the party, and the day or what stands in the way.
    """
    if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
        message = (
            f"De deelname van {row.party} eindigt op {datum(row.valid_to)}, dus voor zij begint; "
            "kies een eerdere eerste dag of een latere laatste."
        )
        raise ParticipationError(message)
    _refuse_overlap(row)


@transaction.atomic
def remove_participation(*, membership: Membership, at: datetime, by: User) -> UUID:
    """Say that a party never took part: the row goes and can be put back. Returns the batch."""
    ledger = Ledger(at=at, by=by)
    ledger.remove(membership, str(membership.party), also={"tasks": task_ids(membership.tasks.all())})
    return ledger.close()


@transaction.atomic
def end_participation(*, membership: Membership, on: date, at: datetime, by: User) -> UUID:
    """Let a party leave: ``on`` is the first day it no longer takes part. Returns the batch."""
    ledger = Ledger(at=at, by=by)
    _end(ledger, membership, on)
    return ledger.close()


def _end(ledger: Ledger, membership: Membership, on: date) -> None:
    if membership.valid_to and membership.valid_to <= on:
        message = (
            f"{membership.party} neemt op die dag al niet meer deel; kies een eerdere dag of verbeter haar."
        )
        raise ParticipationError(message)
    if membership.valid_from and on < membership.valid_from:
        message = (
            f"{membership.party} neemt pas deel vanaf {datum(membership.valid_from)}; kies een latere dag."
        )
        raise ParticipationError(message)
    ledger.change(membership, str(membership.party), {"valid_to": on, "kept_here": True}, deed=Deed.END)


def _refuse_overlap(row: Membership) -> None:
    others = Membership.objects.filter(
        partnership=row.partnership, party=row.party, source=row.source
    ).exclude(pk=row.pk)
    for other in others:
        if overlap(row, other):
            message = f"{row.party} neemt in die periode al deel; wijzig of beëindig die deelname eerst."
            raise ParticipationError(message)
        if row.valid_from == other.valid_from:
            message = (
                f"Van {row.party} begint op {datum(row.valid_from)} al een deelname; "
                "kies een andere eerste dag, of wijzig die deelname."
            )
            raise ParticipationError(message)


def task_ids(tasks: Iterable[Task]) -> list[str]:
    """Return tasks as an event tells them."""
    return sorted(str(task.public_id) for task in tasks)
