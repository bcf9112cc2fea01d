"""What we read in the texts of a version: its task kinds, whether the law asks for it, what a search finds."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from verband.rooms.common.bulk import insert_rows
from verband.rooms.register.bridge.facts import Found, read_version, search_text
from verband.rooms.register.bridge.wanted import Values
from verband.rooms.register.models import PartnershipVersion, Party, VersionTaskKind
from verband.rooms.register.services.reconcile.kinds import plain

MANUAL = "manual"
"""Where a task kind was found when a person set it; no reading replaces that."""
READ_COLUMNS = ("obligation", "search_text")
_TEXTS = ("name", "short_name", "purpose", "powers", "legal_grounds", "policy_areas")


@dataclass(frozen=True, slots=True)
class VersionReading:
    """What was read in one version."""

    columns: dict[str, Any]
    task_kinds: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a new reading changed, as an event tells it; empty when it says the same."""

    before: Values
    after: Values


@dataclass(frozen=True)
class Reader:
    """Reads versions as of the day of a source; ask only once all parties stand."""

    stand_on: date

    @cached_property
    def _names(self) -> dict[int, tuple[str, str]]:
        rows = Party.objects.values_list("pk", "name", "short_name")
        return {pk: (name, short_name) for pk, name, short_name in rows.iterator()}

    def read(self, values: Values, body: int | None) -> VersionReading:
        """Read the texts of a version and the name of the body it set up."""
        name, short_name = self._names[body] if body else ("", "")
        found = read_version(values, name, self.stand_on)
        text = search_text(values["name"], values.get("short_name", ""), name, short_name)
        return VersionReading({"obligation": found.obligation, "search_text": text}, found.task_kinds)

    def renew(self, versions: Sequence[PartnershipVersion]) -> dict[int, Renewal]:
        """Read versions that stand again, set their columns without saving, and write their task kinds.

        Returns what changed, by primary key of the version.
        """
        readings = {version.pk: self.read(_values(version), version.body_id) for version in versions}
        kinds = _replace_task_kinds({pk: reading.task_kinds for pk, reading in readings.items()})
        return {version.pk: _renew(version, readings[version.pk], kinds[version.pk]) for version in versions}


def _values(version: PartnershipVersion) -> Values:
    return {name: getattr(version, name) for name in _TEXTS} | {"valid_to": plain(version.valid_to)}


def _renew(
    version: PartnershipVersion, reading: VersionReading, kinds: tuple[list[str], list[str]]
) -> Renewal:
    was = {"obligation": version.obligation, "task_kinds": kinds[0]}
    # What a person chose stays.
    now = {"obligation": version.obligation_told or reading.columns["obligation"], "task_kinds": kinds[1]}
    for name, value in reading.columns.items():
        setattr(version, name, now.get(name, value))
    changed = [name for name in now if was[name] != now[name]]
    return Renewal({name: was[name] for name in changed}, {name: now[name] for name in changed})


def add_task_kinds(pairs: Iterable[tuple[int, Sequence[Found]]]) -> None:
    """Write the task kinds of versions that have none yet."""
    rows = (
        {
            "version_id": version,
            "kind": found.kind,
            "found_in": found.found_in,
            "evidence": found.evidence[:300],
        }
        for version, kinds in pairs
        for found in kinds
    )
    insert_rows(VersionTaskKind, rows)


def _replace_task_kinds(wanted: dict[int, tuple[Found, ...]]) -> dict[int, tuple[list[str], list[str]]]:
    """Replace what was found before by what was found now; return the codes before and after."""
    standing: dict[int, list[VersionTaskKind]] = defaultdict(list)
    for row in VersionTaskKind.objects.filter(version__in=wanted).order_by("id"):
        standing[row.version_id].append(row)
    by_hand = {pk for pk, rows in standing.items() if any(row.found_in == MANUAL for row in rows)}
    stale = {pk for pk in wanted.keys() - by_hand if _as_found(wanted[pk]) != _as_stored(standing[pk])}
    VersionTaskKind.objects.filter(version__in=stale).delete()
    add_task_kinds((pk, wanted[pk]) for pk in wanted if pk in stale)
    before = {pk: [row.kind for row in standing[pk]] for pk in wanted}
    return {
        pk: (before[pk], [found.kind for found in wanted[pk]] if pk in stale else before[pk]) for pk in wanted
    }


def _as_found(kinds: Sequence[Found]) -> list[tuple[str, str, str]]:
    return [(found.kind, found.found_in, found.evidence[:300]) for found in kinds]


def _as_stored(rows: Sequence[VersionTaskKind]) -> list[tuple[str, str, str]]:
    return [(row.kind, row.found_in, row.evidence) for row in rows]
