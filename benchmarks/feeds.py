"""Bars of a calendar feed: a council with twenty arrangements over three years, the nation loaded.

    python benchmarks/feeds.py FOLDER_OR_FILE

The argument (or VERBAND_REGISTER) says where an export of the national register lies; it is read into a temporary
database. The council with the most arrangements gets a meeting of the board on the budget of each of twenty of them
in each of three years. First it is asserted that two parsers of their own make read the same days from the file, and
that after one meeting has moved exactly its entries changed. Then, in one process, medians: the first answer, which
writes every entry; the same answer warm; the answer to a program that has the file; and writing the same file with
the library alone from entries that stand ready. Exits with status 1 when a bar is missed.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

from picture_page import load

if TYPE_CHECKING:
    from django.http import HttpResponseBase
    from django.test import Client

ROUNDS = 9
ARRANGEMENTS = 20
TIMES_BARE = 3
MOST_QUERIES = 21
MOST_QUERIES_UNCHANGED = 6
MEGABYTES = 2


def main(arguments: list[str]) -> int:
    where = next(iter(arguments), os.environ.get("VERBAND_REGISTER", ""))
    if not where:
        print("Say where the register lies: python benchmarks/feeds.py FOLDER_OR_FILE", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="verband-bench-") as folder:
        client = load(Path(where), folder)
        feed = subscribe()
        first = seconds(lambda: client.get(feed))
        answer = client.get(feed)
        entries = two_parsers_agree(answer.content)
        only_what_moved_changes(client, feed)
        tag = client.get(feed)["ETag"]
        answer = client.get(feed)
        queries = asked(lambda: client.get(feed))
        queries_unchanged = asked(lambda: client.get(feed, headers={"If-None-Match": tag}))
        assert client.get(feed, headers={"If-None-Match": tag}).status_code == 304
        ours, bare, unchanged = [], [], []
        for _ in range(ROUNDS):
            ours.append(seconds(lambda: client.get(feed)))
            bare.append(seconds(write_bare(answer)))
            unchanged.append(seconds(lambda: client.get(feed, headers={"If-None-Match": tag})))
    size, ratio = len(answer.content) / 1e6, median(ours) / median(bare)
    print(f"{entries} entries, {size:.2f} MB (at most {MEGABYTES}); the first answer {first * 1e3:.0f} ms")
    print(
        f"warm {median(ours) * 1e3:.0f} ms, {queries} queries (at most {MOST_QUERIES}); the library "
        f"alone {median(bare) * 1e3:.0f} ms: {ratio:.1f} x (at most {TIMES_BARE})"
    )
    print(
        f"nothing new: {median(unchanged) * 1e3:.1f} ms, {queries_unchanged} queries "
        f"(at most {MOST_QUERIES_UNCHANGED})"
    )
    kept = [
        size <= MEGABYTES,
        ratio <= TIMES_BARE,
        queries <= MOST_QUERIES,
        queries_unchanged <= MOST_QUERIES_UNCHANGED,
    ]
    print("every bar is met" if all(kept) else "A BAR IS MISSED")
    return 0 if all(kept) else 1


def subscribe() -> str:
    """Give the council with the most arrangements twenty with meetings, and return the address of its calendar."""
    from django.urls import reverse
    from django.utils import timezone

    from verband.rooms.accounts.models import User
    from verband.rooms.councils.models import BoardMeeting
    from verband.rooms.councils.selectors.taking_part import arrangements_of
    from verband.rooms.councils.services.feeds import make_feed
    from verband.rooms.register.models import Affiliation, Membership, Party
    from verband.rooms.register.selectors.on_day import register_on

    today = timezone.localdate()
    register = register_on(today)
    council = max(
        (pk for pk, party in register.parties.items() if party.kind == "municipality"),
        key=lambda pk: len(arrangements_of(pk, register)),
    )
    rows = arrangements_of(council, register)
    others = [
        row.pk
        for row in register.partnerships.values()
        if row.form in {"OL", "BVO", "GO"} and row.pk not in {each.pk for each in rows}
    ]
    for pk in others[: max(0, ARRANGEMENTS - len(rows))]:
        source = Membership.objects.filter(partnership=pk).values_list("source", flat=True)[0]
        Membership.objects.create(partnership_id=pk, party_id=council, source=source, role="participant")
    told_of_a_deed()
    rows = arrangements_of(council, register_on(today))[:ARRANGEMENTS]
    assert len(rows) == ARRANGEMENTS, f"only {len(rows)} arrangements"
    for number, row in enumerate(rows):
        for year in (today.year - 1, today.year, today.year + 1):
            on = date(year, 6, 15) + timedelta(days=number)
            BoardMeeting.objects.create(partnership_id=row.pk, on=on, occasion="budget", year=year + 1)
    clerk = User.objects.create_user("griffier@example.org")
    Affiliation.objects.create(user=clerk, role="clerk", party_id=council, valid_from=date(2020, 1, 1))
    party = Party.objects.get(pk=council)
    _, secret = make_feed(owner=clerk, party=party, at=datetime(2026, 1, 1, tzinfo=UTC))
    return reverse("councils:feed", args=[secret])


def told_of_a_deed() -> None:
    """Write an event, so that the register is read anew."""
    from verband.rooms.history.services import Change, record_changes
    from verband.rooms.register.models import Partnership

    row = Partnership.objects.order_by("pk")[0]
    changes = [Change("update", "partnership", row.public_id, "", {}, {})]
    record_changes(changes, at=datetime(2026, 6, 1, tzinfo=UTC), by=None)


def two_parsers_agree(content: bytes) -> int:
    import vobject
    from icalendar import Calendar

    ours = {str(event["UID"]): event["DTSTART"].dt for event in Calendar.from_ical(content).walk("VEVENT")}
    other = vobject.readOne(content.decode())
    other.validate(raiseException=True)
    assert ours == {event.uid.value: event.dtstart.value for event in other.vevent_list}
    return len(ours)


def only_what_moved_changes(client: "Client", feed: str) -> None:
    from verband.rooms.councils.models import BoardMeeting

    before = blocks(client.get(feed).content)
    moved = BoardMeeting.objects.order_by("pk")[0]
    BoardMeeting.objects.filter(pk=moved.pk).update(on=moved.on + timedelta(days=1))
    told_of_a_deed()
    after = blocks(client.get(feed).content)
    changed = [uid for uid in before if before[uid] != after[uid]]
    assert before.keys() == after.keys()
    assert len(changed) == 3, f"{len(changed)} entries changed"
    assert all("SEQUENCE:1\r\n" in after[uid] for uid in changed)


def blocks(content: bytes) -> dict[str, str]:
    """Return every entry byte for byte, by its number."""
    parts = content.decode().split("BEGIN:VEVENT\r\n")[1:]
    return {part.partition("UID:")[2].partition("\r\n")[0]: part for part in parts}


def write_bare(answer: "HttpResponseBase") -> Callable[[], bytes]:
    """Return how the library alone writes a file with the same properties."""
    from icalendar import Calendar, Event

    rows = [
        dict(event.property_items(recursive=False))
        for event in Calendar.from_ical(answer.content).walk("VEVENT")
    ]
    plain: list[dict[str, Any]] = [
        {
            "uid": str(row["UID"]),
            "dtstamp": row["DTSTAMP"].dt,
            "last-modified": row["LAST-MODIFIED"].dt,
            "sequence": int(row["SEQUENCE"]),
            "dtstart": row["DTSTART"].dt,
            "dtend": row["DTEND"].dt,
            "summary": str(row["SUMMARY"]),
            "description": str(row["DESCRIPTION"]),
            "categories": [str(one) for one in row["CATEGORIES"].cats],
            "status": str(row["STATUS"]),
            "transp": str(row["TRANSP"]),
            "url": str(row["URL"]),
        }
        for row in rows
    ]

    def write() -> bytes:
        calendar = Calendar()
        for values in plain:
            event = Event()
            for name, value in values.items():
                event.add(name, value)
            calendar.add_component(event)
        written: bytes = calendar.to_ical()
        return written

    return write


def asked(do: Callable[[], object]) -> int:
    """Return how many queries something takes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        do()
    return len(captured)


def seconds(do: Callable[[], object]) -> float:
    start = perf_counter()
    do()
    return perf_counter() - start


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
