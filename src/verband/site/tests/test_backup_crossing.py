"""What began on one computer with SQLite goes on in PostgreSQL: every row, and whatever is done after it."""

import hashlib
import json
import os
import signal
import sqlite3
import sys
import time
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from verband.site.backup.crossing import OWN_TABLES
from verband.site.tests.places import Place, new_place, on_postgres
from verband.site.tests.test_backup import ENDED, FILLED, bring_keys, changed, refused

pytestmark = pytest.mark.skipif(not on_postgres(), reason="only PostgreSQL takes in what began on SQLite")

MORE = """
from axes.models import AccessAttempt
from datetime import date
from decimal import Decimal
from django.db.models import JSONField, Value
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_tasks_db.models import DBTaskResult
from verband.rooms.history.models import Event
from verband.rooms.register.models import Party, Succession
from verband.rooms.register.services.keep.parties import correct_party
from verband.rooms.register.services.search import renew_index
User.objects.create_user("tekens@example.org", name="Tab\\t, \\\\N, 'aangehaald' en ❤\\nregel")
for moment in (at, at.replace(microsecond=0)):
    for value in (None, Value(None, JSONField()), {"b": 1.50, "a": [1.0, 1e-07, "é"]}, "tekst", 12, []):
        Event.objects.create(moment=moment, deed="update", object_kind="x", object_id=uuid.uuid4(), after=value)
DBTaskResult.objects.create(task_path="x", backend_name="default", run_after=at, args_kwargs={})
AccessAttempt.objects.create(username="x", ip_address="2001:db8::1", failures_since_start=1)
TOTPDevice.objects.create(user=anna, name="telefoon", key="ab" * 20)
one, other = Party.objects.order_by("pk")[:2]
Succession.objects.create(predecessor=one, successor=other, on=date(2023, 1, 1), share=Decimal("0.125"))
correct_party(party=one, values={"short_name": "Verkort"}, at=at, by=anna)
renew_index()
gone = User.objects.create_user("weg@example.org", name="Weg")
print(gone.pk)
gone.delete()
"""
LOOK = """
import json
from django.apps import apps
def told(value):
    return str(bytes(value) if isinstance(value, bytes | memoryview) else value)
for model in apps.get_models(include_auto_created=True):
    rows = model._base_manager.values_list()
    print(model._meta.db_table, json.dumps(sorted(json.dumps(row, sort_keys=True, default=told) for row in rows)))
"""
FOUND = """
from verband.rooms.history.selectors import last_event_number
from verband.rooms.register.models import SearchEntry, SearchStamp
for kind, one, words in sorted(SearchEntry.objects.values_list("kind", "object_id", "words")):
    print(kind, one, *sorted(set(words.split())))
print(SearchStamp.objects.get().last_event - last_event_number())
"""
GOES_ON = """
from django.db import DatabaseError, connection
from django.utils import timezone
from verband.rooms.accounts.models import User
from verband.rooms.dossiers.models import Dossier, Note
from verband.rooms.dossiers.services.notes import Content, write_note
from verband.rooms.history.models import Event
from verband.rooms.history.services import undo_batch
from verband.rooms.register.models import Party
at = timezone.now()
anna = User.objects.get(email="anna@example.org")
print(User.objects.create_user("nieuw@example.org", name="Nieuw").pk)
dossier = Dossier.objects.order_by("pk").first()
write_note(dossier=dossier, content=Content("kop", "tekst"), at=at, by=anna)
print(Note.objects.filter(dossier=dossier).count())
correction = Event.objects.get(object_kind="party", after__short_name="Verkort")
undo_batch(batch=correction.batch, at=at, on=at.date(), by=None)
print(Party.objects.filter(short_name="Verkort").count(), correction.undone_by.object_id == correction.object_id)
for statement in ("DELETE FROM history_event", "UPDATE history_event SET label = ''", "TRUNCATE history_event CASCADE"):
    try:
        connection.cursor().execute(statement)
        print("done")
    except DatabaseError:
        print("refused")
"""
KILLED = """
import os, signal
import django
django.setup()
from pathlib import Path
from django.utils import timezone
from verband.site.backup.returning import restore
def tell(told):
    if "history_event" in told:
        os.kill(os.getpid(), signal.SIGKILL)
restore(file=Path({!r}), at=timezone.now(), force=False, tell=tell)
"""
LAST = """
from verband.rooms.dossiers.models import Dossier
print(Dossier.objects.order_by("pk").last().public_id)
"""
ROWS = """
from django.apps import apps
made = ("auth_permission", "django_content_type")
print(sum(model._base_manager.count() for model in apps.get_models() if model._meta.db_table not in made))
"""


@dataclass(frozen=True)
class Moved:
    """An installation that was put over, as it was right after."""

    place: Place
    told: str
    sums: dict[str, str]
    rows: dict[str, str]


def looked_at(place: Place) -> dict[str, str]:
    """Return the rows of every table as Django reads them."""
    return dict(line.split(" ", 1) for line in place.does(LOOK).splitlines())


@pytest.fixture(scope="module")
def laptop(tmp_path_factory) -> Place:
    """Return an installation as it begins: on one computer with SQLite, with values that each kind keeps in its way."""
    folder = tmp_path_factory.mktemp("laptop")
    around = {name: value for name, value in os.environ.items() if not name.startswith("VERBAND_")}
    place = Place(
        folder,
        around | {"VERBAND_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "verband.site.settings"},
    )
    assert not place.told("migrate", "--verbosity", "0").returncode
    done = place.told("demo", VERBAND_DEMO="1")
    assert not done.returncode, done.stderr
    (folder / "last").write_text(place.does(FILLED + MORE), encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def copy(laptop, tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("kopie") / "kopie.zip"
    done = laptop.told("backup", str(file))
    assert not done.returncode, done.stderr
    return file


@pytest.fixture(scope="module")
def moved(laptop, copy, tmp_path_factory) -> Moved:
    place = new_place(tmp_path_factory.mktemp("server") / "data")
    bring_keys(laptop, place)
    done = place.told("restore", str(copy))
    assert not done.returncode, done.stderr
    return Moved(place, done.stdout, place.sums(), looked_at(place))


@pytest.fixture
def empty(tmp_path) -> Place:
    return new_place(tmp_path / "data")


def kept(tables: dict[str, str]) -> dict[str, str]:
    """Leave out what each database makes itself, and what ends when a copy is put back."""
    ended = ENDED | {"django_tasks_database_dbtaskresult"}
    return {name: of for name, of in tables.items() if name not in ended and not name.startswith(OWN_TABLES)}


def test_each_table_has_the_checksum_that_it_had(copy, laptop, moved):
    assert kept(moved.sums) == kept(laptop.sums(str(copy)))
    assert {
        "history_event",
        "register_membership_tasks",
        "dossiers_note",
        "axes_accessattempt",
    } <= moved.sums.keys()


def test_each_value_reads_as_it_did(laptop, moved):
    before = looked_at(laptop)
    assert {name for name, rows in kept(before).items() if rows != moved.rows[name]} == set()
    assert "0.125" in moved.rows["register_succession"]


def test_progress_is_told_and_what_ran_has_ended(moved):
    shown = [line for line in moved.told.splitlines() if "%" in line]
    assert shown[-1].startswith("100 %")
    assert any("history_event" in line for line in shown)
    assert "elk controlegetal klopt." in moved.told
    assert "Afgemeld: 1 sessies. Gestopt: 1 achtergrondtaken." in moved.told


def test_search_finds_the_same(laptop, moved):
    assert moved.place.does(FOUND).splitlines() == laptop.does(FOUND).splitlines()


def test_what_is_new_takes_no_number_given_before_and_history_stays_and_is_undone(laptop, moved):
    told = moved.place.does(GOES_ON).split()
    gone = int((laptop.folder / "last").read_text(encoding="utf-8"))
    assert int(told[0]) > gone
    assert told[1:] == ["2", "0", "True", "refused", "refused", "refused"]


def test_what_was_destroyed_after_the_copy_is_destroyed_again(copy, laptop, empty):
    bring_keys(laptop, empty)
    (empty.folder / "destroyed_keys").write_text(
        f"2026-11-21T09:00:00+00:00 dossier {laptop.does(LAST).strip()}\n"
    )
    done = empty.told("restore", str(copy))
    assert not done.returncode, done.stderr
    assert "Opnieuw vernietigd: 1 dossiers" in done.stdout


def test_killed_half_way_it_leaves_nothing_and_can_be_done_again(copy, laptop, empty):
    bring_keys(laptop, empty)
    done = empty._run([sys.executable, "-c", KILLED.format(str(copy))], {})
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert empty.does(ROWS).strip() == "0"
    until = time.monotonic() + 20
    while "andere verbindingen" in (again := empty.told("restore", str(copy))).stderr:
        assert time.monotonic() < until
    assert not again.returncode, again.stderr


def tampered(copy: Path, target: Path, statement: str) -> Path:
    """Return a copy of which the rows say something else than the checksums."""
    database = target.with_suffix(".sqlite3")
    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(target, "w") as new:
        database.write_bytes(old.read("database"))
        with closing(sqlite3.connect(database)) as opened, opened:
            opened.execute(statement)
        digest = hashlib.sha256(database.read_bytes()).hexdigest()
        new.writestr("manifest.json", json.dumps(json.loads(old.read("manifest.json")) | {"sha256": digest}))
        new.write(database, "database")
    return target


def test_what_does_not_fit_is_named_and_leaves_nothing(copy, empty, tmp_path):
    wrong = {
        "UPDATE accounts_user SET name = replace(hex(zeroblob(500)), '0', 'x')": "Tabel accounts_user past niet",
        "UPDATE register_party SET name = 'a' || char(0)": "Tabel register_party past niet",
        "UPDATE accounts_user SET helped_by_id = 99999": "De samenhang van de tabellen past niet",
        "UPDATE register_party SET name = name || '.'": "klopt de inhoud van register_party niet",
        "DELETE FROM register_remark": "klopt de inhoud van register_remark niet",
    }
    for number, (statement, sentence) in enumerate(wrong.items()):
        refused(empty.told("restore", str(tampered(copy, tmp_path / f"{number}.zip", statement))), sentence)
        assert empty.does(ROWS).strip() == "0"


def test_older_copy_and_shorter_list_are_refused(copy, empty, tmp_path):
    with zipfile.ZipFile(copy) as packed:
        migrations = json.loads(packed.read("manifest.json"))["migrations"]
    older = changed(copy, tmp_path / "a.zip", migrations=migrations[:-1])
    refused(empty.told("restore", str(older)), "is gemaakt met een oudere versie van Verband")
    short = changed(copy, tmp_path / "b.zip", destroyed=3)
    refused(empty.told("restore", str(short), "--force"), "telde bij deze kopie 3 regels en nu minder")
    assert empty.sums() == {}


def test_filled_database_is_refused_also_with_force(copy, moved):
    for how in ([], ["--force"]):
        refused(
            moved.place.told("restore", str(copy), *how), "gaat alleen in een lege database van PostgreSQL"
        )
