"""Inviting people, and what becomes of the link."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from verband.rooms.accounts.choices import AccountState
from verband.rooms.accounts.models import Invitation, User
from verband.rooms.accounts.services.invitations import (
    accept_invitation,
    invite,
    renew_invitation,
    withdraw_invitation,
)
from verband.rooms.accounts.tests.browser import OTHER, PASSWORD, sign_in, who
from verband.rooms.common.bridge import InputError

pytestmark = pytest.mark.django_db


def asked(manager: User | None, email: str = "els@baarn.nl") -> tuple[Invitation, str]:
    return invite(email=email, name="Els Bos", at=timezone.now(), by=manager)


def link(secret: str) -> str:
    return reverse("accounts:invitation", args=[secret])


def fill_in(
    client: Client, secret: str, password: str = PASSWORD, again: str | None = None, name: str = "Els Bos"
):
    values = {"name": name, "password": password, "password_again": password if again is None else again}
    return client.post(link(secret), values)


def sentence(client: Client, secret: str) -> tuple[int, str]:
    answer = client.get(link(secret))
    return answer.status_code, answer.context["sentence"]


def test_the_account_is_there_before_the_link_is_used(manager: User):
    invitation, _ = asked(manager, "Els@Baarn.NL")
    assert (invitation.user.email, invitation.user.state) == ("els@baarn.nl", AccountState.INVITED)
    assert not invitation.user.has_usable_password()


def test_the_link_is_kept_as_a_fingerprint_only(manager: User):
    invitation, secret = asked(manager)
    assert secret not in str(Invitation.objects.values().get())
    assert len(secret) >= 43
    assert len(invitation.fingerprint) == 64


def test_the_link_lets_one_choose_a_password_and_come_in(client: Client, manager: User):
    _, secret = asked(manager)
    assert fill_in(client, secret, name="Els de Bos").status_code == 302
    user = who(client)
    assert user
    assert (user.email, user.name, user.state) == ("els@baarn.nl", "Els de Bos", AccountState.ACTIVE)
    assert sign_in(Client(), "els@baarn.nl").status_code == 302


def test_a_link_works_once(client: Client, manager: User):
    invitation, secret = asked(manager)
    fill_in(client, secret)
    status, words = sentence(Client(), secret)
    assert (status, "al gebruikt" in words) == (410, True)
    assert fill_in(Client(), secret, OTHER).status_code == 410
    with pytest.raises(InputError, match="intussen gebruikt"):
        accept_invitation(invitation=invitation, name="X", password=OTHER, at=timezone.now())
    assert sign_in(Client(), "els@baarn.nl").status_code == 302


def test_a_form_that_is_sent_again_says_that_the_link_was_used_and_who_came_in(manager: User):
    _, secret = asked(manager)
    browser = Client(enforce_csrf_checks=True)
    stale = browser.get(link(secret)).context["csrf_token"]
    values = {
        "name": "Els",
        "password": PASSWORD,
        "password_again": PASSWORD,
        "csrfmiddlewaretoken": str(stale),
    }
    assert browser.post(link(secret), values).status_code == 302
    again = browser.post(link(secret), values)
    assert (again.status_code, again.context["sentence"]) == (
        410,
        "Deze uitnodiging hebt u al gebruikt. U bent aangemeld.",
    )
    assert "Naar aanmelden" not in again.content.decode().partition("<main")[2].partition("</main>")[0]


def test_a_form_from_another_site_takes_no_invitation(manager: User):
    invitation, secret = asked(manager)
    values = {"name": "Els", "password": PASSWORD, "password_again": PASSWORD}
    assert Client(enforce_csrf_checks=True).post(link(secret), values).status_code == 403
    invitation.refresh_from_db()
    assert invitation.accepted_at is None


def test_a_link_expires_after_fourteen_days(client: Client, manager: User):
    invitation, secret = asked(manager)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    status, words = sentence(client, secret)
    assert (status, "is verlopen op" in words) == (410, True)
    assert fill_in(client, secret).status_code == 410
    assert invitation.expires_at - invitation.made_at == timedelta(days=14)


def test_a_withdrawn_link_opens_nothing(client: Client, manager: User):
    invitation, secret = asked(manager)
    assert withdraw_invitation(user=invitation.user, at=timezone.now(), by=manager)
    assert not withdraw_invitation(user=invitation.user, at=timezone.now(), by=manager)
    assert "ingetrokken" in sentence(client, secret)[1]
    assert fill_in(client, secret).status_code == 410


def test_a_new_link_ends_the_old(client: Client, manager: User):
    invitation, old = asked(manager)
    _, new = renew_invitation(user=invitation.user, at=timezone.now(), by=manager)
    assert sentence(client, old)[0] == 410
    assert client.get(link(new)).status_code == 200


@pytest.mark.parametrize("secret", ["onbekend", "a" * 3000, "%00", "é", "..%2f"])
def test_a_link_that_was_never_made_is_not_known(client: Client, secret: str):
    assert client.get(f"/uitnodiging/{secret}/").status_code == 404


def test_two_passwords_that_differ_are_asked_for_again_and_the_name_stays(client: Client, manager: User):
    _, secret = asked(manager)
    answer = fill_in(client, secret, again=OTHER, name="Els de Bos")
    assert answer.status_code == 422
    assert "niet gelijk" in answer.content.decode()
    assert 'value="Els de Bos"' in answer.content.decode()


@pytest.mark.parametrize("password", ["kort", "123456789012", "wachtwoord", "els de bos 1", "password1234"])
def test_a_weak_password_is_refused(client: Client, manager: User, password: str):
    _, secret = asked(manager)
    assert fill_in(client, secret, password, name="Els de Bos").status_code == 422
    assert who(client) is None


def test_taking_an_account_into_use_signs_out_whoever_was_there(signed_in, person: User, manager: User):
    _, secret = asked(manager)
    client = signed_in(person)
    assert "Jan de Vries" in client.get(link(secret)).content.decode()
    fill_in(client, secret)
    user = who(client)
    assert user is not None
    assert user.email == "els@baarn.nl"


def test_where_two_steps_are_required_the_link_does_not_go_round_them(
    client: Client, manager: User, settings
):
    settings.SECOND_FACTOR_REQUIRED = True
    _, secret = asked(manager)
    assert fill_in(client, secret).url == reverse("accounts:set-up")
    assert who(client) is None


def test_an_address_is_invited_once_however_it_is_written(manager: User, person: User):
    with pytest.raises(InputError, match="al een account"):
        asked(manager, "JAN@houten.nl")
    assert Invitation.objects.count() == 0


def test_who_uses_the_account_gets_no_new_invitation(manager: User, person: User):
    with pytest.raises(InputError, match="wacht niet"):
        renew_invitation(user=person, at=timezone.now(), by=manager)


@pytest.mark.usefixtures("with_mail")
def test_an_invitation_is_mailed_where_there_is_mail(signed_in, manager: User):
    client = signed_in(manager)
    answer = client.post(reverse("accounts:invite"), {"email": "els@baarn.nl", "name": "Els Bos"})
    [letter] = mail.outbox
    page = client.get(answer.url).content.decode()
    shown = page.split('readonly value="')[1].split('"')[0]
    assert shown in letter.body
    assert letter.to == ["els@baarn.nl"]
    assert Invitation.objects.get().mailed_at
    assert Client().get(shown).status_code == 200


def test_without_mail_the_link_is_shown_once(signed_in, manager: User):
    client = signed_in(manager)
    where = client.post(reverse("accounts:invite"), {"email": "els@baarn.nl", "name": "Els Bos"}).url
    assert "http://testserver/uitnodiging/" in client.get(where).content.decode()
    assert "http://testserver/uitnodiging/" not in client.get(where).content.decode()
    assert mail.outbox == []


@pytest.mark.parametrize("name", ["Els\r\nBcc: x@kwaad.nl", "Els\x00"])
def test_a_name_with_a_line_break_is_refused(signed_in, manager: User, name: str):
    answer = signed_in(manager).post(reverse("accounts:invite"), {"email": "els@baarn.nl", "name": name})
    assert answer.status_code == 422
    assert not User.objects.filter(email="els@baarn.nl").exists()


@pytest.mark.parametrize("email", ["els@baarn.nl\nBcc: x@kwaad.nl", "els", "a" * 250 + "@baarn.nl", ""])
def test_an_address_that_is_none_is_refused(signed_in, manager: User, email: str):
    answer = signed_in(manager).post(reverse("accounts:invite"), {"email": email, "name": "Els"})
    assert answer.status_code == 422
    assert User.objects.count() == 1


@pytest.mark.usefixtures("with_mail")
def test_a_mail_server_that_refuses_leaves_the_link(signed_in, manager: User, monkeypatch):
    def refuse(*_args, **_values):
        raise OSError

    monkeypatch.setattr("verband.rooms.accounts.emails.send_mail", refuse)
    client = signed_in(manager)
    where = client.post(reverse("accounts:invite"), {"email": "els@baarn.nl", "name": "Els Bos"}).url
    page = client.get(where).content.decode()
    assert "niet gemaild" in page
    assert "/uitnodiging/" in page
