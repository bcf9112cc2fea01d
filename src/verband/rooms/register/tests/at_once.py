"""Two deeds at the same moment, each in a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from django.db import connection, transaction

from verband.rooms.common.bridge import InputError


def second_of_two(first: Callable[[], object], second: Callable[[], object]) -> str:
    """Do the second deed before the first is final; return why the second was refused, empty when it was not."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite in het geheugen heeft één schrijver; daar wacht de tweede al")
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            later = pool.submit(_refusal, second)
            while not (later.done() or _somebody_waits()):
                sleep(0.05)
        return later.result()


def _refusal(deed: Callable[[], object]) -> str:
    try:
        deed()
    except InputError as error:
        return str(error)
    finally:
        connection.close()
    return ""


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        found: tuple[bool] = cursor.fetchone()
    return found[0]
