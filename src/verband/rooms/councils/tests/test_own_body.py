"""Who works for the own body of a partnership finds that partnership, and no council; it is 1 June 2026."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.councils.choices import Occasion
from verband.rooms.councils.models import BoardItem, BoardMeeting, DeviatingView
from verband.rooms.councils.tests.pieces import piece, returned
from verband.rooms.history.models import Event
from verband.rooms.history.services import undo_batch
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.pages import addresses, text_of

OPEN = (
    "start",
    "consultations",
    "member-dossiers",
    "preparation",
    "rapporteurs",
    "agreements",
    "seats-ending",
)
NOTE = {"title": "Begroting 2027", "asked": "Vaststellen.", "note": "De lasten stijgen."}
SECRET = "Houten wil eerst een onderzoek"


@pytest.fixture
def secretary(region):
    """Sign in the secretary of the board of the waste service."""
    return person("bestuurssecretaris", AffiliationRole.CLERK, region.waste_body)


@pytest.fixture
def browser(secretary):
    return window(secretary)


@pytest.fixture
def meeting(region) -> BoardMeeting:
    return BoardMeeting.objects.create(
        partnership=region.waste, on=date(2026, 7, 1), occasion=Occasion.BUDGET, year=2027
    )


@pytest.fixture
def item(meeting, region) -> BoardItem:
    return BoardItem.objects.create(meeting=meeting, drafted_by=region.houten, **NOTE)


def test_the_start_shows_the_own_partnership_and_what_lies_before_its_councils(browser, region, meeting):
    returned(region)
    piece(region, region.nieuwegein)
    said = text_of(browser.get(reverse("councils:start")))
    assert "Uw regeling: Afvaldienst Lek" in said
    assert "wat eraan komt" not in said
    assert "1 juli 2026" in said
    assert "ontwerpbegroting 2027 zienswijze over 2027 1 april 2026 1 van 2 1" in said
    assert f"{reverse('councils:opinions')}?verband={region.waste.public_id}&jaar=2027" in addresses(
        browser.get(reverse("councils:start"))
    )


@pytest.mark.parametrize("name", OPEN)
def test_no_page_leads_to_a_page_that_is_not_there(browser, region, meeting, name):
    piece(region)
    there = {one for one in addresses(browser.get(reverse(f"councils:{name}"))) if "/betrekken/" in one}
    assert {one: browser.get(one).status_code for one in there if browser.get(one).status_code == 404} == {}
    body = str(region.waste_body.public_id)
    assert [one for one in there if body in one] == []


@pytest.mark.parametrize("role", [AffiliationRole.CLERK, AffiliationRole.EDITOR])
def test_the_own_body_writes_the_shared_note(region, meeting, role):
    browser = window(person("bureau", role, region.waste_body))
    assert "1 juli 2026" in text_of(browser.get(reverse("councils:preparation")))
    where = reverse("councils:add-item", args=[meeting.public_id])
    answer = browser.post(where, NOTE | {"drafted_by": str(region.waste_body.public_id)})
    assert answer.status_code == 302
    [added] = BoardItem.objects.all()
    assert added.drafted_by == region.waste_body
    assert "De lasten stijgen." in text_of(browser.get(answer.url))
    assert browser.get(reverse("councils:change-item", args=[added.public_id])).status_code == 200


def test_the_own_body_takes_its_own_item_back(browser, secretary, region, meeting):
    where = reverse("councils:add-item", args=[meeting.public_id])
    browser.post(where, NOTE | {"drafted_by": str(region.waste_body.public_id)})
    event = Event.objects.get(object_kind=BoardItem.told_as)
    undo_batch(batch=event.batch, at=event.moment, on=date(2026, 6, 1), by=secretary)
    assert not BoardItem.objects.exists()


def test_the_own_body_reads_no_view_of_a_partner_before_it_is_released(browser, region, item):
    view = DeviatingView.objects.create(item=item, party=region.houten, text=SECRET)
    pages = [
        reverse("councils:item", args=[item.public_id]),
        reverse("councils:preparation"),
        reverse("councils:preparation-meeting", args=[item.meeting.public_id]),
        reverse("councils:preparation-bundle", args=[item.meeting.public_id]),
        reverse("history:recent"),
    ]
    assert [each for each in pages if SECRET in text_of(browser.get(each))] == []
    assert browser.get(
        reverse("councils:write-view", args=[item.public_id, region.houten.public_id])
    ).status_code == 404  # fmt: skip
    view.released_on = date(2026, 6, 1)
    view.save()
    assert [each for each in pages if SECRET in text_of(browser.get(each))] == [pages[0], pages[3]]


def test_another_board_stays_shut(browser, region):
    other = BoardMeeting.objects.create(
        partnership=region.fire, on=date(2026, 7, 1), occasion=Occasion.BUDGET, year=2027
    )
    assert browser.get(reverse("councils:preparation-meeting", args=[other.public_id])).status_code == 404
    assert browser.get(reverse("councils:lay", args=[region.fire.public_id])).status_code == 404


def test_who_only_reads_along_for_the_own_body_reads_no_notes(region, item):
    reader = window(person("lezer", AffiliationRole.READER, region.waste_body))
    assert reader.get(reverse("councils:item", args=[item.public_id])).status_code == 404
    assert reader.get(reverse("councils:start")).status_code == 200


def test_the_secretary_plans_the_meetings_of_the_own_board(browser, region):
    where = reverse("councils:add-day", args=[region.waste.public_id, "vergadering"])
    told = {"on": "2026-07-01", "occasion": "budget", "year": "2027", "note": ""}
    assert browser.post(where, told).status_code == 302
    assert BoardMeeting.objects.get().partnership == region.waste


def test_its_secretary_finds_dates_in_common_for_its_own_councils(browser, region):
    """Without anything that collides too: from the calendar, from the start, and from the dates of all."""
    own = reverse("councils:dates-for", args=[region.waste.public_id])
    for page in (
        reverse("councils:calendar", args=[region.waste.public_id]),
        reverse("councils:start"),
        reverse("councils:common-dates"),
    ):
        assert own in {one.partition("?")[0] for one in addresses(browser.get(page))}, page


def test_who_works_for_no_body_is_offered_none(cast, region):
    page = window(cast.griffier).get(reverse("councils:common-dates"))
    assert "Uw regeling" not in text_of(page)
