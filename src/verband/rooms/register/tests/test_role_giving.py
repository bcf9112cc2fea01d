"""Who runs the site gives roles to others, and the people of that government hear of each."""

import pytest
from django.core import mail
from django.urls import reverse

from verband.rooms.accounts import emails
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Affiliation
from verband.rooms.register.tests.cast import SINCE, person, window
from verband.rooms.register.tests.pages import addresses, text_of

CLERK = {"role": AffiliationRole.CLERK, "party": "Houten", "room": "", "on": "2026-11-21", "until": ""}


@pytest.fixture
def mailed(settings, monkeypatch) -> None:
    """Let the site send mail, at once instead of after the answer."""
    settings.MAIL_IS_SENT = True
    monkeypatch.setattr(emails, "in_background", lambda work: work())


def page(user) -> str:
    return reverse("register:roles", args=[user.public_id])


def test_nobody_gives_a_role_to_oneself(cast):
    answer = window(cast.beheerder).post(page(cast.beheerder), CLERK)
    assert answer.status_code == 422
    assert "U kunt uzelf geen rol geven" in answer.content.decode()
    assert not Affiliation.objects.filter(user=cast.beheerder).exists()


@pytest.mark.usefixtures("mailed")
def test_who_keep_a_government_hear_of_a_role_for_it(cast):
    former = person("vroeger", AffiliationRole.CLERK, cast.griffier.affiliations.get().party, valid_to=SINCE)
    assert window(cast.beheerder).post(page(cast.buitenstaander), CLERK).status_code == 302
    sent = {address for letter in mail.outbox for address in letter.to}
    assert sent == {cast.griffier.email, cast.ambtenaar.email}
    assert former.email not in sent
    for letter in mail.outbox:
        assert f"Beheerder {cast.beheerder} gaf {cast.buitenstaander} de rol griffie" in letter.body


@pytest.mark.usefixtures("mailed")
def test_they_hear_of_its_end_and_a_second_click_tells_nothing_new(cast):
    role = cast.ambtenaar.affiliations.get()
    browser, end = window(cast.beheerder), reverse("register:end-role", args=[role.public_id])
    assert browser.post(end).status_code == 302
    assert [letter.to for letter in mail.outbox] == [[cast.griffier.email]]
    assert "beëindigde de rol" in mail.outbox[0].body
    assert "eindigde al op" in browser.post(end, follow=True).content.decode()
    assert len(mail.outbox) == 1


@pytest.mark.usefixtures("mailed")
def test_a_role_without_a_government_is_told_to_nobody(cast):
    adviser = CLERK | {
        "role": AffiliationRole.ADVISER,
        "party": "",
        "room": "patchwork",
        "until": "2027-01-01",
    }
    assert window(cast.beheerder).post(page(cast.buitenstaander), adviser).status_code == 302
    assert not mail.outbox


def roles_page(party) -> str:
    return reverse("register:roles-at", args=[party.public_id])


def test_the_people_of_a_government_see_who_holds_which_role_and_who_gave_it(cast, region):
    window(cast.beheerder).post(page(cast.buitenstaander), CLERK | {"on": "2026-05-01"})
    said = text_of(window(cast.raadslid).get(roles_page(region.houten)))
    for user in (cast.raadslid, cast.ambtenaar, cast.griffier, cast.buitenstaander):
        assert str(user) in said
    assert f"vanaf 1 mei 2026 {cast.beheerder}" in said
    assert str(cast.bestuurder) not in said
    own = window(cast.raadslid).get(region.houten.get_absolute_url())
    assert roles_page(region.houten) in addresses(own)


@pytest.mark.parametrize("who", ["buitenstaander", "bestuurder", "programmateam", "beheerder"])
def test_nobody_else_sees_the_people_of_a_government(cast, region, who):
    browser = window(cast.everyone()[who])
    assert browser.get(roles_page(region.houten)).status_code == 404
    assert roles_page(region.houten) not in addresses(browser.get(region.houten.get_absolute_url()))


def test_who_did_not_sign_in_is_asked_to(client, cast, region):
    assert client.get(roles_page(region.houten)).status_code == 302
