"""Switch a rule of law, or a requirement on a text, off for this installation, and on again."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.councils.models import RuleSwitch
from verband.rooms.councils.selectors.switches import Subject, labels_of
from verband.rooms.history.services import Ledger


class SwitchError(InputError):
    """Something that is off already, or that there is not."""


def switch_off(*, subject: Subject, code: str, because: str, at: datetime, by: User) -> UUID:
    """Switch one off. Returns the batch.

    Raises
    ------
    SwitchError
        When there is none of this code, or when it is off already.
    """
    if code not in labels_of(subject):
        message = f"'{code}' is er niet; kies een regel uit de lijst."
        raise SwitchError(message)
    try:
        with transaction.atomic():
            ledger = Ledger(at=at, by=by)
            switch = RuleSwitch(code=subject + code, because=because)
            ledger.create(switch, str(switch))
            return ledger.close()
    except IntegrityError as error:
        message = "Deze regel staat al uit."
        raise SwitchError(message) from error


@transaction.atomic
def switch_on(*, subject: Subject, code: str, at: datetime, by: User) -> UUID | None:
    """Let one hold again. Returns the batch, None when it held already."""
    switch = RuleSwitch.objects.filter(code=subject + code).first()
    if switch is None:
        return None
    ledger = Ledger(at=at, by=by)
    ledger.remove(switch, str(switch))
    return ledger.close()
