"""Who may not undo a thing gets, on every address of the history, the answer of what does not exist."""

import uuid
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from verband.rooms.accounts.models import User
from verband.rooms.history.choices import FINAL, Deed
from verband.rooms.history.kinds import all_kinds, kind_of
from verband.rooms.history.models import Event

CONFIDENTIAL = ["dossiers.dossier", "dossiers.noteversion", "dossiers.emergencyopening"]
NOBODYS = ["kind-without-a-room"]
KINDS = sorted(kind.code for kind in all_kinds()) + CONFIDENTIAL + NOBODYS
LABEL = "Zilverreiger"


@pytest.fixture
def stranger(db) -> Client:
    client = Client()
    client.force_login(
        User.objects.create_user("buiten@example.org"), "django.contrib.auth.backends.ModelBackend"
    )
    return client


def told(code: str, deed: str = Deed.UPDATE, **values) -> Event:
    return Event.objects.create(
        moment=timezone.now(),
        deed=deed,
        object_kind=code,
        object_id=uuid.uuid4(),
        label=LABEL,
        batch=uuid.uuid4(),
        **values,
    )


def undone(code: str) -> Event:
    event = told(code, before={}, after={})
    told(code, before={}, after={}, undoes=event)
    return event


MADE = {
    "without-values": told,
    "with-values": lambda code: told(code, before={"name": "a"}, after={"name": "b"}),
    "sent": lambda code: told(code, Deed.SEND),
    "destroyed": lambda code: told(code, Deed.DESTROY),
    "undone-already": undone,
}


def addresses(number: int, batch: uuid.UUID) -> list[str]:
    return [reverse("history:put-back", args=[number]), reverse("history:undo", args=[batch])]


@pytest.mark.parametrize("made", MADE)
@pytest.mark.parametrize("code", KINDS)
def test_a_stranger_cannot_tell_a_deed_from_none(stranger, code, made):
    event = MADE[made](code)
    nothing = [stranger.post(address) for address in addresses(event.pk + 1000, uuid.uuid4())]
    for address, missing in zip(addresses(event.pk, event.batch), nothing, strict=True):
        answer = stranger.post(address)
        assert (answer.status_code, missing.status_code) == (404, 404)
        assert LABEL not in answer.content.decode()
        assert str(event.object_id) not in answer.content.decode()


def sees(code: str) -> bool:
    kind = kind_of(code)
    return kind is not None and kind.sees(User.objects.get(), date(2026, 5, 16)) is not None


@pytest.mark.parametrize("code", KINDS)
def test_the_pages_show_a_stranger_only_what_the_room_lets_everyone_see(stranger, code):
    event = told(code, before={}, after={})
    expected = 200 if sees(code) else 404
    assert stranger.get(reverse("history:record", args=[event.object_id])).status_code == expected
    assert stranger.get(reverse("history:batch", args=[event.batch])).status_code == expected
    assert (LABEL in stranger.get(reverse("history:recent")).content.decode()) is sees(code)
    assert stranger.get(reverse("history:bin")).status_code in {403, 404}


def test_what_is_confidential_or_nobodys_is_no_kind_of_the_history():
    assert not [code for code in CONFIDENTIAL + NOBODYS if kind_of(code)]
    assert FINAL.keys() == {Deed.SEND, Deed.DESTROY}
