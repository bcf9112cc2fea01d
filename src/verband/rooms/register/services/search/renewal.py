"""Keep the index of the search right: whoever looks for something first makes up for what happened since.

The newest event stamps the index. What the events since then tell of is made anew, so a search after a deed costs
milliseconds more, and nothing that changes the register needs to know of searching. Nobody ever waits for the index:
when another is just writing, the search goes on without the records that changed meanwhile.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import chain
from threading import Lock
from uuid import UUID

from django.db import OperationalError, connection, transaction

from verband.rooms.history.guards import TABLE
from verband.rooms.history.models import Event
from verband.rooms.history.rows import chunks
from verband.rooms.history.selectors import last_event_number
from verband.rooms.register.bridge.search import made_by
from verband.rooms.register.models import SearchEntry, SearchStamp
from verband.rooms.register.services.search.changed import owners_since
from verband.rooms.register.services.search.entries import Found, add_entries
from verband.rooms.register.services.search.parties import area_entries, party_entries
from verband.rooms.register.services.search.partnerships import partnership_entries

NEVER = -1
PATIENCE = 200
"""Milliseconds that a search waits for who is writing."""
_one_at_a_time = Lock()


def renew_index() -> frozenset[UUID]:
    """Bring the index up to the newest event; return the records of which it does not tell rightly.

    There are none, unless another was writing just now.
    """
    stamp = _stamp()
    if _is_fresh(stamp):
        return frozenset()
    if not _one_at_a_time.acquire(timeout=PATIENCE / 1000):
        return _changed_since(stamp)
    try:
        done = _renew(_stamp())
    except OperationalError:  # another is writing and was waited for long enough
        done = False
    finally:
        _one_at_a_time.release()
    return frozenset() if done else _changed_since(_stamp())


def _stamp() -> SearchStamp:
    return SearchStamp.objects.first() or SearchStamp(last_event=NEVER)


def _is_fresh(stamp: SearchStamp) -> bool:
    return stamp.made_by == made_by() and stamp.last_event == last_event_number()


def _changed_since(stamp: SearchStamp) -> frozenset[UUID]:
    return frozenset(Event.objects.filter(pk__gt=stamp.last_event).values_list("object_id", flat=True))


def _renew(stamp: SearchStamp) -> bool:
    """Read first and write then, so that others are kept from writing only while the entries change places.

    Returns whether it was done; not when another did so meanwhile, perhaps up to an earlier event.
    """
    if _is_fresh(stamp):
        return True
    until = _certain_number()
    usable = stamp.made_by == made_by() and NEVER < stamp.last_event <= until
    owners = owners_since(stamp.last_event, until) if usable else None
    found = list(_entries(owners))
    with _briefly():
        if not _still(stamp):
            return False
        _replace(owners, found)
        SearchStamp.objects.update_or_create(pk=1, defaults={"last_event": until, "made_by": made_by()})
    return True


def _entries(owners: Collection[UUID] | None) -> Iterator[Found]:
    return chain(party_entries(owners), partnership_entries(owners), area_entries(owners))


def _replace(owners: Collection[UUID] | None, found: Collection[Found]) -> None:
    if owners is None:
        SearchEntry.objects.all().delete()
    else:
        for some in chunks(owners):
            SearchEntry.objects.filter(owner_id__in=some).delete()
    add_entries(found)


def _still(stamp: SearchStamp) -> bool:
    """Whether nobody else renewed the index since it was read; the row stays ours until the transaction ends."""
    SearchStamp.objects.bulk_create([SearchStamp(pk=1, last_event=NEVER)], ignore_conflicts=True)
    now = SearchStamp.objects.select_for_update().get(pk=1)
    return (now.last_event, now.made_by) == (stamp.last_event, stamp.made_by)


def _certain_number() -> int:
    """Return the number of the newest event below which no other is still to come.

    PostgreSQL hands out numbers before deeds are done: a lower one may become visible after a higher one. Nobody
    can be busy with an event while this lock is held. SQLite has one writer at a time.
    """
    if connection.vendor != "postgresql":
        return last_event_number()
    with _briefly():
        _say(f"LOCK TABLE {TABLE} IN SHARE MODE")
        return last_event_number()


@contextmanager
def _briefly() -> Iterator[None]:
    """Open a transaction that waits for another writer no longer than a reader would.

    Inside a transaction of someone else it is that one's to say how long to wait.
    """
    on_postgres, nested = connection.vendor == "postgresql", connection.in_atomic_block
    if not on_postgres and not nested:
        _say(f"PRAGMA busy_timeout = {PATIENCE}")
    try:
        with transaction.atomic():
            if on_postgres and not nested:
                _say(f"SET LOCAL lock_timeout = {PATIENCE}")
            yield
    finally:
        if not on_postgres and not nested:
            _say(f"PRAGMA busy_timeout = {1000 * connection.settings_dict['OPTIONS'].get('timeout', 5)}")


def _say(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
