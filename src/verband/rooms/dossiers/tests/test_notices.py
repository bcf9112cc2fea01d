"""Owners read of emergency access on every page they open, until they have seen it; nobody else does."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from verband.rooms.dossiers.choices import Capacity
from verband.rooms.dossiers.models import DossierReader, EmergencyOpening, SeenOpening
from verband.rooms.dossiers.selectors.notices import AT_ONCE, openings_to_see
from verband.rooms.dossiers.services.destruction import destroy_dossier
from verband.rooms.dossiers.services.emergencies import ask_opening, close_opening, second_opening
from verband.rooms.dossiers.services.noticing import mark_opening_seen
from verband.rooms.dossiers.services.readers import grant
from verband.rooms.dossiers.tests.conftest import TITLE, window

ANYWHERE = reverse("accessibility")
SENTENCE = "is noodtoegang gevraagd tot een dossier van u"
REASON = "De eigenaar is overleden en er loopt een termijn."


@pytest.fixture
def asked(dossier, people, at) -> EmergencyOpening:
    return ask_opening(dossier=dossier, reason=REASON, at=at, by=people.administrator)


def reads(user) -> bool:
    return SENTENCE in window(user).get(ANYWHERE).content.decode()


def press(user, opening, **values):
    return window(user).post(reverse("dossiers:seen", args=[opening.public_id]), values)


def test_an_owner_reads_it_on_any_page_with_the_way_to_the_dossier(asked, dossier, people):
    page = window(people.owner).get(ANYWHERE).content.decode()
    assert f"{SENTENCE}. Nu: wacht op een tweede persoon." in page
    assert reverse("dossiers:dossier", args=[dossier.public_id]) in page
    assert (TITLE in page, REASON in page) == (False, False)


@pytest.mark.parametrize("who", ["contributor", "reader", "outsider", "administrator", "second"])
def test_others_read_nothing_of_it_and_cannot_take_it_away(asked, people, who):
    user = getattr(people, who)
    assert not reads(user)
    assert press(user, asked).status_code == 404
    assert reads(people.owner)


def test_without_an_account_there_is_nothing_to_read_nor_to_press(asked):
    assert not reads(None)
    assert press(None, asked).status_code == 302
    assert not SeenOpening.objects.exists()


def test_it_stays_until_it_is_pressed_away_and_twice_is_no_harm(asked, people):
    assert [reads(people.owner), reads(people.owner)] == [True, True]
    answers = [press(people.owner, asked, terug=ANYWHERE) for _ in range(2)]
    assert [(answer.status_code, answer.url) for answer in answers] == [(302, ANYWHERE)] * 2
    assert not reads(people.owner)
    assert SeenOpening.objects.count() == 1


def test_nobody_is_sent_to_another_site(asked, people):
    assert press(people.owner, asked, terug="//elders.test/").url == reverse("dossiers:dossiers")


def test_looking_at_the_dossier_is_seeing_it(asked, dossier, people):
    window(people.owner).get(reverse("dossiers:dossier", args=[dossier.public_id]))
    assert not reads(people.owner)


def test_a_reader_who_looks_at_the_dossier_takes_nothing_away(asked, dossier, people):
    window(people.reader).get(reverse("dossiers:dossier", args=[dossier.public_id]))
    assert reads(people.owner)


def test_each_owner_sees_it_for_oneself(asked, dossier, people, at):
    grant(
        dossier=dossier, user=people.contributor, capacity=Capacity.OWNER, until=None, at=at, by=people.owner
    )
    press(people.owner, asked)
    assert (reads(people.owner), reads(people.contributor)) == (False, True)


def test_that_it_was_opened_is_news_again(asked, people, at):
    mark_opening_seen(public_id=asked.public_id, at=at, by=people.owner)
    assert not reads(people.owner)
    second_opening(opening=asked, at=at + timedelta(microseconds=1), by=people.second)
    [unseen] = openings_to_see(people.owner, at + timedelta(seconds=2))
    assert unseen.sentence.endswith("Nu: open.")
    press(people.owner, asked)
    close_opening(opening=asked, at=at + timedelta(hours=1), by=people.owner)
    assert not reads(people.owner)


def test_it_waits_for_an_owner_who_was_away_for_long(asked, people, at):
    assert openings_to_see(people.owner, at + timedelta(days=400))


def test_who_owns_no_more_reads_no_more(asked, people):
    DossierReader.objects.filter(user=people.owner).update(
        valid_from=date(2020, 1, 1), valid_to=date(2020, 2, 1)
    )
    assert not reads(people.owner)
    with pytest.raises(Http404):
        mark_opening_seen(public_id=asked.public_id, at=asked.asked_at, by=people.owner)


def test_of_a_destroyed_dossier_nothing_is_told(asked, dossier, people, at):
    destroy_dossier(dossier=dossier, at=at, by=people.owner)
    assert not reads(people.owner)
    assert press(people.owner, asked).status_code == 404


def test_many_are_told_a_few_at_a_time(asked, dossier, people, at):
    for minutes in range(AT_ONCE + 2):
        later = at - timedelta(minutes=minutes + 1)
        EmergencyOpening.objects.create(
            dossier=dossier, asked_by=people.second, asked_at=later, reason=REASON
        )
    assert len(openings_to_see(people.owner, at)) == AT_ONCE


def test_it_costs_one_query_on_a_page_and_none_for_the_public(asked, people):
    def asked_of(user):
        browser = window(user)
        with CaptureQueriesContext(connection) as captured:
            browser.get(ANYWHERE)
        return sum("dossiers_emergencyopening" in query["sql"] for query in captured)

    assert [asked_of(user) for user in (people.owner, people.outsider, None)] == [1, 1, 0]
