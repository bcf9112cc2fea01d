"""What a hostile browser, a hostile provider or a hostile network may try, and does not get."""

import hmac
import json
import time
from base64 import urlsafe_b64encode
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import pytest
from django.test import Client
from django.urls import reverse
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from verband.rooms.accounts.models import Identity, Provider
from verband.rooms.accounts.tests.provider import CLIENT_ID, SmallProvider, key_named
from verband.rooms.accounts.tests.visits import account, at_provider, connected, go, visit, who

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(small: SmallProvider) -> Provider:
    account()
    return connected(small)


def refused(client: Client, provider: Provider, status: int, words: str) -> None:
    """Expect that nobody comes in, that the sentence says why, and that nothing is left behind."""
    answer = visit(client, provider, "/overheden/")
    assert (answer.status_code, who(client)) == (status, "")
    page = " ".join(answer.content.decode().split())
    assert words in page
    assert "next=%2Foverheden%2F" in page
    assert not Identity.objects.exists()


def unsigned(claims: dict) -> str:
    parts = jwt.encode({"alg": "HS256"}, claims, OctKey.generate_key(256)).split(".")
    return f"eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{parts[1]}."


def signed_with_the_public_key(claims: dict) -> str:
    """By hand: no library does this any more."""
    head = json.dumps({"alg": "HS256", "kid": "one"}).encode()
    told = b".".join(urlsafe_b64encode(part).rstrip(b"=") for part in (head, json.dumps(claims).encode()))
    seal = hmac.digest(key_named("one").as_pem(private=False), told, "sha256")
    return b".".join((told, urlsafe_b64encode(seal).rstrip(b"="))).decode()


def signed_by_another(claims: dict) -> str:
    return jwt.encode({"alg": "RS256", "kid": "one"}, claims, key_named("thief"))


def signed_with_a_key_of_its_own(claims: dict) -> str:
    thief: RSAKey = key_named("thief")
    return jwt.encode({"alg": "RS256", "jwk": thief.as_dict(private=False)}, claims, thief)


def test_an_answer_can_be_used_once(client: Client, provider: Provider):
    back = at_provider(go(client, provider).url)
    assert client.get(back).status_code == 302
    client.logout()
    second = client.get(back)
    assert (second.status_code, who(client)) == (400, "")
    assert "al gebruikt" in second.content.decode()


def test_an_answer_that_failed_cannot_be_tried_again(
    client: Client, provider: Provider, small: SmallProvider
):
    small.claims = {"nonce": "another"}
    back = at_provider(go(client, provider).url)
    assert [client.get(back).status_code for _ in range(2)] == [400, 400]
    assert small.asked.count("/token") == 1


def test_an_answer_for_another_browser_signs_nobody_in(client: Client, provider: Provider):
    other = Client()
    back = at_provider(go(other, provider).url)
    assert (client.get(back).status_code, who(client)) == (400, "")
    assert client.get(reverse("oidc:callback", args=[provider.public_id])).status_code == 400


def test_an_answer_that_comes_too_late_is_refused(client: Client, provider: Provider):
    back = at_provider(go(client, provider).url)
    session = client.session
    session["oidc-pending"] = [{**session["oidc-pending"][0], "begun": time.time() - 601}]
    session.save()
    answer = client.get(back)
    assert (answer.status_code, "duurde te lang" in answer.content.decode()) == (400, True)


@pytest.mark.parametrize(
    "forged", [unsigned, signed_with_the_public_key, signed_by_another, signed_with_a_key_of_its_own, str]
)
def test_a_forged_signature_is_refused(client: Client, provider: Provider, small: SmallProvider, forged):
    small.sign = forged
    refused(client, provider, 400, "De handtekening onder het antwoord van Gemeente Soest klopt niet.")


@pytest.mark.parametrize(
    ("claims", "status", "words"),
    [
        ({"iss": "https://kwaad.nl"}, 400, "niet door Gemeente Soest gemaakt"),
        ({"iss": None}, 400, "niet door Gemeente Soest gemaakt"),
        ({"aud": "another"}, 400, "voor een andere website bedoeld"),
        ({"aud": [CLIENT_ID, "another"]}, 400, "voor een andere website bedoeld"),
        ({"aud": [CLIENT_ID, "another"], "azp": "another"}, 400, "voor een andere website bedoeld"),
        ({"nonce": "another"}, 400, "hoort bij een andere aanmelding"),
        ({"nonce": None}, 400, "hoort bij een andere aanmelding"),
        ({"exp": 1000}, 400, "is verlopen"),
        ({"exp": None}, 502, "niet kan gebruiken"),
        ({"exp": "morgen"}, 502, "niet kan gebruiken"),
        ({"iat": time.time() + 4000, "exp": time.time() + 5000}, 400, "lopen meer dan een minuut uiteen"),
        ({"nbf": time.time() + 4000}, 400, "lopen meer dan een minuut uiteen"),
        ({"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"}, 400, "De handtekening"),
        ({"sub": ""}, 502, "niet kan gebruiken"),
        ({"sub": "x" * 256}, 502, "niet kan gebruiken"),
        ({"sub": 7}, 502, "niet kan gebruiken"),
        ({"sub": None}, 502, "niet kan gebruiken"),
    ],
)
def test_a_token_with_a_wrong_claim_is_refused(
    client: Client, provider: Provider, small: SmallProvider, claims: dict, status: int, words: str
):
    small.claims = claims
    refused(client, provider, status, words)


@pytest.mark.parametrize("skew", [-50, 50])
def test_clocks_may_differ_by_less_than_a_minute(
    client: Client, provider: Provider, small: SmallProvider, skew: int
):
    small.claims = {"iat": int(time.time()) + skew, "exp": int(time.time()) + skew + 1}
    assert visit(client, provider).status_code == 302


@pytest.mark.parametrize(("acr", "status"), [("hoog", 302), ("laag", 403), (None, 403), (["hoog"], 403)])
def test_who_signed_in_too_lightly_does_not_come_in(small: SmallProvider, acr, status: int):
    account()
    small.claims = {"acr": acr}
    assert visit(Client(), connected(small, acr_values="substantieel hoog")).status_code == status


def test_the_answer_of_one_provider_is_not_taken_for_that_of_another(client: Client, provider: Provider):
    evil = Provider.objects.create(name="Kwaad", issuer="https://kwaad.nl", client_id="x", active=True)
    back = urlsplit(at_provider(go(client, provider).url))
    answer = client.get(f"{reverse('oidc:callback', args=[evil.public_id])}?{back.query}")
    assert (answer.status_code, "een andere aanmelddienst" in answer.content.decode()) == (400, True)


@pytest.mark.parametrize(("named", "iss"), [(False, "https://kwaad.nl"), (True, "")])
def test_an_answer_that_names_another_provider_or_none_is_refused(
    client: Client, provider: Provider, small: SmallProvider, named: bool, iss: str
):
    small.metadata = {"authorization_response_iss_parameter_supported": named}
    back = at_provider(go(client, provider).url)
    answer = client.get(f"{back}&{urlencode({'iss': iss})}" if iss else back)
    assert (answer.status_code, small.asked.count("/token")) == (400, 0)


def test_each_provider_sends_people_back_to_an_address_of_its_own(client: Client, small: SmallProvider):
    asked = parse_qs(urlsplit(go(client, connected(small)).url).query)["redirect_uri"][0]
    assert str(Provider.objects.get().public_id) in asked


def test_a_code_of_another_visit_does_not_fit_the_verifier(client: Client, provider: Provider):
    thief = Client()
    stolen = parse_qs(urlsplit(at_provider(go(thief, provider).url)).query)["code"][0]
    mine = urlsplit(at_provider(go(client, provider).url))
    state = parse_qs(mine.query)["state"][0]
    answer = client.get(urlunsplit(mine._replace(query=urlencode({"code": stolen, "state": state}))))
    assert (answer.status_code, who(client)) == (502, "")
    assert "weigert de aanmelding van Verband zelf" in answer.content.decode()


def test_a_provider_that_does_not_know_our_key_gives_nothing(
    client: Client, provider: Provider, small: SmallProvider
):
    small.client_keys = {"keys": [key_named("thief").as_dict(private=False)]}
    refused(client, provider, 502, "weigert de aanmelding van Verband zelf")
    assert small.refusals == ["invalid_client"]


def test_whom_the_provider_sends_back_without_signing_in_reads_so(client: Client, provider: Provider):
    state = parse_qs(urlsplit(go(client, provider).url).query)["state"][0]
    query = urlencode({"error": "access_denied", "error_description": "<b>x</b>", "state": state})
    answer = client.get(f"{reverse('oidc:callback', args=[provider.public_id])}?{query}")
    assert (answer.status_code, "heeft u niet aangemeld" in answer.content.decode()) == (403, True)
    assert "<b>x" not in answer.content.decode()


@pytest.mark.parametrize(
    "person",
    [
        {"email_verified": False},
        {"email_verified": "true"},
        {"email_verified": None},
        {"email": "griffier@kwaad.soest.nl"},
        {"email": "griffier@soest.nl.kwaad.nl"},
        {"email": "griffier@soest.nl@kwaad.nl"},
        {"email": "onbekend@soest.nl"},
        {"email": ["griffier@soest.nl"]},
        {"email": None},
    ],
)
def test_an_address_that_proves_nothing_opens_no_account(
    client: Client, provider: Provider, small: SmallProvider, person: dict
):
    account("griffier@kwaad.soest.nl")
    small.claims = person
    refused(client, provider, 403, "hoort nog geen account")


def test_a_provider_vouches_for_no_domain_but_its_own(client: Client, small: SmallProvider):
    account("wethouder@baarn.nl")
    small.person = {"sub": "s-1", "email": "wethouder@baarn.nl", "email_verified": True}
    refused(client, connected(small), 403, "hoort nog geen account")


def test_who_is_refused_reads_that_what_was_typed_is_kept(client: Client, provider: Provider):
    failed = reverse("oidc:callback", args=[provider.public_id])
    assert b"blijft een uur bewaard" not in client.get(failed).content
    session = client.session
    session["kept-form"] = {"path": "/x/", "typed": "x"}
    session.save()
    assert b"blijft een uur bewaard" in client.get(failed).content
    assert "kept-form" in client.session


def test_an_ended_account_stays_closed(client: Client, provider: Provider):
    visit(Client(), provider)
    provider_user = Identity.objects.get().user
    provider_user.is_active = False
    provider_user.save()
    answer = visit(client, provider)
    assert (answer.status_code, who(client)) == (403, "")
    assert "Uw account bij Verband is beëindigd." in answer.content.decode()
