"""Write a plan: everything or nothing."""

import uuid
from datetime import datetime

from django.db import DataError, IntegrityError, transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.history.services import keep_others_out, record_changes
from verband.rooms.register.models import ImportRun
from verband.rooms.register.services.reconcile.books import keep_the_books, keys_touched
from verband.rooms.register.services.reconcile.compare import stamp
from verband.rooms.register.services.reconcile.kinds import KINDS
from verband.rooms.register.services.reconcile.plan import Plan, Stamp
from verband.rooms.register.services.reconcile.regions import write_regions
from verband.rooms.register.services.reconcile.rows import Writer
from verband.rooms.register.services.undo.books import keep_books


class StalePlanError(InputError):
    """Something was done here between comparing and applying."""


class ImpossiblePlanError(InputError):
    """What the source brings cannot stand beside what stands here."""


def apply_plan(plan: Plan, *, at: datetime, by: User | None) -> ImportRun:
    """Write the plan with its events in one transaction and return the run.

    Raises
    ------
    StalePlanError
        When anything was done since the comparison; nothing is written.
    ImpossiblePlanError
        When the database refuses a row, such as two parties with one code; nothing is written.
    """
    try:
        with transaction.atomic():
            keep_others_out()
            refuse_stale(plan.stamp)
            return _write(plan, at, by)
    except (DataError, IntegrityError) as error:
        message = (
            f"{plan.delivery.file_name} is niet te verwerken naast wat hier al staat, er is niets gewijzigd; "
            f"de database meldt: {error}."
        )
        raise ImpossiblePlanError(message) from error


def refuse_stale(compared: Stamp) -> None:
    """Refuse to go on when anything was done here since the comparison.

    Raises
    ------
    StalePlanError
        Nothing is written.
    """
    if stamp() != compared:
        message = (
            "Intussen is hier iets anders gewijzigd, dus er is niets verwerkt; lees het bestand opnieuw in."
        )
        raise StalePlanError(message)


def _write(plan: Plan, at: datetime, by: User | None) -> ImportRun:
    writer = Writer(plan)
    for kind in KINDS.values():
        writer.write(kind)
    writer.end_what_is_gone()
    writer.read_others_again()
    batch = uuid.uuid4()
    touched = keys_touched(plan, writer.ended)
    keep_books(batch=batch, source=plan.delivery.source, keys=touched)
    keep_the_books(plan, writer.ended)
    changes = [*writer.changes, *write_regions()]
    record_changes(changes, at=at, by=by, batch=batch, reason=f"ingelezen uit {plan.delivery.file_name}")
    return ImportRun.objects.create(
        source=plan.delivery.source,
        batch=batch,
        stand_on=plan.delivery.stand_on,
        applied_at=at,
        file_name=plan.delivery.file_name[-300:],
        digest=plan.delivery.file_digest,
        facts_version=plan.facts_version,
        counts=plan.counts(),
    )
