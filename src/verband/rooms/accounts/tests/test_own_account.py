"""One's own account: name, devices, keys and all that is kept."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from verband.rooms.accounts import exports
from verband.rooms.accounts.choices import Scope
from verband.rooms.accounts.models import ApiToken, Session, User
from verband.rooms.accounts.selectors import user_of_token
from verband.rooms.accounts.services.tokens import NOTED_EVERY, make_token, note_use, revoke_token
from verband.rooms.accounts.tests.browser import PASSWORD, sign_in, who
from verband.rooms.accounts.urls import urlpatterns

pytestmark = pytest.mark.django_db

OWN = [
    pattern.name
    for pattern in urlpatterns
    if str(pattern.pattern).startswith("mijn/") and not pattern.pattern.converters
]


def a_key(user: User, scope: Scope = Scope.READ) -> tuple[ApiToken, str]:
    now = timezone.now()
    return make_token(
        user=user, name="rekenblad", scopes=[scope], expires_at=now + timedelta(days=30), at=now
    )


@pytest.mark.parametrize("name", OWN)
def test_without_signing_in_there_is_no_own_page(client: Client, name: str):
    answer = client.get(reverse(f"accounts:{name}"))
    assert (answer.status_code, answer.url.split("?")[0]) == (302, reverse("accounts:sign-in"))


@pytest.mark.parametrize("name", OWN)
def test_every_own_page_opens(signed_in, person: User, name: str):
    assert signed_in(person).get(reverse(f"accounts:{name}")).status_code in {200, 302, 405}


def test_the_header_says_who_is_there(signed_in, client: Client, person: User):
    assert "Jan de Vries" in signed_in(person).get(reverse("accessibility")).content.decode()
    page = client.get(reverse("accessibility")).content.decode()
    assert f'href="{reverse("accounts:sign-in")}?next=%2Ftoegankelijkheid%2F"' in page


def test_the_header_asks_for_the_user_and_nothing_else(person: User, django_assert_num_queries):
    request = RequestFactory().get("/")
    request.user = SimpleLazyObject(lambda: User.objects.get(pk=person.pk))
    with django_assert_num_queries(1):
        assert "Jan de Vries" in render_to_string("accounts/_who.html", {"request": request})


def test_changing_the_name_shows_and_twice_is_one_deed(signed_in, person: User):
    client = signed_in(person)
    for _ in range(2):
        client.post(reverse("accounts:rename"), {"name": "Jan <b>Jansen</b>"})
    page = client.get(reverse("accounts:profile")).content.decode()
    assert "Jan &lt;b&gt;Jansen&lt;/b&gt;" in page
    assert person.events.count() == 1


@pytest.mark.parametrize("name", ["", " ", "a" * 151, "Jan\nJansen"])
def test_a_name_that_is_none_is_asked_for_again(signed_in, person: User, name: str):
    assert signed_in(person).post(reverse("accounts:rename"), {"name": name}).status_code == 422


def test_other_devices_are_shown_and_signed_out_one_by_one(client: Client, person: User):
    tablet = Client()
    sign_in(client, person.email, HTTP_USER_AGENT="Firefox (Windows)")
    sign_in(tablet, person.email, HTTP_USER_AGENT="Safari (iPad)")
    page = client.get(reverse("accounts:profile"))
    assert [place.session.browser for place in page.context["places"]] == [
        "Firefox op Windows",
        "Safari op iPad",
    ]
    assert tablet.session.session_key not in page.content.decode()
    client.post(reverse("accounts:end-places"), {"plaats": page.context["places"][1].key})
    assert (who(client), who(tablet)) == (person, None)


def test_nobody_signs_out_someone_else(client: Client, person: User, manager: User):
    other = Client()
    sign_in(client, person.email)
    sign_in(other, manager.email)
    [place] = other.get(reverse("accounts:profile")).context["places"]
    for chosen in (place.key, "alle", other.session.session_key, ""):
        client.post(reverse("accounts:end-places"), {"plaats": chosen})
    assert Session.objects.filter(user=manager).exists()


def test_a_key_is_shown_once_and_opens_the_door(signed_in, person: User):
    client = signed_in(person)
    where = reverse("accounts:keys")
    client.post(where, {"name": "rekenblad", "scope": "write", "days": "30", "password": PASSWORD})
    secret = client.get(where).context["secret"]
    assert user_of_token(secret, timezone.now()) == (person, {"read", "write"})
    assert secret not in client.get(where).content.decode()
    assert secret not in str(ApiToken.objects.values().get())


@pytest.mark.usefixtures("with_mail")
def test_a_new_key_is_told_by_mail(signed_in, person: User):
    values = {"name": "rekenblad", "scope": "read", "days": "30", "password": PASSWORD}
    assert signed_in(person).post(reverse("accounts:keys"), values).status_code == 302
    [letter] = mail.outbox
    assert (letter.to, "sleutel voor een programma gemaakt, voor: rekenblad" in letter.body) == (
        [person.email],
        True,
    )


@pytest.mark.parametrize(
    "change",
    [
        {"scope": "alles"},
        {"days": "9999"},
        {"name": ""},
        {"name": "\x00"},
        {"password": "een ander"},
        {"password": ""},
    ],
)
def test_a_key_that_cannot_be_is_refused(signed_in, person: User, change: dict):
    values = {"name": "x", "scope": "read", "days": "30", "password": PASSWORD} | change
    assert signed_in(person).post(reverse("accounts:keys"), values).status_code == 422
    assert not ApiToken.objects.exists()


def test_a_key_dies_with_its_term_its_owner_and_its_revoking(person: User):
    now = timezone.now()
    token, secret = a_key(person)
    assert user_of_token(secret, now + timedelta(days=31)) is None
    assert user_of_token(secret[:-1], now) is None
    assert user_of_token("\ud800", now) is None
    assert revoke_token(token=token, at=now, by=person)
    assert not revoke_token(token=token, at=now, by=person)
    assert user_of_token(secret, now) is None


def test_a_key_is_looked_up_with_one_question(person: User, django_assert_num_queries):
    _, secret = a_key(person)
    with django_assert_num_queries(1):
        user_of_token(secret, timezone.now())


def test_the_use_of_a_key_is_noted_once_an_hour(person: User):
    token, secret = a_key(person)
    now = timezone.now()
    for at in (now, now + NOTED_EVERY / 2):
        note_use(token=secret, at=at)
    token.refresh_from_db()
    assert token.used_at == now


def test_nobody_revokes_the_key_of_another(signed_in, person: User, manager: User):
    token, secret = a_key(person)
    assert signed_in(manager).post(reverse("accounts:revoke-key", args=[token.public_id])).status_code == 404
    assert user_of_token(secret, timezone.now())


def test_all_that_is_kept_comes_as_one_file_without_secrets(client: Client, person: User, manager: User):
    token, secret = a_key(person)
    sign_in(client, person.email)
    answer = client.get(reverse("accounts:own-data"))
    told = json.loads(answer.content)
    assert 'filename="mijn-gegevens.json"' in answer["Content-Disposition"]
    assert told["account"]["e-mailadres"] == "jan@houten.nl"
    assert told["sleutels"][0]["naam"] == "rekenblad"
    whole = answer.content.decode()
    person.refresh_from_db()
    kept = (secret, token.fingerprint, person.password, manager.email, client.session.session_key)
    assert not any(each in whole for each in kept)


def test_a_room_above_adds_its_part(signed_in, person: User, monkeypatch):
    monkeypatch.setattr(exports, "_parts", {})
    exports.contribute("handelingen", lambda user: [user.name])
    told = json.loads(signed_in(person).get(reverse("accounts:own-data")).content)
    assert told["handelingen"] == ["Jan de Vries"]
    with pytest.raises(ValueError, match="handelingen"):
        exports.contribute("handelingen", lambda _user: [])
