"""Kill the worker that reads the national register in, fifty times, and count the rows that are wrong afterwards.

    python benchmarks/kills.py FOLDER_OR_FILE

The argument (or VERBAND_REGISTER) says where an export of the national register lies. A worker brings it in behind
its page, into a database with the example region: it reads the file, compares it with what stands and applies it
in one transaction. Kills (SIGKILL) are spread evenly over reading and comparing, and over the transaction. After
each one every row of the register and of the history is looked at: all must be as before or as after, none in
between. Then another worker takes the work over when the lease of the first has passed, and everything must be
as after. This is done on SQLite, and on a PostgreSQL of its own. Exits with status 1 when a bar is missed.
"""

import hashlib
import json
import mmap
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

LEAST_INSIDE = 20
LEASE = timedelta(seconds=1)
ROOT = Path(__file__).resolve().parent.parent
VOLATILE = {"id", "batch", "moment", "applied_at"}
"""Columns that no two imports share; who refers to whom is looked at by public id."""
READING, COMPARING, INSIDE, AFTER = b"r", b"c", b"i", b"a"
PHASES = {READING: "reading", COMPARING: "comparing", INSIDE: "inside the transaction", AFTER: "after it"}
"""In the order in which they come."""
KILLS = {READING: 17, COMPARING: 8, INSIDE: 25}
"""How many kills are spread over each, 50 in all."""


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--here"]:
        return 0 if kill_again_and_again(Path(arguments[1])) else 1
    where = next(iter(arguments), os.environ.get("VERBAND_REGISTER", ""))
    if not where:
        print("Say where the register lies: python benchmarks/kills.py FOLDER_OR_FILE", file=sys.stderr)
        return 2
    file = min(Path(where).glob("*.xml.gz")) if Path(where).is_dir() else Path(where)
    here = [sys.executable, __file__, "--here", str(file)]
    without = {name: value for name, value in os.environ.items() if name != "VERBAND_DATABASE_URL"}
    ended = [subprocess.run(command, check=False, env=without) for command in (here, [postgres(), *here])]
    kept = not any(each.returncode for each in ended)
    print("every bar is met" if kept else "A BAR IS MISSED")
    return 0 if kept else 1


def postgres() -> str:
    return str(ROOT / "tools/with_postgres.sh")


def kill_again_and_again(file: Path) -> bool:
    with tempfile.TemporaryDirectory(prefix="verband-kills-") as name, laid_out(Path(name)) as database:
        run = database.prepare(file)
        before = database.rows()
        whole = Life(database)
        whole.end()
        after = database.rows()
        assert before != after, "the import brought nothing"
        assert database.state_of(run) == "done", database.state_of(run)
        moments = [
            (phase, moment) for phase in KILLS for moment in spread(whole.length_of(phase), KILLS[phase])
        ]
        phases: Counter[str] = Counter()
        wrong = 0
        for phase, moment in moments:
            database.lay()
            life = Life(database)
            phases[PHASES[life.kill_after(moment, phase)]] += 1
            wrong += (looked := database.rows()) != before and looked != after
            Life(database).end()
            wrong += database.rows() != after or database.state_of(run) != "done"
    told = ", ".join(f"{phases[phase]} {phase}" for phase in PHASES.values())
    print(
        f"{database.name}: {len(moments)} kills ({told}; at least {LEAST_INSIDE} inside), {wrong} wrong (at most 0); "
        f"one import takes {whole.seen[AFTER]:.1f} s, of which {whole.length_of(INSIDE):.1f} s in its transaction",
        flush=True,
    )
    return not wrong and phases[PHASES[INSIDE]] >= LEAST_INSIDE


def spread(last: float, number: int) -> Iterator[float]:
    """Yield moments evenly spread between zero and the last, neither of them included."""
    for place in range(number):
        yield last * (place + 0.5) / number


class Life:
    """One worker, from its birth until it has done all there is to do or is killed."""

    def __init__(self, database: "Database") -> None:
        self._phase = mmap.mmap(-1, 1)
        self._phase[:1] = READING
        self._born = time.monotonic()
        self.seen = {READING: 0.0}
        """Phase → seconds after its birth at which it began; known of a life that was let end."""
        database.close()
        self._child = os.fork()
        if not self._child:
            work(self._phase)

    def end(self) -> None:
        """Let it do its work, and note when each phase began."""
        while not os.waitpid(self._child, os.WNOHANG)[0]:
            self.seen.setdefault(self._phase[:1], time.monotonic() - self._born)
            time.sleep(0.0005)

    def length_of(self, phase: bytes) -> float:
        """Return how long a phase lasted."""
        order = list(PHASES)
        return self.seen[order[order.index(phase) + 1]] - self.seen[phase]

    def kill_after(self, moment: float, phase: bytes) -> bytes:
        """Kill it so long after a phase began, and return what it was doing then."""
        order = list(PHASES)
        while order.index(self._phase[:1]) < order.index(phase):
            time.sleep(0.0005)
        since = self._born if phase == READING else time.monotonic()
        time.sleep(max(0.0, since + moment - time.monotonic()))
        os.kill(self._child, signal.SIGSTOP)  # so that it does nothing between our look and the end
        found = self._phase[:1]
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)
        return found


def work(phase: mmap.mmap) -> None:
    """Be a worker that tells what it is doing; never returns."""
    from django.utils import timezone

    from verband.rooms.jobs.models import Run
    from verband.rooms.jobs.services.worker import WorkLoop
    from verband.rooms.register.services.imports import prepared

    def telling(deed: Callable[..., object], during: bytes, after: bytes) -> Callable[..., object]:
        def told(*arguments: object, **named: object) -> object:
            phase[:1] = during
            outcome = deed(*arguments, **named)
            phase[:1] = after
            return outcome

        return told

    prepared.compare = telling(prepared.compare, COMPARING, COMPARING)  # type: ignore[assignment]  # put in its place
    prepared.apply_plan = telling(prepared.apply_plan, INSIDE, AFTER)  # type: ignore[assignment]  # put in its place
    loop = WorkLoop(clock=timezone.now, lease=LEASE)

    def stop_when_done() -> None:
        while Run.objects.filter(ended_at=None).exists():
            time.sleep(0.1)
        loop.stopping.set()

    Thread(target=stop_when_done).start()
    loop.run()
    os._exit(0)


class Database:
    """A database that can be laid again as it was prepared."""

    name = "SQLite"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        os.environ |= {"VERBAND_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "verband.site.settings"}

    def prepare(self, file: Path) -> int:
        """Lay the example region, a person and the work that is asked for; return its run."""
        import django

        django.setup()
        from django.core.management import call_command

        with Path(os.devnull).open("w") as nowhere:
            call_command("migrate", verbosity=0)
            call_command("demo", stdout=nowhere)
        run = ask_for_import(file)
        self.close()
        self.keep()
        return run

    def keep(self) -> None:
        """Keep the database as it is now."""
        shutil.copy(self._file, self.folder / "ready.sqlite3")

    def lay(self) -> None:
        """Lay the database as it was kept."""
        self.close()
        for left in self.folder.glob("verband.sqlite3*"):
            left.unlink()
        shutil.copy(self.folder / "ready.sqlite3", self._file)

    def close(self) -> None:
        """Let go of the database: a child must not share our connection."""
        from django.db import connection

        connection.close()

    @property
    def _file(self) -> Path:
        return self.folder / "verband.sqlite3"

    def state_of(self, run: int) -> str:
        """Return how a run stands."""
        from verband.rooms.jobs.models import Run

        return Run.objects.get(pk=run).state

    def rows(self) -> dict[str, str]:
        """Return a fingerprint of all rows of each table of the register and the history."""
        from django.apps import apps

        models = [
            model for room in ("register", "history") for model in apps.get_app_config(room).get_models(True)
        ]
        found = {model._meta.label: fingerprint(model) for model in models}
        self.close()
        return found


class PostgresDatabase(Database):
    """The same on PostgreSQL, laid again from a template."""

    name = "PostgreSQL"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._server = os.environ["VERBAND_DATABASE_URL"]
        os.environ["VERBAND_DATABASE_URL"] = urlsplit(self._server)._replace(path="/kills").geturl()
        self._do("CREATE DATABASE kills")

    def keep(self) -> None:
        """Keep the database as a template."""
        self._do("CREATE DATABASE ready TEMPLATE kills")

    def lay(self) -> None:
        """Lay the database from the template."""
        self.close()
        self._do("DROP DATABASE kills WITH (FORCE)")
        self._do("CREATE DATABASE kills TEMPLATE ready")

    def _do(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self._server, autocommit=True) as server:
            server.execute(statement)


@contextmanager
def laid_out(folder: Path) -> Iterator[Database]:
    yield PostgresDatabase(folder) if os.environ.get("VERBAND_DATABASE_URL") else Database(folder)


def ask_for_import(file: Path) -> int:
    """Ask for the import as its page does: compared, looked at and confirmed."""
    from datetime import date

    from django.utils import timezone

    from verband.rooms.accounts.models import User
    from verband.rooms.jobs.models import Run
    from verband.rooms.jobs.services.keeping import keep_upload
    from verband.rooms.jobs.services.starting import start
    from verband.rooms.register.choices import AffiliationRole
    from verband.rooms.register.models import Affiliation, Party
    from verband.rooms.register.services.imports.asked import AskedImport
    from verband.rooms.register.services.imports.prepared import prepare
    from verband.rooms.register.tasks import apply_file

    person = User.objects.create_user("kills@example.org")
    Affiliation.objects.create(
        user=person, party=Party.objects.first(), role=AffiliationRole.TEAM, valid_from=date(2020, 1, 1)
    )
    asked = AskedImport("register", str(keep_upload([file.read_bytes()])), file.name)
    seen = prepare(asked, today=timezone.localdate(), progress=lambda _share, _step: None)
    arguments = {"asked": asked.as_values(), "mark": seen.mark, "anyway": False, "by": str(person.public_id)}
    run: Run = start(task=apply_file, title="Verwerken", by=person, arguments=arguments, at=timezone.now())
    return run.pk


def fingerprint(model: type) -> str:
    """Return a fingerprint of the rows of a table, whatever their numbers and order."""
    from django.db import models

    named = []
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey):
            has_address = any(each.name == "public_id" for each in field.related_model._meta.fields)
            named += [f"{field.name}__public_id"] if has_address else []
        elif field.name not in VOLATILE:
            named.append(field.name)
    rows = (
        repr([opened(value) for value in row]).encode()
        for row in model._default_manager.values_list(*named).iterator()
    )
    total = sum(int.from_bytes(hashlib.sha256(row).digest()[:16]) for row in rows)
    return f"{model._default_manager.count()} {total:x}"


def opened(value: object) -> object:
    """Return the records in packed books, without the number of their batch and in one order; else the value."""
    if not isinstance(value, bytes | memoryview):
        return value
    return sorted(json.loads(zlib.decompress(value))[2], key=str)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
