"""After help with an account it acts for no government here for a week, and colleagues hear of it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from verband.rooms.accounts import emails
from verband.rooms.accounts.models import User
from verband.rooms.accounts.services.accounts import correct_account
from verband.rooms.accounts.services.passwords import make_reset_link
from verband.rooms.councils.models import DeviatingView
from verband.rooms.councils.rules import HELD_BACK, held_back_until
from verband.rooms.councils.tests.pieces import SECRET as DRAFT
from verband.rooms.councils.tests.pieces import decided, drafted
from verband.rooms.councils.tests.test_preparation import (
    SECRET,
    deed,
    item,
    meeting,
    official,
    page_of,
    view,
)
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of

__all__ = ["item", "meeting", "official", "view"]


def link(user, by):
    make_reset_link(user=user, at=timezone.now(), by=by)


def address(user, by):
    correct_account(user=user, name=user.name, email="ander@example.org", at=timezone.now(), by=by)


WAYS = {"link": link, "address": address}


def fresh(user):
    return window(User.objects.get(pk=user.pk))


@pytest.mark.parametrize("way", WAYS)
def test_an_official_reads_no_view_that_is_not_released_and_releases_none(cast, item, view, way):
    WAYS[way](cast.ambtenaar, cast.beheerder)
    browser = fresh(cast.ambtenaar)
    for where in (page_of(item), deed("release-view", view), reverse("councils:preparation")):
        assert SECRET not in browser.get(where).content.decode()
    assert browser.post(deed("release-view", view), {"understood": "on"}).status_code == 403
    assert DeviatingView.objects.get().released_on is None


@pytest.mark.parametrize("who", ["griffier", "raadslid", "ambtenaar"])
def test_a_draft_of_the_council_is_shut_too(cast, region, who):
    row, user = drafted(region), getattr(cast, who)
    where = reverse("councils:consultation", args=[row.public_id])
    assert DRAFT in fresh(user).get(where).content.decode()
    link(user, cast.beheerder)
    assert DRAFT not in fresh(user).get(where).content.decode()
    assert DRAFT not in fresh(user).get(reverse("history:recent")).content.decode()


def test_a_clerk_sends_nothing(cast, region):
    row = decided(region)
    where = reverse("councils:consultation-step", args=[row.public_id, "versturen"])
    assert fresh(cast.griffier).get(where).status_code == 200
    link(cast.griffier, cast.beheerder)
    assert fresh(cast.griffier).get(where).status_code == 403


def test_the_page_says_why_and_until_when_instead_of_that_there_is_nothing(cast, item):
    link(cast.ambtenaar, cast.beheerder)
    answer = fresh(cast.ambtenaar).get(page_of(item))
    assert answer.status_code == 403
    said = text_of(answer)
    assert "Deze bladzijde is nu dicht voor u" in said
    assert "Na een link voor een nieuw wachtwoord van beheerder" in said
    assert "leest u tot en met" in said


def test_every_page_tells_it_and_only_to_that_person(cast):
    link(cast.ambtenaar, cast.beheerder)
    assert "geen concepten" in text_of(fresh(cast.ambtenaar).get(reverse("home")))
    assert "geen concepten" not in text_of(fresh(cast.griffier).get(reverse("home")))


def test_who_has_no_role_reads_nothing_of_it(cast, item):
    link(cast.buitenstaander, cast.beheerder)
    browser = fresh(cast.buitenstaander)
    assert "geen concepten" not in text_of(browser.get(reverse("home")))
    assert browser.get(page_of(item)).status_code == 404


def test_it_is_over_after_a_week(cast):
    link(cast.ambtenaar, cast.beheerder)
    user = User.objects.get(pk=cast.ambtenaar.pk)
    last = timezone.localtime(user.helped_at).date() + HELD_BACK
    assert held_back_until(user, last) == last
    assert held_back_until(user, last + timedelta(days=1)) is None


def test_what_one_does_oneself_holds_nothing_back(cast, item, view):
    address(cast.ambtenaar, cast.ambtenaar)
    assert SECRET in fresh(cast.ambtenaar).get(page_of(item)).content.decode()


def test_a_tie_with_a_service_of_ones_own_hand_holds_nothing_back_here(cast, item, view):
    User.objects.filter(pk=cast.ambtenaar.pk).update(helped_at=timezone.now(), helped_by=cast.ambtenaar)
    assert SECRET in fresh(cast.ambtenaar).get(page_of(item)).content.decode()


def test_who_keep_the_same_government_hear_of_it(
    cast, settings, monkeypatch, django_capture_on_commit_callbacks
):
    settings.MAIL_IS_SENT = True
    monkeypatch.setattr(emails, "in_background", lambda work: work())
    with django_capture_on_commit_callbacks(execute=True):
        link(cast.ambtenaar, cast.beheerder)
    assert [letter.to for letter in mail.outbox] == [[cast.griffier.email]]
    assert f"kon ook een ander met het account van {cast.ambtenaar} binnenkomen" in " ".join(
        mail.outbox[0].body.split()
    )
