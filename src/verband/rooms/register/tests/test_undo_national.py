"""The national register is undone as a whole, and read in again as if nothing had happened."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import call_command

from verband.rooms.history.services import undo_batch
from verband.rooms.register.models import ImportRun, Membership, SourceRecord
from verband.rooms.register.tests.rows_of import rows

pytestmark = [pytest.mark.register, pytest.mark.django_db]
AT = datetime(2026, 6, 2, 12, tzinfo=UTC)
OF_THE_MOMENT = ("batch", "applied_at")


def test_a_whole_reading_goes_and_comes_again(imported_register):
    there = rows(*OF_THE_MOMENT)
    run = ImportRun.objects.get()
    done = undo_batch(batch=run.batch, at=AT, on=date(2026, 6, 2), by=None)
    assert done.count > 4000
    assert not Membership.objects.exists()
    assert not SourceRecord.objects.exists()
    call_command("import_roo", str(imported_register), stdout=StringIO())
    assert rows(*OF_THE_MOMENT) == there


def test_undoing_the_undo_brings_every_row_back(imported_register):
    there = rows()
    run = ImportRun.objects.get()
    done = undo_batch(batch=run.batch, at=AT, on=date(2026, 6, 2), by=None)
    undo_batch(batch=done.batch, at=AT, on=date(2026, 6, 2), by=None)
    assert rows() == there
