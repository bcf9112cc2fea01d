"""A copy is whole, comes back whole, and nothing that had ended comes back with it."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from django.db import connection

from verband.site.backup import postgres
from verband.site.tests.places import Place, new_place, on_postgres

FILLED = """
from datetime import timedelta
from django.utils import timezone
from verband.rooms.accounts.models import Session, User
from verband.rooms.dossiers.models import NOTEBOOK
from verband.rooms.dossiers.services.dossiers import open_dossier
from verband.rooms.dossiers.services.notes import Content, write_note
from verband.rooms.jobs.models import Run, Worker
import uuid
at = timezone.now()
anna = User.objects.create_user("anna@example.org", name="Anna")
for title in ("Blijft", "Vernietigd na de kopie"):
    dossier = open_dossier(room=NOTEBOOK, title=title, at=at, by=anna)
    write_note(dossier=dossier, content=Content("kop", "tekst"), at=at, by=anna)
Session.objects.create(session_key="k" * 32, session_data="", expire_date=at + timedelta(days=1), user=anna)
Run.objects.create(task_id=uuid.uuid4(), task="t", title="Inlezen", asked_by=anna, asked_at=at)
Worker.objects.create(name="al weg", beat_at=at - timedelta(hours=1))
"""
DESTROYED = """
from django.utils import timezone
from verband.rooms.accounts.models import User
from verband.rooms.dossiers.models import Dossier
from verband.rooms.dossiers.services.destruction import destroy_dossier
destroy_dossier(dossier=Dossier.objects.order_by("pk").last(), at=timezone.now(), by=User.objects.get())
"""
STANDS = """
from django.db import DatabaseError, connection
from verband.rooms.accounts.models import Session
from verband.rooms.dossiers.models import Dossier, Note
from verband.rooms.jobs.models import Run, Worker
run = Run.objects.get()
try:
    connection.cursor().execute("DELETE FROM history_event")
    guarded = False
except DatabaseError:
    guarded = True
print(Session.objects.count(), run.state, Worker.objects.count(), Note.objects.count(), guarded)
print(run.failure)
print(*Dossier.objects.order_by("pk").values_list("state", flat=True))
"""
ENDED = {"accounts_session", "jobs_run", "jobs_worker"}


@pytest.fixture(scope="module")
def original(tmp_path_factory) -> Place:
    """Return an installation in which things are going on."""
    place = new_place(tmp_path_factory.mktemp("van") / "data")
    assert not place.told("migrate", "--verbosity", "0").returncode
    place.does(FILLED)
    return place


@pytest.fixture(scope="module")
def copy(original, tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("kopie") / "kopie.zip"
    done = original.told("backup", str(file))
    assert not done.returncode, done.stderr
    assert "Bewaar de sleutels apart." in done.stdout
    return file


@pytest.fixture
def empty(tmp_path) -> Place:
    return new_place(tmp_path / "data")


def bring_keys(original: Place, place: Place) -> None:
    for name in ("vault_key", "destroyed_keys"):
        if (original.folder / name).exists():
            shutil.copy(original.folder / name, place.folder / name)


def refused(done, sentence: str) -> None:
    assert done.returncode == 2, done.stderr
    assert sentence in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_copy_holds_what_the_database_holds_and_can_be_read_by_its_maker_only(original, copy):
    assert original.sums(str(copy)) == original.sums()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in copy.parent.iterdir()] == ["kopie.zip"]


def test_copy_holds_no_key(original, copy):
    with zipfile.ZipFile(copy) as packed:
        content = b"".join(packed.read(name) for name in packed.namelist())
    for name in ("secret_key", "vault_key"):
        assert (original.folder / name).read_bytes() not in content


def test_what_comes_back_is_equal_and_what_had_ended_stays_ended(original, copy, empty):
    before = original.sums()
    original.does(DESTROYED)
    bring_keys(original, empty)
    done = empty.told("restore", str(copy))
    assert not done.returncode, done.stderr
    assert "Afgemeld: 1 sessies. Gestopt: 1 achtergrondtaken." in done.stdout
    assert "Opnieuw vernietigd: 1 dossiers" in done.stdout
    after = empty.sums()
    touched = {name for name in before if before[name] != after[name]}
    assert touched >= ENDED
    assert {name.split("_")[0] for name in touched - ENDED} <= {"dossiers", "history"}
    counts, failure, states = empty.does(STANDS).splitlines()
    assert counts == "0 failed 0 1 True"
    assert (
        failure
        == "Verband is hersteld vanaf een reservekopie en dit werk is niet afgemaakt; vraag het opnieuw."
    )
    assert states == "open destroyed"


def test_filled_database_asks_for_force_and_then_holds_the_copy(copy, empty):
    assert not empty.told("migrate", "--verbosity", "0").returncode
    empty.does(
        "from verband.rooms.accounts.models import User; User.objects.create_user('b@example.org', name='B')"
    )
    refused(empty.told("restore", str(copy)), "met --force komt de reservekopie ervoor in de plaats.")
    done = empty.told("restore", str(copy), "--force")
    assert done.returncode == 3, "its vault has another key"
    assert "2 dossiers zijn niet te openen" in done.stderr
    assert (
        empty.does("from verband.rooms.accounts.models import User; print(*User.objects.all())").strip()
        == "Anna"
    )


def test_database_with_tables_only_is_empty(original, copy, empty):
    assert not empty.told("migrate", "--verbosity", "0").returncode
    bring_keys(original, empty)
    assert not empty.told("restore", str(copy)).returncode


def test_living_worker_keeps_a_copy_out(copy, empty):
    assert not empty.told("migrate", "--verbosity", "0").returncode
    empty.does(
        "from django.utils import timezone; from verband.rooms.jobs.models import Worker;"
        "Worker.objects.create(name='w', beat_at=timezone.now())"
    )
    refused(empty.told("restore", str(copy)), "Er draait nog een werkproces;")


def test_existing_file_is_left_alone(original, copy):
    before = copy.read_bytes()
    refused(original.told("backup", str(copy)), "bestaat al; geef elke reservekopie een eigen naam.")
    assert copy.read_bytes() == before


def test_folder_that_is_not_there_and_empty_database_are_refused(original, empty, tmp_path):
    refused(original.told("backup", str(tmp_path / "weg" / "k.zip")), "bestaat niet; maak hem eerst.")
    refused(empty.told("backup", str(tmp_path / "k.zip")), "Deze database is leeg;")
    assert not [file for file in tmp_path.iterdir() if file.is_file()]


def changed(copy: Path, target: Path, **values: object) -> Path:
    """Return a copy whose manifest says something else."""
    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(target, "w") as new:
        told = json.loads(old.read("manifest.json")) | values
        new.writestr("manifest.json", json.dumps(told))
        new.writestr("database", old.read("database"))
    return target


def wrong_files(copy: Path, folder: Path) -> dict[str, Path]:
    whole = copy.read_bytes()
    files = {name: folder / f"{name}.zip" for name in ("cut", "text", "nothing", "damaged", "foreign")}
    files["cut"].write_bytes(whole[: len(whole) // 2])
    files["text"].write_text("Beste beheerder")
    files["nothing"].write_bytes(b"")
    files["damaged"].write_bytes(whole[:5000] + bytes(64) + whole[5064:])
    with zipfile.ZipFile(files["foreign"], "w") as packed:
        packed.writestr("brief.txt", "dag")
    return files


def test_file_that_is_no_whole_copy_is_refused_and_nothing_changes(copy, empty, tmp_path):
    sentences = {
        "cut": "is niet heel", "damaged": "is niet heel", "text": "is geen reservekopie van Verband.",
        "nothing": "is geen reservekopie van Verband.", "foreign": "is geen reservekopie van Verband.",
    }  # fmt: skip
    for name, file in wrong_files(copy, tmp_path).items():
        refused(empty.told("restore", "--force", str(file)), sentences[name])
    refused(empty.told("restore", str(tmp_path / "weg.zip")), "bestaat niet.")
    assert empty.sums() == {}


def test_copy_of_a_newer_version_or_another_database_is_refused(copy, empty, tmp_path):
    newer = "is gemaakt met een nieuwere versie van Verband (99.0)"
    refused(empty.told("restore", str(changed(copy, tmp_path / "a.zip", version="99.0"))), newer)
    more = changed(copy, tmp_path / "b.zip", migrations=[["register", "9999_later"]])
    refused(empty.told("restore", str(more)), "nieuwere versie")
    other = "sqlite" if on_postgres() else "postgresql"
    sentence = "past niet in deze database en er is niets veranderd" if on_postgres() else "dezelfde soort"
    refused(empty.told("restore", str(changed(copy, tmp_path / "c.zip", vendor=other))), sentence)
    trial = changed(copy, tmp_path / "d.zip", format=1)
    refused(empty.told("restore", str(trial)), "is gemaakt met een proefversie van Verband")


def test_list_of_destroyed_keys_that_has_become_shorter_is_refused(copy, empty, tmp_path):
    short = changed(copy, tmp_path / "a.zip", destroyed=3)
    for how in ([], ["--force"]):
        refused(empty.told("restore", str(short), *how), "telde bij deze kopie 3 regels en nu minder")
    done = empty.told("restore", str(short), "--list-lost")
    assert "Teruggezet" in done.stdout, done.stderr
    assert "dan staat het weer open" in done.stdout


def test_table_that_is_not_what_it_was_is_refused(copy, empty, tmp_path):
    with zipfile.ZipFile(copy) as packed:
        tables = json.loads(packed.read("manifest.json"))["tables"]
    tables["accounts_user"]["checksum"] = "0" * 64
    done = empty.told("restore", str(changed(copy, tmp_path / "a.zip", tables=tables)))
    refused(done, "de inhoud klopt niet met de controlegetallen")


@pytest.mark.skipif(not on_postgres(), reason="only PostgreSQL has programs of its own")
def test_missing_programs_of_postgres_are_named(original, copy, empty, tmp_path):
    refused(
        original.told("backup", str(tmp_path / "k.zip"), PATH="/nergens"),
        "pg_dump staat niet op deze computer",
    )
    refused(empty.told("restore", str(copy), PATH="/nergens"), "pg_restore staat niet op deze computer")


def test_programs_of_postgresql_ask_for_the_safety_that_the_site_asks_for(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", {"sslmode": "verify-full", "timeout": 20})
    told = postgres._where()
    assert told["PGSSLMODE"] == "verify-full"
    assert "PGOPTIONS" not in told
