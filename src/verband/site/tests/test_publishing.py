"""Opening pages to everyone and closing them: whole groups, in one deed, which can be taken back."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from verband.rooms.history.models import Event
from verband.rooms.register.choices import AffiliationRole, PartyKind
from verband.rooms.register.models import Publication
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.factories import party
from verband.rooms.register.tests.pages import text_of
from verband.site.publishing import GROUPS
from verband.site.publishing.deeds import open_and_close
from verband.site.publishing.groups import State, group_states

WHERE, BY_SITE = "/beheer/openbaar/", "/beheer/openbaar/site/"
SEEN = re.compile(r'name="gezien" value="([^"]+)"')


def save(browser, names, seen=None, where=WHERE):
    """Tick these groups and no other, on the page as it stands or as it was seen before."""
    typed = {"open": names, "sure": "on", "gezien": seen or seen_by(browser, where)}
    return browser.post(where, typed, follow=True)


def seen_by(browser, where=WHERE):
    return SEEN.search(browser.get(where).content.decode())[1]


def open_pages():
    return set(Publication.objects.filter(valid_to=None).values_list("page", flat=True))


@pytest.fixture
def team(cast):
    return window(cast.programmateam)


@pytest.fixture
def half_open(db):
    """Open one of the two pages of the networks, as when the second was built later."""
    return Publication.objects.create(page=GROUPS["Netwerken"][0], valid_from=date(2026, 5, 3))


def test_a_group_is_open_when_all_its_pages_are(half_open):
    assert {each.name: each.state for each in group_states()}["Netwerken"] == State.PARTLY
    Publication.objects.create(page=GROUPS["Netwerken"][1], valid_from=date(2026, 6, 4))
    (networks,) = (each for each in group_states() if each.name == "Netwerken")
    assert (networks.state, networks.since) == (State.OPEN, date(2026, 6, 4))


def test_a_group_that_is_open_in_part_is_not_shown_as_open(team, half_open):
    page = team.get(WHERE)
    assert page.context["form"].initial["open"] == []
    assert "Netwerken, nu deels openbaar" in text_of(page)
    assert "Netwerken, deels, sinds 3 mei 2026" in text_of(page)


def test_a_page_that_came_later_opens_with_its_group(team, half_open):
    save(team, ["Netwerken"])
    assert open_pages() == set(GROUPS["Netwerken"])
    assert Publication.objects.get(page=half_open.page).valid_from == date(2026, 5, 3)


def test_a_group_that_is_open_in_part_closes_when_it_is_not_ticked(team, half_open):
    answer = save(team, ["Matrix"])
    assert open_pages() == set(GROUPS["Matrix"])
    assert "Openbaar gemaakt: Matrix. Gesloten: Netwerken." in text_of(answer, "//body")


def test_opening_and_closing_are_one_deed(team, half_open):
    save(team, ["Matrix", "Overlap"])
    assert Event.objects.count() == 4
    assert len(set(Event.objects.values_list("batch", flat=True))) == 1


def test_half_a_deed_is_none(cast, half_open, monkeypatch):
    def refuse(*_args, **_named):
        raise RuntimeError

    monkeypatch.setattr("verband.site.publishing.deeds.Ledger.close", refuse)
    with pytest.raises(RuntimeError):
        open_and_close(opened=["Matrix"], closed=["Netwerken"], on=date(2026, 6, 1), at=None, by=None)
    assert open_pages() == {half_open.page}


def test_the_deed_is_taken_back_from_its_toast(team, half_open):
    undo = re.search(
        r'action="(/geschiedenis/bundel/[^"]+/ongedaan/)"', save(team, ["Matrix"]).content.decode()
    )
    answer = team.post(undo[1], {"terug": WHERE}, follow=True)
    assert answer.status_code == 200
    assert open_pages() == {half_open.page}


def test_who_only_keeps_the_register_does_not_take_it_back(team, cast):
    save(team, ["Matrix"])
    batch = Event.objects.latest("pk").batch
    assert window(cast.ambtenaar).post(reverse("history:undo", args=[batch])).status_code == 404
    assert open_pages() == set(GROUPS["Matrix"])


def test_what_was_closed_and_opened_again_is_not_opened_twice(team):
    save(team, ["Matrix"])
    save(team, [])
    closed = Event.objects.latest("pk").batch
    save(team, ["Matrix"])
    assert team.post(reverse("history:undo", args=[closed])).status_code == 409
    assert Publication.objects.filter(valid_to=None).count() == 1


def test_the_history_tells_of_it_by_the_name_of_the_group(team, cast):
    save(team, ["Matrix"])
    told = text_of(window(None).get(reverse("history:recent")))
    assert "Matrix" in told
    assert "patchwork:matrix" not in told


def test_a_page_seen_before_another_saved_closes_nothing_of_hers(team):
    seen = seen_by(team)
    save(team, ["Matrix"])
    save(team, ["Kaart"], seen)
    assert open_pages() == {*GROUPS["Matrix"], *GROUPS["Kaart"]}


def test_saving_twice_is_one_deed(team):
    seen = seen_by(team)
    for _ in range(2):
        answer = save(team, ["Matrix"], seen)
    assert Event.objects.count() == 1
    assert "Er is niets gewijzigd" in text_of(answer, "//body")


def test_without_the_decision_of_the_partners_nothing_opens(team):
    answer = team.post(WHERE, {"open": ["Matrix"], "gezien": seen_by(team)})
    assert answer.status_code == 422
    assert not open_pages()


# --- Who decides ------------------------------------------------------------------------------------------------------


@pytest.fixture
def second_province(region):
    """Let the team of another province work on the same site."""
    other = party("Provincie Gelderland", PartyKind.PROVINCE, tooi="pv25")
    return person("tweede", AffiliationRole.TEAM, other)


def test_the_team_of_a_region_that_is_no_province_opens_nothing(region):
    browser = window(person("regioteam", AffiliationRole.TEAM, region.waste_body))
    assert browser.get(WHERE).status_code == 404
    assert browser.post(WHERE, {"open": ["Matrix"], "sure": "on", "gezien": ""}).status_code == 404
    assert not open_pages()


def test_who_runs_the_site_may_open_and_take_back(cast):
    browser = window(cast.beheerder)
    save(browser, ["Matrix"], where=BY_SITE)
    assert open_pages() == set(GROUPS["Matrix"])
    assert BY_SITE in browser.get("/").content.decode()
    browser.post(reverse("history:undo", args=[Event.objects.latest("pk").batch]))
    assert not open_pages()


@pytest.mark.parametrize("who", ["first", "second"])
def test_where_two_provinces_work_no_team_opens_what_is_of_both(cast, second_province, who):
    browser = window(cast.programmateam if who == "first" else second_province)
    answer = browser.get(WHERE)
    assert "De beheerder van de site" in text_of(answer)
    assert "<form" not in answer.content.decode().partition("<main")[2].partition("</main>")[0]
    refused = browser.post(
        WHERE, {"open": ["Matrix"], "sure": "on", "gezien": seen_by(window(cast.beheerder), BY_SITE)}
    )
    assert refused.status_code == 403
    assert "De beheerder van de site" in text_of(refused)
    assert not open_pages()


def test_where_two_provinces_work_no_team_takes_back_what_the_site_did(cast, second_province):
    save(window(cast.beheerder), ["Matrix"], where=BY_SITE)
    batch = Event.objects.latest("pk").batch
    assert window(second_province).post(reverse("history:undo", args=[batch])).status_code == 404
    assert open_pages() == set(GROUPS["Matrix"])


def test_a_team_whose_role_or_account_has_ended_does_not_count_as_a_second(team, second_province):
    second_province.ended_at = timezone.now()
    second_province.save()
    save(team, ["Matrix"])
    assert open_pages() == set(GROUPS["Matrix"])
