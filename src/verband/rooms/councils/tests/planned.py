"""Meetings and pieces for the tests of the calendar."""

from datetime import date

from django.urls import reverse

from verband.rooms.councils.choices import Occasion, Voice
from verband.rooms.councils.models import BoardMeeting, Consultation
from verband.rooms.register.models import Publication

MEETING = {"on": "2026-07-08", "occasion": "budget", "year": "2027"}


def publish(*pages):
    """Open pages to everyone."""
    for page in pages:
        Publication.objects.create(page=f"councils:{page}", valid_from=date(2026, 1, 1))


def adding(region, word="vergadering"):
    """Return where one adds a meeting or a term of the fire brigade."""
    return reverse("councils:add-day", args=[region.fire.public_id, word])


def board_meets(region, on=date(2026, 7, 8), year=2027):
    """Let the fire brigade decide on a budget."""
    return BoardMeeting.objects.create(partnership=region.fire, on=on, occasion=Occasion.BUDGET, year=year)


def put(region, party, **values):
    """Put the draft budget of the fire brigade before a council."""
    return Consultation.objects.create(
        **{"partnership": region.fire, "party": party, "voice": Voice.OPINION, "occasion": Occasion.BUDGET}
        | {"year": 2027, "subject": "ontwerpbegroting 2027"}
        | values
    )
