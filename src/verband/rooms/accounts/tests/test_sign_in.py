"""Signing in with address and password."""

from datetime import timedelta

import pytest
from django.conf import settings as site_settings
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from verband.rooms.accounts.choices import AccountEventKind
from verband.rooms.accounts.models import AccountEvent, Session, User
from verband.rooms.accounts.tests.browser import OTHER, PASSWORD, sign_in, who

pytestmark = pytest.mark.django_db


def words_of(answer) -> str:
    """Return a page without what differs for everyone: the token of the form and what was typed."""
    page = answer.content.decode()
    token = answer.context["csrf_token"]
    return page.replace(str(token), "")


def test_address_and_password_let_one_in(client: Client, person: User):
    answer = sign_in(client, "jan@houten.nl")
    assert (answer.status_code, answer.url, who(client)) == (302, "/", person)


def test_capitals_in_the_address_make_no_difference(client: Client, person: User):
    sign_in(client, " Jan@Houten.NL ")
    assert who(client) == person


def test_signing_in_is_written_down_without_the_address_of_the_computer(client: Client, person: User):
    sign_in(client, person.email, HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Gecko Firefox/140.0")
    event = AccountEvent.objects.get(kind=AccountEventKind.SIGNED_IN)
    assert (event.user, event.detail) == (person, "met wachtwoord, Firefox op Windows")


def test_a_wrong_password_keeps_the_address_and_lets_nobody_in(client: Client, person: User):
    answer = sign_in(client, person.email, OTHER)
    assert (answer.status_code, who(client)) == (422, None)
    assert 'value="jan@houten.nl"' in answer.content.decode()
    assert OTHER not in answer.content.decode()


def test_an_unknown_address_gets_the_same_answer_as_a_wrong_password(client: Client, person: User):
    known, unknown = sign_in(client, person.email, OTHER), sign_in(Client(), "niemand@houten.nl", OTHER)
    assert known.status_code == unknown.status_code == 422
    assert words_of(known) == words_of(unknown).replace("niemand@houten.nl", person.email)


@pytest.mark.parametrize("email", ["jan@houten.nl", "niemand@houten.nl", "wacht@houten.nl"])
def test_a_password_is_hashed_once_whoever_it_is_of(client: Client, person: User, email: str, monkeypatch):
    """The time of an answer is the time of hashing; so it must be done as often for who is unknown or waiting."""
    User.objects.create_user("wacht@houten.nl", is_active=False)
    hashed = []
    from django.contrib.auth.hashers import MD5PasswordHasher

    encode = MD5PasswordHasher.encode

    def counting(self, password, salt):
        hashed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counting)
    sign_in(client, email, OTHER)
    assert len(hashed) == 1


def test_who_was_invited_and_has_not_come_yet_cannot_sign_in(client: Client):
    User.objects.create_user("wacht@houten.nl", is_active=False)
    assert sign_in(client, "wacht@houten.nl", "").status_code == 422
    assert sign_in(client, "wacht@houten.nl", "!").status_code == 422
    assert who(client) is None


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://kwaad.example/",
        "//kwaad.example/",
        "/\\kwaad.example",
        "javascript:alert(1)",
        "http:///kwaad.example",
        "/\t/kwaad.example",
        "\r\nSet-Cookie: a=b",
    ],
)
def test_an_address_elsewhere_leads_to_the_first_page(client: Client, person: User, elsewhere: str):
    answer = sign_in(client, person.email, to=elsewhere)
    assert (answer.status_code, answer.url) == (302, "/")


def test_a_page_of_this_site_is_gone_on_to(client: Client, person: User):
    assert (
        sign_in(client, person.email, to="/samenwerkingsverbanden/?zoek=lek").url
        == "/samenwerkingsverbanden/?zoek=lek"
    )


def test_who_is_signed_in_already_is_led_on(signed_in, person: User):
    answer = signed_in(person).get(reverse("accounts:sign-in") + "?next=/toegankelijkheid/")
    assert (answer.status_code, answer.url) == (302, "/toegankelijkheid/")


def test_the_number_of_the_session_changes_on_signing_in(client: Client, person: User):
    session = client.session
    session["kladje"] = "half ingevuld"
    session.save()
    before = session.session_key
    sign_in(client, person.email)
    assert client.session.session_key != before
    assert client.session["kladje"] == "half ingevuld"
    assert not Session.objects.filter(session_key=before).exists()


def test_what_another_person_left_in_the_browser_goes(client: Client, person: User, manager: User):
    sign_in(client, manager.email)
    session = client.session
    session["kladje"] = "van Bea"
    session.save()
    sign_in(client, person.email)
    assert who(client) == person
    assert "kladje" not in client.session


def test_a_form_from_elsewhere_signs_nobody_in(person: User):
    client = Client(enforce_csrf_checks=True)
    assert sign_in(client, person.email).status_code == 403
    assert who(client) is None


def test_signing_out_leaves_nothing_and_needs_a_click(client: Client, person: User):
    sign_in(client, person.email)
    assert client.get(reverse("accounts:sign-out")).status_code == 405
    assert who(client) == person
    client.post(reverse("accounts:sign-out"))
    assert not Session.objects.filter(user=person).exists()


def test_signing_out_twice_is_no_error(client: Client):
    assert client.post(reverse("accounts:sign-out")).status_code == 200


def test_the_pages_of_signing_in_are_kept_by_no_cache(client: Client):
    assert "no-store" in client.get(reverse("accounts:sign-in"))["Cache-Control"]


def test_a_session_that_has_lasted_long_enough_ends(client: Client, person: User, monkeypatch):
    sign_in(client, person.email)
    later = timezone.now() + timedelta(seconds=site_settings.SESSION_LONGEST + 1)
    monkeypatch.setattr("verband.rooms.accounts.middleware.timezone.now", lambda: later)
    assert client.get(reverse("accounts:profile")).status_code == 302
    assert who(client) is None


def test_a_session_in_use_is_written_again_once_in_a_while(client: Client, person: User, monkeypatch):
    sign_in(client, person.email)
    first = Session.objects.get(user=person).seen_at
    client.get(reverse("accounts:profile"))
    assert Session.objects.get(user=person).seen_at == first
    later = timezone.now() + timedelta(minutes=6)
    monkeypatch.setattr("verband.rooms.accounts.middleware.timezone.now", lambda: later)
    client.get(reverse("accounts:profile"))
    assert Session.objects.get(user=person).seen_at > first


def test_an_old_hash_stays_good(client: Client, person: User):
    User.objects.filter(pk=person.pk).update(password=make_password(PASSWORD))
    assert sign_in(client, person.email).status_code == 302


@pytest.mark.parametrize("typed", ["\x00", "a" * 5000, "jan\x00@houten.nl", "é@ü", "<script>"])
def test_nothing_that_is_typed_breaks_the_page(client: Client, typed: str):
    assert sign_in(client, typed, typed or "x").status_code == 422
    assert client.get(reverse("accounts:sign-in"), {"next": typed}).status_code == 200
