"""What a calendar program reads: fetch a calendar, and find an entry in it."""

from datetime import UTC, date, datetime

from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from verband.rooms.councils.choices import Occasion
from verband.rooms.councils.models import BoardMeeting
from verband.rooms.councils.services.feeds import make_feed

NOW = datetime(2026, 6, 1, 10, tzinfo=UTC)


def address(owner, **of) -> str:
    _, secret = make_feed(owner=owner, at=NOW, **of)
    return reverse("councils:feed", args=[secret])


def read(where: str) -> list:
    answer = Client().get(where)
    assert answer.status_code == 200, answer.content
    return events(answer.content)


def events(content: bytes) -> list:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def titled(found: list, words: str):
    [event] = [event for event in found if words in event["SUMMARY"]]
    return event


def raw(content: bytes) -> dict[str, str]:
    """Return each entry byte for byte, by its number."""
    parts = content.decode().split("BEGIN:VEVENT\r\n")[1:]
    blocks = [part.partition("END:VEVENT")[0] for part in parts]
    return {next(line for line in block.splitlines() if line.startswith("UID:")): block for block in blocks}


def meeting(region, on: date, occasion=Occasion.BUDGET, year=2027):
    return BoardMeeting.objects.create(partnership=region.fire, on=on, occasion=occasion, year=year)
