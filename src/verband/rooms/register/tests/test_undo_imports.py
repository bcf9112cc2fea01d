"""A reading of a source is undone as a whole: rows, events and books go back, and reading again brings the same."""

from datetime import UTC, date, datetime

import pytest

from verband.rooms.history.models import Event
from verband.rooms.history.services import undo_batch
from verband.rooms.register.bridge.facts import code_of_register
from verband.rooms.register.choices import PartyKind
from verband.rooms.register.models import ImportRun
from verband.rooms.register.services.undo.references import party_ids
from verband.rooms.register.tests.factories import party
from verband.rooms.register.tests.rows_of import rows
from verband.rooms.register.tests.small_exports import region

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 6, 2, 12, tzinfo=UTC)
TODAY = date(2026, 6, 2)
OF_THE_MOMENT = ("batch", "applied_at")


def undo_last():
    run = ImportRun.objects.order_by("applied_at", "id").last()
    return undo_batch(batch=run.batch, at=LATER, on=TODAY, by=None)


def test_first_reading_leaves_nothing_but_its_history(bring):
    before = rows()
    bring(region())
    done = undo_last()
    assert rows() == before
    assert done.count == Event.objects.filter(batch=done.batch).count() > 5


def test_reading_the_same_file_again_brings_the_same(bring):
    bring(region())
    there = rows(*OF_THE_MOMENT)
    undo_last()
    bring(region())
    assert rows(*OF_THE_MOMENT) == there


def test_undoing_the_undo_brings_all_back(bring):
    bring(region())
    there = rows()
    done = undo_last()
    undo_batch(batch=done.batch, at=LATER, on=TODAY, by=None)
    assert rows() == there


@pytest.mark.parametrize(
    "second",
    [
        region(goal="Afval ophalen en scheiden."),
        region(form="Gemeenschappelijk orgaan"),
        region(ends="2026-01-01"),
        region(starts="2016-01-01"),
    ],
)
def test_second_reading_goes_back_to_the_first(bring, second):
    bring(region())
    there = rows()
    bring(second)
    assert rows() != there
    undo_last()
    assert rows() == there


def test_a_part_of_a_city_does_not_stand_in_for_the_city(db):
    city = party("Gemeente Amsterdam", tooi="gm0363", register_id="25698")
    part = party("Stadsdeel Zuidoost", PartyKind.OTHER, register_id="39832")
    assert code_of_register(part.register_id).lower() == city.tooi
    ids = party_ids()
    assert ids["gm0363"] == str(city.public_id)
    assert ids["roo:39832"] == str(part.public_id)
