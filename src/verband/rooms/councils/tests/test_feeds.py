"""Calendars that people subscribe to: who makes them, for whom their address works, and for how long."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from verband.rooms.accounts.services.accounts import end_account, restore_account
from verband.rooms.councils.models import Feed, FeedEntry
from verband.rooms.councils.selectors import feeds as selectors
from verband.rooms.councils.services import feed_entries
from verband.rooms.councils.services.feeds import MOST, make_feed
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.pages import text_of

NOW = datetime(2026, 6, 1, 10, tzinfo=UTC)
WHERE = reverse("councils:feeds")


@pytest.fixture(autouse=True)
def now(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def address(owner, **of) -> str:
    _, secret = make_feed(owner=owner, at=NOW, **of)
    return reverse("councils:feed", args=[secret])


def made_by(user, of, alarm="") -> str:
    """Make a calendar by hand and return the path of its address."""
    browser = window(user)
    answer = browser.post(WHERE, {"of": of, "alarm": alarm})
    assert answer.status_code == 302, text_of(answer)
    shown = browser.get(answer.url).content.decode()
    return "/" + shown.partition("<code data-announce>")[2].partition("<")[0].split("/", 3)[3]


def test_a_clerk_makes_a_calendar_whose_address_is_shown_once(cast, region):
    browser = window(cast.griffier)
    browser.post(WHERE, {"of": f"raad:{region.houten.public_id}", "alarm": "7"})
    first, again = browser.get(WHERE).content.decode(), browser.get(WHERE).content.decode()
    secret = first.partition("/agenda/abonnement/")[2].partition("/")[0]
    feed = Feed.objects.get()
    assert len(secret) == 43
    assert secret not in again
    assert feed.digest == sha256(secret.encode()).hexdigest()
    assert (feed.owner, feed.party, feed.alarm_days) == (cast.griffier, region.houten, 7)
    assert "Raad van Houten" in again
    assert "7 dagen vooraf" in again


def test_the_address_works_without_signing_in(cast, region):
    answer = Client().get(made_by(cast.griffier, f"raad:{region.houten.public_id}"))
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert answer["Cache-Control"] == "private, no-cache"
    assert "Set-Cookie" not in answer
    assert Calendar.from_ical(answer.content)["X-WR-CALNAME"] == "Raad van Houten"


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        ("griffier", {"alles wat ik volg", "raad van Houten"}),
        ("raadslid", {"alles wat ik volg", "raad van Houten"}),
        ("ambtenaar", {"alles wat ik volg", "raad van Houten", "Veiligheidsregio Lek"}),
        ("programmateam", {"alles wat ik volg", "raad van Houten", "raad van Nieuwegein"}),
    ],
)
def test_everyone_is_offered_what_is_theirs(cast, who, offered):
    page = text_of(window(getattr(cast, who)).get(WHERE))
    assert [words for words in offered if words not in page] == []


@pytest.mark.parametrize(
    "who", ["buitenstaander", "toezichthouder", "opdrachtgever", "beheerder", "adviseur"]
)
def test_who_is_no_partner_makes_none(cast, region, who):
    answer = window(getattr(cast, who)).post(WHERE, {"of": f"raad:{region.houten.public_id}"})
    assert answer.status_code == 404
    assert not Feed.objects.exists()


def test_a_page_elsewhere_leads_to_a_calendar_of_another_council(cast, region):
    where = f"{WHERE}?raad={region.nieuwegein.public_id}"
    browser = window(cast.griffier)
    assert f'value="raad:{region.nieuwegein.public_id}" selected' in browser.get(where).content.decode()
    browser.post(where, {"of": f"raad:{region.nieuwegein.public_id}", "alarm": ""})
    assert Feed.objects.get().party == region.nieuwegein


@pytest.mark.parametrize("asked", ["raad=niets", "raad=00000000-0000-0000-0000-000000000000", "regeling=x"])
def test_an_address_that_asks_for_nothing_known_says_so(cast, asked):
    page = text_of(window(cast.griffier).get(f"{WHERE}?{asked}"))
    assert "De raad of het samenwerkingsverband uit het adres is er niet." in page


@pytest.mark.parametrize("of", ["", "raad:onzin", "raad:00000000-0000-0000-0000-000000000000", "alles:x"])
def test_a_choice_that_was_not_offered_makes_nothing(cast, of):
    assert window(cast.griffier).post(WHERE, {"of": of, "alarm": ""}).status_code == 422
    assert not Feed.objects.exists()


def test_nobody_has_more_than_a_handful(cast, region):
    for _ in range(MOST):
        make_feed(owner=cast.griffier, party=region.houten, at=NOW)
    answer = window(cast.griffier).post(WHERE, {"of": f"raad:{region.houten.public_id}", "alarm": ""})
    assert answer.status_code == 422
    assert f"U hebt al {MOST} abonnementen." in text_of(answer)


def test_revoking_asks_first_and_works_at_once(cast, region):
    where = address(cast.griffier, party=region.houten)
    browser, revoke = (
        window(cast.griffier),
        reverse("councils:revoke-feed", args=[Feed.objects.get().public_id]),
    )
    assert "werkt daarna nergens meer" in text_of(browser.get(revoke))
    assert Client().get(where).status_code == 200
    assert browser.post(revoke).url == WHERE
    assert Client().get(where).status_code == 404
    assert "U hebt nog geen abonnementen" in text_of(browser.get(WHERE))


def test_a_second_click_finds_nothing_to_revoke(cast, region):
    address(cast.griffier, party=region.houten)
    revoke = reverse("councils:revoke-feed", args=[Feed.objects.get().public_id])
    assert [window(cast.griffier).post(revoke).status_code for _ in range(2)] == [302, 404]


@pytest.mark.parametrize("who", ["raadslid", "ambtenaar", "programmateam"])
def test_nobody_revokes_the_calendar_of_someone_else(cast, region, who):
    where = address(cast.griffier, party=region.houten)
    revoke = reverse("councils:revoke-feed", args=[Feed.objects.get().public_id])
    browser = window(getattr(cast, who))
    assert (browser.get(revoke).status_code, browser.post(revoke).status_code) == (404, 404)
    assert Client().get(where).status_code == 200


def test_every_address_that_does_not_work_gives_the_same_answer(cast, region):
    unknown = Client().get(reverse("councils:feed", args=["a" * 43]))
    revoked = address(cast.griffier, party=region.houten)
    Feed.objects.update(revoked_at=NOW)
    left = person("oud", AffiliationRole.CLERK, region.houten)
    gone = address(left, party=region.houten)
    left.affiliations.update(valid_to=date(2026, 6, 1))
    own = {"X-Request-Id"}
    answers = [unknown, Client().get(revoked), Client().get(gone)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({str({k: v for k, v in answer.items() if k not in own}) for answer in answers}) == 1


def test_an_ended_account_ends_its_calendars_for_good(cast, region):
    where = address(cast.griffier, party=region.houten)
    end_account(user=cast.griffier, at=NOW + timedelta(hours=1), by=cast.beheerder)
    assert Client().get(where).status_code == 404
    restore_account(user=cast.griffier, at=NOW + timedelta(hours=2), by=cast.beheerder)
    type(cast.griffier).objects.filter(pk=cast.griffier.pk).update(is_active=True)
    assert Client().get(where).status_code == 404
    assert Client().get(address(cast.raadslid, party=region.houten)).status_code == 200


def test_a_role_that_begins_again_opens_the_address_again(cast, region):
    where = address(cast.raadslid)
    cast.raadslid.affiliations.update(valid_to=date(2026, 6, 1))
    assert Client().get(where).status_code == 404
    cast.raadslid.affiliations.update(valid_to=None)
    assert Client().get(where).status_code == 200


def test_what_someone_follows_goes_with_the_roles(cast, region):
    where = address(cast.griffier)
    before = titles(where)
    cast.griffier.affiliations.update(party=region.water)
    assert before
    assert titles(where) != before


def titles(where: str) -> set[str]:
    return {str(event["SUMMARY"]) for event in Calendar.from_ical(Client().get(where).content).walk("VEVENT")}


def test_the_day_of_reading_is_kept_and_shown(cast, region):
    where = address(cast.griffier, party=region.houten)
    assert "nog niet" in text_of(window(cast.griffier).get(WHERE))
    Client().get(where)
    assert Feed.objects.get().last_read_on == date(2026, 6, 1)
    assert "1 juni 2026" in text_of(window(cast.griffier).get(WHERE))


def test_a_program_that_has_the_calendar_gets_nothing_anew(cast, region, django_assert_max_num_queries):
    where = address(cast.griffier, party=region.houten)
    first = Client().get(where)
    with django_assert_max_num_queries(6):
        again = Client().get(where, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    later = Client().get(where, headers={"If-Modified-Since": first["Last-Modified"]})
    assert later.status_code == 304


def test_a_deed_makes_a_program_fetch_anew(cast, region):
    where = address(cast.griffier, party=region.houten)
    tag = Client().get(where)["ETag"]
    add = reverse("councils:add-day", args=[region.fire.public_id, "vergadering"])
    sent = {"on": "2026-07-04", "occasion": "budget", "year": "2027"}
    assert window(cast.griffier).post(add, sent).status_code == 302
    assert Client().get(where, headers={"If-None-Match": tag}).status_code == 200


def test_a_packed_answer_is_recognised_as_well(cast, region):
    where = address(cast.griffier, party=region.houten)
    packed = Client().get(where, headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert Client().get(where, headers={"If-None-Match": packed["ETag"]}).status_code == 304


def test_an_address_cannot_be_posted_to(cast, region):
    assert Client().post(address(cast.griffier, party=region.houten)).status_code == 405


def test_two_calendars_of_one_council_share_their_entries(cast, region):
    for owner in (cast.griffier, cast.raadslid):
        Client().get(address(owner, party=region.houten))
    assert FeedEntry.objects.filter(sequence__gt=0).count() == 0
    assert FeedEntry.objects.count() == len(set(FeedEntry.objects.values_list("uid", flat=True)))


def test_who_looked_before_someone_else_wrote_writes_nothing_anew(cast, region, monkeypatch):
    where, read = address(cast.griffier, party=region.houten), feed_entries._known
    first = Client().get(where).content
    looks = []

    def too_early(scope, rows=None):
        looks.append(scope)
        return {} if len(looks) == 1 else read(scope, rows)

    monkeypatch.setattr(feed_entries, "_known", too_early)
    assert Client().get(where).content == first
    assert len(looks) == 3


def test_it_is_the_role_that_keeps_an_address_open(cast, region, monkeypatch):
    where = address(cast.toezichthouder, party=region.houten)
    assert Client().get(where).status_code == 404
    monkeypatch.setattr(selectors, "belongs", lambda *_: True)
    assert Client().get(where).status_code == 200
