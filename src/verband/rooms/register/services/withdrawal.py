"""Withdraw a list of one's own: what only this list brought goes, as if it had never been read in.

Leaving something out of a list ends it on the day of reading; a list that should not be here at all is another
matter, for then its rows never held. What another list says as well stays, and so does every government. The
events keep what went, and reading the list in again brings it back under the same addresses.
"""

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.common.models import Record
from verband.rooms.history.choices import Deed
from verband.rooms.history.kinds import kind_of
from verband.rooms.history.rows import chunks
from verband.rooms.history.selectors import labels_of
from verband.rooms.history.services import Change, Values, keep_others_out, record_changes
from verband.rooms.register.bridge.facts import facts_version
from verband.rooms.register.choices import Source
from verband.rooms.register.models import (
    Area,
    AreaMember,
    ImportRun,
    Membership,
    Partnership,
    PartnershipVersion,
    SourceRecord,
    VersionTaskKind,
)
from verband.rooms.register.selectors.standing import list_scopes
from verband.rooms.register.services.reconcile.apply import refuse_stale
from verband.rooms.register.services.reconcile.compare import stamp
from verband.rooms.register.services.reconcile.plan import Stamp
from verband.rooms.register.services.undo.books import keep_books

KINDS: dict[str, type[Record]] = {
    "membership": Membership,
    "version": PartnershipVersion,
    "partnership": Partnership,
    "area": Area,
}
"""What lists bring, in the order in which it goes: what refers to another record before that record."""
GO_ALONG = (VersionTaskKind, AreaMember)
"""Rows that are part of what they refer to; anything else that refers to it keeps it here."""


@dataclass(frozen=True)
class Withdrawal:
    """Everything that withdrawing a list would do."""

    scope: str
    stamp: Stamp
    going: Mapping[str, tuple[SourceRecord, ...]]
    """What only this list brought, by kind."""
    labels: Mapping[UUID, str]
    left: Counter[str]
    """What other lists say and so stays, by kind."""

    def counts(self) -> dict[str, dict[str, int]]:
        """Return the number per kind and outcome."""
        return {
            kind: {
                word: number
                for word, number in (("withdrawn", len(self.going[kind])), ("unchanged", self.left[kind]))
                if number
            }
            for kind in KINDS
            if self.going[kind] or self.left[kind]
        }

    def names(self) -> dict[str, list[str]]:
        """Return the names of what goes."""
        return {
            "withdrawn": [
                self.labels.get(row.object_id, row.key) for rows in self.going.values() for row in rows
            ]
        }


def plan_withdrawal(scope: str) -> Withdrawal:
    """Find out what withdrawing a list would take away; nothing is written.

    Raises
    ------
    InputError
        When there is no such list, or something else rests on what only this list brought.
    """
    records = SourceRecord.objects.filter(source=Source.LIST).order_by("id")
    own = list(records.filter(key__startswith=f"{scope}:"))
    if not own:
        known = ", ".join(list_scopes()) or "geen"
        message = f"Er is geen lijst '{scope}' ingelezen. Ingelezen lijsten: {known}."
        raise InputError(message)
    said = records.filter(vanished_on=None).exclude(key__startswith=f"{scope}:")
    elsewhere = dict(said.values_list("object_id", "kind"))
    going = {kind: _going(kind, [row for row in own if row.object_id not in elsewhere]) for kind in KINDS}
    ids = [row.object_id for rows in going.values() for row in rows]
    labels = {key: label for some in chunks(ids) for key, label in labels_of(some).items()}
    _refuse_needed(going, labels)
    return Withdrawal(scope, stamp(), going, labels, Counter(elsewhere.values()))


def _going(kind: str, own: Iterable[SourceRecord]) -> tuple[SourceRecord, ...]:
    """Keep what stands here as a row of lists: a partnership that another source came to lead is none."""
    records = {row.object_id: row for row in own if row.kind == kind}
    of_lists = {"partnership": {"leading_source": Source.LIST}, "area": {}}.get(kind, {"source": Source.LIST})
    standing = KINDS[kind]._default_manager.filter(**of_lists)
    return tuple(
        records[key]
        for some in chunks(list(records))
        for key in standing.filter(public_id__in=some).order_by("pk").values_list("public_id", flat=True)
    )


def _refuse_needed(going: Mapping[str, Iterable[SourceRecord]], labels: Mapping[UUID, str]) -> None:
    """Refuse when something rests on a record that would go, such as what a person wrote about it."""
    for kind, model in KINDS.items():
        ids = [row.object_id for row in going[kind]]
        for relation in model._meta.related_objects:
            for some in chunks(ids):
                for needed in _needed(relation, some):
                    what = relation.related_model._meta.verbose_name_plural
                    message = (
                        f"Bij '{labels.get(needed, needed)}' uit deze lijst hoort inmiddels meer ({what}), dus er is "
                        "niets gewijzigd; haal dat eerst weg."
                    )
                    raise InputError(message)


def _needed(relation: Any, ids: Sequence[UUID]) -> list[UUID]:  # noqa: ANN401 - Django names no one type
    """Return the first of the records to which something refers that does not go along."""
    model, name = relation.related_model, relation.field.name
    if model in GO_ALONG:
        return []
    rows = model._default_manager.filter(**{f"{name}__public_id__in": ids})
    if model in (Membership, PartnershipVersion):
        rows = rows.exclude(source=Source.LIST)
    return list(rows.values_list(f"{name}__public_id", flat=True)[:1])


@transaction.atomic
def withdraw_list(*, plan: Withdrawal, on: date, at: datetime, by: User | None) -> ImportRun:
    """Take away what only this list brought, with its events, in one transaction.

    Raises
    ------
    StalePlanError
        When anything was done since the list was looked at; nothing is written.
    """
    keep_others_out()
    refuse_stale(plan.stamp)
    batch = uuid.uuid4()
    own = SourceRecord.objects.filter(source=Source.LIST, key__startswith=f"{plan.scope}:")
    keep_books(batch=batch, source=Source.LIST, keys=_keys(plan, own))
    changes = [change for kind in KINDS for change in _take_away(kind, plan)]
    own.delete()
    record_changes(changes, at=at, by=by, batch=batch, reason=f"lijst {plan.scope} ingetrokken")
    return ImportRun.objects.create(
        source=Source.LIST,
        batch=batch,
        stand_on=on,
        applied_at=at,
        file_name=f"lijst {plan.scope} ingetrokken",
        digest="",
        facts_version=facts_version(on),
        counts=plan.counts(),
    )


def _keys(plan: Withdrawal, own: QuerySet[SourceRecord]) -> set[tuple[str, str]]:
    """Return the records of this list, and those of others of what goes."""
    keys = set(own.values_list("kind", "key"))
    for rows in plan.going.values():
        for some in chunks([row.object_id for row in rows]):
            found = SourceRecord.objects.filter(source=Source.LIST, object_id__in=some)
            keys.update(found.values_list("kind", "key"))
    return keys


def _take_away(kind: str, plan: Withdrawal) -> list[Change]:
    rows = plan.going[kind]
    before = _values(kind, [row.object_id for row in rows])
    for some in chunks(list(before)):
        KINDS[kind]._default_manager.filter(public_id__in=some).delete()
        # Another list may have brought it once; its memory of a row that is gone would mislead its next reading.
        SourceRecord.objects.filter(source=Source.LIST, object_id__in=some).delete()
    return [
        Change(
            Deed.DELETE,
            kind,
            row.object_id,
            plan.labels.get(row.object_id, row.key),
            before[row.object_id],
            None,
        )
        for row in rows
    ]


def _values(kind: str, ids: Sequence[UUID]) -> dict[UUID, Values]:
    """Return rows whole, as an undo puts them back."""
    known = kind_of(kind)
    if known is None or known.rows is None:
        raise LookupError(kind)
    return known.rows.take(ids)
