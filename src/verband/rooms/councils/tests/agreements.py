"""What the tests of agreements do as a clerk would: choose, correct, agree, and take back."""

from datetime import date

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from verband.rooms.accounts.models import User
from verband.rooms.councils.models import AgreedInstrument
from verband.rooms.history.models import Event
from verband.rooms.history.services import Undone, undo_batch
from verband.rooms.register.models import Partnership, Party
from verband.rooms.register.tests.factories import Region
from verband.rooms.register.tests.test_keep_pages import sent

STANDARD = "wettelijke-dienst"
CONSENT = {"agreed_on": "2026-05-01", "note": "Unaniem"}


def page_of(name: str, region: Region, *more: object, of: Partnership | None = None) -> str:
    """Return the address of a page of the fire brigade, or of another partnership."""
    partnership = of or region.fire
    return reverse(f"councils:{name}", args=[partnership.public_id, *more])


def choose(
    client: Client, region: Region, standard: str = STANDARD, of: Partnership | None = None
) -> HttpResponse:
    """Choose a standard arrangement."""
    where = page_of("choose-standard", region, of=of)
    return client.post(where, sent(client.get(where)) | {"work_kind": standard})


def give(client: Client, region: Region, council: Party, **values: str) -> HttpResponse:
    """Write down that a council agrees."""
    where = page_of("consent", region, council.public_id)
    return client.post(where, sent(client.get(where)) | CONSENT | values)


def row_of(instrument: str) -> AgreedInstrument:
    """Return the one agreed instrument of this code."""
    return AgreedInstrument.objects.get(instrument=instrument)


def correct(client: Client, region: Region, instrument: str, **values: str) -> HttpResponse:
    """Change what was agreed on an instrument."""
    where = page_of("correct-instrument", region, row_of(instrument).public_id)
    return client.post(where, sent(client.get(where)) | values)


def undo(user: User, today: date) -> Undone:
    """Undo the last deed."""
    last = Event.objects.latest("pk")
    return undo_batch(batch=last.batch, at=last.moment, on=today, by=user)
