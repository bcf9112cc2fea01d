"""Who sees which page: the whole cast at every address, against what is declared beside each view."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.urls import resolve, reverse

from verband.rooms.common.audience import Audience, audience_of
from verband.rooms.register.models import Publication
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import addresses, text_of
from verband.site import navigation
from verband.site.doorkeeper import Doorkeeper
from verband.site.navigation import furniture
from verband.site.publishing import GROUPS
from verband.site.tests.addresses import PATTERNS, READ, VIEWS, address, any_address

TOKEN = re.compile(r'value="[A-Za-z0-9]{64}"')
"""What keeps a form from being forged differs on each page."""
SHOWN, TO_SIGN_IN, NOTHING_HERE = 200, 302, 404
PARTNERS = {"raadslid", "bestuurder", "ambtenaar", "griffier", "programmateam"}
ACCOUNTS = {*PARTNERS, "buitenstaander", "toezichthouder", "opdrachtgever", "adviseur", "beheerder"}
CIRCLES = {
    Audience.PUBLIC: {"inwoner", *ACCOUNTS},
    Audience.SIGNED_IN: ACCOUNTS,
    Audience.PUBLISHED: PARTNERS,
    Audience.PARTNERS: PARTNERS,
    Audience.EDITORS: {"ambtenaar", "programmateam"},
    Audience.TEAM: {"programmateam"},
    Audience.ADMINISTRATORS: {"beheerder"},
}


def is_meant_for(name, who):
    """Whether an address is meant for someone, by what is declared there alone."""
    circle = audience_of(VIEWS[name])
    asked_for_advice = who == "adviseur" and name.startswith("patchwork:")
    return who in CIRCLES[circle] or (asked_for_advice and circle in {Audience.PUBLISHED, Audience.PARTNERS})


def expected(name, who):
    """Return the answer that someone gets at an address."""
    if is_meant_for(name, who):
        return SHOWN
    return TO_SIGN_IN if who == "inwoner" else NOTHING_HERE


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_whoever_is_not_meant_comes_no_further_than_the_door(cast, region, name):
    where = any_address(name)
    for who, user in cast.everyone().items():
        if not is_meant_for(name, who):
            assert window(user).get(where).status_code == expected(name, who), who
            assert window(user).post(where).status_code == expected(name, who), who


@pytest.mark.parametrize("name", READ)
def test_everyone_gets_the_answer_that_the_declaration_promises(cast, region, name):
    where = address(name, region)
    got = {who: window(user).get(where).status_code for who, user in cast.everyone().items()}
    assert got == {who: expected(name, who) for who in cast.everyone()}


def test_every_page_for_partners_can_be_published_in_one_group():
    grouped = [page for pages in GROUPS.values() for page in pages]
    for_partners = {name for name, view in VIEWS.items() if audience_of(view) == Audience.PUBLISHED}
    assert sorted(grouped) == sorted(for_partners)


def test_a_published_page_is_for_everyone_from_its_day(cast, region, today):
    where = address("patchwork:matrix", region)
    Publication.objects.create(page="patchwork:matrix", valid_from=today)
    assert window(None).get(where).status_code == SHOWN
    assert window(None).get(address("patchwork:load", region)).status_code == TO_SIGN_IN


def test_pictures_lead_a_visitor_to_open_ones_only_and_name_the_others(cast, region, today):
    Publication.objects.create(page="patchwork:overview", valid_from=today)
    Publication.objects.create(page="patchwork:matrix", valid_from=today)
    where = address("patchwork:overview", region)
    open_to_all, all_of_them = (window(each).get(where) for each in (None, cast.raadslid))
    tabs = {reverse(f"patchwork:{name}") for name in all_of_them.context["pages"]}
    assert {link.partition("?")[0] for link in addresses(open_to_all)} & tabs == {
        where,
        address("patchwork:matrix", region),
    }
    assert "Voor aangemelde partners van de regio zijn er ook: Regelingen" in text_of(open_to_all)
    assert tabs <= {link.partition("?")[0] for link in addresses(all_of_them)}
    assert "Voor aangemelde partners" not in text_of(all_of_them)


@pytest.mark.parametrize(
    ("name", "network"),
    [
        ("register:party", "patchwork:network-party"),
        ("register:partnership", "patchwork:network-partnership"),
    ],
)
def test_a_record_leads_to_its_network_for_whom_that_is_open(cast, region, name, network):
    def leads(who):
        return address(network, region) in addresses(window(who).get(address(name, region)))

    assert (leads(None), leads(cast.raadslid)) == (False, True)


def test_a_withdrawn_page_is_for_partners_again(cast, region, today):
    Publication.objects.create(page="patchwork:matrix", valid_from=today, valid_to=today)
    assert window(None).get(address("patchwork:matrix", region)).status_code == TO_SIGN_IN
    assert window(cast.raadslid).get(address("patchwork:matrix", region)).status_code == SHOWN


def test_a_role_that_has_ended_opens_nothing(cast, region, today):
    cast.raadslid.affiliations.update(valid_to=today)
    assert window(cast.raadslid).get(address("patchwork:matrix", region)).status_code == NOTHING_HERE


def test_an_account_that_has_ended_is_nobody(cast, region):
    browser = window(cast.raadslid)
    type(cast.raadslid).objects.filter(pk=cast.raadslid.pk).update(is_active=False)
    assert browser.get(address("patchwork:matrix", region)).status_code == TO_SIGN_IN


def test_asking_to_sign_in_leads_back_to_the_page(region):
    where = address("patchwork:shared", region)
    answer = window(None).get(where)
    assert answer.url.endswith("&ander=" + str(region.nieuwegein.public_id)) or "ander%3D" in answer.url


def test_a_page_that_is_not_for_you_answers_as_one_that_does_not_exist(cast, region):
    browser = window(cast.toezichthouder)
    where, nowhere = address("patchwork:load", region), "/beeld/bestaat-niet/"
    closed, missing = (TOKEN.sub("", browser.get(path).content.decode()) for path in (where, nowhere))
    assert closed.replace(where, nowhere) == missing


def test_a_view_that_says_nothing_of_whom_it_is_for_is_for_nobody(cast, rf):
    def forgotten(_request):
        raise AssertionError

    request = rf.get("/overheden/")
    request.resolver_match = resolve("/overheden/")
    for request.user in (AnonymousUser(), cast.programmateam, cast.beheerder):
        with pytest.raises(Http404):
            Doorkeeper(forgotten).process_view(request, forgotten, (), {})


def test_a_page_that_says_nothing_of_whom_it_is_for_stands_in_no_menu(cast, rf, monkeypatch):
    def menu():
        request = rf.get("/")
        request.user = cast.programmateam
        return {item.label for item in furniture(request)["navigation"]}

    before = menu()
    monkeypatch.delattr(VIEWS["register:parties"], "audience")
    navigation._circle.cache_clear()
    found = menu()
    monkeypatch.undo()
    navigation._circle.cache_clear()
    assert before - found == {"Overheden"}


def test_a_planted_breach_is_caught(cast, region, monkeypatch):
    monkeypatch.setattr(VIEWS["patchwork:load"], "audience", Audience.PUBLIC)
    assert window(cast.toezichthouder).get(address("patchwork:load", region)).status_code == SHOWN
    monkeypatch.undo()
    assert expected("patchwork:load", "toezichthouder") == NOTHING_HERE
