"""The councils of the example have a whole year behind them, on whatever day it is set out."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import call_command

from verband.rooms.councils.choices import Occasion, Outcome, Reaction, Stance, Voice
from verband.rooms.councils.models import (
    AgreedInstrument,
    BoardItem,
    BoardMeeting,
    Consultation,
    ContentsAnswer,
    CouncilMeeting,
    FrameReport,
    JointStance,
    OwnTerm,
    Recess,
)
from verband.rooms.history.models import Event
from verband.site.example import set_out

pytestmark = pytest.mark.django_db
KEPT = (
    *(BoardMeeting, OwnTerm, Recess, CouncilMeeting, Consultation),
    *(AgreedInstrument, FrameReport, ContentsAnswer, BoardItem),
)


@pytest.fixture
def told(settings):
    """Read the conversations of the example in, without its people."""
    settings.DEMO = False
    call_command("demo", stdout=StringIO())


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 11, 21), 2026),
        (date(2026, 10, 1), 2026),
        (date(2027, 1, 4), 2026),
        (date(2028, 2, 29), 2027),
    ],
)
@pytest.mark.usefixtures("told")
def test_a_whole_year_lies_behind_on_every_day(day, last):
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    set_out(at)
    assert [model.__name__ for model in KEPT if not model.objects.exists()] == []
    assert {row.on.year for row in BoardMeeting.objects.all()} == {last, last + 1}
    [taken] = Consultation.objects.filter(outcome=Outcome.TAKEN, occasion=Occasion.BUDGET)
    assert (taken.party.name, taken.year, taken.reaction) == ("Gemeente Woerden", last + 1, Reaction.SAID)
    assert Consultation.objects.filter(party=taken.party, outcome=Outcome.NOT_TAKEN, year=last).exists()
    assert Consultation.objects.get(voice=Voice.PERMISSION, party=taken.party).reaction == Reaction.GRANTED
    assert Consultation.objects.filter(voice=Voice.WISHES, returned_on__isnull=False).exists()
    [draft, asked] = Consultation.objects.filter(occasion=Occasion.ARRANGEMENT, party=taken.party).order_by(
        "sent_on"
    )
    assert (draft.voice, asked.voice) == (Voice.OPINION, Voice.PERMISSION)  # in the order of the law
    assert JointStance.objects.filter(stance=Stance.JOINS_WITH).exists()
    recesses = set(Recess.objects.filter(first_day__year=last).values_list("first_day", flat=True))
    assert recesses == {date(last, 7, 11), date(last, 7, 18)}
    events = Event.objects.count()
    set_out(at)
    assert Event.objects.count() == events


@pytest.mark.usefixtures("told")
def test_councils_meet_on_the_last_thursday():
    set_out(datetime(2026, 11, 21, 12, tzinfo=UTC))
    days = CouncilMeeting.objects.filter(party__tooi="gm0632", on__year=2026).values_list("on", flat=True)
    assert list(days)[:3] == [date(2026, 1, 29), date(2026, 2, 26), date(2026, 3, 26)]
    assert list(days)[-1] == date(2026, 12, 31)
