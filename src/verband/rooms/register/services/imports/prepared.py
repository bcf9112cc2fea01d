"""From what was asked to a plan of what it would do, whatever the kind of file; nothing is written."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from verband.rooms.accounts.models import User
from verband.rooms.common.words import datum
from verband.rooms.jobs.services.keeping import upload_file
from verband.rooms.register.bridge.lists import OpenedList, answered, open_list, read_areas, read_memberships
from verband.rooms.register.bridge.roo import read_register
from verband.rooms.register.choices import Source
from verband.rooms.register.models import ImportRun
from verband.rooms.register.selectors.standing import (
    area_names,
    list_standing,
    partnership_names,
    party_names,
)
from verband.rooms.register.services.areas import AreaPlan, apply_areas, compare_areas
from verband.rooms.register.services.imports.asked import AskedImport
from verband.rooms.register.services.imports.outlines import (
    OUTLINE_LABELS,
    apply_outlines,
    compare_outlines,
)
from verband.rooms.register.services.reconcile import Plan, apply_plan, compare
from verband.rooms.register.services.reconcile.kinds import KINDS

AREA_LABELS = {"area": "gebieden", "area-member": "overheden in gebieden"}
RECORD_LABELS = {code: kind.label for code, kind in KINDS.items()}
Progress = Callable[[float, str], None]
"""Told with the share of all the work, 0 to 1, and what is being done."""


class AnyPlan(Protocol):
    """What an import would do, whatever it is of."""

    @property
    def is_empty(self) -> bool:
        """Whether applying would change nothing."""

    def refuse_great_loss(self) -> None:
        """Refuse when too much of what was brought before has vanished."""

    def counts(self) -> dict[str, dict[str, int]]:
        """Return the number per kind and outcome."""

    def names(self) -> dict[str, list[str]]:
        """Return the names per outcome."""


@dataclass(frozen=True)
class Prepared:
    """A plan with how its file was read and how it is applied."""

    plan: AnyPlan
    labels: Mapping[str, str]
    source: str
    digest: str
    mark: str
    """A fingerprint of all that would be done: the same mark is the same deed."""
    apply: Callable[[datetime, User | None], ImportRun]
    how: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    older: str = ""
    """A sentence when the file tells of an older day than what was read in before."""
    stand_on: date | None = field(default=None)


def prepare(asked: AskedImport, *, today: date, progress: Progress) -> Prepared:
    """Read the file that was asked for and compare it with what stands here.

    Raises
    ------
    InputError
        When it cannot be used; ``DoubtfulListError`` carries the names that are not certain.
    """
    asked.refuse_gone()
    return {
        "register": _register,
        "memberships": _memberships,
        "areas": _areas,
        "boundaries": _boundaries,
    }[asked.kind](asked, today, progress)


def _register(asked: AskedImport, today: date, progress: Progress) -> Prepared:
    file = upload_file(UUID(asked.upload))
    with file.open("rb") as stream:
        delivery = read_register(
            stream,
            file_name=asked.file_name,
            size=file.stat().st_size or None,
            today=today,
            progress=lambda share: progress(0.7 * share, "lezen"),
        )
    progress(0.75, "vergelijken")
    return _of_records(compare(delivery))


def _memberships(asked: AskedImport, today: date, progress: Progress) -> Prepared:
    progress(0.1, "namen opzoeken")
    governments, partnerships = party_names(today), partnership_names(today)
    progress(0.3, "lezen")
    opened = open_list(
        asked.content(),
        file_name=asked.file_name,
        options=asked.options,
        governments=governments,
        partnerships=partnerships,
    )
    opened = answered(opened, asked.chosen)
    delivery = read_memberships(
        opened,
        governments=governments,
        partnerships=partnerships,
        standing=list_standing(opened.options.scope),
        today=today,
    )
    progress(0.75, "vergelijken")
    return _of_records(compare(delivery), opened)


def _of_records(plan: Plan, opened: OpenedList | None = None) -> Prepared:
    delivery = plan.delivery
    is_older = plan.newest_stand is not None and delivery.stand_on < plan.newest_stand
    return Prepared(
        plan=plan,
        labels=RECORD_LABELS,
        source=delivery.source,
        digest=delivery.file_digest,
        mark=_mark(_deeds_of(plan)),
        apply=lambda at, by: apply_plan(plan, at=at, by=by),
        how=opened.how if opened else (),
        findings=delivery.findings,
        older=(
            f"Dit bestand is van {datum(delivery.stand_on)}, ouder dan de stand van "
            f"{datum(plan.newest_stand)} die al is verwerkt."
            if is_older
            else ""
        ),
        stand_on=delivery.stand_on,
    )


def _deeds_of(plan: Plan) -> list[Any]:
    return [
        [(each.kind, each.key, each.digest) for each in plan.created],
        [(u.wanted.kind, u.wanted.key, u.object_id, u.before, u.take, u.differences) for u in plan.updated],
        [(gone.kind, gone.key, gone.end) for gone in plan.gone],
        plan.reclassify,
    ]


def _areas(asked: AskedImport, today: date, progress: Progress) -> Prepared:
    progress(0.1, "namen opzoeken")
    scope = asked.options.scope
    governments, areas = party_names(today, governments_only=True), area_names(scope)
    progress(0.3, "lezen")
    opened = open_list(
        asked.content(),
        file_name=asked.file_name,
        options=asked.options,
        governments=governments,
        partnerships=areas,
    )
    opened = answered(opened, asked.chosen)
    progress(0.75, "vergelijken")
    plan = compare_areas(read_areas(opened, governments=governments, areas=areas, today=today))
    return Prepared(
        plan=plan,
        labels=AREA_LABELS,
        source=Source.LIST,
        digest=plan.listed.file_digest,
        mark=_mark(_deeds_of_areas(plan)),
        apply=lambda at, by: apply_areas(plan, at=at, by=by),
        how=opened.how,
        findings=plan.listed.findings,
        stand_on=today,
    )


def _deeds_of_areas(plan: AreaPlan) -> list[Any]:
    changed = (change for change in plan.changes if change.outcome != "unchanged")
    return [(change.wanted.public_id, change.before, change.after()) for change in changed]


def _boundaries(asked: AskedImport, today: date, progress: Progress) -> Prepared:
    progress(0.1, "lezen")
    content = asked.content()
    plan = compare_outlines(content, asked.file_name)
    progress(0.75, "vergelijken")
    return Prepared(
        plan=plan,
        labels=OUTLINE_LABELS,
        source=Source.BOUNDARIES,
        digest=plan.digest,
        mark=_mark([plan.digest, plan.names()]),
        apply=lambda at, _by: apply_outlines(plan, at=at),
        stand_on=today,
    )


def _mark(deeds: list[Any]) -> str:
    return hashlib.sha256(json.dumps(deeds, default=str, sort_keys=True).encode()).hexdigest()
