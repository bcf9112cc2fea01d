"""The database refuses to change what was done."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from verband.rooms.history.guards import guard, install
from verband.rooms.history.models import Event


@pytest.fixture
def event(db):
    guard(connection)
    return Event.objects.create(moment=timezone.now(), deed="create", object_kind="party", object_id="0" * 32)


def test_an_event_cannot_be_changed(event):
    with pytest.raises(DatabaseError, match="alleen aan te vullen"), transaction.atomic():
        Event.objects.update(label="anders")


def test_an_event_cannot_be_deleted(event):
    with pytest.raises(DatabaseError, match="alleen aan te vullen"), transaction.atomic():
        Event.objects.all().delete()


def test_a_table_of_events_cannot_be_emptied_at_once(event):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite kent geen TRUNCATE")
    connection.check_constraints()  # what waits to be checked would stop it before the guard does
    with pytest.raises(DatabaseError, match="alleen aan te vullen"), transaction.atomic():
        connection.cursor().execute("TRUNCATE history_event")


def test_the_guard_can_be_put_back_as_often_as_wanted(event, settings):
    settings.HISTORY_GUARDED = True
    install()
    install()
    test_an_event_cannot_be_deleted(event)


def test_new_events_can_always_be_added(event):
    Event.objects.create(moment=timezone.now(), deed="end", object_kind="party", object_id="1" * 32)
    assert Event.objects.count() == 2
