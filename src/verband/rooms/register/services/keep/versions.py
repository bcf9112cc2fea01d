"""Read the texts of a version that a person wrote: task kinds, whether the law asks for it, what a search finds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from verband.rooms.history.services import Values
from verband.rooms.register.models import PartnershipVersion, VersionTaskKind
from verband.rooms.register.services.reconcile.readings import MANUAL, Reader


@dataclass(frozen=True, slots=True)
class Beside:
    """The task kinds of a version, before and after."""

    before: Values
    after: Values


def kinds_of(version: PartnershipVersion) -> list[str]:
    """Return the codes of the task kinds of a version."""
    return list(version.task_kinds.order_by("id").values_list("kind", flat=True))


def read_again(version: PartnershipVersion, on: date) -> Beside:
    """Set what is read in the texts of a saved version, without saving it; kinds set by hand stay."""
    before = kinds_of(version)
    Reader(on).renew([version])
    return _beside(before, kinds_of(version))


def set_kinds(version: PartnershipVersion, kinds: Sequence[str]) -> Beside:
    """Let a person's task kinds take the place of what was found."""
    before = kinds_of(version)
    if before != list(kinds):
        version.task_kinds.all().delete()
        rows = [VersionTaskKind(version=version, kind=kind, found_in=MANUAL) for kind in kinds]
        VersionTaskKind.objects.bulk_create(rows)
    return _beside(before, list(kinds))


def _beside(before: list[str], after: list[str]) -> Beside:
    return Beside({"task_kinds": before}, {"task_kinds": after}) if before != after else Beside({}, {})
