"""Write one import again and again, each time in a child that the test of killed imports may kill.

    python -m verband.rooms.register.tests.killable_import EXPORT

Starting and reading are done once. For each line on its input it lays an empty database, starts a child that
writes the import, says the number of the child, and says ``gone`` when the child is.
"""

import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import django

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def main(export: Path) -> None:
    """Serve children until the input ends."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from verband.rooms.register.bridge.roo import read_register
    from verband.rooms.register.services.reconcile import apply_plan, compare

    call_command("migrate", verbosity=0)
    with export.open("rb") as file:
        day = NOW.date()
        delivery = read_register(file, file_name=export.name, size=None, today=day, progress=lambda _: None)
    plan = compare(delivery)
    connection.close()
    database = Path(settings.DATABASES["default"]["NAME"])
    empty = shutil.copy(database, database.with_name("empty.sqlite3"))
    for _ in sys.stdin:
        for left in database.parent.glob(f"{database.name}*"):
            left.unlink()
        shutil.copy(empty, database)
        child = os.fork()
        if not child:
            apply_plan(plan, at=NOW, by=None)
            os._exit(0)
        _say(child)
        os.waitpid(child, 0)
        _say("gone")


def _say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
