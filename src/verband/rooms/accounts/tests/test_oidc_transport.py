"""Asking a provider over the network: only the issuer itself, for a while, up to a size."""

import json
import socket
import threading
import time

import pytest
from django.test import Client

from verband.rooms.accounts.oidc import transport
from verband.rooms.accounts.oidc.discovery import metadata_of
from verband.rooms.accounts.oidc.errors import SignInError, SlowError, UnreachableError, UnusableError
from verband.rooms.accounts.oidc.transport import ask, is_of, is_safe
from verband.rooms.accounts.tests.provider import SmallProvider
from verband.rooms.accounts.tests.visits import account, connected, go, visit, who

ISSUER = "https://inloggen.soest.nl/realms/x"


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("https://inloggen.soest.nl/token", True),
        ("https://inloggen.soest.nl:8443/token", False),
        ("http://inloggen.soest.nl/token", False),
        ("https://kwaad.nl/token", False),
        ("https://inloggen.soest.nl.kwaad.nl/token", False),
        ("https://inloggen.soest.nl@kwaad.nl/token", False),
        ("https://x@inloggen.soest.nl/token", False),
        ("https://inloggen.soest.nl/a\r\nHost: kwaad.nl", False),
        ("https://inloggen.soest.nl:x/", False),
        ("file:///etc/passwd", False),
        ("//inloggen.soest.nl/token", False),
        ("https://[::1/token", False),
    ],
)
def test_only_the_host_of_the_issuer_is_asked(address: str, own: bool):
    assert is_of(ISSUER, address) is own


@pytest.mark.parametrize(("here", "safe"), [(True, True), (False, False)])
def test_without_https_only_this_machine_and_only_for_developers(settings, here: bool, safe: bool):
    settings.OIDC_ON_THIS_MACHINE = here
    assert is_safe("http://127.0.0.1:8080/") is safe
    assert not is_safe("http://soest.nl/")


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fe80::1", "224.0.0.1", "::"],
)
def test_a_name_that_leads_to_this_machine_or_its_landlord_is_not_followed(monkeypatch, address: str):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", (address, 443))])
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("connected"))
    with pytest.raises(UnusableError):
        ask(ISSUER, f"{ISSUER}/token")


def test_the_connection_goes_to_the_address_that_was_looked_at(monkeypatch):
    asked = []

    def refuse(where: tuple[str, int], _seconds: float) -> socket.socket:
        asked.append(where)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", ("10.1.2.3", 443))])
    monkeypatch.setattr(socket, "create_connection", refuse)
    with pytest.raises(UnreachableError):
        ask(ISSUER, f"{ISSUER}/token")
    assert asked == [("10.1.2.3", 443)]


def test_a_certificate_that_does_not_hold_ends_it(small: SmallProvider, settings):
    address = small.issuer.replace("http://", "https://")
    with pytest.raises(UnreachableError):
        ask(address, f"{address}/jwks")


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (200, b"<html>", UnusableError),
        (200, b"[1]", UnusableError),
        (200, b"[" * 100_000, UnusableError),
        (200, b'{"a": "' + b"x" * transport.MOST_BYTES + b'"}', UnusableError),
        (302, b"", UnusableError),
        (404, b"", UnusableError),
        (503, b"<html>", UnreachableError),
    ],
)
def test_what_is_no_answer_is_refused(
    small: SmallProvider, status: int, body: bytes, error: type[SignInError]
):
    small.instead["/jwks"] = (status, body)
    with pytest.raises(SignInError) as found:
        ask(small.issuer, f"{small.issuer}/jwks")
    assert found.type is error
    assert "/elsewhere" not in small.asked


def test_a_slow_answer_is_not_waited_for(small: SmallProvider, monkeypatch):
    monkeypatch.setattr(transport, "SECONDS", 0.2)
    small.delay["/jwks"] = 1.0
    begun = time.monotonic()
    with pytest.raises(SlowError):
        ask(small.issuer, f"{small.issuer}/jwks")
    assert time.monotonic() - begun < 0.9


def test_an_answer_that_drips_in_is_cut_off(monkeypatch, settings):
    settings.OIDC_ON_THIS_MACHINE = True
    monkeypatch.setattr(transport, "SECONDS", 0.3)
    server = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=drip, args=(server,), daemon=True).start()
    issuer = f"http://127.0.0.1:{server.getsockname()[1]}"
    begun = time.monotonic()
    with pytest.raises(SlowError):
        ask(issuer, f"{issuer}/jwks")
    assert time.monotonic() - begun < 1.5
    server.close()


def drip(server: socket.socket) -> None:
    """Send a header sign by sign, each well within the time for one."""
    wire, _ = server.accept()
    try:
        for sign in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 100:
            wire.sendall(bytes([sign]))
            time.sleep(0.05)
    except OSError:
        wire.close()


@pytest.mark.parametrize(
    "told",
    [
        {"issuer": "https://kwaad.nl"},
        {"token_endpoint": "https://kwaad.nl/token"},
        {"jwks_uri": "http://169.254.169.254/latest"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"end_session_endpoint": "https://kwaad.nl/logout"},
        {"userinfo_endpoint": ["x"]},
        {"jwks_uri": None},
    ],
)
@pytest.mark.django_db
def test_a_provider_that_points_elsewhere_is_refused(small: SmallProvider, told: dict):
    small.metadata = told
    with pytest.raises(UnusableError):
        metadata_of(connected(small))


@pytest.mark.parametrize(
    "keys", [{}, {"keys": []}, {"keys": [{"kty": "oct", "k": "AAAA"}]}, {"keys": ["x", {"kty": "RSA"}]}]
)
@pytest.mark.django_db
def test_a_provider_without_a_usable_key_is_refused(client: Client, small: SmallProvider, keys: dict):
    account()
    small.instead["/jwks"] = (200, json.dumps(keys).encode())
    assert (visit(client, connected(small)).status_code, who(client)) == (502, "")


@pytest.mark.django_db
def test_a_provider_that_is_down_is_told_before_anyone_leaves(client: Client, small: SmallProvider):
    provider = connected(small)
    small.close()
    answer = go(client, provider)
    assert (answer.status_code, "is nu niet te bereiken" in answer.content.decode()) == (502, True)


@pytest.mark.parametrize(("status", "words"), [(500, "niet te bereiken"), (200, "niet kan gebruiken")])
@pytest.mark.django_db
def test_a_token_endpoint_that_fails_says_so(client: Client, small: SmallProvider, status: int, words: str):
    account()
    small.instead["/token"] = (status, b'{"access_token": 7}')
    answer = visit(client, connected(small))
    assert (answer.status_code, words in answer.content.decode(), who(client)) == (502, True, "")


@pytest.mark.django_db
def test_a_token_endpoint_that_is_slow_says_so(client: Client, small: SmallProvider, monkeypatch):
    account()
    provider = connected(small)
    address = go(client, provider)
    assert address.status_code == 302
    monkeypatch.setattr(transport, "SECONDS", 0.2)
    small.delay["/token"] = 1.0
    answer = visit(client, provider)
    assert (answer.status_code, "antwoordt te langzaam" in answer.content.decode()) == (504, True)
