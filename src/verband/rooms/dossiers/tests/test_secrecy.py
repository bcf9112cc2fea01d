"""Whoever holds the database, its log or its sessions finds no word of what was written."""

import io
import logging

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from verband.rooms.dossiers.models import LABEL, Dossier, Note, NoteVersion
from verband.rooms.dossiers.services.destruction import sealed_models
from verband.rooms.dossiers.services.dossiers import open_dossier
from verband.rooms.dossiers.services.emergencies import ask_opening
from verband.rooms.dossiers.services.notes import Content, change_note, write_note
from verband.rooms.dossiers.tests.conftest import HEADING, SENTENCE, TITLE, account, window
from verband.rooms.history.models import Event

WORDS = ("Zilverreiger", "fluisterde", "uit de regeling stappen")


def leaks(content: bytes) -> list[str]:
    """Return the planted words that stand in bytes, in the ways a database could store them."""
    ways = ("utf-8", "utf-16-le", "utf-16-be")
    return [word for word in WORDS if any(word.encode(way) in content for way in ways)]


def every_cell() -> bytes:
    """Return every value of every table, as the database itself gives it to who asks it directly."""
    found = bytearray()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names of our own tables
            for row in cursor.fetchall():
                for value in row:
                    found += bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                    found += b"\n"
    return bytes(found)


def test_no_table_holds_a_word_of_it(note, people, at):
    change_note(note=note, content=Content(HEADING, f"{SENTENCE} Nog eens."), seen=1, at=at, by=people.owner)
    assert leaks(every_cell()) == []
    assert str(note.public_id).replace("-", "").encode() in every_cell().replace(b"-", b"")


def test_the_scan_itself_sees_a_planted_word(people):
    account("plant").__class__.objects.filter(name="Plant").update(name=f"De {WORDS[0]}")
    assert leaks(every_cell()) == [WORDS[0]]


@pytest.mark.django_db(transaction=True)
def test_the_database_file_holds_no_word_of_it(tmp_path, at):
    """Also what SQLite wrote beside it; on PostgreSQL the dump that a host could make."""
    owner = account("anna")
    dossier = open_dossier(room="notebook", title=TITLE, at=at, by=owner)
    write_note(dossier=dossier, content=Content(HEADING, SENTENCE), at=at, by=owner)
    if connection.vendor == "sqlite":
        copy = tmp_path / "kopie.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
        assert b"anna@example.org" in copy.read_bytes()
        assert leaks(copy.read_bytes()) == []
    out = io.StringIO()
    call_command("dumpdata", "dossiers", "history", stdout=out)
    assert leaks(out.getvalue().encode()) == []


def test_events_say_who_and_when_and_no_word(note, people):
    events = list(Event.objects.all())
    assert {event.label for event in events} == {LABEL}
    assert {event.actor_id for event in events} == {people.owner.pk, people.contributor.pk}
    written = next(event for event in events if event.deed == "text-written")
    assert (written.object_kind, written.object_id, written.before) == ("dossiers.note", note.public_id, None)
    assert written.after.keys() == {"dossier", "version", "hash"}


def test_no_one_finds_the_events_in_the_history_of_the_site(note):
    from verband.rooms.history.kinds import kind_of

    assert all(kind_of(kind) is None for kind in Event.objects.values_list("object_kind", flat=True))


def test_a_session_and_its_messages_hold_no_word(dossier, people):
    browser = window(people.owner)
    address = reverse("dossiers:write", args=[dossier.public_id])
    browser.post(address, {"heading": HEADING, "text": SENTENCE})
    held = "".join(str(session.get_decoded()) for session in Session.objects.all())
    assert leaks(held.encode()) == []


def test_what_was_typed_after_a_lost_session_is_kept_sealed(dossier):
    browser = window(None)
    answer = browser.post(
        reverse("dossiers:write", args=[dossier.public_id]), {"heading": HEADING, "text": SENTENCE}
    )
    assert (answer.status_code, leaks(every_cell()), leaks(answer.url.encode())) == (302, [], [])


def test_no_log_and_no_mail_holds_a_word(note, people, caplog):
    caplog.set_level(logging.DEBUG)
    connection.force_debug_cursor = True
    try:
        browser = window(people.owner)
        browser.get(reverse("dossiers:dossier", args=[note.dossier.public_id]))
        address = reverse("dossiers:change", args=[note.dossier.public_id, note.public_id])
        browser.post(address, {"heading": HEADING, "text": f"{SENTENCE} Dus.", "seen": 1})
    finally:
        connection.force_debug_cursor = False
    assert leaks(caplog.text.encode()) == []
    assert mail.outbox == []


def test_names_of_rows_hold_no_word(note, people):
    rows = [Dossier.objects.get(), Note.objects.get(), NoteVersion.objects.get()]
    assert {str(row) for row in rows if isinstance(row, Dossier)} == {LABEL}
    assert leaks(" ".join(f"{row} {row!r}" for row in rows).encode()) == []


def test_sealed_tables_hang_on_each_other_so_that_they_can_be_destroyed():
    """A key between two sealed tables cascades: destruction takes the tables in any order."""
    sealed = set(sealed_models())
    assert {Note, NoteVersion} <= sealed
    keys = [
        field.remote_field.on_delete.__name__
        for model in sealed
        for field in model._meta.local_fields
        if field.is_relation and field.related_model in sealed
    ]
    assert set(keys) == {"CASCADE"}


def test_no_other_room_touches_the_vault():
    """Reading goes by ``services.reading``, which asks for the person.

    A backup and its return look at the list of destroyed keys and at whether there is a key; they open no text.
    """
    from pathlib import Path

    rooms = Path(apps.get_app_config("dossiers").path).parent
    own = rooms / "dossiers"
    backup = rooms.parent / "site/backup"
    command = rooms.parent / "site/management/commands/restore.py"
    every = (file for file in rooms.parent.rglob("*.py") if file != command)
    files = [file for file in every if not {own, backup} & set(file.parents)]
    assert len(files) > 100
    assert [file for file in files if "dossiers.vault" in file.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("who", ["outsider", "administrator", "reader"])
def test_undoing_tells_nobody_that_a_dossier_is_there(note, dossier, people, at, who):
    opening = ask_opening(dossier=dossier, reason="Er loopt een termijn.", at=at, by=people.administrator)
    browser = window(getattr(people, who))
    events = Event.objects.filter(object_kind__startswith="dossiers.")
    assert events.filter(batch=opening.public_id).exists()
    addresses = [reverse("history:put-back", args=[event.pk]) for event in events]
    addresses += [reverse("history:undo", args=[event.batch]) for event in events if event.batch]
    for address in addresses:
        answer = browser.post(address)
        assert (answer.status_code, str(dossier.public_id) in answer.content.decode()) == (404, False)
    for event in events:
        assert browser.get(reverse("history:record", args=[event.object_id])).status_code == 404
    assert LABEL not in browser.get(reverse("history:recent")).content.decode()
