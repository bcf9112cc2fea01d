"""Bring the areas of a list into the register: compare first, then write everything or nothing.

An area is kept under the name of its list, so that lists live beside each other. Who is left out of a list is no
longer in the area from the day of reading; who is back in it was never out, so reading the old list again undoes.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.history.choices import Deed
from verband.rooms.history.services import Change, keep_others_out, record_changes
from verband.rooms.register.bridge.facts import facts_version
from verband.rooms.register.bridge.lists import AreaList, AreaPeriod, WantedArea
from verband.rooms.register.bridge.wanted import digest
from verband.rooms.register.choices import Division, Source
from verband.rooms.register.models import Area, AreaMember, ImportRun, Party, SourceRecord
from verband.rooms.register.services.reconcile.apply import refuse_stale
from verband.rooms.register.services.reconcile.compare import stamp
from verband.rooms.register.services.reconcile.plan import (
    TOLERATED_LOSS,
    TOLERATED_ROWS,
    Stamp,
    TooMuchVanishedError,
)
from verband.rooms.register.services.undo.books import keep_books

Values = dict[str, Any]


@dataclass
class AreaChange:
    """One area of the list, or that the list left out, with the rows that come, change and end."""

    wanted: WantedArea
    area: Area | None
    before: Values | None
    added: list[AreaMember] = field(default_factory=list)
    changed: list[AreaMember] = field(default_factory=list)
    """With their new period; also those that had ended and are back."""
    ended: list[AreaMember] = field(default_factory=list)
    kept: list[AreaMember] = field(default_factory=list)

    @property
    def outcome(self) -> str:
        """Return under which word the area is counted."""
        if self.area is None:
            return "created"
        is_same = self.area.name == self.wanted.name and not (self.added or self.changed or self.ended)
        return "unchanged" if is_same else "updated"

    def rows(self) -> Iterator[tuple[str, AreaMember]]:
        """Yield the rows that are written, each with the word under which it is counted."""
        for outcome, rows in (("created", self.added), ("updated", self.changed), ("ended", self.ended)):
            for row in rows:
                yield outcome, row

    def after(self) -> Values:
        """Return the area as it will be."""
        return _values(self.wanted.name, [*self.kept, *(row for _, row in self.rows())])


@dataclass(frozen=True)
class AreaPlan:
    """Everything that reading a list of areas in would do."""

    listed: AreaList
    stamp: Stamp
    changes: tuple[AreaChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether applying would change nothing."""
        return all(change.outcome == "unchanged" for change in self.changes)

    def refuse_great_loss(self) -> None:
        """Refuse when more than a twentieth of who lay in an area of this list is gone, and more than one.

        Raises
        ------
        TooMuchVanishedError
            Names the numbers.
        """
        lost = sum(len(change.ended) for change in self.changes)
        before = lost + sum(len(change.kept) + len(change.changed) for change in self.changes)
        if lost > max(TOLERATED_ROWS, TOLERATED_LOSS * before):
            message = (
                f"{lost} van de {before} overheden die deze lijst eerder in een gebied zette, staan er in "
                f"{self.listed.file_name} niet meer in, dat is meer dan 5 %, dus er is niets gewijzigd; klopt het "
                "toch, voer de opdracht dan uit met --force."
            )
            raise TooMuchVanishedError(message)

    def counts(self) -> dict[str, dict[str, int]]:
        """Return the number of areas, and of governments in them, per outcome."""
        areas = Counter(change.outcome for change in self.changes)
        members = Counter(outcome for change in self.changes for outcome, _ in change.rows())
        members["unchanged"] = sum(len(change.kept) for change in self.changes)
        return {
            "area": dict(areas),
            "area-member": {key: number for key, number in members.items() if number},
        }

    def names(self) -> dict[str, list[str]]:
        """Return who comes, changes and goes, by name."""
        found: dict[str, list[str]] = {"created": [], "updated": [], "ended": []}
        for change in self.changes:
            for outcome, row in change.rows():
                found[outcome].append(f"{row.party.name} in {change.wanted.name}")
        return found


def compare_areas(listed: AreaList) -> AreaPlan:
    """Compare the areas of a list with those it brought before; nothing is written."""
    known = SourceRecord.objects.filter(source=Source.LIST, kind="area", key__startswith=f"{listed.scope}:")
    areas = {
        area.public_id: area for area in Area.objects.filter(public_id__in=known.values_list("object_id"))
    }
    left_out = [WantedArea(key, area.code, area.name, ()) for key, area in areas.items()]
    wanted = {area.public_id: area for area in (*left_out, *listed.areas)}
    standing = _standing(areas.values())
    comparing = _Comparing(_parties(listed), listed.stand_on, since=listed.stand_on if areas else None)
    changes = (comparing.change(area, areas.get(key), standing[key]) for key, area in wanted.items())
    return AreaPlan(listed, stamp(), tuple(changes))


def _standing(areas: Iterable[Area]) -> Mapping[UUID, list[AreaMember]]:
    found: dict[UUID, list[AreaMember]] = defaultdict(list)
    rows = AreaMember.objects.filter(area__in=areas).select_related("area", "party")
    for row in rows.order_by("party__name", "valid_from"):
        found[row.area.public_id].append(row)
    return found


def _parties(listed: AreaList) -> dict[UUID, Party]:
    ids = {period.party for area in listed.areas for period in area.members}
    return Party.objects.in_bulk(list(ids), field_name="public_id")


@dataclass(frozen=True)
class _Comparing:
    """Finds for every period in the list the row that it stands for."""

    parties: dict[UUID, Party]
    today: date
    since: date | None
    """From when new members lie in an area: unknown at the first reading, later the day of reading."""

    def change(self, wanted: WantedArea, area: Area | None, standing: list[AreaMember]) -> AreaChange:
        """Return what becomes of one area."""
        change = AreaChange(wanted, area, _values(area.name, standing) if area else None)
        free = list(standing)
        for period in wanted.members:
            row = _row_for(period, [row for row in free if row.party == self.parties[period.party]])
            if row:
                free.remove(row)
            self._sort_out(change, period, row)
        for row in free:
            if row.valid_to is None or row.valid_to > self.today:
                row.valid_to = max(self.today, row.valid_from or date.min)
                change.ended.append(row)
        return change

    def _sort_out(self, change: AreaChange, period: AreaPeriod, row: AreaMember | None) -> None:
        if row is None:
            party, start = self.parties[period.party], period.start or self.since
            change.added.append(AreaMember(party=party, valid_from=start, valid_to=period.end))
            return
        told = (period.start or row.valid_from, period.end)
        same = told == (row.valid_from, row.valid_to)
        (change.kept if same else change.changed).append(row)
        row.valid_from, row.valid_to = told


def _row_for(period: AreaPeriod, free: list[AreaMember]) -> AreaMember | None:
    """Return the row with the same beginning, else the one that still holds, else, without a day, the last."""
    same = [row for row in free if period.start and row.valid_from == period.start]
    still = [row for row in free if row.valid_to is None]
    last = [] if period.start else free[-1:]
    return next(iter((*same, *still, *last)), None)


def _values(name: str, members: Iterable[AreaMember]) -> Values:
    """Return an area with its members by code, as it stands in the history."""
    periods: dict[str, list[list[str | None]]] = {}
    for row in members:
        periods.setdefault(row.party.key, []).append([_iso(row.valid_from), _iso(row.valid_to)])
    return {"name": name, "members": dict(sorted(periods.items()))}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@transaction.atomic
def apply_areas(plan: AreaPlan, *, at: datetime, by: User | None) -> ImportRun:
    """Write the plan with its events in one transaction and return the run.

    Raises
    ------
    StalePlanError
        When anything was done since the comparison; nothing is written.
    """
    keep_others_out()
    refuse_stale(plan.stamp)
    listed, batch = plan.listed, uuid.uuid4()
    written = [change for change in plan.changes if change.outcome != "unchanged"]
    keep_books(batch=batch, source=Source.LIST, keys=[("area", _key(change, listed)) for change in written])
    changes = [_write(change, listed) for change in written]
    record_changes(changes, at=at, by=by, batch=batch, reason=f"ingelezen uit {listed.file_name}")
    return ImportRun.objects.create(
        source=Source.LIST,
        batch=batch,
        stand_on=listed.stand_on,
        applied_at=at,
        file_name=listed.file_name[-300:],
        digest=listed.file_digest,
        facts_version=facts_version(listed.stand_on),
        counts=plan.counts(),
    )


def _key(change: AreaChange, listed: AreaList) -> str:
    return f"{listed.scope}:{change.wanted.public_id}"


def _write(change: AreaChange, listed: AreaList) -> Change:
    wanted = change.wanted
    area = change.area or Area(public_id=wanted.public_id, division=Division.OWN, code=wanted.code)
    area.name = wanted.name
    area.revision += 1 if change.area else 0
    area.save()
    for row in change.added:
        row.area = area
    AreaMember.objects.bulk_create(change.added)
    AreaMember.objects.bulk_update([*change.changed, *change.ended], ["valid_from", "valid_to"])
    after = change.after()
    SourceRecord.objects.update_or_create(
        source=Source.LIST,
        kind="area",
        key=_key(change, listed),
        defaults={
            "object_id": wanted.public_id,
            "values": after,
            "digest": digest(after),
            "vanished_on": None if wanted.members else listed.stand_on,
        },
    )
    deed = Deed.UPDATE if change.area else Deed.CREATE
    return Change(deed, "area", wanted.public_id, wanted.name, change.before, after)
