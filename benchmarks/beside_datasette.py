"""Bar of the interface over HTTP: the memberships of one government, beside a tuned Datasette on the same table.

    python -m venv DATASETTE && DATASETTE/bin/pip install 'datasette==0.65.*' setuptools
    DATASETTE=DATASETTE/bin/datasette python benchmarks/beside_datasette.py FOLDER_OR_FILE

Datasette is no part of the project and is installed apart; without it this file says so in one sentence and measures
nothing. The register is read into a temporary SQLite database. Datasette gets the very rows in one flat table with an
index on the government, as an immutable file, without facets and counts; it runs in one process, as ``datasette serve``
does. The site runs under gunicorn as docs/beheer.md starts it. Four connections that stay open ask for every
municipality in turn, both sides by turns, and first it is asserted that both give the same memberships. Of the turns
the median counts. Exits with status 1 when a bar is missed.
"""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles
from uuid import UUID

from api import FIELDS, address, municipalities, stand_day
from load import PORT, site
from picture_page import load

CONNECTIONS = 4
SECONDS = 6.0
TURNS = 5
LEAST = 1.2
LONGEST = 60
THEIR_PORT = 8094
TABLE = "deelnames"
COLUMNS = [field.replace("__", "_") for field in FIELDS]
"""Two underscores are a filter to Datasette."""
KEY = "party_public_id"
SETTINGS = ("suggest_facets off", "allow_facet off", "allow_download off", "max_returned_rows 5000")


@dataclass(frozen=True, slots=True)
class Side:
    """One of both: where it answers, at which address, and which memberships an answer holds."""

    name: str
    port: int
    path: Callable[[UUID], str]
    ids: Callable[[bytes], set[str]]


OURS = Side(
    "the site",
    PORT,
    address,
    lambda body: {row["openbaarId"] for row in json.loads(body)["resultaten"]},
)
THEIRS = Side(
    "Datasette",
    THEIR_PORT,
    lambda party: f"/{TABLE}/{TABLE}.json?{KEY}={party}&_shape=array&_nocount=1&_nofacet=1&_size=max",
    lambda body: {row["public_id"] for row in json.loads(body)},
)


def main(arguments: list[str]) -> int:
    datasette = shutil.which(os.environ.get("DATASETTE", "datasette"))
    if not datasette:
        print("Not measured: there is no datasette here; the head of this file says how to install it apart.")
        return 0
    where = next(iter(arguments), os.environ.get("VERBAND_REGISTER", ""))
    if not where:
        print("Say where the register lies: python benchmarks/beside_datasette.py FOLDER", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="verband-bench-") as folder, ExitStack() as running:
        load(Path(where), folder)
        ids = municipalities()
        running.enter_context(site(dict(os.environ)))
        running.enter_context(other(datasette, flat_table(Path(folder))))
        for each in ids:
            assert answer(OURS, each) == answer(THEIRS, each), f"Datasette gives other memberships of {each}"
        turns = [(rate(OURS, ids), rate(THEIRS, ids)) for _ in range(TURNS)]
    return judged(turns)


def flat_table(folder: Path) -> Path:
    """Write the rows that the interface gives into one flat table with an index on the government."""
    from django.db.models import F

    from verband.rooms.register.models import Membership
    from verband.rooms.register.querysets import in_force

    day, file = stand_day(), folder / f"{TABLE}.db"
    rows = Membership.objects.leading().on(day).filter(in_force(day, "partnership__versions__"))
    rows = rows.filter(partnership__versions__source=F("partnership__leading_source"))
    told = [tuple(_plain(value) for value in row) for row in rows.values_list(*FIELDS)]
    with sqlite3.connect(file) as database:
        database.execute(f"CREATE TABLE {TABLE} ({', '.join(COLUMNS)})")
        marks = ", ".join("?" * len(FIELDS))
        database.executemany(f"INSERT INTO {TABLE} VALUES ({marks})", told)  # noqa: S608 - names of this file
        database.execute(f"CREATE INDEX by_party ON {TABLE} ({KEY})")
        database.execute("ANALYZE")
    database.close()
    return file


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    return json.dumps(value) if isinstance(value, list) else str(value)


@contextmanager
def other(datasette: str, file: Path) -> Iterator[None]:
    """Serve the table with Datasette, on a port of its own."""
    settings = [part for setting in SETTINGS for part in ("--setting", *setting.split())]
    command = [datasette, "serve", "--immutable", str(file), "--port", str(THEIR_PORT), *settings]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def answer(side: Side, party: UUID) -> set[str]:
    """Return the memberships that a side gives, waiting until it answers at all."""
    end = time.monotonic() + LONGEST
    while True:
        connection = HTTPConnection("127.0.0.1", side.port, timeout=LONGEST)
        try:
            connection.request("GET", side.path(party))
            got = connection.getresponse()
            body = got.read()
            assert got.status == 200, f"{side.name} answers {got.status}"
            return side.ids(body)
        except ConnectionError:
            assert time.monotonic() < end, f"{side.name} does not answer"
            time.sleep(0.2)
        finally:
            connection.close()


def rate(side: Side, ids: list[UUID]) -> tuple[float, float]:
    """Return the answers per second of some connections that stay open, and the p95 of one answer in seconds."""
    begun = time.monotonic()

    def read(number: int) -> list[float]:
        taken: list[float] = []
        connection = HTTPConnection("127.0.0.1", side.port, timeout=LONGEST)
        for party in cycle(ids[number:] + ids[:number]):
            start = time.perf_counter()
            if time.monotonic() - begun > SECONDS:
                connection.close()
                return taken
            connection.request("GET", side.path(party))
            got = connection.getresponse()
            got.read()
            assert got.status == 200, f"{side.name} answers {got.status}"
            taken.append(time.perf_counter() - start)
        return taken

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        parts = list(pool.map(read, range(0, len(ids), len(ids) // CONNECTIONS)[:CONNECTIONS]))
    times = [each for part in parts for each in part]
    return len(times) / (time.monotonic() - begun), quantiles(times, n=20)[-1]


def judged(turns: list[tuple[tuple[float, float], tuple[float, float]]]) -> int:
    for (ours, our_tail), (theirs, their_tail) in turns:
        print(
            f"memberships of one government over HTTP, {CONNECTIONS} connections: {ours:.0f} answers/s, p95 "
            f"{our_tail * 1e3:.1f} ms, against {theirs:.0f}, p95 {their_tail * 1e3:.1f} ms of Datasette"
        )
    ratio = median(ours / theirs for (ours, _), (theirs, _) in turns)
    tail = median(ours / theirs for (_, ours), (_, theirs) in turns)
    kept = ratio >= LEAST and tail <= 1
    print(f"{ratio:.2f} x its answers per second (bar {LEAST}); p95 {tail:.2f} x its p95 (bar 1)")
    print("every bar is met" if kept else "A BAR IS MISSED")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
