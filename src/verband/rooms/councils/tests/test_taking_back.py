"""Who may take back a deed is asked at once for a whole batch, however many rows it holds."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from verband.rooms.councils.models import AgreedInstrument, Frame, FrameReport, Involvement, Rapporteur
from verband.rooms.councils.services import involvement, rapporteurs
from verband.rooms.councils.tests.agreements import STANDARD
from verband.rooms.history.kinds import kind_of
from verband.rooms.history.models import Event

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
ON = AT.date()


@pytest.fixture
def dropped(cast, region):
    """Return the events of the instruments of an agreement that came and went."""
    acted = {"at": AT, "by": cast.griffier}
    involvement.choose_standard(
        partnership=region.fire, work_kind=STANDARD, because="", review_on=None, **acted
    )
    involvement.drop_agreement(involvement=Involvement.objects.get(), **acted)
    return list(Event.objects.filter(object_kind=AgreedInstrument.told_as))


@pytest.fixture
def reports(cast, region):
    """Return the events of reports on a frame that is gone as well."""
    of, acted = {"party": region.houten, "partnership": region.fire}, {"at": AT, "by": cast.griffier}
    frame, follows = Frame(text="Kader", set_on=ON, **of), Rapporteur(name="Vos", valid_from=ON, **of)
    for row in (frame, follows):
        rapporteurs.add(row=row, **acted)
    for number in range(8):
        told = {"on": ON, "judgement": "within", "text": f"Verslag {number}"}
        rapporteurs.add(row=FrameReport(frame=frame, rapporteur=follows, **told), **acted)
    for row in [*FrameReport.objects.all(), frame]:
        rapporteurs.take_away(row=row, **acted)
    return list(Event.objects.filter(object_kind=FrameReport.told_as))


def asked(kind, user, events):
    """Return who may, and how many questions that took."""
    with CaptureQueriesContext(connection) as queries:
        may = kind_of(kind).may_undo(user, events, ON, True)
    return may, len(queries)


@pytest.mark.parametrize("rows", ["dropped", "reports"])
def test_a_batch_of_many_rows_asks_no_more_than_one_row(cast, rows, request):
    events = request.getfixturevalue(rows)
    assert len(events) >= 16
    kind = events[0].object_kind
    asked(kind, cast.griffier, events[:1])  # what the roles of the clerk are is remembered
    _, of_one = asked(kind, cast.griffier, events[:1])
    may, of_all = asked(kind, cast.griffier, events)
    assert may == {event.pk for event in events}
    assert of_all == of_one


@pytest.mark.parametrize("rows", ["dropped", "reports"])
def test_what_is_gone_is_not_put_back_by_who_did_not_keep_it(cast, rows, request):
    events = request.getfixturevalue(rows)
    may, _ = asked(events[0].object_kind, cast.raadslid, events)
    assert may == set()
