"""Decide the differences of an import: keep what stands here, or take over what the source says.

The base of the next merge needs no other value: reading in has set it to what the source said when the difference
was found. So once the difference is gone, the same words of the source bring it back no more, and other words do.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.history.choices import Deed
from verband.rooms.history.selectors import labels_of
from verband.rooms.history.services import Change, Ledger, Values, keep_others_out
from verband.rooms.register.models import Conflict, ImportRun
from verband.rooms.register.selectors.conflicts import as_wanted, history_kind, plan_of, says, standing_values
from verband.rooms.register.services.reconcile.kinds import KINDS
from verband.rooms.register.services.reconcile.plan import Plan, Update
from verband.rooms.register.services.reconcile.rows import Writer


class ConflictError(InputError):
    """A decision that does not fit what stands here now."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one difference."""

    conflict: UUID
    take: bool
    """Whether the words of the source come here; else what stands here stays."""
    seen: Any
    """What stood here when the person decided, as the source would say it."""


def decide_conflicts(*, decisions: Sequence[Decision], on: date, at: datetime, by: User) -> UUID:
    """Decide differences, all of them or none. Returns the batch.

    ``on`` is the day of which the texts are read again when the source has no day of its own.

    Raises
    ------
    ConflictError
        When a difference was decided already, when what stands here has changed since the person saw it, or when
        the words of the source cannot stand beside what stands here.
    """
    try:
        with transaction.atomic():
            keep_others_out()
            return _decide(decisions, on, Ledger(at=at, by=by, reason="verschil met de bron beslist"))
    except IntegrityError as error:
        message = (
            "Wat de bron zegt past niet naast wat hier staat, er is niets gewijzigd; kies bij minder "
            "gegevens voor de bron, of wijzig het met de hand."
        )
        raise ConflictError(message) from error


def _decide(decisions: Sequence[Decision], on: date, ledger: Ledger) -> UUID:
    conflicts = _waiting(decisions)
    standing = standing_values(conflicts)
    chosen = {each.conflict: each for each in decisions}
    _refuse_changed(conflicts, standing, chosen)
    taken = [
        one for one in conflicts if chosen[one.public_id].take and standing[one.pk] != one.theirs
    ]  # fmt: skip
    labels = labels_of({one.source_record.object_id for one in conflicts})
    ledger.include(_take_over(taken, standing, labels, on))
    ledger.include(_settled(conflicts, labels))
    return ledger.close()


def _waiting(decisions: Sequence[Decision]) -> list[Conflict]:
    ids = [each.conflict for each in decisions]
    found = list(Conflict.objects.filter(public_id__in=ids).select_related("source_record").order_by("id"))
    if not found or len(found) < len(ids):
        message = "Dit verschil is intussen al beslist; open de bladzijde opnieuw."
        raise ConflictError(message)
    return found


def _refuse_changed(
    conflicts: Iterable[Conflict], standing: Mapping[int, Any], chosen: Mapping[UUID, Decision]
) -> None:
    changed = [says(one) for one in conflicts if standing[one.pk] != chosen[one.public_id].seen]
    if changed:
        message = (
            f"Terwijl u keek is hier iets gewijzigd ({', '.join(changed)}). "
            "Vergelijk hieronder opnieuw en kies dan nog eens."
        )
        raise ConflictError(message)


def _take_over(
    conflicts: Sequence[Conflict], standing: Mapping[int, Any], labels: Mapping[UUID, str], on: date
) -> list[Change]:
    """Write what sources say as an import would have, with all that follows from it."""
    of_source: dict[str, list[Conflict]] = defaultdict(list)
    for one in conflicts:
        of_source[one.source_record.source].append(one)
    changes: list[Change] = []
    for source, found in of_source.items():
        plan = plan_of(source, found)
        plan.delivery = replace(plan.delivery, stand_on=_stand_of(source) or on)
        plan.updated = _updates(found, standing, labels)
        changes += _written(plan)
    return changes


def _stand_of(source: str) -> date | None:
    run = ImportRun.objects.filter(source=source).order_by("id").last()
    return run.stand_on if run else None


def _updates(
    conflicts: Sequence[Conflict], standing: Mapping[int, Any], labels: Mapping[UUID, str]
) -> list[Update]:
    of_record: dict[int, list[Conflict]] = defaultdict(list)
    for one in conflicts:
        of_record[one.source_record_id].append(one)
    updates = []
    for found in of_record.values():
        record = found[0].source_record
        take = {one.field: one.theirs for one in found}
        before = {one.field: standing[one.pk] for one in found}
        wanted = as_wanted(record, take, labels.get(record.object_id, record.key))
        updates.append(Update(wanted, record.object_id, before, take))
    return updates


def _written(plan: Plan) -> list[Change]:
    writer = Writer(plan)
    for kind in KINDS.values():
        writer.write(kind)
    writer.read_others_again()
    _refuse_overlap({update.object_id for update in plan.updated if update.wanted.kind == "membership"})
    return [_by_address(change, plan) for change in writer.changes]


def _refuse_overlap(memberships: set[UUID]) -> None:
    rows = history_kind("membership").rows
    if rows and rows.clashes(memberships):
        message = (
            "Met de periode van de bron neemt deze partij twee keer tegelijk deel, er is niets gewijzigd; "
            "wijzig de andere deelname eerst."
        )
        raise ConflictError(message)


def _by_address(change: Change, plan: Plan) -> Change:
    """Return a change in which records are told by public id, not by the key of the source."""
    before, after = (_pointed(values, change.object_kind, plan) for values in (change.before, change.after))
    return replace(change, before=before, after=after)


def _pointed(values: Any, kind: str, plan: Plan) -> Values:  # noqa: ANN401 - an update has plain values
    references = KINDS[kind].references
    return {
        name: str(plan.addresses[references[name], value]) if name in references and value else value
        for name, value in values.items()
    }


def _settled(conflicts: Sequence[Conflict], labels: Mapping[UUID, str]) -> list[Change]:
    """Take differences away; their events keep them, so that they wait again when this is undone."""
    rows = history_kind("conflict").rows
    told = rows.take([one.public_id for one in conflicts]) if rows else {}
    Conflict.objects.filter(pk__in=[one.pk for one in conflicts]).delete()
    return [
        Change(
            Deed.DELETE,
            "conflict",
            one.public_id,
            f"{labels.get(one.source_record.object_id, one.source_record.key)} ({says(one)})",
            told[one.public_id],
            None,
        )
        for one in conflicts
    ]
