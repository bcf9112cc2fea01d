"""Bars of the search: making the index of the nation, following one deed, and answering.

    python benchmarks/search.py FOLDER_OR_FILE

The argument (or VERBAND_REGISTER) says where an export of the national register lies; it is read into a
temporary database. First it is asserted that the index answers as a plain pass over all entries in Python does.
Then, in one process, medians: making everything anew with no stem in memory,
following one deed, and the page of a search for each question. Exits with status 1 when a bar is missed.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

from picture_page import load

if TYPE_CHECKING:
    from django.test import Client

    from verband.core.search.question import Condition

ROUNDS = 7
QUESTIONS = (
    "odru",
    "veiligheidsregio utrecht",
    "ggd",
    "omgevingsdiensten",
    "hout",
    "belasting",
    "gemeente",
    "a",
)
SECONDS_TO_MAKE = 3
SECONDS_TO_FOLLOW = 0.1
SECONDS_TO_ANSWER = 0.25


def main(arguments: list[str]) -> int:
    where = next(iter(arguments), os.environ.get("VERBAND_REGISTER", ""))
    if not where:
        print("Say where the register lies: python benchmarks/search.py FOLDER_OR_FILE", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="verband-bench-") as folder:
        client = load(Path(where), folder)
        made = timed(make_anew)
        answers_as_in_python()
        followed = timed(follow_a_deed)
        asked = {text: timed(lambda text=text: ask(client, text)) for text in QUESTIONS}
    number = entries()
    print(f"index of {number} entries made in {made:.2f} s (at most {SECONDS_TO_MAKE})")
    print(f"one deed followed in {followed * 1e3:.0f} ms (at most {SECONDS_TO_FOLLOW * 1e3:.0f})")
    for text, seconds in asked.items():
        print(f"page for '{text}': {seconds * 1e3:.0f} ms (at most {SECONDS_TO_ANSWER * 1e3:.0f})")
    slowest = max(asked.values())
    kept = made <= SECONDS_TO_MAKE and followed <= SECONDS_TO_FOLLOW and slowest <= SECONDS_TO_ANSWER
    print("every bar is met" if kept else "A BAR IS MISSED")
    return 0 if kept else 1


def timed(work: Callable[[], Any]) -> float:
    """Return the median of some rounds, in seconds."""
    taken = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        work()
        taken.append(perf_counter() - begun)
    return median(taken)


def make_anew() -> None:
    from verband.core.search import words_of
    from verband.core.search.stems import stem
    from verband.rooms.register.models import SearchStamp
    from verband.rooms.register.services.search import renew_index

    words_of.cache_clear()
    stem.cache_clear()
    SearchStamp.objects.all().delete()
    renew_index()


def follow_a_deed() -> None:
    from verband.rooms.history.services import Change, record_changes
    from verband.rooms.register.models import Partnership
    from verband.rooms.register.services.search import renew_index

    row = Partnership.objects.order_by("pk")[0]
    changes = [Change("update", "partnership", row.public_id, "", {}, {})]
    record_changes(changes, at=datetime(2026, 6, 1, tzinfo=UTC), by=None)
    renew_index()


def ask(client: "Client", text: str) -> None:
    assert client.get("/zoeken/", {"zoek": text}).status_code == 200


def entries() -> int:
    from verband.rooms.register.models import SearchEntry

    return SearchEntry.objects.count()


def answers_as_in_python() -> None:
    """Ask every question of the index and of a plain pass over all words."""
    from django.db.models import F

    from verband.core.search import AllOf, Token, read_question
    from verband.rooms.register.models import SearchEntry
    from verband.rooms.register.selectors.search.matching import Holding

    def holds(condition: "Condition", words: list[str]) -> bool:
        if isinstance(condition, Token):
            same = condition.word.__eq__
            return any(word.startswith(condition.word) if condition.start else same(word) for word in words)
        parts = (holds(part, words) for part in condition.parts)
        return all(parts) if isinstance(condition, AllOf) else any(parts)

    lines = {pk: line.split() for pk, line in SearchEntry.objects.values_list("pk", "words")}
    for text in QUESTIONS:
        condition = read_question(text).condition
        found = set(SearchEntry.objects.filter(Holding(F("pk"), condition)).values_list("pk", flat=True))
        assert found, f"nothing found for {text}"
        assert found == {pk for pk, words in lines.items() if holds(condition, words)}, text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
