"""What hangs on a partnership: tasks, seats, contributions, yearly figures, remarks and particulars."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.history.services import Ledger
from verband.rooms.register.bridge.periods import overlap
from verband.rooms.register.models import (
    Contribution,
    Membership,
    Particulars,
    Partnership,
    Remark,
    Seat,
    Task,
    YearFigures,
)
from verband.rooms.register.services.keep.participants import hold_partnerships

Part = Task | Seat | Contribution | YearFigures | Remark


class PartError(InputError):
    """A part that cannot stand beside what stands here."""


def add_part(*, part: Part, at: datetime, by: User) -> UUID:
    """Add a task, a seat, a contribution, the figures of a year or a remark. Returns the batch.

    Raises
    ------
    PartError
        When the same year is there already from the same paper, the same task in the same time, or the same
        remark of the same round; or when it tells no amount at all.
    """
    try:
        with transaction.atomic():
            ledger = Ledger(at=at, by=by)
            refuse_twice(part)
            _refuse_empty(part)
            ledger.create(part, str(part))
            return ledger.close()
    except IntegrityError as error:
        raise PartError(_STANDS_ALREADY) from error


def refuse_twice(part: Part) -> None:
    """Refuse a task or a remark that stands there already, while nobody else adds one.

    Raises
    ------
    PartError
        Names it.
    """
    if isinstance(part, Task):
        hold_partnerships(Q(pk=part.partnership_id))
        others = Task.objects.filter(partnership=part.partnership_id, name__iexact=part.name)
        if any(overlap(part, other) for other in others):
            message = f"De taak {part.name} staat er al; verbeter die regel."
            raise PartError(message)
    if isinstance(part, Remark):
        hold_partnerships(Q(pk=part.partnership_id))
        same = {"text": part.text, "round_name": part.round_name, "told_to": part.told_to}
        if Remark.objects.filter(partnership=part.partnership_id, **same).exists():
            message = f"Deze toelichting van {part.round_name} staat er al; verbeter die regel."
            raise PartError(message)


def _refuse_empty(part: Part) -> None:
    if isinstance(part, Contribution) and {part.amount, part.stake_begin, part.stake_end} == {None}:
        raise PartError(NOTHING_TOLD)


NOTHING_TOLD = "Vul ten minste de bijdrage of een belang in; wat u leeg laat, is niet bekend."
_STANDS_ALREADY = "Dit jaar staat er al, volgens hetzelfde stuk; verbeter die regel."


def correct_part(*, part: Part, values: dict[str, Any], at: datetime, by: User) -> UUID | None:
    """Change what is told of a part. Returns the batch, None when it stood so already.

    Raises
    ------
    PartError
        When it would become the same as another, or tell no amount any more.
    """
    try:
        with transaction.atomic():
            ledger = Ledger(at=at, by=by)
            ledger.change(part, str(part), values)
            _refuse_empty(part)
            return ledger.close_if_changed()
    except IntegrityError as error:
        raise PartError(_STANDS_ALREADY) from error


@transaction.atomic
def remove_part(*, part: Part, at: datetime, by: User) -> UUID:
    """Take a part away; it can be put back. Returns the batch.

    Raises
    ------
    PartError
        When it is a task that participants take part for, or for which characteristics were answered.
    """
    ledger = Ledger(at=at, by=by)
    if isinstance(part, Task) and _rests_on(part):
        message = f"Op de taak {part.name} rusten deelnames of ingevulde kenmerken; beëindig haar met een einddatum."
        raise PartError(message)
    ledger.remove(part, str(part))
    return ledger.close()


def _rests_on(task: Task) -> bool:
    return task.answers.exists() or Membership.objects.filter(tasks=task).exists()


def tell_particulars(
    *, partnership: Partnership, values: dict[str, Any], at: datetime, by: User
) -> UUID | None:
    """Write down who to turn to, where the papers are and what comes next.

    Returns the batch, None when it stood so already.

    Raises
    ------
    PartError
        When another told of them for the first time at the same moment.
    """
    try:
        with transaction.atomic():
            ledger = Ledger(at=at, by=by)
            standing = Particulars.objects.filter(partnership=partnership).first()
            if standing:
                ledger.change(standing, _name_of(partnership), values)
            else:
                ledger.create(Particulars(partnership=partnership, **values), _name_of(partnership))
            return ledger.close_if_changed()
    except IntegrityError as error:
        message = (
            "Iemand anders vulde op hetzelfde moment de bijzonderheden in, er is nu niets gewijzigd; "
            "open de bladzijde opnieuw en vul aan wat er staat."
        )
        raise PartError(message) from error


def _name_of(partnership: Partnership) -> str:
    """Return what a partnership is called in its newest version."""
    last = partnership.versions.filter(source=partnership.leading_source).order_by("number").last()
    return last.name if last else str(partnership)
