"""Search while others write, on a database in which that really happens at once.

    python -m verband.rooms.register.tests.busy_search

The database in memory of the tests has one table lock for all; a file, and PostgreSQL, let readers and a writer
go their own way.
"""

import json
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import django

AT = datetime(2026, 6, 1, tzinfo=UTC)
READERS = 6
PATIENCE = 30


def search(text: str) -> list[str]:
    """Return the names that a search finds."""
    from django.db import connection

    from verband.rooms.register.tests.searching import found

    names = found(text)
    if threading.current_thread() is not threading.main_thread():
        connection.close()
    return names


def add(name: str) -> None:
    """Add a government, with its event."""
    from verband.rooms.history.choices import Deed
    from verband.rooms.history.services import Change, record_changes
    from verband.rooms.register.models import Party

    row = Party.objects.create(kind="municipality", name=name)
    record_changes([Change(Deed.CREATE, "party", row.public_id, name, None, {})], at=AT, by=None)


def beside_a_long_deed() -> dict[str, Any]:
    """Search during a deed that has begun to write, and after it."""
    from django.db import connection, transaction

    add("Gemeente Houten")
    search("gemeente")
    add("Gemeente Zeist")
    writing, seen = threading.Event(), threading.Event()

    def deed() -> None:
        with transaction.atomic():
            add("Gemeente Baarn")
            writing.set()
            seen.wait(PATIENCE)
        connection.close()

    writer = threading.Thread(target=deed)
    writer.start()
    writing.wait(PATIENCE)
    try:
        during = search("gemeente")
    finally:
        seen.set()
        writer.join()
    return {"during": during, "after": search("gemeente")}


def all_at_once() -> dict[str, Any]:
    """Let readers come at once to a register of which no index was ever made, while governments are added."""
    from verband.rooms.register.models import SearchEntry, SearchStamp

    SearchStamp.objects.all().delete()
    SearchEntry.objects.all().delete()
    with ThreadPoolExecutor(READERS) as readers:
        searches = [readers.submit(search, "gemeente") for _ in range(READERS)]
        for number in range(10):
            add(f"Gemeente {number}")
            searches.append(readers.submit(search, f"gemeente {number}"))
        answered = [len(each.result(PATIENCE)) for each in searches]
    found = search("gemeente")
    return {"answered": len(answered), "found": len(found), "entries": SearchEntry.objects.count()}


def main() -> None:
    """Lay a database of its own, and say what was found."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    sys.stdout.write(json.dumps({"long": beside_a_long_deed(), "many": all_at_once()}))


if __name__ == "__main__":
    main()
