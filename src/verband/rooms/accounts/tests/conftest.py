"""What the tests of accounts can ask for: people, and a small provider that knows us."""

from collections.abc import Iterator

import pytest

from verband.rooms.accounts.oidc.keys import public_keys
from verband.rooms.accounts.tests.people import (
    device,
    forget_counts,
    manager,
    now,
    person,
    signed_in,
    with_mail,
)
from verband.rooms.accounts.tests.provider import SmallProvider

__all__ = ["device", "forget_counts", "manager", "now", "person", "signed_in", "with_mail"]


@pytest.fixture
def small(settings) -> Iterator[SmallProvider]:
    """Return a provider on this machine that holds our public key."""
    settings.OIDC_ON_THIS_MACHINE = True
    provider = SmallProvider()
    provider.client_keys = public_keys()
    yield provider
    provider.close()
