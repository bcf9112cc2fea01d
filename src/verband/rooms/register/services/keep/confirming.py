"""A government says that its own list is right."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.common.words import datum
from verband.rooms.history.services import Ledger
from verband.rooms.register.models import Confirmation, Party


class ConfirmError(InputError):
    """A confirmation that stands here already."""


@transaction.atomic
def confirm_list(*, party: Party, note: str, seen_on: date, at: datetime, by: User) -> UUID:
    """Write down that a government looked at its own list and finds it right. Returns the batch.

    Raises
    ------
    ConfirmError
        When the same person said the same of that day.
    """
    ledger = Ledger(at=at, by=by)
    list(Party.objects.select_for_update(no_key=True).filter(pk=party.pk).values_list("pk"))
    fresh = Confirmation(party=party, seen_on=seen_on, note=note, confirmed_by=by)
    if party.confirmations.filter(seen_on=seen_on, note=note, confirmed_by=by).exists():
        message = f"Dat de lijst van {party} klopt, gezien op {datum(seen_on)}, is al vastgelegd."
        raise ConfirmError(message)
    ledger.create(fresh, str(party))
    return ledger.close()
