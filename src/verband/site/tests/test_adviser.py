"""An external adviser reads along in the one room that asked for advice, until the end date, and nowhere else."""

from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from verband.rooms.common.audience import Audience, audience_of
from verband.rooms.councils.choices import Occasion
from verband.rooms.councils.models import BoardMeeting, Feed
from verband.rooms.councils.services.feeds import make_feed
from verband.rooms.councils.tests.planned import put
from verband.rooms.history.services import Ledger
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.forms.people import ROOMS
from verband.rooms.register.models import Affiliation, Publication
from verband.rooms.register.services.people import give_role
from verband.rooms.register.tests.cast import SINCE, person, window
from verband.rooms.register.tests.pages import addresses, text_of
from verband.site.tests.addresses import READ, VIEWS, address

FOR_PARTNERS = [name for name in READ if audience_of(VIEWS[name]) in {Audience.PARTNERS, Audience.PUBLISHED}]
ADVISED = sorted(set(ROOMS) - {""})
ENDS = date(2027, 1, 1)


def adviser(room: str):
    return person("adviseur", AffiliationRole.ADVISER, room=room, valid_to=ENDS)


def now() -> datetime:
    return timezone.now()


def test_every_room_with_pages_for_partners_can_ask_for_advice():
    assert {name.partition(":")[0] for name in FOR_PARTNERS} - {"register"} <= set(ADVISED)


@pytest.mark.parametrize("room", ADVISED)
def test_a_role_is_given_for_the_room_and_told_by_its_name(cast, room):
    values = {
        "role": AffiliationRole.ADVISER,
        "party": "",
        "room": room,
        "on": "2026-05-01",
        "until": "2027-01-01",
    }
    where = reverse("register:roles", args=[cast.buitenstaander.public_id])
    assert window(cast.beheerder).post(where, values).status_code == 302
    assert Affiliation.objects.get(user=cast.buitenstaander).room == room
    assert ROOMS[room] in text_of(window(cast.buitenstaander).get(reverse("accounts:profile")))


@pytest.mark.parametrize("room", ADVISED)
def test_the_pages_of_that_room_open_and_those_of_others_are_not_there(region, room):
    browser = window(adviser(room))
    got = {name: browser.get(address(name, region)).status_code for name in FOR_PARTNERS}
    assert got == {name: 200 if name.startswith(f"{room}:") else 404 for name in FOR_PARTNERS}


@pytest.mark.parametrize("room", ADVISED)
def test_after_the_end_date_no_page_is_there(region, room):
    browser = window(person("voorbij", AffiliationRole.ADVISER, room=room, valid_to=date(2026, 6, 1)))
    assert {browser.get(address(name, region)).status_code for name in FOR_PARTNERS} == {404}


@pytest.mark.parametrize(
    ("room", "reads_along"), [("councils", True), ("patchwork", False), ("register", False)]
)
def test_what_stands_on_a_published_page_for_partners_is_for_who_advises_there(region, room, reads_along):
    for page in ("calendar", "council", "grid", "moment-ics"):
        Publication.objects.create(page=f"councils:{page}", valid_from=date(2026, 1, 1))
    row = put(region, region.houten, document="https://example.org/stuk.pdf", received_on=date(2026, 4, 1))
    browser = window(adviser(room))
    piece = reverse("councils:consultation", args=[row.public_id])
    council = browser.get(reverse("councils:council", args=[region.houten.public_id]), {"jaar": 2026})
    assert (piece in addresses(council)) == reads_along
    grid = browser.get(reverse("councils:grid"))
    assert (reverse("councils:collisions") in grid.content.decode()) == reads_along
    calendar = browser.get(reverse("councils:calendar", args=[region.fire.public_id])).content.decode()
    assert (reverse("councils:feeds") in calendar) == reads_along
    moment = [region.fire.public_id, "zienswijze-begroting", 2027]
    file = browser.get(reverse("councils:moment-ics", args=moment), {"raad": str(region.houten.public_id)})
    assert (b"stuk.pdf" in file.content.replace(b"\r\n ", b"")) == reads_along


@pytest.mark.parametrize(("room", "reads_along"), [("councils", True), ("patchwork", False)])
def test_the_history_of_a_room_is_for_who_advises_there(cast, region, room, reads_along):
    row = BoardMeeting(partnership=region.fire, on=date(2026, 7, 8), occasion=Occasion.BUDGET, year=2027)
    ledger = Ledger(at=now(), by=cast.griffier)
    ledger.create(row, "bestuursvergadering van juli")
    ledger.close()
    told = text_of(window(adviser(room)).get(reverse("history:recent")))
    assert ("bestuursvergadering van juli" in told) == reads_along


@pytest.mark.parametrize("room", ADVISED)
def test_what_partners_told_of_a_partnership_is_for_no_adviser(region, room):
    region.fire.remarks.create(
        text="Dit zeiden zij in vertrouwen.", round_name="ronde", told_from=SINCE, told_to=SINCE
    )
    told = text_of(window(adviser(room)).get(region.fire.get_absolute_url()))
    assert "in vertrouwen" not in told


def test_a_calendar_of_an_adviser_works_until_the_end_date_and_in_that_room_only(region):
    kept, other = adviser("councils"), adviser("patchwork")
    where = reverse("councils:feeds")
    chosen = {"of": f"raad:{region.houten.public_id}", "alarm": ""}
    assert window(kept).post(f"{where}?raad={region.houten.public_id}", chosen).status_code in {200, 302}
    assert Feed.objects.filter(owner=kept).count() == 1
    assert window(other).post(where, chosen).status_code == 404
    _, secret = make_feed(owner=kept, party=region.houten, at=now())
    feed = reverse("councils:feed", args=[secret])
    assert Client().get(feed).status_code == 200
    Affiliation.objects.filter(user=kept).update(valid_to=date(2026, 6, 1))
    assert Client().get(feed).status_code in {404, 410}
    _, secret = make_feed(owner=other, party=region.houten, at=now())
    assert Client().get(reverse("councils:feed", args=[secret])).status_code in {404, 410}


def test_an_adviser_of_two_rooms_holds_two_roles(cast, region):
    for room in ADVISED:
        give_role(
            user=cast.buitenstaander,
            role=AffiliationRole.ADVISER,
            party=None,
            room=room,
            on=date(2026, 5, 1),
            until=ENDS,
            at=now(),
            by=None,
        )
    browser = window(cast.buitenstaander)
    assert {
        browser.get(address(name, region)).status_code for name in ("councils:start", "patchwork:overview")
    } == {200}
