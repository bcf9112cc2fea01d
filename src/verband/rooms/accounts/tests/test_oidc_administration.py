"""Administrators connect a provider: enter, change, try out, switch on and off."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from verband.rooms.accounts.models import Provider, User
from verband.rooms.accounts.oidc import groups, witness
from verband.rooms.accounts.oidc.witness import Told
from verband.rooms.accounts.tests.provider import SmallProvider
from verband.rooms.accounts.tests.test_oidc_groups import receiver
from verband.rooms.accounts.tests.visits import account, connected, go

pytestmark = pytest.mark.django_db
__all__ = ["receiver"]
ENTERED = {
    "name": "Gemeente Soest",
    "issuer": "https://inloggen.soest.nl",
    "client_id": "verband",
    "scopes": "profile email",
    "acr_values": " hoog  substantieel hoog ",
    "groups_claim": "groups",
    "roles": "verband-redactie = editor\nCN=Griffie,OU=Soest = clerk",
    "email_domains": "@Soest.nl, griffie.soest.nl",
}


@pytest.fixture
def administrator(client: Client) -> User:
    user = account("beheer@soest.nl", is_staff=True)
    client.force_login(user)
    return user


@pytest.fixture
def told():
    heard: list[Told] = []
    listen = heard.append
    witness.on_deed(listen)
    yield heard
    witness.off_deed(listen)


def add(client: Client, **changes: Any):
    return client.post(reverse("oidc:add"), {**ENTERED, **changes})


def change(client: Client, provider: Provider, **changes: Any):
    entered = {**ENTERED, "revision": provider.revision, **changes}
    return client.post(reverse("oidc:change", args=[provider.public_id]), entered)


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


@pytest.mark.usefixtures("administrator")
def test_a_provider_is_added_as_it_was_meant_and_not_yet_in_use(client: Client, told: list[Told]):
    assert add(client).status_code == 302
    row = Provider.objects.get()
    assert (row.scopes, row.acr_values) == ("openid profile email", "hoog substantieel")
    assert row.email_domains == "soest.nl griffie.soest.nl"
    assert row.group_roles == {"verband-redactie": "editor", "CN=Griffie,OU=Soest": "clerk"}
    assert not row.active
    assert [(one.object_id, one.before, one.after["name"]) for one in told] == [
        (row.public_id, None, row.name)
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"issuer": "http://inloggen.soest.nl"}, "Geef een adres dat met https:// begint"),
        ({"issuer": "https://u:p@inloggen.soest.nl"}, "Geef een adres dat met https:// begint"),
        ({"issuer": "https://inloggen.soest.nl/?a=1"}, "Geef een adres dat met https:// begint"),
        ({"issuer": "javascript:alert(1)"}, "Geef een adres dat met https:// begint"),
        ({"issuer": ""}, "Adres van de aanmelddienst (issuer)"),
        ({"scopes": "openid é"}, "kan hier niet staan"),
        ({"acr_values": '"hoog"'}, "kan hier niet staan"),
        ({"email_domains": "soest"}, "is geen domein"),
        ({"email_domains": "*.soest.nl"}, "is geen domein"),
        ({"email_domains": "gmail.com"}, "kan iedereen een adres hebben"),
        ({"roles": "griffie"}, "is niet te lezen"),
        ({"roles": "= clerk"}, "is niet te lezen"),
        ({"roles": "\n".join(f"g{n} = clerk" for n in range(201))}, "meer dan 200 regels"),
        ({"roles": "a = clerk:gm0342\nb = clerk:gm0632", "places": "gm0342"}, "Er zijn rollen voor gm0632."),
        ({"places": "gm0342 gmé"}, "kan hier niet staan"),
        ({"groups_claim": ""}, "Noem het gegeven waarin de groepen staan"),
    ],
)
@pytest.mark.usefixtures("administrator")
def test_what_cannot_be_right_is_asked_again_and_nothing_typed_is_lost(
    client: Client, changes: dict, words: str
):
    answer = add(client, **changes)
    assert (answer.status_code, Provider.objects.count()) == (422, 0)
    assert words in text(answer)
    assert 'value="Gemeente Soest"' in text(answer)


@pytest.mark.usefixtures("administrator", "receiver")
def test_a_role_that_nobody_knows_is_refused_with_those_there_are(client: Client):
    assert "De rol &#x27;koning&#x27; is onbekend. Kies uit: editor, clerk." in text(
        add(client, roles="a = koning")
    )
    assert "Codes: editor (redacteur); clerk (griffie)." in text(client.get(reverse("oidc:add")))


@pytest.mark.usefixtures("administrator")
def test_governments_are_named_with_a_provider(client: Client, told: list[Told]):
    tied = "griffie = clerk:gm0342"
    assert add(client, roles=tied, places=" gm0342  gm0310 gm0342 ").status_code == 302
    assert (Provider.objects.get().places, told[0].after["places"]) == ("gm0342 gm0310", "gm0342 gm0310")


@pytest.mark.usefixtures("administrator")
def test_the_same_provider_twice_is_refused(client: Client):
    add(client)
    answer = add(client, name="Nog eens")
    assert (answer.status_code, "Deze aanmelddienst staat er al." in text(answer)) == (422, True)


@pytest.mark.usefixtures("administrator")
def test_a_change_is_kept_and_told_with_before_and_after(client: Client, told: list[Told]):
    add(client)
    change(client, Provider.objects.get(), name="Gemeente Baarn")
    [_, second] = told
    assert (second.before["name"], second.after["name"]) == ("Gemeente Soest", "Gemeente Baarn")
    assert Provider.objects.get().revision == 2


@pytest.mark.usefixtures("administrator")
def test_saving_without_a_change_changes_nothing(client: Client, told: list[Told]):
    add(client)
    change(client, Provider.objects.get())
    assert (len(told), Provider.objects.get().revision) == (1, 1)


@pytest.mark.usefixtures("administrator")
def test_the_second_of_two_reads_what_the_first_did_and_can_go_on(client: Client):
    add(client)
    seen = Provider.objects.get()
    change(client, seen, client_id="nieuw")
    answer = change(client, seen, name="Gemeente Baarn")
    assert answer.status_code == 422
    assert "Hier staat nu: nieuw" in text(answer)
    assert 'value="Gemeente Baarn"' in text(answer)
    assert 'name="revision" value="2"' in text(answer)
    assert Provider.objects.get().name == "Gemeente Soest"
    assert change(client, Provider.objects.get(), name="Gemeente Baarn").status_code == 302


@pytest.mark.usefixtures("administrator")
def test_switching_on_puts_it_on_the_sign_in_page_and_off_takes_it_away(client: Client, small: SmallProvider):
    provider = connected(small, active=False)
    for asked, status in (("1", 302), ("0", 404)):
        client.post(reverse("oidc:switch", args=[provider.public_id]), {"active": asked})
        assert go(Client(), provider).status_code == status


@pytest.mark.usefixtures("administrator")
def test_trying_out_shows_what_the_provider_says_now(client: Client, small: SmallProvider):
    provider = connected(small, active=False, acr_values="zeer-hoog")
    small.metadata = {
        "code_challenge_methods_supported": ["plain"],
        "token_endpoint_auth_methods_supported": None,
    }
    page = text(client.post(reverse("oidc:probe", args=[provider.public_id])))
    assert f"{small.issuer}/token" in page
    assert "1 (RSA) op" in page
    assert "S256 staat niet in de lijst (plain)" in page
    assert "zegt er niets over. Verband gebruikt private_key_jwt." in page
    assert "zeer-hoog staat niet in de lijst" in page


@pytest.mark.usefixtures("administrator")
def test_trying_out_asks_afresh_each_time_and_says_what_is_wrong(client: Client, small: SmallProvider):
    provider = connected(small)
    client.post(reverse("oidc:probe", args=[provider.public_id]))
    small.metadata = {"issuer": "https://kwaad.nl"}
    page = text(client.post(reverse("oidc:probe", args=[provider.public_id])))
    assert "Gemeente Soest geeft een antwoord dat Verband niet kan gebruiken." in page


@pytest.mark.usefixtures("administrator")
def test_the_pages_say_what_the_provider_must_know_of_us(client: Client, small: SmallProvider):
    provider = connected(small, name="<b>Soest</b>")
    page = text(client.get(reverse("oidc:change", args=[provider.public_id])))
    assert f"http://testserver/aanmelden/bij/{provider.public_id}/terug/" in page
    assert "http://testserver/aanmelden/sleutels.json" in page
    listed = text(client.get(reverse("oidc:providers")))
    assert "&lt;b&gt;Soest" in listed
    assert "<b>Soest" not in listed


@pytest.mark.usefixtures("administrator")
def test_the_empty_list_says_how_to_begin(client: Client):
    assert "Nog geen aanmelddienst" in text(client.get(reverse("oidc:providers")))


def test_nobody_receives_before_a_room_has_registered():
    before = groups.on_groups(None)
    assert groups.role_labels() == {}
    groups.on_groups(before)
