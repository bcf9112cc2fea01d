"""One record in full, read from the database: a party, a partnership with its versions, a membership, an area.

When the address asks for a day, nothing shows what came after it; without one the whole record is shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from verband.rooms.common.api.shapes import opens
from verband.rooms.history.selectors.events import newest_numbers
from verband.rooms.register.api.looks import Look
from verband.rooms.register.api.rows import Named, PartyRow, organ_labels, stand_of
from verband.rooms.register.models import (
    Challenge,
    Membership,
    Partnership,
    PartnershipVersion,
    Party,
    PoliticalGroup,
    Task,
)

NO_PARTY = "Deze partij staat hier niet."
NO_PARTNERSHIP = "Dit samenwerkingsverband staat hier niet, of het bestond op deze dag nog niet."
NO_VERSION = "Deze versie staat hier niet, of zij was er op deze dag nog niet."
NO_MEMBERSHIP = "Deze deelname staat hier niet, of zij gold niet op deze dag."
Period = PartnershipVersion | Membership


def _begun(row: Period, look: Look) -> bool:
    """Whether the row may be shown: on a day that is asked, nothing is that began later."""
    return not look.asked or row.valid_from is None or row.valid_from <= look.day


def _holds(row: Period, day: date) -> bool:
    return (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or day < row.valid_to)


@dataclass(frozen=True, slots=True)
class Followed:
    """A party before or after another."""

    party: Party
    on: date
    share: float | None


@dataclass(frozen=True, slots=True)
class WholeParty(PartyRow):
    """A party with all that is known of it."""

    record: Party
    groups: tuple[PoliticalGroup, ...]
    predecessors: tuple[Followed, ...]
    successors: tuple[Followed, ...]


def whole_party(public_id: UUID, look: Look) -> WholeParty:
    """Return a party, or the answer that there is none."""
    record = Party.objects.filter(public_id=public_id, merged_into=None).first()
    if record is None:
        raise Http404(NO_PARTY)
    before = record.precessions.select_related("predecessor")
    after = record.successions.select_related("successor")
    return WholeParty(
        party=look.register.parties[record.pk],
        look=look,
        record=record,
        groups=tuple(record.groups.all()),
        predecessors=_followed(((each.predecessor, each.on, each.share) for each in before), look),
        successors=_followed(((each.successor, each.on, each.share) for each in after), look),
    )


def _followed(rows: Iterable[tuple[Party, date, Any]], look: Look) -> tuple[Followed, ...]:
    return tuple(
        Followed(party, on, None if share is None else float(share))
        for party, on, share in rows
        if not look.asked or on <= look.day
    )


@dataclass(frozen=True, slots=True)
class Titled:
    """A text under a title."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class WholeVersion:
    """A version as it is looked at."""

    version: PartnershipVersion
    look: Look

    @property
    def task_kinds(self) -> list[str]:
        """Codes of its task kinds."""
        return [each.kind for each in self.version.task_kinds.all()]

    @property
    def legal_grounds(self) -> list[Titled]:
        """The acts it rests on, with their address."""
        return _titled(self.version.legal_grounds)

    @property
    def decisions(self) -> list[str]:
        """Addresses of its texts, those that a browser opens."""
        return [each for each in self.version.decisions if opens(each)]

    @property
    def powers(self) -> list[Titled]:
        """Its powers, under their article."""
        return _titled(self.version.powers)

    @property
    def valid_to(self) -> date | None:
        """Its end, when that could be known."""
        return self.look.seen(self.version.valid_to)

    @property
    def stand_on(self) -> date | None:
        """The day its source tells of."""
        return stand_of(self.version.source, self.look)


def _titled(pairs: list[list[str]]) -> list[Titled]:
    return [Titled(title, text) for title, text in pairs]


@dataclass(frozen=True, slots=True)
class WholeMembership:
    """A membership that may be over, or may have yet to begin."""

    membership: Membership
    partnership: Named
    look: Look

    @property
    def party(self) -> Party:
        """Who takes part."""
        return self.membership.party

    @property
    def tasks(self) -> list[Task]:
        """For which tasks, when the party does not take part in the whole."""
        return [] if self.membership.whole else list(self.membership.tasks.all())

    @property
    def organs(self) -> list[str]:
        """The organs that take part."""
        return organ_labels(tuple(self.membership.organs), self.party.kind)

    @property
    def valid_to(self) -> date | None:
        """Its end, when that could be known."""
        return self.look.seen(self.membership.valid_to)

    @property
    def source(self) -> str:
        """Who says so."""
        return self.membership.source

    @property
    def stand_on(self) -> date | None:
        """The day its source tells of."""
        return stand_of(self.membership.source, self.look)

    @property
    def page(self) -> str:
        """Address of the page of the partnership."""
        return self.look.page("register:partnership", self.partnership.public_id)


@dataclass(frozen=True, slots=True)
class WholePartnership:
    """A partnership with its versions and who takes part."""

    partnership: Partnership
    shown: WholeVersion
    versions: tuple[WholeVersion, ...]
    memberships: tuple[WholeMembership, ...]
    challenges: tuple[Challenge, ...]
    look: Look

    @property
    def revision(self) -> int:
        """The number of the newest deed that touched it."""
        return revision_of(self.partnership)

    @property
    def in_force(self) -> bool:
        """Whether it holds on the day that is looked at."""
        return _holds(self.shown.version, self.look.day)

    @property
    def page(self) -> str:
        """Address of its page."""
        return self.look.page("register:partnership", self.partnership.public_id)

    @property
    def stand_on(self) -> date | None:
        """The day its leading source tells of."""
        return stand_of(self.partnership.leading_source, self.look)


def revision_of(record: Partnership) -> int:
    """Return the number of the newest event about a partnership, one of its versions or who takes part."""
    parts = (record.versions, record.memberships)
    ids = [each for rows in parts for each in rows.values_list("public_id", flat=True)]
    return max(newest_numbers([record.public_id, *ids]).values(), default=0)


def whole_partnership(public_id: UUID, look: Look) -> WholePartnership:
    """Return a partnership, or the answer that there is none."""
    there = Partnership.objects.select_related("own_party").filter(merged_into=None)
    record = there.filter(public_id=public_id).first()
    versions = _versions(record, look) if record else ()
    if record is None or not versions:
        raise Http404(NO_PARTNERSHIP)
    shown = _shown(versions, look.day)
    named = Named(record.public_id, shown.version.name, shown.version.form, record.register_id)
    rows = _memberships(record.memberships.filter(source=record.leading_source))
    return WholePartnership(
        partnership=record,
        shown=shown,
        versions=versions,
        memberships=tuple(WholeMembership(row, named, look) for row in rows if _holds(row, look.day)),
        challenges=tuple(record.challenges.all()),
        look=look,
    )


def whole_version(public_id: UUID, look: Look) -> WholeVersion:
    """Return a version of the leading source, or the answer that there is none."""
    rows = PartnershipVersion.objects.leading().select_related("body").prefetch_related("task_kinds")
    row = rows.filter(public_id=public_id).first()
    if row is None or not _begun(row, look):
        raise Http404(NO_VERSION)
    return WholeVersion(row, look)


def _versions(record: Partnership, look: Look) -> tuple[WholeVersion, ...]:
    """What the leading source says, in order; other sources stand beside it on the page only."""
    rows = record.versions.filter(source=record.leading_source).select_related("body")
    return tuple(
        WholeVersion(row, look)
        for row in rows.prefetch_related("task_kinds").order_by("number")
        if _begun(row, look)
    )


def _shown(versions: tuple[WholeVersion, ...], day: date) -> WholeVersion:
    """The version in force; else the last one before the day; else the first, which has yet to begin."""
    held = [each for each in versions if _holds(each.version, day)]
    begun = [each for each in versions if each.version.valid_from is None or each.version.valid_from <= day]
    return (held or begun or list(versions[:1]))[-1]


def _memberships(rows: QuerySet[Membership]) -> QuerySet[Membership]:
    return rows.select_related("party").prefetch_related("tasks").order_by("party__name", "pk")


def whole_membership(public_id: UUID, look: Look) -> WholeMembership:
    """Return a membership that the leading source tells of, or the answer that there is none."""
    rows = Membership.objects.leading().select_related("party", "partnership")
    row = rows.filter(public_id=public_id).first()
    if row is None or (look.asked and not _holds(row, look.day)):
        raise Http404(NO_MEMBERSHIP)
    record = row.partnership
    shown = _shown(_versions(record, look), look.day).version
    return WholeMembership(row, Named(record.public_id, shown.name, shown.form, record.register_id), look)
