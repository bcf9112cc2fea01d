"""What someone signed in was shown is kept by no browser and by nothing on the way; what is for everyone may be."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse

from verband.rooms.common.api.version import BASE
from verband.rooms.councils.choices import Occasion
from verband.rooms.councils.models import BoardItem, BoardMeeting
from verband.rooms.councils.tests.test_feeds import made_by
from verband.rooms.register.tests.cast import window

NOWHERE = "private, no-store"


@pytest.fixture
def official(cast) -> Client:
    return window(cast.ambtenaar)


@pytest.fixture
def item(region, today) -> BoardItem:
    meeting = BoardMeeting.objects.create(
        partnership=region.fire, on=today, occasion=Occasion.BUDGET, year=2027
    )
    return BoardItem.objects.create(meeting=meeting, title="Begroting", asked="x", drafted_by=region.houten)


@pytest.mark.parametrize(
    "where",
    [reverse("home"), reverse("jobs:my-work"), f"{reverse('councils:opinions')}?formaat=csv", "/niets/"],
    ids=["page for everyone", "page for oneself", "file", "nothing there"],
)
def test_an_answer_to_someone_signed_in_is_kept_nowhere(official, region, where):
    assert official.get(where)["Cache-Control"] == NOWHERE


@pytest.mark.parametrize("name", ["item", "preparation-meeting", "preparation-bundle", "remove-item"])
def test_what_a_board_is_advised_is_kept_nowhere(official, item, name):
    row = item if "item" in name else item.meeting
    assert official.get(reverse(f"councils:{name}", args=[row.public_id]))["Cache-Control"] == NOWHERE


@pytest.mark.parametrize("where", [reverse("home"), reverse("register:parties")], ids=["start", "list"])
def test_what_everyone_may_see_may_be_kept(region, where):
    assert "Cache-Control" not in Client().get(where)


def test_who_signed_out_gets_pages_for_everyone_again(official, region):
    official.post(reverse("accounts:sign-out"))
    assert SESSION_KEY not in official.session
    assert "Cache-Control" not in official.get(reverse("home"))


def test_a_calendar_says_itself_how_long_it_is_kept_and_is_not_sent_twice(cast, official, region):
    where = made_by(cast.griffier, f"raad:{region.houten.public_id}")
    first = official.get(where)
    assert first["Cache-Control"] == "private, no-cache"
    assert official.get(where, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_what_a_program_has_already_is_not_sent_twice(official, region):
    first = official.get(f"{BASE}/partijen")
    assert first["Cache-Control"] == "no-store"
    assert official.get(f"{BASE}/partijen", headers={"If-None-Match": first["ETag"]}).status_code == 304
