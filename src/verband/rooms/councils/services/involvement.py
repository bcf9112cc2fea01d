"""Deeds on how councils are involved: choose, adapt, agree, and take back."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.councils.bridge.involvement import instruments, standards, stands, switch, terms_of
from verband.rooms.councils.models import AgreedInstrument, Involvement, InvolvementConsent
from verband.rooms.history.services import Ledger
from verband.rooms.register.models import Partnership, Party


class InvolvementError(InputError):
    """An agreement that cannot be made or changed like this; nothing is changed."""


def choose_standard(
    *, partnership: Partnership, work_kind: str, because: str, review_on: date | None, at: datetime, by: User
) -> UUID:
    """Begin an agreement with a standard arrangement and the instruments that belong to it. Returns the batch.

    Raises
    ------
    InvolvementError
        When there is an agreement already.
    """
    try:
        with transaction.atomic():
            ledger = Ledger(at=at, by=by)
            about = {"work_kind": work_kind, "because": because, "review_on": review_on}
            found = ledger.create(Involvement(partnership=partnership, **about), _label(work_kind))
            for code, part in standards()[work_kind].belonging.items():
                row = AgreedInstrument(involvement=found, instrument=code, per_year=part.per_year)
                ledger.create(row, instrument_label(code))
            return ledger.close()
    except IntegrityError as error:
        message = "Iemand anders heeft hier net een standaardarrangement gekozen; open de bladzijde opnieuw."
        raise InvolvementError(message) from error


@transaction.atomic
def choose_another(
    *, involvement: Involvement, work_kind: str, because: str, review_on: date | None, at: datetime, by: User
) -> UUID | None:
    """Change to another standard arrangement; what the partners made their own stays. Returns the batch, if any."""
    ledger = Ledger(at=at, by=by)
    rows = {row.instrument: row for row in involvement.instruments.all()}
    old, new = standards().get(involvement.work_kind), standards()[work_kind]
    changes = switch(old, new, [stands(row) for row in rows.values()])
    about = {"work_kind": work_kind, "because": because, "review_on": review_on}
    ledger.change(involvement, _label(new.code), about)
    for code in sorted(changes.drop):
        ledger.remove(rows[code], instrument_label(code))
    for code, times in changes.change.items():
        ledger.change(rows[code], instrument_label(code), {"per_year": times})
    for code, times in changes.add.items():
        row = AgreedInstrument(involvement=involvement, instrument=code, per_year=times)
        ledger.create(row, instrument_label(code))
    return ledger.close_if_changed()


@transaction.atomic
def tell_about(
    *,
    involvement: Involvement,
    because: str,
    participation: str,
    review_on: date | None,
    at: datetime,
    by: User,
) -> UUID | None:
    """Write down why, how residents take part and when it is looked at again. Returns the batch, if any."""
    ledger = Ledger(at=at, by=by)
    about = {"because": because, "participation": participation, "review_on": review_on}
    ledger.change(involvement, _label(involvement.work_kind), about)
    return ledger.close_if_changed()


def add_instrument(
    *,
    involvement: Involvement,
    instrument: str,
    per_year: Decimal | None,
    hours: Decimal | None,
    note: str,
    at: datetime,
    by: User,
) -> UUID:
    """Agree on one more instrument. Returns the batch.

    Raises
    ------
    InvolvementError
        When it was agreed already.
    """
    try:
        with transaction.atomic():
            ledger = Ledger(at=at, by=by)
            row = AgreedInstrument(
                involvement=involvement, instrument=instrument, per_year=per_year, hours=hours, note=note
            )
            ledger.create(row, instrument_label(instrument))
            return ledger.close()
    except IntegrityError as error:
        message = f"{instrument_label(instrument).capitalize()} staat er al; wijzig die regel."
        raise InvolvementError(message) from error


@transaction.atomic
def correct_instrument(
    *,
    row: AgreedInstrument,
    per_year: Decimal | None,
    hours: Decimal | None,
    note: str,
    at: datetime,
    by: User,
) -> UUID | None:
    """Change how often, how many hours, or what was agreed on an instrument. Returns the batch, if any."""
    ledger = Ledger(at=at, by=by)
    told = {"per_year": per_year, "hours": hours, "note": note}
    ledger.change(row, instrument_label(row.instrument), told)
    return ledger.close_if_changed()


@transaction.atomic
def remove_instrument(*, row: AgreedInstrument, at: datetime, by: User) -> UUID:
    """Take an instrument out of an agreement. Returns the batch.

    Raises
    ------
    InvolvementError
        When it belongs to the standard arrangement: then leaving it out asks for a reason.
    """
    standard = standards().get(row.involvement.work_kind)
    if standard and row.instrument in standard.belonging:
        label = instrument_label(row.instrument).capitalize()
        message = f"{label} hoort bij het standaardarrangement. Zet het aantal keren op 0 en schrijf waarom."
        raise InvolvementError(message)
    ledger = Ledger(at=at, by=by)
    ledger.remove(row, instrument_label(row.instrument))
    return ledger.close()


@transaction.atomic
def drop_agreement(*, involvement: Involvement, at: datetime, by: User) -> UUID:
    """Take a whole agreement away; it can be put back. Returns the batch.

    Raises
    ------
    InvolvementError
        When a council agreed to it: its own clerk takes that back first.
    """
    if involvement.consents.exists():
        message = "Een of meer raden hebben ingestemd; hun griffies trekken de instemming eerst in."
        raise InvolvementError(message)
    ledger = Ledger(at=at, by=by)
    for row in list(involvement.instruments.all()):
        ledger.remove(row, instrument_label(row.instrument))
    ledger.remove(involvement, _label(involvement.work_kind))
    return ledger.close()


@transaction.atomic
def consent(
    *,
    involvement: Involvement,
    party: Party,
    agreed_on: date,
    note: str,
    seen: list[str],
    at: datetime,
    by: User,
) -> UUID:
    """Write down that a council agrees with what stands. Returns the batch.

    Raises
    ------
    InvolvementError
        When the agreement changed since it was read: a council agrees with what it has seen.
    """
    standing = Involvement.objects.select_for_update().get(pk=involvement.pk)
    terms = terms_of(standing.work_kind, standing.participation, standing.instruments.all())
    if terms != seen:
        message = "De afspraak is gewijzigd sinds u deze bladzijde opende. Lees haar hieronder en bewaar dan opnieuw."
        raise InvolvementError(message)
    ledger = Ledger(at=at, by=by)
    values = {"agreed_on": agreed_on, "note": note, "terms": terms}
    given = InvolvementConsent.objects.filter(involvement=standing, party=party).first()
    if given:
        ledger.change(given, party.name, values)
    else:
        fresh = InvolvementConsent(involvement=standing, party=party, **values)
        ledger.create(fresh, party.name)
    return ledger.close()


@transaction.atomic
def withdraw_consent(*, given: InvolvementConsent, at: datetime, by: User) -> UUID:
    """Write down that a council no longer agrees. Returns the batch."""
    ledger = Ledger(at=at, by=by)
    ledger.remove(given, given.party.name)
    return ledger.close()


def instrument_label(code: str) -> str:
    """Return what an instrument is called; its code when the catalogue no longer has it."""
    known = instruments().get(code)
    return known.label if known else code


def _label(work_kind: str) -> str:
    standard = standards().get(work_kind)
    return standard.label if standard else work_kind
