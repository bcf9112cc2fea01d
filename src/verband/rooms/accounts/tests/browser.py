"""What tests do in a browser: sign in, read a code off a telephone."""

import base64
import time

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP

from verband.rooms.accounts.models import User

PASSWORD = "vier losse woorden hier"
OTHER = "heel iets anders dan eerst"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def sign_in(client: Client, email: str, password: str = PASSWORD, to: str = "", **headers):
    values = {"email": email, "password": password} | ({"next": to} if to else {})
    return client.post(reverse("accounts:sign-in"), values, **headers)


def code_of(key: str, later: int = 0) -> str:
    """Return what an app shows now, or some steps later."""
    totp = TOTP(bytes.fromhex(key))
    totp.time = time.time() + 30 * later
    return f"{totp.token():06d}"


def key_on(page: HttpResponse) -> str:
    """Return the key that a page gives an app, as hexadecimal text."""
    told = page.content.decode().partition("cijfers.</p>")[2].partition("</code>")[0]
    return base64.b32decode("".join(told.partition("<code>")[2].split())).hex()


def who(client: Client) -> User | None:
    """Return who is signed in in a browser."""
    number = client.session.get("_auth_user_id")
    return User.objects.get(pk=number) if number else None
