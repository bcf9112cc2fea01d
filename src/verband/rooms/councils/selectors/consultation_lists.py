"""The three lists, kept apart: zienswijzen, toestemmingen, and wensen en bedenkingen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.bridge import alphabetical_key
from verband.rooms.common.facets import Facet
from verband.rooms.councils.bridge.moments import Chapter
from verband.rooms.councils.choices import ONE_A_YEAR, Occasion, Outcome, Reaction, Voice
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.selectors.consultations import STAGES, Reading, readings, rows_to_read

NAMES = {
    Voice.OPINION: "Zienswijzen",
    Voice.PERMISSION: "Toestemmingen",
    Voice.WISHES: "Wensen en bedenkingen",
}
ADDRESSES = {
    Voice.OPINION: "councils:opinions",
    Voice.PERMISSION: "councils:permissions",
    Voice.WISHES: "councils:wishes",
}
"""Which page shows which list."""
SEARCH, OVER = "zoek", "voorbij"
MOST_DOCUMENTS = 3
"""How many pieces are named above a list, to be opened there."""


def list_of(partnership: UUID, voice: Voice, year: int, subject: str) -> str:
    """Return the address of the list of one piece: what a partnership put before councils about a year."""
    asked = urlencode({"verband": partnership, "jaar": year, SEARCH: subject})
    return f"{reverse(ADDRESSES[voice])}?{asked}"


def list_after(row: Consultation) -> str:
    """Return the address of the list of the same piece before other councils."""
    return list_of(row.partnership.public_id, Voice(row.voice), row.year, row.subject)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list."""

    reading: Reading
    on: date
    """The day of looking, for what is over."""

    @property
    def is_returned(self) -> bool:
        """Whether the council has sent back what it decided."""
        return self.reading.said is not None and self.reading.said.returned_on is not None

    @property
    def is_over(self) -> bool:
        """Whether the last day has passed while nothing was sent back."""
        term = self.reading.term
        return term is not None and not self.is_returned and term.days_left(self.on) < 0

    @property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """Return under which values it falls."""
        one = self.reading
        said = one.said
        return {
            "raad": (str(one.party.public_id),),
            "verband": (str(one.partnership_id),),
            "jaar": (str(one.year),),
            "waarover": (one.occasion.value,),
            "stand": (one.stage.value,),
            "laatste-dag": (OVER,) if self.is_over else (),
            "besluit": (said.reaction.value,) if said and one.decided else (),
            "uitkomst": (said.outcome.value,) if said and self.is_returned and one.outcome else (),
        }

    def matches(self, text: str) -> bool:
        """Whether each word of a search stands in its names."""
        names = f"{self.reading.subject} {self.reading.partnership} {self.reading.council}".casefold()
        return all(word in names for word in text.casefold().split())


def lines_for(visitor: Visitor, voice: Voice, on: date) -> list[Line]:
    """Return all pieces of one kind as a visitor may read them, the newest first."""
    rows = rows_to_read().filter(voice=voice).order_by("-year", "occasion", "subject", "party__name", "id")
    return [Line(each, on) for each in readings(visitor, rows, on)]


def returned_of(lines: Iterable[Line]) -> tuple[int, int]:
    """Return how many councils have sent something back, and of how many: of two pieces on the same the last counts."""
    last: dict[tuple[object, ...], Line] = {}
    for line in sorted(lines, key=lambda line: line.reading.sent_on or date.min):
        one = line.reading
        subject = "" if one.occasion in ONE_A_YEAR else one.subject
        last[one.partnership_id, one.party.pk, one.voice, one.occasion, one.year, subject] = line
    return sum(line.is_returned for line in last.values()), len(last)


def documents_of(lines: Iterable[Line]) -> dict[str, str]:
    """Return by address what the pieces of a list are called; nothing where they are too many to name above it."""
    found = {line.reading.document: line.reading.titled for line in lines if line.reading.document}
    return found if len(found) <= MOST_DOCUMENTS else {}


def facets_of(lines: Sequence[Line]) -> list[Facet]:
    """Return the ways to narrow a list, with what stands in it as choices."""
    councils = {str(one.reading.party.public_id): one.reading.council for one in lines}
    partnerships = {str(one.reading.partnership_id): one.reading.partnership for one in lines}
    years = sorted({str(one.reading.year) for one in lines}, reverse=True)
    return [
        Facet("raad", "Raad, Staten of algemeen bestuur", _by_name(councils)),
        Facet("verband", "Samenwerkingsverband", _by_name(partnerships)),
        Facet("jaar", "Over het jaar", {year: year for year in years}),
        Facet("waarover", "Waarover", dict(Occasion.choices)),
        Facet("stand", "Stand", {stage.value: text for stage, text in STAGES.items()}),
        Facet("laatste-dag", "Laatste dag", {OVER: "laatste dag voorbij"}),
        Facet("besluit", "Besluit", _without(Reaction.PENDING)),
        Facet("uitkomst", "Wat het bestuur ermee deed", dict(Outcome.choices)),
    ]


def one_chapter(lines: Sequence[Line]) -> Chapter | None:
    """Return the chapter of the law that all pieces of a list share; None when they do not, or it is unknown."""
    found = {line.reading.chapter for line in lines}
    return found.pop() if len(found) == 1 else None


def _by_name(names: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(names.items(), key=lambda pair: alphabetical_key(pair[1])))


def _without(left_out: Reaction) -> dict[str, str]:
    return {each.value: str(each.label) for each in Reaction if each != left_out}
