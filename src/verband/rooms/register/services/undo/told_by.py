"""Which records of sources a row stands for: by these the next import finds it again.

They move along when two records turn out to be one, and back when that is undone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from verband.rooms.history.rows import Values, chunks
from verband.rooms.register.models import SourceRecord

TOLD_BY = "source_records"
Place = list[str]
"""Source, kind and key."""


def told_by(ids: Iterable[UUID]) -> dict[UUID, list[Place]]:
    """Return the records of sources that stand for some rows, in a fixed order."""
    found: dict[UUID, list[Place]] = defaultdict(list)
    for some in chunks(ids):
        rows = SourceRecord.objects.filter(object_id__in=some).order_by("source", "kind", "key")
        for object_id, *place in rows.values_list("object_id", "source", "kind", "key"):
            found[object_id].append(place)
    return found


def point_at(values_of: Mapping[UUID, Values]) -> None:
    """Let the records of sources that values name stand for their row from now on; others stay as they are."""
    for object_id, values in values_of.items():
        for source, kind, key in values.get(TOLD_BY) or ():
            records = SourceRecord.objects.filter(source=source, kind=kind, key=key)
            records.exclude(object_id=object_id).update(object_id=object_id)
