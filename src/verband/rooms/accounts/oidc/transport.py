"""Ask a provider something over the network, and nobody else.

Only the host of the issuer is asked, over https with a checked certificate; no redirect is followed, an answer has
a size and a time. A name that leads to this machine itself or to a service address of a data centre is refused,
and the connection goes to the very address that was looked at.
"""

import http.client
import ipaddress
import json
import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from verband.rooms.accounts.oidc.errors import SlowError, UnreachableError, UnusableError

MOST_BYTES = 256 * 1024
SECONDS = 8.0
"""For one question as a whole, however slowly the answer drips in."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status and the JSON object."""

    status: int
    body: dict[str, Any]


def is_of(issuer: str, address: str) -> bool:
    """Whether an address is at the issuer's own host, over the same safe road."""
    try:
        own, other = urlsplit(issuer), urlsplit(address)
        same = (own.scheme, own.hostname, own.port) == (other.scheme, other.hostname, other.port)
    except ValueError:
        return False
    return same and is_safe(address)


def is_safe(address: str) -> bool:
    """Whether an address is https without a name and password in it; http only to this machine while developing."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return False
    plain = "@" not in parts.netloc and not any(sign.isspace() or not sign.isprintable() for sign in address)
    return plain and bool(parts.hostname) and (parts.scheme == "https" or _may_be_plain(parts))


def ask(issuer: str, address: str, *, form: str = "", headers: Mapping[str, str] | None = None) -> Answer:
    """Get an address of the issuer, or post a form to it, and return its JSON object.

    Raises
    ------
    UnusableError
        When the address is not the issuer's own, or the answer is no JSON object of a reasonable size.
    SlowError
        When the whole takes longer than ``SECONDS``.
    UnreachableError
        When there is no answer.
    """
    if not is_of(issuer, address):
        raise UnusableError
    parts = urlsplit(address)
    wire = _wire(parts)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
    connection.sock = wire
    overtime = threading.Event()
    clock = threading.Timer(SECONDS, _cut, (wire, overtime))
    clock.start()
    try:
        return _asked(connection, parts, form, headers or {})
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise (
            SlowError if overtime.is_set() or isinstance(error, TimeoutError) else UnreachableError
        ) from error
    finally:
        clock.cancel()
        connection.close()


def _asked(
    connection: http.client.HTTPConnection, parts: SplitResult, form: str, headers: Mapping[str, str]
) -> Answer:
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    typed = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
    own = {
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Connection": "close",
        "User-Agent": "Verband",
    }
    connection.request(
        "POST" if form else "GET", path, body=form or None, headers={**own, **typed, **headers}
    )
    response = connection.getresponse()
    body = response.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise UnusableError
    return Answer(response.status, _object(body, response.status))


def _object(body: bytes, status: int) -> dict[str, Any]:
    """Read a JSON object; an error page of a server that is down is no answer."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise (UnreachableError if status >= http.client.INTERNAL_SERVER_ERROR else UnusableError) from error
    if not isinstance(found, dict):
        raise UnusableError
    return found


def _wire(parts: SplitResult) -> socket.socket:
    """Connect to the address that was looked at, so that a second look-up cannot lead elsewhere."""
    host, is_plain = parts.hostname or "", parts.scheme == "http"
    port = parts.port or (80 if is_plain else 443)
    try:
        wire = socket.create_connection(
            (_address(host, port, may_be_here=_may_be_plain(parts)), port), SECONDS
        )
        return wire if is_plain else _certificates().wrap_socket(wire, server_hostname=host)
    except TimeoutError as error:
        raise SlowError from error
    except (OSError, UnicodeError) as error:  # a host name that cannot be written as a name
        raise UnreachableError from error


def _address(host: str, port: int, *, may_be_here: bool) -> str:
    found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    usable = [address for address in found if may_be_here or _is_elsewhere(address)]
    if not usable:
        raise UnusableError
    return usable[0]


def _is_elsewhere(address: str) -> bool:
    """Whether an address is another machine; one inside the organisation's own network is allowed."""
    found = ipaddress.ip_address(address.partition("%")[0])
    found = getattr(found, "ipv4_mapped", None) or found
    here = (
        found.is_loopback,
        found.is_link_local,
        found.is_unspecified,
        found.is_multicast,
        found.is_reserved,
    )
    return not any(here)


def _may_be_plain(parts: SplitResult) -> bool:
    return bool(settings.OIDC_ON_THIS_MACHINE) and parts.hostname in {"localhost", "127.0.0.1", "::1"}


def _cut(wire: socket.socket, overtime: threading.Event) -> None:
    overtime.set()
    with suppress(OSError):  # it has just ended by itself
        wire.shutdown(socket.SHUT_RDWR)


@cache
def _certificates() -> ssl.SSLContext:
    return ssl.create_default_context()
