"""Calendars as files that calendar programs read (RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, date, timedelta

from icalendar import Alarm, Calendar, Event, vText

from verband.rooms.councils.selectors.feed_entries import Settled

TYPE = "text/calendar; charset=utf-8"
MAKER = "-//Verband//Betrekken//NL"
REFRESHED, REFRESHED_TOO = timedelta(hours=12), "PT12H"
"""How often calendar programs are asked to look again; some read the older word for it."""
IN_THE_MORNING = timedelta(hours=9)
"""An entry of a whole day begins at midnight; nobody is reminded then."""


def calendar_bytes(
    *,
    name: str,
    entries: Iterable[Settled],
    site: str,
    for_partners: bool,
    alarm_days: int | None = None,
) -> bytes:
    """Write entries as one calendar; the same entries always give the same bytes.

    Parameters
    ----------
    site
        The address of the site without a slash at the end, for the page behind each entry.
    for_partners
        Whether it says where the pieces themselves can be read.
    alarm_days
        How many days before an entry it reminds of itself; not at all without.
    """
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("name", vText(name))
    calendar.add("x-wr-calname", vText(name))
    calendar.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", REFRESHED_TOO)
    for entry in entries:
        event = _event(entry, site, alarm_days)
        event.add("description", _text(entry, for_partners=for_partners))
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _event(entry: Settled, site: str, alarm_days: int | None) -> Event:
    said, changed = entry.said, entry.changed_at.astimezone(UTC)
    event = Event()
    event.add("uid", str(entry.uid))
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", entry.sequence)
    event.add("dtstart", date.fromisoformat(said["first"]))
    event.add("dtend", date.fromisoformat(said["last"]) + timedelta(days=1))
    event.add("summary", f"Vervallen: {said['title']}" if entry.cancelled else said["title"])
    event.add("categories", said["categories"])
    event.add("status", _status(entry))
    event.add("transp", "TRANSPARENT")
    event.add("url", f"{site}{said['page']}")
    if alarm_days and said["alarms"] and not entry.cancelled:
        event.add_component(_alarm(said["title"], alarm_days))
    return event


def _text(entry: Settled, *, for_partners: bool) -> str:
    document = entry.said.get("document", "") if for_partners else ""
    return f"{entry.said['text']}\nHet stuk: {document}" if document else str(entry.said["text"])


def _status(entry: Settled) -> str:
    if entry.cancelled:
        return "CANCELLED"
    return "CONFIRMED" if entry.said["certain"] else "TENTATIVE"


def _alarm(title: str, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", IN_THE_MORNING - timedelta(days=days))
    return alarm
