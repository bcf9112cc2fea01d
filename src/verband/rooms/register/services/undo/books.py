"""Keep what the books said before an import, and put it back when the import is undone.

The rows go back by their events; the base of the next merge, the differences and the run have none. So each import,
and each undo of one, keeps how the books were for the records that it touches.
"""

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from verband.rooms.common.words import datum
from verband.rooms.history.rows import as_told, chunks
from verband.rooms.register.choices import Source
from verband.rooms.register.models import Conflict, ImportRun, KeptBooks, SourceRecord

Key = tuple[str, str]
"""Kind and key in the source."""
State = dict[str, Any]
"""A row as plain values, with its number, so that it comes back in the order in which it stood."""

NOT_KEPT = "van deze inlezing is niet bewaard wat de bron daarvoor zei; lees het vorige bestand opnieuw in"


class Books(NamedTuple):
    """How the books were for some records of one source, before a batch."""

    run: UUID
    """The batch of the import run."""
    run_was: State | None
    """The run as it stood, None when it was not there yet."""
    records: dict[Key, State | None]
    """The base values with their differences; None for what was not brought before."""


def keep_books(*, batch: UUID, source: str, keys: Collection[Key]) -> None:
    """Keep the books as they are now, before an import changes them for these keys."""
    _keep(batch, source, Books(batch, None, _standing(source, keys)))


class BookKeeper:
    """Puts the books of a source back when a batch is undone as a whole."""

    def whole_only(self, batches: Collection[UUID]) -> set[UUID]:
        """Return the batches that read a source in, or undid that."""
        found: set[UUID] = set()
        for some in chunks(batches):
            found |= set(ImportRun.objects.filter(batch__in=some).values_list("batch", flat=True))
            found |= set(KeptBooks.objects.filter(batch__in=some).values_list("batch", flat=True))
        return found

    def sources(self, batches: Collection[UUID]) -> dict[UUID, str]:
        """Return from which source each batch was read in."""
        found: dict[UUID, str] = {}
        for some in chunks(batches):
            for model in (KeptBooks, ImportRun):
                rows = model._default_manager.filter(batch__in=some).values_list("batch", "source")
                found |= {batch: str(Source(source).label) for batch, source in rows}
        return found

    def put_back(self, *, undone: UUID, batch: UUID, at: datetime) -> list[str]:
        """Put the books back to before a batch; return what newer rests on it, in which case nothing is written."""
        del at
        kept = KeptBooks.objects.filter(batch=undone).first()
        if kept is None:
            return [NOT_KEPT] if ImportRun.objects.filter(batch=undone).exists() else []
        books = _open(kept)
        resting = list(_later(kept, books.records.keys()))
        if not resting:
            run = ImportRun.objects.filter(batch=books.run).values().first()
            now = Books(books.run, _plain(run) if run else None, _standing(kept.source, books.records))
            _keep(batch, kept.source, now, undoes=undone)
            _restore(kept.source, books)
        return resting


def _keep(batch: UUID, source: str, books: Books, undoes: UUID | None = None) -> None:
    told = [
        str(books.run),
        books.run_was,
        [[kind, key, state] for (kind, key), state in books.records.items()],
    ]
    content = zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())
    KeptBooks.objects.create(batch=batch, source=source, undoes=undoes, content=content)


def _open(kept: KeptBooks) -> Books:
    run, run_was, records = json.loads(zlib.decompress(bytes(kept.content)))
    return Books(UUID(run), run_was, {(kind, key): state for kind, key, state in records})


def _standing(source: str, keys: Iterable[Key]) -> dict[Key, State | None]:
    wanted = list(dict.fromkeys(keys))
    found: dict[Key, State | None] = dict.fromkeys(wanted)
    by_number: dict[int, State] = {}
    for some in chunks({key for _, key in wanted}):
        for row in SourceRecord.objects.filter(source=source, key__in=some).values():
            if (row["kind"], row["key"]) in found:
                state = _plain(row)
                found[row["kind"], row["key"]] = by_number[row["id"]] = state | {"conflicts": []}
    for some_numbers in chunks(by_number):
        for conflict in Conflict.objects.filter(source_record__in=some_numbers).values():
            by_number[conflict["source_record_id"]]["conflicts"].append(_plain(conflict))
    return found


def _plain(row: Mapping[str, Any]) -> State:
    return {name: as_told(value) for name, value in row.items()}


def _later(kept: KeptBooks, keys: Collection[Key]) -> Iterator[str]:
    """Yield the later imports of the same source that stand and touched the same records."""
    later = list(KeptBooks.objects.filter(source=kept.source, pk__gt=kept.pk).order_by("-pk"))
    taken_back: set[UUID] = set()
    for one in later:
        if one.batch in taken_back:
            continue
        if one.undoes:
            taken_back.add(one.undoes)
        elif (books := _open(one)).records.keys() & set(keys):
            run = ImportRun.objects.filter(batch=books.run).first()
            told = f"{run.file_name}, stand {datum(run.stand_on)}" if run else "een latere inlezing"
            yield f"hierop rust een latere inlezing van dezelfde bron ({told}); maak die eerst ongedaan"


def _restore(source: str, books: Books) -> None:
    stands_for: dict[Key, UUID] = {}
    for some in chunks({key for _, key in books.records}):
        rows = SourceRecord.objects.filter(source=source, key__in=some)
        stale = []
        for pk, kind, key, object_id in rows.values_list("pk", "kind", "key", "object_id"):
            if (kind, key) in books.records:
                stale.append(pk)
                stands_for[kind, key] = object_id
        SourceRecord.objects.filter(pk__in=stale).delete()
    # What was merged since stays merged: the record of the source stands for what it stands for now.
    states = [
        state | {"object_id": stands_for.get(place, state["object_id"])}
        for place, state in books.records.items()
        if state
    ]
    SourceRecord.objects.bulk_create([_record(state) for state in states], batch_size=500)
    Conflict.objects.bulk_create([_conflict(each) for state in states for each in state["conflicts"]])
    ImportRun.objects.filter(batch=books.run).delete()
    if books.run_was:
        applied_at = datetime.fromisoformat(books.run_was["applied_at"])
        stand_on = date.fromisoformat(books.run_was["stand_on"])
        ImportRun.objects.create(**books.run_was | {"applied_at": applied_at, "stand_on": stand_on})


def _record(state: State) -> SourceRecord:
    values = {name: value for name, value in state.items() if name != "conflicts"}
    return SourceRecord(**values | {"vanished_on": _day(state["vanished_on"])})


def _conflict(state: State) -> Conflict:
    return Conflict(**state | {"found_on": _day(state["found_on"])})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
