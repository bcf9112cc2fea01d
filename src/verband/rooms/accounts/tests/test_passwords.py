"""A new password: lost, handed over or changed."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from verband.rooms.accounts import emails
from verband.rooms.accounts.choices import AccountEventKind, Scope
from verband.rooms.accounts.models import AccountEvent, Identity, Session, User
from verband.rooms.accounts.selectors import ways as ways_in
from verband.rooms.accounts.selectors.tokens import user_of_token
from verband.rooms.accounts.services.tokens import make_token
from verband.rooms.accounts.tests.browser import OTHER, PASSWORD, code_of, sign_in, who

pytestmark = pytest.mark.django_db

ASK = "/wachtwoord-vergeten/"


def mailed_link(client: Client, person: User) -> str:
    client.post(ASK, {"email": person.email})
    [line] = [line for line in mail.outbox[-1].body.splitlines() if line.startswith("http")]
    return line.removeprefix("http://testserver")


def choose(client: Client, link: str, password: str = OTHER):
    return client.post(link, {"password": password, "password_again": password})


@pytest.mark.usefixtures("with_mail")
def test_a_mailed_link_gives_a_new_password_once(client: Client, person: User):
    link = mailed_link(client, person)
    assert choose(client, link).status_code == 302
    assert sign_in(Client(), person.email).status_code == 422
    assert sign_in(Client(), person.email, OTHER).status_code == 302
    assert choose(client, link, PASSWORD).status_code == 410


@pytest.mark.usefixtures("with_mail")
def test_known_and_unknown_addresses_get_the_same_answer(person: User):
    known = Client().post(ASK, {"email": person.email})
    unknown = Client().post(ASK, {"email": "niemand@houten.nl"})
    assert (
        (known.status_code, known.url)
        == (unknown.status_code, unknown.url)
        == (302, "/wachtwoord-vergeten/verstuurd/")
    )
    assert known.headers.keys() == unknown.headers.keys()
    assert len(mail.outbox) == 1


@pytest.mark.usefixtures("with_mail")
def test_before_the_answer_nothing_is_looked_up(person: User, monkeypatch, django_assert_num_queries):
    """What is done before the answer takes as long for every address: nothing."""
    later = []
    monkeypatch.setattr(emails, "in_background", later.append)
    for email in (person.email, "niemand@houten.nl"):
        with django_assert_num_queries(0):
            Client().post(ASK, {"email": email})
    assert len(later) == 2
    assert mail.outbox == []


@pytest.mark.usefixtures("with_mail")
def test_three_mails_an_hour_reach_one_person(client: Client, person: User, monkeypatch):
    for _ in range(5):
        client.post(ASK, {"email": person.email})
    assert len(mail.outbox) == 3
    later = timezone.now() + timedelta(minutes=61)
    monkeypatch.setattr("verband.rooms.accounts.views.passwords.timezone.now", lambda: later)
    client.post(ASK, {"email": person.email})
    assert len(mail.outbox) == 4


@pytest.mark.usefixtures("with_mail")
def test_a_computer_that_keeps_asking_is_told_to_wait(client: Client):
    answers = [client.post(ASK, {"email": f"a{number}@b.nl"}).status_code for number in range(21)]
    assert answers == [302] * 20 + [429]


@pytest.mark.usefixtures("with_mail")
@pytest.mark.parametrize(
    "values", [{"is_active": False}, {"is_active": False, "ended_at": "2026-01-01T00:00Z"}]
)
def test_who_does_not_use_an_account_gets_no_mail(client: Client, person: User, values: dict):
    User.objects.update(**values)
    assert client.post(ASK, {"email": person.email}).status_code == 302
    assert mail.outbox == []


@pytest.mark.usefixtures("with_mail")
def test_the_name_of_another_site_does_not_come_into_the_mail(person: User):
    client = Client(raise_request_exception=False)
    assert client.post(ASK, {"email": person.email}, HTTP_HOST="kwaad.example").status_code >= 400
    assert mail.outbox == []


@pytest.mark.usefixtures("with_mail")
@pytest.mark.parametrize("email", ["a@b.nl\r\nBcc: c@d.nl", "", "geen adres", "\x00", "a" * 300 + "@b.nl"])
def test_an_address_that_is_none_is_asked_for_again(client: Client, email: str):
    assert client.post(ASK, {"email": email}).status_code == 422
    assert mail.outbox == []


def test_without_mail_the_page_says_whom_to_ask(client: Client, person: User):
    answer = client.post(ASK, {"email": person.email})
    assert "Vraag een beheerder" in answer.content.decode()


@pytest.mark.usefixtures("with_mail")
def test_signing_in_meanwhile_ends_the_link(client: Client, person: User):
    link = mailed_link(client, person)
    sign_in(Client(), person.email)
    assert client.get(link).status_code == 410


@pytest.mark.usefixtures("with_mail")
def test_a_link_lasts_four_hours(client: Client, person: User, settings):
    link = mailed_link(client, person)
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert client.get(link).status_code == 410


@pytest.mark.usefixtures("with_mail")
def test_a_link_of_one_is_no_link_of_another(client: Client, person: User, manager: User):
    link = mailed_link(client, person)
    other = link.replace(str(person.public_id), str(manager.public_id))
    assert client.get(other).status_code == 410
    assert choose(client, other).status_code == 410


@pytest.mark.usefixtures("with_mail", "device")
def test_a_new_password_does_not_go_round_the_second_step(client: Client, person: User):
    choose(client, mailed_link(client, person))
    assert who(client) is None
    assert sign_in(client, person.email, OTHER).url == reverse("accounts:second-step")
    client.post(reverse("accounts:second-step"), {"code": code_of("ab" * 20)})
    assert who(client) == person


@pytest.mark.usefixtures("with_mail")
def test_a_new_password_opens_a_door_that_was_locked(client: Client, person: User):
    for _ in range(5):
        sign_in(client, person.email, OTHER)
    choose(client, mailed_link(client, person))
    assert sign_in(client, person.email, OTHER).status_code == 302


def test_changing_it_asks_for_the_old_one_and_ends_other_sessions(client: Client, person: User):
    elsewhere = Client()
    for browser in (client, elsewhere):
        sign_in(browser, person.email)
    where = reverse("accounts:change-password")
    values = {"password": OTHER, "password_again": OTHER}
    assert client.post(where, values | {"old_password": OTHER}).status_code == 422
    assert client.post(where, values | {"old_password": PASSWORD}).status_code == 302
    assert client.get(reverse("accounts:profile")).status_code == 200
    assert elsewhere.get(reverse("accounts:profile")).status_code == 302
    assert Session.objects.filter(user=person).count() == 1


def test_guessing_the_old_password_from_inside_is_counted_as_at_the_door(client: Client, person: User):
    sign_in(client, person.email)
    values = {"password": OTHER, "password_again": OTHER, "old_password": OTHER}
    answers = [client.post(reverse("accounts:change-password"), values).status_code for _ in range(5)]
    assert answers == [422] * 4 + [429]


@pytest.mark.usefixtures("with_mail")
def test_who_changes_it_is_told_by_mail(client: Client, person: User):
    sign_in(client, person.email)
    values = {"old_password": PASSWORD, "password": OTHER, "password_again": OTHER}
    client.post(reverse("accounts:change-password"), values)
    [letter] = mail.outbox
    assert "gewijzigd" in letter.body
    assert OTHER not in letter.body


@pytest.fixture
def ways(person: User):
    """Give the person a key of a year and a tie with a sign-in service."""
    now = timezone.now()
    year = now + timedelta(days=365)
    _, key = make_token(user=person, name="rekenblad", scopes=[Scope.WRITE], expires_at=year, at=now)
    Identity.objects.create(
        user=person, issuer="https://inloggen.houten.nl", subject="1", linked_at=now, used_at=now
    )
    return lambda: (user_of_token(key, timezone.now()) is not None, Identity.objects.count())


@pytest.mark.usefixtures("with_mail")
def test_a_link_ends_keys_and_ties_too_and_says_so(client: Client, person: User, ways):
    link = mailed_link(client, person)
    mail.outbox.clear()
    assert ways() == (True, 1)
    choose(client, link)
    assert ways() == (False, 0)
    assert "Uw sleutels voor programma's zijn ingetrokken" in " ".join(mail.outbox[0].body.split())
    kinds = set(AccountEvent.objects.filter(user=person).values_list("kind", flat=True))
    assert {AccountEventKind.KEY_REVOKED, AccountEventKind.UNTIED} <= kinds


@pytest.mark.parametrize("ticked", [False, True])
def test_with_the_old_password_one_chooses_what_happens_to_them(
    client: Client, person: User, ways, ticked: bool
):
    sign_in(client, person.email)
    where = reverse("accounts:change-password")
    page = " ".join(client.get(where).content.decode().split())
    assert "Nu werken: sleutel “rekenblad”, koppeling met https://inloggen.houten.nl." in page
    values = {"old_password": PASSWORD, "password": OTHER, "password_again": OTHER}
    assert client.post(where, values | ({"end_ways": "on"} if ticked else {})).status_code == 302
    assert ways() == ((False, 0) if ticked else (True, 1))


def test_who_has_neither_is_not_asked(client: Client, person: User):
    sign_in(client, person.email)
    assert "end_ways" not in client.get(reverse("accounts:change-password")).content.decode()


@pytest.mark.usefixtures("with_mail")
def test_what_a_room_says_stays_open_is_named_in_the_mail(client: Client, person: User, monkeypatch):
    monkeypatch.setattr(ways_in, "_tellers", [lambda user: f"De agenda van {user} blijft werken."])
    link = mailed_link(client, person)
    mail.outbox.clear()
    choose(client, link)
    assert f"De agenda van {person} blijft werken." in " ".join(mail.outbox[0].body.split())
