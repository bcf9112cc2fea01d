"""A dossier with three named people, two administrators, and someone who is in nothing."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from verband.rooms.accounts.models import User
from verband.rooms.dossiers.choices import Capacity
from verband.rooms.dossiers.models import NOTEBOOK, Dossier, Note
from verband.rooms.dossiers.services.dossiers import open_dossier
from verband.rooms.dossiers.services.notes import Content, write_note
from verband.rooms.dossiers.services.readers import grant

BACKEND = "django.contrib.auth.backends.ModelBackend"
TITLE = "Zilverreiger aan de Kromme Rijn"
HEADING = "Wat de wethouder fluisterde"
SENTENCE = "Wij willen uit de regeling stappen, maar zeg het nog niemand."


@dataclass(frozen=True, repr=False)
class People:
    """Who could come to a dossier."""

    owner: User
    contributor: User
    reader: User
    outsider: User
    administrator: User
    second: User


def account(name: str, **values) -> User:
    return User.objects.create_user(f"{name}@example.org", name=name.title(), **values)


def window(user: User | None) -> Client:
    """Return a browser in which someone has signed in, or nobody."""
    client = Client(raise_request_exception=True)
    if user:
        client.force_login(user, backend=BACKEND)
    return client


@pytest.fixture(autouse=True)
def own_vault(settings, tmp_path: Path) -> Path:
    """Give each test its own key and list, outside the database."""
    settings.VAULT_KEY = ""
    settings.VAULT_FILE = tmp_path / "vault_key"
    settings.DESTROYED_KEYS = tmp_path / "destroyed_keys"
    return tmp_path


@pytest.fixture
def at() -> datetime:
    return timezone.now()


@pytest.fixture
def people(db) -> People:
    return People(
        owner=account("anna"),
        contributor=account("bram"),
        reader=account("carla"),
        outsider=account("dirk"),
        administrator=account("els", is_staff=True),
        second=account("frits", is_staff=True),
    )


@pytest.fixture
def dossier(people: People, at: datetime) -> Dossier:
    opened = open_dossier(room=NOTEBOOK, title=TITLE, at=at, by=people.owner)
    for user, capacity in ((people.contributor, Capacity.CONTRIBUTOR), (people.reader, Capacity.READER)):
        grant(dossier=opened, user=user, capacity=capacity, until=None, at=at, by=people.owner)
    return opened


@pytest.fixture
def note(dossier: Dossier, people: People, at: datetime) -> Note:
    return write_note(dossier=dossier, content=Content(HEADING, SENTENCE), at=at, by=people.contributor)
