"""Deeds are written down once each, in order, with before and after."""

import uuid
from datetime import UTC, datetime

import pytest

from verband.rooms.accounts.models import User
from verband.rooms.history.choices import Deed
from verband.rooms.history.selectors import history_of, last_event_number
from verband.rooms.history.services import Change, record_changes

NOON = datetime(2026, 5, 16, 12, tzinfo=UTC)


@pytest.mark.django_db
def test_each_change_becomes_one_event_in_order():
    record = uuid.uuid4()
    person = User.objects.create_user("griffier")
    batch = uuid.uuid4()
    written = record_changes(
        [
            Change(Deed.CREATE, "party", record, "Zeist", None, {"name": "Zeist"}),
            Change(Deed.UPDATE, "party", record, "Zeist", {"name": "Zeist"}, {"name": "Gemeente Zeist"}),
        ],
        at=NOON,
        by=person,
        batch=batch,
        reason="ingelezen",
    )
    events = list(history_of(record))
    assert written == 2
    assert [event.deed for event in events] == ["create", "update"]
    assert events[1].before == {"name": "Zeist"}
    assert {(event.actor_id, event.batch, event.reason) for event in events} == {
        (person.pk, batch, "ingelezen")
    }
    assert str(events[0]) == "Zeist toegevoegd"


@pytest.mark.django_db
def test_the_number_of_the_newest_event_grows_with_every_deed():
    before = last_event_number()
    record_changes([Change(Deed.END, "party", uuid.uuid4(), "Zeist", {}, {})], at=NOON, by=None)
    assert last_event_number() > before
