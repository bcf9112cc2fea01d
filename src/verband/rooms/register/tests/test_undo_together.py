"""Two who undo the same at the same moment: one does, the other reads that it was done."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from verband.rooms.history.models import Event
from verband.rooms.history.services import AlreadyUndoneError, Change, UndoError, record_changes, undo_batch
from verband.rooms.register.choices import PartyKind
from verband.rooms.register.models import Party

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
TODAY = date(2026, 6, 1)


def renamed():
    party = Party.objects.create(kind=PartyKind.MUNICIPALITY, name="Lekstad")
    batch = uuid4()
    change = Change("update", "party", party.public_id, "Lekstad", {"name": "Lek"}, {"name": "Lekstad"})
    record_changes([change], at=AT, by=None, batch=batch)
    return party, batch


@pytest.mark.django_db
def test_the_database_itself_lets_an_event_be_undone_once():
    renamed()
    event = Event.objects.get()
    again = Change("update", "party", event.object_id, "Lekstad", {}, {}, event.pk)
    record_changes([again], at=AT, by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        record_changes([again], at=AT, by=None)


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_undoes_and_the_other_reads_that_it_was_done():
    if connection.vendor == "sqlite":
        pytest.skip("SQLite in het geheugen heeft één schrijver; daar wacht de tweede al")
    party, batch = renamed()
    ready = Barrier(4)

    def undo():
        try:
            ready.wait()
            undo_batch(batch=batch, at=AT, on=TODAY, by=None)
        except (AlreadyUndoneError, UndoError) as error:
            return type(error).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(future.result() for future in [pool.submit(undo) for _ in range(4)])
    assert outcomes == ["AlreadyUndoneError", "AlreadyUndoneError", "AlreadyUndoneError", "done"]
    party.refresh_from_db()
    assert party.name == "Lek"
    assert Event.objects.count() == 2
