"""People, and a worker that keeps its files in a folder of the test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from verband.rooms.accounts.models import User
from verband.rooms.jobs.models import Run
from verband.rooms.jobs.tests.working import carry_out_next


@pytest.fixture
def asker(db: None) -> User:
    return User.objects.create_user("griffier@example.org")


@pytest.fixture
def other(db: None) -> User:
    return User.objects.create_user("buur@example.org")


@pytest.fixture
def work(db, settings, tmp_path: Path) -> Callable[..., Run]:
    settings.DATA = tmp_path
    return carry_out_next
