"""The three lists, kept apart: zienswijzen, toestemmingen, and wensen en bedenkingen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.bridge import alphabetical_key
from verband.rooms.common.facets import Facet
from verband.rooms.councils.choices import Occasion, Outcome, Reaction, Voice
from verband.rooms.councils.selectors.consultations import STAGES, Reading, readings, rows_to_read

NAMES = {
    Voice.OPINION: "Zienswijzen",
    Voice.PERMISSION: "Toestemmingen",
    Voice.WISHES: "Wensen en bedenkingen",
}
SEARCH = "zoek"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list."""

    reading: Reading

    @property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """Return under which values it falls."""
        one = self.reading
        said = one.said
        known = said is not None and said.returned_on is not None
        return {
            "raad": (str(one.party.public_id),),
            "verband": (str(one.partnership_id),),
            "jaar": (str(one.year),),
            "waarover": (one.occasion.value,),
            "stand": (one.stage.value,),
            "besluit": (said.reaction.value,) if said and one.decided else (),
            "uitkomst": (said.outcome.value,) if said and known and one.outcome else (),
        }

    def matches(self, text: str) -> bool:
        """Whether each word of a search stands in its names."""
        names = f"{self.reading.subject} {self.reading.partnership} {self.reading.council}".casefold()
        return all(word in names for word in text.casefold().split())


def lines_for(visitor: Visitor, voice: Voice, on: date) -> list[Line]:
    """Return all pieces of one kind as a visitor may read them, the newest first."""
    rows = rows_to_read().filter(voice=voice).order_by("-year", "occasion", "subject", "party__name", "id")
    return [Line(each) for each in readings(visitor, rows, on)]


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
        Facet("besluit", "Besluit", _without(Reaction.PENDING)),
        Facet("uitkomst", "Wat het bestuur ermee deed", dict(Outcome.choices)),
    ]


def _by_name(names: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(names.items(), key=lambda pair: alphabetical_key(pair[1])))


def _without(left_out: Reaction) -> dict[str, str]:
    return {each.value: str(each.label) for each in Reaction if each != left_out}
