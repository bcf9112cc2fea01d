"""A program that changes the register with a key, and what it reads in an answer."""

import json
from datetime import UTC, datetime, timedelta

from django.test import Client

from verband.rooms.accounts.choices import Scope
from verband.rooms.accounts.services.tokens import make_token
from verband.rooms.common.api.version import BASE

NOW = datetime.now(tz=UTC)
LONG = NOW + timedelta(days=30)


def key_of(user, *scopes, expires_at=LONG):
    return make_token(user=user, name="test", scopes=scopes or (Scope.WRITE,), expires_at=expires_at, at=NOW)


class Program:
    """A program that acts for someone."""

    def __init__(self, secret) -> None:
        self.client, self.secret = Client(), secret

    def send(self, method, where, body=None, match="", **headers):
        sent = {"Authorization": f"Bearer {self.secret}"} if self.secret else {}
        sent |= {"If-Match": match} if match else {}
        content = body if isinstance(body, bytes) else json.dumps(body) if body is not None else ""
        return self.client.generic(
            method, f"{BASE}/{where}", content, "application/json", headers=sent | headers
        )

    def etag(self, where):
        return self.client.get(f"{BASE}/{where}")["ETag"]

    def patch(self, where, body):
        return self.send("PATCH", where, body, self.etag(where))


def problem(response, status):
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    return response.json()


def places(found):
    return sorted(each["location"].get("pointer", each["location"].get("name")) for each in found["errors"])
