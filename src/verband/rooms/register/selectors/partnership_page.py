"""All that the page of one partnership tells, on one day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.http import Http404

from verband.rooms.common.bridge import alphabetical_key
from verband.rooms.register.bridge.facts import created_on
from verband.rooms.register.bridge.snapshot import probable_successions
from verband.rooms.register.choices import GOVERNMENTS, Role, Source
from verband.rooms.register.models import Challenge, Membership, Partnership, PartnershipVersion, Remark
from verband.rooms.register.selectors.on_day import PartnershipOnDay, RegisterOnDay
from verband.rooms.register.selectors.tasks_taken import TaskTaken, tasks_taken

REMARKS_LAST = timedelta(days=4 * 365 + 1)
"""Remarks leave the page four years after the round, whatever day is looked at; then they are history."""
REMARKS_FLOOR = 5
"""Partnerships of fewer governments than this show remarks only with their consent."""


@dataclass(frozen=True)
class MemberLine:
    """One party in the list of who takes part, with what is odd about it."""

    membership: Membership
    ended: bool
    successors: tuple[str, ...]
    joined_before_it_existed: bool
    tasks: tuple[TaskTaken, ...]
    """For which tasks, when it does not take part in the whole."""


@dataclass(frozen=True)
class Comparison:
    """What the leading source and another one say of who takes part, beside each other."""

    leading: str
    other: str
    """What the sources are called, as in "volgens register"."""
    both: tuple[Membership, ...]
    only_leading: tuple[Membership, ...]
    only_other: tuple[Membership, ...]
    note: str


@dataclass(frozen=True)
class RemarkRound:
    """What was told in one round of conversations."""

    name: str
    told_from: date
    told_to: date
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class PartnershipPage:
    """What the page shows."""

    partnership: Partnership
    version: PartnershipVersion
    in_force: bool
    versions: tuple[PartnershipVersion, ...]
    members: tuple[MemberLine, ...]
    former: tuple[Membership, ...]
    comparisons: tuple[Comparison, ...]
    look_alike: Partnership | None
    remarks: tuple[RemarkRound, ...]
    """By round, the newest first."""
    newer: PartnershipVersion | None
    older: tuple[PartnershipVersion, ...]
    takes_part_in: tuple[PartnershipOnDay, ...]
    challenges: tuple[Challenge, ...]

    @property
    def registered(self) -> PartnershipVersion | None:
        """The version shown, or the last one before it, that has a number in the register."""
        numbered = [row for row in self.versions if row.register_id and row.number <= self.version.number]
        return numbered[-1] if numbered else None


def partnership_page(public_id: UUID, register: RegisterOnDay, today: date) -> PartnershipPage:
    """Return the page of a partnership on the day of the register, without remarks that are history today.

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
        members=_members([row for row in leading if _holds(row, register.day)], register.day),
        former=tuple(row for row in leading if row.valid_to and row.valid_to <= register.day),
        comparisons=_comparisons(partnership, memberships, register.day),
        look_alike=_look_alike(partnership),
        remarks=_remarks(partnership, memberships, register.day, today),
        newer=newer,
        older=older,
        takes_part_in=_takes_part_in(partnership, register),
        challenges=tuple(partnership.challenges.all()),
    )


def _versions(partnership: Partnership) -> tuple[PartnershipVersion, ...]:
    rows = partnership.versions.filter(source=partnership.leading_source).select_related("body")
    return tuple(rows.prefetch_related("task_kinds").order_by("number"))


def _memberships(partnership: Partnership) -> list[Membership]:
    rows = partnership.memberships.select_related("party").prefetch_related("party__successions__successor")
    return sorted(rows.order_by("valid_from", "pk"), key=lambda row: alphabetical_key(row.party.name))


def _holds(row: Membership | PartnershipVersion, day: date) -> bool:
    return (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or row.valid_to > day)


def _shown(versions: tuple[PartnershipVersion, ...], day: date) -> PartnershipVersion:
    """The version in force; else the last one before the day; else the first, which has yet to begin."""
    held = [row for row in versions if _holds(row, day)]
    begun = [row for row in versions if row.valid_from is None or row.valid_from <= day]
    return (held or begun or list(versions[:1]))[-1]


def _members(rows: list[Membership], day: date) -> tuple[MemberLine, ...]:
    taken = tasks_taken(rows)
    return tuple(_line(row, day, taken.get(row.public_id, ())) for row in rows)


def _line(row: Membership, day: date, tasks: tuple[TaskTaken, ...]) -> MemberLine:
    created = created_on(row.party.tooi) if row.party.tooi else None
    return MemberLine(
        membership=row,
        ended=row.party.ended_on is not None and row.party.ended_on <= day,
        successors=tuple(succession.successor.name for succession in row.party.successions.all()),
        joined_before_it_existed=bool(created and row.joined_on and row.joined_on < created),
        tasks=tasks,
    )


def _comparisons(
    partnership: Partnership, memberships: list[Membership], day: date
) -> tuple[Comparison, ...]:
    """Lay what every other source says on the day beside what the leading source says."""
    said: dict[str, dict[int, Membership]] = {}
    for row in memberships:
        if _holds(row, day):
            said.setdefault(row.source, {})[row.party_id] = row
    leading = said.pop(partnership.leading_source, {})
    return tuple(
        _comparison(partnership, leading, source, said[source]) for source in Source if source in said
    )


def _comparison(
    partnership: Partnership, leading: dict[int, Membership], source: Source, other: dict[int, Membership]
) -> Comparison:
    return Comparison(
        leading=Source(partnership.leading_source).label,
        other=source.label,
        both=tuple(row for pk, row in other.items() if pk in leading),
        only_leading=tuple(row for pk, row in leading.items() if pk not in other),
        only_other=tuple(row for pk, row in other.items() if pk not in leading),
        # The note is about what was told.
        note=partnership.match_note if source == Source.CONVERSATIONS else "",
    )


def _look_alike(partnership: Partnership) -> Partnership | None:
    """The arrangement that is probably the same, from either side; a person decides."""
    if partnership.matches:
        return Partnership.objects.filter(register_id=partnership.matches).first()
    if partnership.register_id:
        return Partnership.objects.filter(matches=partnership.register_id, merged_into=None).first()
    return None


def shows_remarks(partnership: Partnership) -> bool:
    """Whether enough governments take part to show what was said without showing who."""
    return _hide_each_other(_memberships(partnership))


def _hide_each_other(memberships: Sequence[Membership]) -> bool:
    """Only governments that take part count: one that is merely involved hides nobody."""
    governments = {
        row.party_id
        for row in memberships
        if row.source == Source.CONVERSATIONS and row.party.kind in GOVERNMENTS and row.role != Role.INVOLVED
    }
    return len(governments) >= REMARKS_FLOOR


def _remarks(
    partnership: Partnership, memberships: list[Membership], day: date, today: date
) -> tuple[RemarkRound, ...]:
    if not _hide_each_other(memberships):
        return ()
    rounds: dict[tuple[date, date, str], list[Remark]] = {}
    for row in partnership.remarks.all():
        if row.told_to <= day and today - row.told_to < REMARKS_LAST:
            rounds.setdefault((row.told_to, row.told_from, row.round_name), []).append(row)
    return tuple(
        RemarkRound(name, told_from, told_to, tuple(rounds[told_to, told_from, name]))
        for told_to, told_from, name in sorted(rounds, reverse=True)
    )


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


def _takes_part_in(partnership: Partnership, register: RegisterOnDay) -> tuple[PartnershipOnDay, ...]:
    rows = register.memberships_of.get(partnership.own_party_id or 0, ())
    return tuple(register.partnerships[row.partnership] for row in rows)
