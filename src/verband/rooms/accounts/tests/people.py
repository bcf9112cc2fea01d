"""People with an account, and a browser for each."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from verband.rooms.accounts import emails
from verband.rooms.accounts.models import User
from verband.rooms.accounts.tests.browser import BACKEND, PASSWORD

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOON


@pytest.fixture
def person() -> User:
    return User.objects.create_user("jan@houten.nl", PASSWORD, name="Jan de Vries")


@pytest.fixture
def manager() -> User:
    return User.objects.create_user("beheer@utrecht.nl", PASSWORD, name="Bea Beheer", is_staff=True)


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """Return a way to open a browser in which someone has signed in."""

    def open_browser(user: User) -> Client:
        client = Client()
        client.force_login(user, backend=BACKEND)
        return client

    return open_browser


@pytest.fixture
def device(person: User) -> TOTPDevice:
    """Give the person a second step."""
    return TOTPDevice.objects.create(user=person, name="app", key="ab" * 20, confirmed=True)


@pytest.fixture
def with_mail(settings, monkeypatch) -> None:
    """Let the site send mail, at once instead of after the answer."""
    settings.MAIL_IS_SENT = True
    monkeypatch.setattr(emails, "in_background", lambda work: work())


@pytest.fixture(autouse=True)
def forget_counts() -> None:
    cache.clear()
