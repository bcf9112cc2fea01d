"""What we read in the texts of a version: its task kinds, whether the law asks for it, what a search finds."""

from collections.abc import Sequence
from datetime import date

from verband.rooms.register.bridge.facts import Reading, read_version, search_text
from verband.rooms.register.models import PartnershipVersion, Party, VersionTaskKind
from verband.rooms.register.services.reconcile.kinds import plain
from verband.rooms.register.services.reconcile.plan import Plan

MANUAL = "manual"
"""Where a task kind was found when a person set it; no reading replaces that."""
BATCH = 500
_TEXTS = ("name", "short_name", "purpose", "powers", "legal_grounds", "policy_areas")


def write_readings(versions: Sequence[PartnershipVersion], stand_on: date) -> None:
    """Read these versions again and write what was found."""
    bodies = Party.objects.in_bulk({version.body_id for version in versions if version.body_id})
    readings = [_read(version, bodies.get(version.body_id), stand_on) for version in versions]
    PartnershipVersion.objects.bulk_update(versions, ["obligation", "search_text"], batch_size=BATCH)
    _replace_task_kinds(versions, readings)


def _read(version: PartnershipVersion, body: Party | None, stand_on: date) -> Reading:
    values = {name: getattr(version, name) for name in _TEXTS}
    values["valid_to"] = plain(version.valid_to)
    reading = read_version(values, body.name if body else "", stand_on)
    version.obligation = reading.obligation
    names = (version.name, version.short_name, body.name if body else "", body.short_name if body else "")
    version.search_text = search_text(*names)
    return reading


def _replace_task_kinds(versions: Sequence[PartnershipVersion], readings: Sequence[Reading]) -> None:
    ids = [version.pk for version in versions]
    by_hand = set(VersionTaskKind.objects.filter(version__in=ids, found_in=MANUAL).values_list("version", flat=True))
    VersionTaskKind.objects.filter(version__in=ids).exclude(version__in=by_hand).delete()
    VersionTaskKind.objects.bulk_create(
        VersionTaskKind(version=version, kind=found.kind, found_in=found.found_in, evidence=found.evidence[:300])
        for version, reading in zip(versions, readings, strict=True)
        if version.pk not in by_hand
        for found in reading.task_kinds
    )


def read_all_again(plan: Plan) -> None:
    """Read every version of this source again, because the facts that readings rest on have changed."""
    versions = list(PartnershipVersion.objects.filter(source=plan.delivery.source))
    for start in range(0, len(versions), BATCH):
        write_readings(versions[start : start + BATCH], plan.delivery.stand_on)
