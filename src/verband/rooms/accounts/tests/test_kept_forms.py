"""A half-filled form of an account survives a lost session, and nothing is done by itself after signing in again."""

from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

from verband.rooms.accounts.choices import AccountEventKind
from verband.rooms.accounts.models import AccountEvent, AddressChange, ApiToken, User
from verband.rooms.accounts.tests.browser import PASSWORD

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Typed:
    """A form by the name of its address, what was typed in it, and what of that comes back."""

    page: str
    values: dict[str, str]
    of_person: bool = False


FORMS = {
    "invite": Typed("invite", {"name": "Nel Half", "email": "nel@soest.nl"}),
    "account": Typed("correct", {"name": "Nel Half", "email": "nel@soest.nl"}, of_person=True),
    "own name": Typed("rename", {"name": "Nel Half"}),
    "own address": Typed("change-address", {"email": "nel@soest.nl", "password": PASSWORD}),
    "key": Typed("keys", {"name": "Nel Half", "scope": "read", "days": "30", "password": PASSWORD}),
}


def again(browser: Client, user: User, turned_away):
    """Sign in where someone was sent to, and follow from there."""
    values = {"email": user.email, "password": PASSWORD, "next": turned_away.url.partition("next=")[2]}
    return browser.post(reverse("accounts:sign-in"), values, follow=True)


@pytest.mark.parametrize("name", FORMS)
def test_what_was_typed_is_there_again_and_nothing_was_done(settings, person, manager, name):
    settings.MAIL_IS_SENT = True
    form, browser = FORMS[name], Client()
    where = reverse(f"accounts:{form.page}", args=[person.public_id] if form.of_person else [])
    page = again(browser, manager, browser.post(where, form.values))
    text = page.content.decode()
    assert page.status_code == 200
    assert page.redirect_chain[-1][0] == where
    for field, value in form.values.items():
        if field in {"name", "email"}:
            assert f'value="{value}"' in text
    assert PASSWORD not in text
    assert "staat er weer" in text
    done = AccountEvent.objects.exclude(kind=AccountEventKind.SIGNED_IN)
    assert not done.exists()
    assert User.objects.count() == 2
    assert not ApiToken.objects.exists()
    assert not AddressChange.objects.exists()


@pytest.mark.parametrize("name", FORMS)
def test_a_form_that_was_sent_empty_says_what_is_missing(settings, signed_in, person, manager, name):
    settings.MAIL_IS_SENT = True
    form = FORMS[name]
    where = reverse(f"accounts:{form.page}", args=[person.public_id] if form.of_person else [])
    assert signed_in(manager).post(where, {}).status_code == 422
