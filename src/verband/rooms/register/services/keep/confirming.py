"""A government says that its own list is right."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.history.services import Ledger
from verband.rooms.register.models import Confirmation, Party


@transaction.atomic
def confirm_list(*, party: Party, note: str, seen_on: date, at: datetime, by: User) -> UUID:
    """Write down that a government looked at its own list and finds it right. Returns the batch."""
    ledger = Ledger(at=at, by=by)
    ledger.create(Confirmation(party=party, seen_on=seen_on, note=note, confirmed_by=by), str(party))
    return ledger.close()
