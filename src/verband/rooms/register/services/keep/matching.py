"""Say whether what was told of and what is registered are the same partnership."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from verband.rooms.accounts.models import User
from verband.rooms.history.services import Ledger, keep_others_out
from verband.rooms.register.choices import Verdict
from verband.rooms.register.models import MatchDecision, Partnership
from verband.rooms.register.services.keep.merging import Choices, MergeError, merge_into


def say_same(
    *,
    told: Partnership,
    registered: Partnership,
    choices: Choices,
    mark: str,
    because: str,
    on: date,
    at: datetime,
    by: User,
) -> UUID:
    """Let what was told stand beside what is registered, as one partnership. Returns the batch.

    Raises
    ------
    MergeError
        As ``merge_records`` does.
    """
    try:
        with transaction.atomic():
            keep_others_out()
            ledger = Ledger(at=at, by=by, reason="hetzelfde samenwerkingsverband")
            merge_into(ledger, goes=told, stays=registered, choices=choices, mark=mark)
            _decide(ledger, told, registered, Verdict.SAME, because, on, by)
            return ledger.close()
    except IntegrityError as error:
        message = "Deze twee passen zo niet in elkaar, er is niets gewijzigd; kies bij de botsingen anders."
        raise MergeError(message) from error


def say_different(
    *, told: Partnership, registered: Partnership, because: str, on: date, at: datetime, by: User
) -> UUID:
    """Remember that two partnerships are not the same, so that it is not proposed again. Returns the batch.

    Raises
    ------
    MergeError
        When that was said before.
    """
    try:
        with transaction.atomic():
            ledger = Ledger(at=at, by=by, reason="niet hetzelfde samenwerkingsverband")
            standing = MatchDecision.objects.filter(
                partnership=told, other=registered, verdict=Verdict.DIFFERENT
            )
            if standing.exists():
                raise MergeError(SAID_BEFORE)
            _decide(ledger, told, registered, Verdict.DIFFERENT, because, on, by)
            return ledger.close()
    except IntegrityError as error:
        raise MergeError(SAID_BEFORE) from error


SAID_BEFORE = "Dat dit niet hetzelfde is, stond hier al; er is nu niets gewijzigd."


def _decide(
    ledger: Ledger,
    told: Partnership,
    registered: Partnership,
    verdict: Verdict,
    because: str,
    on: date,
    by: User,
) -> None:
    values = {"verdict": verdict, "because": because, "decided_by": by, "decided_on": on}
    row = MatchDecision.objects.filter(partnership=told, other=registered).first()
    if row:
        ledger.change(row, str(row), values)
    else:
        fresh = MatchDecision(partnership=told, other=registered, **values)
        ledger.create(fresh, str(fresh))
