"""What the board adopted goes to the supervisor, and the calendar says how far that is; it is 1 June 2026."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.councils.models import BoardMeeting
from verband.rooms.councils.tests.planned import MEETING, adding, board_meets
from verband.rooms.register.tests.pages import exported, text_of


@pytest.mark.parametrize(
    ("handed_in_on", "says"),
    [
        (date(2026, 5, 20), "ingezonden op 20 mei 2026 Vastgestelde begroting inzenden"),
        (date(2026, 5, 21), "ingezonden op 21 mei 2026, na de uiterste dag Vastgestelde begroting inzenden"),
        (None, "uiterste dag voorbij, inzenden niet vastgelegd Vastgestelde begroting inzenden"),
    ],
)
def test_two_weeks_after_a_meeting_on_6_may(clerk, fire, region, handed_in_on, says):
    """By hand: adopted on 6 May 2026, so sent in by 20 May."""
    BoardMeeting.objects.filter(pk=board_meets(region, date(2026, 5, 6)).pk).update(handed_in_on=handed_in_on)
    assert says in text_of(clerk.get(fire))
    states = {
        row["Moment"]: row["Stand"] for row in exported(clerk, fire, {"jaar": "2026"}) if not row["Overheid"]
    }
    assert states["Vastgestelde begroting inzenden"] == says.partition(" Vastgestelde")[0]


def test_before_its_last_day_nothing_is_said(clerk, fire, region):
    board_meets(region, date(2026, 5, 27))
    assert "inzenden niet vastgelegd" not in text_of(clerk.get(fire))


def test_it_is_filled_in_with_the_meeting_and_not_before_it(clerk, fire, region):
    answer = clerk.post(adding(region), MEETING | {"handed_in_on": "2026-07-01"})
    assert answer.status_code == 422
    assert "Dat is voor de vergadering; kijk een van beide dagen na." in text_of(answer)
    clerk.post(adding(region), MEETING | {"handed_in_on": "2026-07-20"})
    [row] = BoardMeeting.objects.all()
    assert row.handed_in_on == date(2026, 7, 20)
    where = reverse("councils:correct-day", args=["vergadering", row.public_id])
    assert 'value="2026-07-20"' in clerk.get(where).content.decode()
