"""All that the page of one party tells, on one day."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.http import Http404

from verband.rooms.common.bridge import alphabetical_key
from verband.rooms.register.bridge.snapshot import probable_successions
from verband.rooms.register.choices import PartyKind
from verband.rooms.register.models import Membership, PartnershipVersion, Party, PoliticalGroup
from verband.rooms.register.selectors.on_day import MembershipOnDay, PartnershipOnDay, RegisterOnDay
from verband.rooms.register.selectors.tasks_taken import TaskTaken, tasks_taken


@dataclass(frozen=True)
class JoinedLine:
    """One partnership a party takes part in."""

    partnership: PartnershipOnDay
    membership: MembershipOnDay
    members: int
    succeeded_by: PartnershipOnDay | None
    tasks: tuple[TaskTaken, ...] = ()
    """For which tasks, when it does not take part in the whole; only on its own page."""


@dataclass(frozen=True)
class PastLine:
    """One partnership a party took part in before."""

    membership: Membership
    name: str


@dataclass(frozen=True)
class PartyPage:
    """What the page shows."""

    party: Party
    ended: bool
    provinces: tuple[str, ...]
    joined: tuple[JoinedLine, ...]
    past: tuple[PastLine, ...]
    groups: tuple[PoliticalGroup, ...]
    group_seats: int
    successors: tuple[Party, ...]
    predecessors: tuple[Party, ...]
    set_up_by: tuple[PartnershipVersion, ...]
    partners: int

    @property
    def seats_differ(self) -> bool:
        """Whether the seats of the groups do not add up to the seats of the council."""
        return bool(self.groups) and self.party.council_seats not in (None, self.group_seats)

    @property
    def has_grip(self) -> bool:
        """Whether the two pages of grip are there for this party."""
        return self.party.kind == PartyKind.MUNICIPALITY and not self.ended


def party_or_404(public_id: UUID) -> Party:
    """Return a party, or the answer that there is none."""
    party = Party.objects.filter(public_id=public_id, merged_into=None).first()
    if party is None:
        message = "Deze partij bestaat hier niet."
        raise Http404(message)
    return party


def party_page(public_id: UUID, register: RegisterOnDay) -> PartyPage:
    """Return the page of a party."""
    party = party_or_404(public_id)
    groups = tuple(party.groups.all())
    joined = _with_tasks(joined_lines(party.pk, register))
    partners = {row.party for line in joined for row in register.members_of[line.partnership.pk]} - {party.pk}
    return PartyPage(
        party=party,
        ended=party.ended_on is not None and party.ended_on <= register.day,
        provinces=tuple(register.provinces[code] for code in register.parties[party.pk].provinces),
        joined=joined,
        past=_past(party, register.day),
        groups=groups,
        group_seats=sum(group.seats for group in groups),
        successors=tuple(row.successor for row in party.successions.select_related("successor")),
        predecessors=tuple(row.predecessor for row in party.precessions.select_related("predecessor")),
        set_up_by=_set_up_by(party, register.day),
        partners=len(partners),
    )


def joined_lines(party: int, register: RegisterOnDay) -> tuple[JoinedLine, ...]:
    """Return what a party takes part in, by name."""
    newer = probable_successions(register)
    lines = [
        JoinedLine(
            partnership=register.partnerships[row.partnership],
            membership=row,
            members=len(register.members_of[row.partnership]),
            succeeded_by=register.partnerships[newer[row.partnership]] if row.partnership in newer else None,
        )
        for row in register.memberships_of.get(party, ())
    ]
    return tuple(sorted(lines, key=lambda line: alphabetical_key(line.partnership.name)))


def _with_tasks(lines: tuple[JoinedLine, ...]) -> tuple[JoinedLine, ...]:
    taken = tasks_taken(line.membership for line in lines)
    return tuple(replace(line, tasks=taken.get(line.membership.public_id, ())) for line in lines)


def _past(party: Party, day: date) -> tuple[PastLine, ...]:
    rows = Membership.objects.leading().filter(party=party, valid_to__lte=day).select_related("partnership")
    rows = rows.prefetch_related("partnership__versions").order_by("-valid_to")
    return tuple(PastLine(row, _last_name(row)) for row in rows)


def _last_name(row: Membership) -> str:
    """The name the partnership had when the party last took part."""
    names = [
        v.name
        for v in row.partnership.versions.all()
        if v.source == row.source and (v.valid_from is None or v.valid_from < (row.valid_to or date.max))
    ]
    return names[-1] if names else str(row.partnership)


def _set_up_by(party: Party, day: date) -> tuple[PartnershipVersion, ...]:
    rows = PartnershipVersion.objects.leading().on(day).filter(body=party).select_related("partnership")
    return tuple(rows)
