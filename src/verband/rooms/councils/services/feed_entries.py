"""Settle which entries of calendars changed: only those get a higher number, the others stay as they were."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet

from verband.rooms.councils.models import FeedEntry
from verband.rooms.councils.selectors.feed_entries import Entry, Scope, Settled, Settling

TOLD_AFTERWARDS = timedelta(days=90)
"""How long an entry that vanished is told as cancelled, so that every calendar hears of it."""


@dataclass(frozen=True, slots=True)
class _Changes:
    new: list[Entry]
    other: list[Entry]
    """Known, and saying something else now."""
    gone: list[FeedEntry]

    def __bool__(self) -> bool:
        return bool(self.new or self.other or self.gone)


def settle_entries(*, entries: Collection[Entry], scope: Scope, at: datetime) -> Settling:
    """Write what is new, what changed and what vanished among the entries of a scope; return all of them.

    What did not change is not written: its number and its moment stay. Two who settle at once write it once.
    """
    now = at.replace(microsecond=0)  # a calendar knows no parts of a second
    known = _known(scope)
    if _changes(entries, known, scope):
        with transaction.atomic():
            locked = _known(scope, rows=FeedEntry.objects.select_for_update())
            _write(_changes(entries, locked, scope), locked, now)
        known = _known(scope)
    return _settling(entries, known, scope, now)


def _known(scope: Scope, rows: QuerySet[FeedEntry] | None = None) -> dict[UUID, FeedEntry]:
    """Return what is known of a scope; the texts stay where they are, they are asked for what vanished only."""
    chosen = (FeedEntry.objects.all() if rows is None else rows).defer("said")
    inside = Q(party__in=scope.parties) | Q(party=None, partnership__in=scope.partnerships)
    return {row.uid: row for row in chosen.filter(inside).order_by("pk")}


def _changes(entries: Iterable[Entry], known: Mapping[UUID, FeedEntry], scope: Scope) -> _Changes:
    new, other, there = [], [], set()
    for entry in entries:
        there.add(entry.uid)
        row = known.get(entry.uid)
        if row is None:
            new.append(entry)
        elif row.digest != entry.digest() or row.gone_at:
            other.append(entry)
    left = (row for uid, row in known.items() if uid not in there and row.gone_at is None)
    return _Changes(new, other, [row for row in left if row.year in scope.years])


def _write(changes: _Changes, known: Mapping[UUID, FeedEntry], now: datetime) -> None:
    # Whoever adds the same entry at the same time adds the same: the first one counts, and in one order none waits
    # for the other in turn.
    new = sorted(changes.new, key=lambda entry: entry.uid)
    FeedEntry.objects.bulk_create((_row(entry, 0, now) for entry in new), ignore_conflicts=True)
    if changes.other:
        FeedEntry.objects.bulk_create(
            [_row(entry, known[entry.uid].sequence + 1, now) for entry in changes.other],
            update_conflicts=True,
            unique_fields=["uid"],
            update_fields=["year", "digest", "said", "sequence", "changed_at", "gone_at"],
        )
    if changes.gone:
        rows = FeedEntry.objects.filter(pk__in=[row.pk for row in changes.gone])
        rows.update(sequence=F("sequence") + 1, changed_at=now, gone_at=now)


def _row(entry: Entry, sequence: int, now: datetime) -> FeedEntry:
    return FeedEntry(
        uid=entry.uid,
        partnership_id=entry.partnership,
        party_id=entry.party,
        year=entry.year,
        digest=entry.digest(),
        said=entry.said(),
        sequence=sequence,
        changed_at=now,
    )


def _settling(
    entries: Iterable[Entry], known: Mapping[UUID, FeedEntry], scope: Scope, now: datetime
) -> Settling:
    standing = [_settled(known[entry.uid], entry.said(), cancelled=False) for entry in entries]
    gone = [row for row in known.values() if row.gone_at and row.year in scope.years]
    recent = [row.pk for row in gone if row.gone_at and now - row.gone_at < TOLD_AFTERWARDS]
    cancelled = [
        _settled(row, row.said, cancelled=True)
        for row in (FeedEntry.objects.filter(pk__in=recent) if recent else ())
    ]
    silent = [row.gone_at + TOLD_AFTERWARDS for row in gone if row.gone_at and row.pk not in set(recent)]
    told = sorted((*standing, *cancelled), key=lambda each: (each.said["first"], str(each.uid)))
    moments = [each.changed_at for each in told] + silent
    return Settling(tuple(told), max(moments, default=None))


def _settled(row: FeedEntry, said: Mapping[str, Any], *, cancelled: bool) -> Settled:
    return Settled(
        uid=row.uid,
        partnership=row.partnership_id,
        party=row.party_id,
        said=said,
        sequence=row.sequence,
        changed_at=row.changed_at,
        cancelled=cancelled,
    )
