"""All that the page of one partnership tells, on one day."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.http import Http404

from verband.rooms.register.bridge.facts import created_on
from verband.rooms.register.bridge.snapshot import probable_successions
from verband.rooms.register.choices import Source
from verband.rooms.register.models import Challenge, Membership, Partnership, PartnershipVersion, Remark
from verband.rooms.register.selectors.on_day import RegisterOnDay

REMARKS_LAST = timedelta(days=4 * 365 + 1)
"""Remarks leave the page four years after the round; then they are history."""
REMARKS_FLOOR = 5
"""Partnerships of fewer governments than this show remarks only with their consent."""


@dataclass(frozen=True)
class MemberLine:
    """One party in the list of who takes part, with what is odd about it."""

    membership: Membership
    ended: bool
    successors: tuple[str, ...]
    joined_before_it_existed: bool


@dataclass(frozen=True)
class ToldAndRegistered:
    """What the conversations and the register say of who takes part, beside each other."""

    both: tuple[Membership, ...]
    only_told: tuple[Membership, ...]
    only_registered: tuple[Membership, ...]
    note: str


@dataclass(frozen=True)
class PartnershipPage:
    """What the page shows."""

    partnership: Partnership
    version: PartnershipVersion
    in_force: bool
    versions: tuple[PartnershipVersion, ...]
    members: tuple[MemberLine, ...]
    former: tuple[Membership, ...]
    told: ToldAndRegistered | None
    look_alike: Partnership | None
    remarks: tuple[Remark, ...]
    newer: PartnershipVersion | None
    older: tuple[PartnershipVersion, ...]
    takes_part_in: tuple[Membership, ...]
    challenges: tuple[Challenge, ...]


def partnership_page(public_id: UUID, register: RegisterOnDay) -> PartnershipPage:
    """Return the page of a partnership.

    Raises
    ------
    Http404
        When there is no such partnership, or it says nothing yet.
    """
    partnership = Partnership.objects.select_related("own_party").filter(public_id=public_id).first()
    versions = _versions(partnership) if partnership else ()
    if not partnership or not versions:
        message = "Dit samenwerkingsverband bestaat hier niet."
        raise Http404(message)
    memberships = _memberships(partnership)
    shown = _shown(versions, register.day)
    leading = [row for row in memberships if row.source == partnership.leading_source]
    newer, older = _successions(partnership, register)
    return PartnershipPage(
        partnership=partnership,
        version=shown,
        in_force=_holds(shown, register.day),
        versions=versions,
        members=tuple(_line(row, register.day) for row in leading if _holds(row, register.day)),
        former=tuple(row for row in leading if row.valid_to and row.valid_to <= register.day),
        told=_told(partnership, memberships, register.day),
        look_alike=_look_alike(partnership),
        remarks=_remarks(partnership, memberships, register.day),
        newer=newer,
        older=older,
        takes_part_in=_takes_part_in(partnership, register.day),
        challenges=tuple(partnership.challenges.all()),
    )


def _versions(partnership: Partnership) -> tuple[PartnershipVersion, ...]:
    rows = partnership.versions.filter(source=partnership.leading_source).select_related("body")
    return tuple(rows.prefetch_related("task_kinds").order_by("number"))


def _memberships(partnership: Partnership) -> list[Membership]:
    rows = partnership.memberships.select_related("party").prefetch_related("party__successions__successor")
    return list(rows.order_by("party__name", "valid_from"))


def _holds(row: Membership | PartnershipVersion, day: date) -> bool:
    return (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or row.valid_to > day)


def _shown(versions: tuple[PartnershipVersion, ...], day: date) -> PartnershipVersion:
    """The version in force; else the last one before the day; else the first, which has yet to begin."""
    held = [row for row in versions if _holds(row, day)]
    begun = [row for row in versions if row.valid_from is None or row.valid_from <= day]
    return (held or begun or list(versions[:1]))[-1]


def _line(row: Membership, day: date) -> MemberLine:
    created = created_on(row.party.tooi) if row.party.tooi else None
    return MemberLine(
        membership=row,
        ended=row.party.ended_on is not None and row.party.ended_on <= day,
        successors=tuple(succession.successor.name for succession in row.party.successions.all()),
        joined_before_it_existed=bool(created and row.joined_on and row.joined_on < created),
    )


def _told(partnership: Partnership, memberships: list[Membership], day: date) -> ToldAndRegistered | None:
    told = {row.party_id: row for row in memberships if row.source == Source.CONVERSATIONS}
    registered = {
        row.party_id: row for row in memberships if row.source == Source.REGISTER and _holds(row, day)
    }
    if not told or partnership.leading_source != Source.REGISTER:
        return None
    return ToldAndRegistered(
        both=tuple(row for pk, row in told.items() if pk in registered),
        only_told=tuple(row for pk, row in told.items() if pk not in registered),
        only_registered=tuple(row for pk, row in registered.items() if pk not in told),
        note=partnership.match_note,
    )


def _look_alike(partnership: Partnership) -> Partnership | None:
    """The arrangement that is probably the same, from either side; a person decides."""
    if partnership.matches:
        return Partnership.objects.filter(register_id=partnership.matches).first()
    if partnership.register_id:
        return Partnership.objects.filter(matches=partnership.register_id).first()
    return None


def _remarks(partnership: Partnership, memberships: list[Membership], day: date) -> tuple[Remark, ...]:
    members = {row.party_id for row in memberships if row.source == Source.CONVERSATIONS}
    if len(members) < REMARKS_FLOOR:
        return ()
    return tuple(row for row in partnership.remarks.all() if day - row.told_to < REMARKS_LAST)


def _successions(
    partnership: Partnership, register: RegisterOnDay
) -> tuple[PartnershipVersion | None, tuple[PartnershipVersion, ...]]:
    pairs = probable_successions(register)
    newer = pairs.get(partnership.pk)
    older = [pk for pk, after in pairs.items() if after == partnership.pk]
    numbers = [register.partnerships[pk].version_pk for pk in (*older, *((newer,) if newer else ()))]
    rows = {
        row.partnership_id: row
        for row in PartnershipVersion.objects.filter(pk__in=numbers).select_related("partnership")
    }
    return (rows[newer] if newer else None), tuple(rows[pk] for pk in older)


def _takes_part_in(partnership: Partnership, day: date) -> tuple[Membership, ...]:
    if not partnership.own_party_id:
        return ()
    rows = Membership.objects.leading().on(day).filter(party=partnership.own_party_id)
    return tuple(rows.select_related("partnership").prefetch_related("partnership__versions"))
