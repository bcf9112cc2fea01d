"""Signing in through the sign-in service of one's own organisation, there and back."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from verband.rooms.accounts.models import Identity
from verband.rooms.accounts.tests.provider import SmallProvider, key_named
from verband.rooms.accounts.tests.visits import account, at_provider, connected, go, visit, who

pytestmark = pytest.mark.django_db


def test_someone_known_comes_in_and_goes_where_she_was_going(client: Client, small: SmallProvider):
    user = account()
    answer = visit(client, connected(small), "/overheden/?zoek=soest")
    assert (answer.status_code, answer.url, who(client)) == (302, "/overheden/?zoek=soest", str(user.pk))
    assert small.refusals == []


def test_the_question_carries_all_that_the_profile_asks(client: Client, small: SmallProvider):
    address = go(client, connected(small, acr_values="substantieel hoog")).url
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert asked["acr_values"] == "substantieel hoog"
    assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
    assert min(len(asked["nonce"]), len(asked["state"]), len(asked["code_challenge"])) >= 43
    assert "openid" in asked["scope"].split()


def test_two_visits_have_nothing_in_common(client: Client, small: SmallProvider):
    provider = connected(small)
    first, second = (parse_qs(urlsplit(go(client, provider).url).query) for _ in range(2))
    assert all(first[name] != second[name] for name in ("state", "nonce", "code_challenge"))


def test_two_tabs_can_be_open_together(client: Client, small: SmallProvider):
    user, provider = account(), connected(small)
    one, other = (at_provider(go(client, provider, page).url) for page in ("/een/", "/twee/"))
    assert client.get(one).url == "/een/"
    assert client.get(other).url == "/twee/"
    assert who(client) == str(user.pk)


@pytest.mark.parametrize(
    "asked",
    ["https://kwaad.nl/", "//kwaad.nl", "/\\kwaad.nl", "javascript:alert(1)", "kwaad", "/\t/kwaad.nl", ""],
)
def test_nobody_is_sent_on_to_another_site(client: Client, small: SmallProvider, asked: str):
    account()
    assert visit(client, connected(small), asked).url == "/"


def test_what_lay_in_the_session_is_still_there_under_a_new_number(client: Client, small: SmallProvider):
    account()
    session = client.session
    session["kept-form"] = {"path": "/x/", "typed": "…"}
    session.save()
    visit(client, connected(small))
    assert client.session["kept-form"]["path"] == "/x/"
    assert client.session.session_key != session.session_key


def test_the_second_time_the_subject_is_enough(client: Client, small: SmallProvider):
    user, provider = account(), connected(small)
    visit(client, provider)
    small.person = {"sub": "s-1", "email": "andere.naam@soest.nl", "email_verified": True}
    visit(Client(), provider)
    assert [one.user for one in Identity.objects.all()] == [user]


def test_another_subject_with_the_same_address_does_not_take_the_account_over(small: SmallProvider):
    account()
    provider = connected(small)
    visit(Client(), provider)
    small.person = {**small.person, "sub": "s-2"}
    second = Client()
    answer = visit(second, provider)
    assert (answer.status_code, who(second)) == (403, "")
    assert "al gekoppeld aan een andere gebruiker van Gemeente Soest" in answer.content.decode()


def test_the_address_is_read_beside_the_token_too(client: Client, small: SmallProvider):
    user = account()
    small.person, small.userinfo = {"sub": "s-1"}, {"email": "Griffier@Soest.nl", "email_verified": True}
    visit(client, connected(small))
    assert who(client) == str(user.pk)


def test_what_is_told_beside_the_token_must_be_of_the_same_person(client: Client, small: SmallProvider):
    account()
    small.person = {"sub": "s-1"}
    small.userinfo = {"sub": "s-9", "email": "griffier@soest.nl", "email_verified": True}
    assert (visit(client, connected(small)).status_code, who(client)) == (502, "")


def test_a_new_key_of_the_provider_is_fetched_by_itself(client: Client, small: SmallProvider):
    account()
    provider = connected(small)
    visit(client, provider)
    small.key = key_named("two")
    assert visit(Client(), provider).status_code == 302
    assert small.asked.count("/jwks") == 2


def test_what_a_provider_tells_of_itself_is_kept(small: SmallProvider):
    account()
    provider = connected(small)
    for _ in range(3):
        visit(Client(), provider)
    assert (small.asked.count("/.well-known/openid-configuration"), small.asked.count("/jwks")) == (1, 1)


def test_a_provider_out_of_use_is_as_if_it_does_not_exist(client: Client, small: SmallProvider):
    provider = connected(small, active=False)
    assert go(client, provider).status_code == 404
    assert client.get(f"/aanmelden/bij/{provider.public_id}/terug/").status_code == 404
