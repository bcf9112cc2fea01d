"""Turn what an import's events tell into public ids: a source speaks of other records by its own keys."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from verband.rooms.history.models import Event
from verband.rooms.history.rows import chunks
from verband.rooms.register.bridge.facts import code_of_register
from verband.rooms.register.models import Challenge, ImportRun, Party, SourceRecord

Asked = tuple[str, str]
"""Kind of the record and the text by which an event points at it."""


def sources_of(events: Sequence[Event]) -> dict[UUID, str]:
    """Return from which source each batch was read in; others were done by hand."""
    batches = {event.batch for event in events if event.batch}
    found: dict[UUID, str] = {}
    for some in chunks(batches):
        found |= dict(ImportRun.objects.filter(batch__in=some).values_list("batch", "source"))
    return found


def by_source(asked: Mapping[str, Iterable[Asked]]) -> dict[tuple[str, str, str], str]:
    """Return source, kind and key → public id, as text, for all that sources know."""
    found: dict[tuple[str, str, str], str] = {}
    for source, pairs in asked.items():
        keys: dict[str, set[str]] = defaultdict(set)
        for kind, key in pairs:
            keys[kind].add(key)
        for kind, of_kind in keys.items():
            for some in chunks(of_kind):
                rows = SourceRecord.objects.filter(source=source, kind=kind, key__in=some)
                found |= {(source, kind, key): str(one) for key, one in rows.values_list("key", "object_id")}
    return found


def challenge_ids() -> dict[str, str]:
    """Return code → public id of every challenge."""
    return {code: str(one) for code, one in Challenge.objects.values_list("code", "public_id")}


def party_ids() -> dict[str, str]:
    """Return every code under which events name a party → its public id.

    A part of a city may stand in the pack under the code of the city; whoever bears a code in the register has it.
    """
    likely: dict[str, str] = {}
    certain: dict[str, str] = {}
    fields = ("tooi", "register_id", "public_id")
    for tooi, number, public_id in Party.objects.values_list(*fields).iterator():
        one = str(public_id)
        certain |= {
            code: one for code in (tooi, tooi.lower(), f"roo:{number}" if number else "", one) if code
        }
        if number:
            likely[code_of_register(number).lower()] = one
    return likely | certain
