"""Which seats end after an election, who appoints anew, and how far each of them is."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.bridge import alphabetical_key
from verband.rooms.councils.bridge.seats_ending import (
    Election,
    Ground,
    SeatEnding,
    State,
    ending_of,
    nearest,
    next_after,
    state_of,
)
from verband.rooms.councils.bridge.seats_ending import Seat as SeatFacts
from verband.rooms.councils.rules import houses_of
from verband.rooms.register.choices import Form, SchemeKind
from verband.rooms.register.models import PartnershipVersion, Party, Seat
from verband.rooms.register.querysets import in_force
from verband.rooms.register.rules import partnerships_in_care

WHEN = {
    "with-council": "eindigt op de dag van aftreden",
    "with-college": "eindigt zodra opvolgers zijn benoemd",
    "stays": "loopt door",
    "depends": "hangt af van het ambt",
    "unknown": "ambt niet bekend",
    "by-agreement": "volgens de afspraak of de statuten",
}
STATES = {
    State.COMING: "verkiezing komt nog",
    State.STAYS: "loopt door",
    State.FILLED: "opnieuw ingevuld",
    State.ENDED: "beëindigd, nog niet opnieuw ingevuld",
    State.OPEN: "nog niet bijgewerkt",
}
Place = tuple[int, int, str, str]
"""Partnership, party, organ and function: what makes two seats the same place."""


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One seat that was held when the members stepped down."""

    seat: Seat
    partnership: str
    """Its name."""
    ending: SeatEnding
    state: State
    filled_on: date | None
    keeps: bool
    """Whether the visitor may write down who holds it now."""

    @property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """Return what the list can be narrowed by."""
        return {
            "overheid": (str(self.seat.party.public_id),),
            "verband": (str(self.seat.partnership.public_id),),
            "wanneer": (self.ending.when,),
            "stand": (self.state.value,),
        }

    @property
    def party_id(self) -> UUID:
        """Return the public id of the government whose seat it is."""
        return self.seat.party.public_id


@dataclass(frozen=True, slots=True)
class SeatsPage:
    """All seats of the governments of one kind, as an election leaves them."""

    election: Election
    lines: tuple[SeatLine, ...]

    @property
    def parties(self) -> dict[str, str]:
        """Return the names of the governments by public id, in order."""
        return _named({str(line.party_id): line.seat.party.name for line in self.lines})

    @property
    def partnerships(self) -> dict[str, str]:
        """Return the names of the partnerships by public id, in order."""
        return _named({str(line.seat.partnership.public_id): line.partnership for line in self.lines})


def _named(names: dict[str, str]) -> dict[str, str]:
    return dict(sorted(names.items(), key=lambda each: alphabetical_key(each[1])))


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which seats end, with what that rests on and what a person must look up."""

    title: str
    seats: int
    grounds: tuple[Ground, ...]
    checks: tuple[str, ...]


def ways_of(lines: tuple[SeatLine, ...]) -> tuple[Way, ...]:
    """Return the ways in which these seats end, each told once."""
    found = []
    for code, title in WHEN.items():
        endings = [line.ending for line in lines if line.ending.when == code]
        if endings:
            grounds = dict.fromkeys(ground for ending in endings for ground in ending.grounds)
            checks = dict.fromkeys(check for ending in endings for check in ending.checks)
            found.append(Way(title, len(endings), tuple(grounds), tuple(checks)))
    return tuple(found)


def own_parties(visitor: Visitor, page: SeatsPage, on: date) -> dict[str, str]:
    """Return the governments on the page that the visitor belongs to, by public id."""
    houses = houses_of(visitor, on)
    return {str(line.party_id): line.seat.party.name for line in page.lines if line.seat.party_id in houses}


def election_for(visitor: Visitor, on: date) -> Election:
    """Return the election that lies nearest, of the kind of government that the visitor belongs to."""
    kinds = Party.objects.filter(pk__in=houses_of(visitor, on)).values_list("kind", flat=True)
    return nearest(on, frozenset(kinds))


def seats_page(visitor: Visitor, election: Election, on: date) -> SeatsPage:
    """Return the seats that were held on the last day of the members who step down."""
    held = Seat.objects.filter(in_force(election.last_day), party__kind=election.kind)
    seats = list(held.select_related("party", "partnership").order_by("party__name", "pk"))
    versions = _versions(seats, min(on, election.last_day))
    filled = _filled_since(seats, election, on)
    kept = set(partnerships_in_care(visitor, on).values_list("pk", flat=True))
    lines = []
    for seat in seats:
        version = versions.get(seat.partnership_id)
        ending = ending_of(_facts(seat, version), election)
        again = filled[_place(seat)]
        filled_on = again.pop(0) if again else None
        state = state_of(
            when=ending.when,
            valid_to=seat.valid_to,
            filled_on=filled_on,
            steps_down_on=election.steps_down_on,
            on=on,
        )
        name = version.name if version else str(seat.partnership)
        lines.append(SeatLine(seat, name, ending, state, filled_on, seat.partnership_id in kept))
    return SeatsPage(election, tuple(lines))


def _facts(seat: Seat, version: PartnershipVersion | None) -> SeatFacts:
    return SeatFacts(
        kind=seat.party.kind,
        form=version.form if version else Form.UNKNOWN,
        scheme_kind=version.scheme_kind if version else SchemeKind.UNKNOWN,
        organ=seat.organ,
        held_by=seat.held_by,
    )


def _versions(seats: list[Seat], on: date) -> dict[int, PartnershipVersion]:
    """Return of each partnership the version in force on a day, else the last that had begun."""
    named = {seat.partnership_id for seat in seats}
    found: dict[int, PartnershipVersion] = {}
    for version in PartnershipVersion.objects.leading().filter(partnership__in=named).order_by("number"):
        if version.partnership_id not in found or version.valid_from is None or version.valid_from <= on:
            found[version.partnership_id] = version
    return found


def _filled_since(seats: list[Seat], election: Election, on: date) -> dict[Place, list[date]]:
    """Return from which days the same places were written down anew, the first day first."""
    found: dict[Place, list[date]] = defaultdict(list)
    begun = Seat.objects.filter(
        partnership__in={seat.partnership_id for seat in seats},
        valid_from__gte=election.steps_down_on,
        valid_from__lte=max(on, election.steps_down_on),
    )
    if later := next_after(election):
        begun = begun.filter(valid_from__lt=later.steps_down_on)
    for seat in begun.order_by("valid_from", "pk"):
        if seat.valid_from:
            found[_place(seat)].append(seat.valid_from)
    return found


def _place(seat: Seat) -> Place:
    return (seat.partnership_id, seat.party_id, seat.organ.casefold(), seat.function.casefold())
