"""A small OpenID provider on this machine: it checks what a strict one checks, and lies when a test tells it to."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey

CLIENT_ID = "verband"
CONFIGURATION = "/.well-known/openid-configuration"
Json = dict[str, Any]


@cache
def key_named(kid: str) -> RSAKey:
    """Return the same key for the same name, so that tests do not wait for new ones."""
    return RSAKey.generate_key(2048, {"kid": kid, "use": "sig", "alg": "RS256"}, private=True)


class SmallProvider:
    """The provider; every attribute may be changed by a test before it is asked."""

    def __init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"provider": self}))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        self.issuer = f"http://127.0.0.1:{self._server.server_port}"
        self.key = key_named("one")
        self.client_keys: Json = {"keys": []}
        self.person: Json = {"sub": "s-1", "email": "griffier@soest.nl", "email_verified": True}
        self.userinfo: Json = {}
        self.metadata: Json = {}
        self.claims: Json = {}
        """What a token says beside or instead of the truth; None leaves a claim out."""
        self.sign: Callable[[Json], str] = self.signed
        self.delay: dict[str, float] = {}
        self.instead: dict[str, tuple[int, bytes]] = {}
        """Path → status and body that are answered whatever was asked."""
        self.asked: list[str] = []
        self.refusals: list[str] = []
        self.queries: list[dict[str, str]] = []
        self._codes: dict[str, dict[str, str]] = {}
        self._seen: set[str] = set()

    def close(self) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._server.server_close()

    def signed(self, claims: Json) -> str:
        """Sign with the key of now."""
        return jwt.encode({"alg": "RS256", "kid": self.key.kid}, claims, self.key)

    def configuration(self) -> Json:
        """Return the discovery document."""
        told = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "end_session_endpoint": f"{self.issuer}/logout",
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["private_key_jwt"],
            "acr_values_supported": ["substantieel", "hoog"],
            **self.metadata,
        }
        return {name: value for name, value in told.items() if value is not None}

    def jwks(self) -> Json:
        """Return the public keys."""
        return {"keys": [self.key.as_dict(private=False)]}

    def authorize(self, query: dict[str, str]) -> str:
        """Sign the person in and return the address to send the browser back to."""
        self.queries.append(query)
        assert query["response_type"] == "code"
        assert query["code_challenge_method"] == "S256"
        assert query["client_id"] == CLIENT_ID
        code = secrets.token_urlsafe(16)
        self._codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, form: dict[str, str]) -> tuple[int, Json]:
        """Check code, verifier and assertion, and return the tokens."""
        asked = self._codes.pop(form.get("code", ""), None)
        wrong = self._flaw(form, asked)
        if wrong or asked is None:
            self.refusals.append(wrong)
            return 400, {"error": wrong}
        access = secrets.token_urlsafe(16)
        return 200, {
            "access_token": access,
            "token_type": "Bearer",
            "id_token": self._id_token(asked, access),
        }

    def _flaw(self, form: dict[str, str], asked: dict[str, str] | None) -> str:
        if asked is None or form.get("redirect_uri") != asked["redirect_uri"]:
            return "invalid_grant"
        proof = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(proof).rstrip(b"=").decode() != asked["code_challenge"]:
            return "invalid_grant"
        return "" if self._knows(form) else "invalid_client"

    def _knows(self, form: dict[str, str]) -> bool:
        try:
            keys = KeySet.import_key_set(self.client_keys)
            told = jwt.decode(form["client_assertion"], keys, algorithms=["RS256", "ES256"]).claims
        except (JoseError, KeyError):
            return False
        fresh = told["jti"] not in self._seen and told["exp"] > time.time()
        self._seen.add(told["jti"])
        own = told["iss"] == told["sub"] == CLIENT_ID and told["aud"] == f"{self.issuer}/token"
        return fresh and own and form["client_assertion_type"].endswith(":jwt-bearer")

    def _id_token(self, asked: dict[str, str], access: str) -> str:
        half = hashlib.sha256(access.encode()).digest()[:16]
        now = int(time.time())
        told = {
            "iss": self.issuer,
            "aud": CLIENT_ID,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            "at_hash": base64.urlsafe_b64encode(half).rstrip(b"=").decode(),
            **self.person,
            **self.claims,
        }
        return self.sign({name: value for name, value in told.items() if value is not None})


class _Handler(BaseHTTPRequestHandler):
    provider: SmallProvider

    def do_GET(self) -> None:
        path, query = _read(self.path)
        if self._is_answered(path):
            return
        if path == "/authorize":
            self._send(302, b"", self.provider.authorize(query))
            return
        pages = {
            CONFIGURATION: self.provider.configuration,
            "/jwks": self.provider.jwks,
            "/userinfo": lambda: {"sub": self.provider.person["sub"], **self.provider.userinfo},
        }
        self._send(200, json.dumps(pages[path]()).encode())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if not self._is_answered(self.path):
            status, told = self.provider.token({name: values[0] for name, values in parse_qs(body).items()})
            self._send(status, json.dumps(told).encode())

    def _is_answered(self, path: str) -> bool:
        self.provider.asked.append(path)
        time.sleep(self.provider.delay.get(path, 0))
        if path not in self.provider.instead:
            return False
        status, body = self.provider.instead[path]
        self._send(status, body, f"{self.provider.issuer}/elsewhere")
        return True

    def _send(self, status: int, body: bytes, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        with suppress(OSError):  # whoever asked did not wait for the answer
            super().handle()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server asks for
        pass


def _read(address: str) -> tuple[str, dict[str, str]]:
    parts = urlsplit(address)
    return parts.path, {name: values[0] for name, values in parse_qs(parts.query).items()}
