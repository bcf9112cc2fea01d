"""Correct the first or last day of a version: what stood against it moves along, and nothing overlaps."""

from copy import copy
from datetime import date
from typing import Any

from django.db.models import Q

from verband.rooms.common.bridge import InputError
from verband.rooms.common.words import datum
from verband.rooms.history.services import Ledger
from verband.rooms.register.models import Membership, PartnershipVersion
from verband.rooms.register.services.keep.participants import hold_partnerships, refuse_period


class PeriodError(InputError):
    """A period of a version that does not fit between the others."""


def is_last(version: PartnershipVersion) -> bool:
    """Whether no version of the same source follows."""
    return not _chain(version).filter(number__gt=version.number).exists()


def move_along(ledger: Ledger, version: PartnershipVersion, values: dict[str, Any]) -> None:
    """Let what begins or ends with a version go with its corrected days, before these are saved.

    The version before it ends where this one begins; with the first and the last version of a partnership go
    those who took part from its first day, or until its last.

    Raises
    ------
    PeriodError
        When it would end before it begins, or hold before the version before it or after the next.
    ParticipationError
        When someone's part would end before it begins, or run into another.
    """
    begin = values.get("valid_from", version.valid_from)
    end = values.get("valid_to", version.valid_to)
    if (begin, end) == (version.valid_from, version.valid_to):
        return
    hold_partnerships(Q(pk=version.partnership_id))
    if begin and end and end <= begin:
        message = (
            f"De laatste dag, {datum(end)}, ligt niet na het begin, {datum(begin)}; kies een latere dag."
        )
        raise PeriodError(message)
    before = _chain(version).filter(number__lt=version.number).order_by("number").last()
    if begin != version.valid_from and before:
        _end_before(ledger, before, version, begin)
    elif begin != version.valid_from:
        for row in _began_with(version):
            _change(ledger, row, "valid_from", begin)
    if end != version.valid_to:
        if not is_last(version):
            message = "Na deze versie komt een andere; verbeter het begin van die versie."
            raise PeriodError(message)
        _move_ends(ledger, version, end)


def _chain(version: PartnershipVersion) -> Any:  # noqa: ANN401 - a query set that has no type of its own
    return PartnershipVersion.objects.filter(partnership=version.partnership_id, source=version.source)


def _end_before(
    ledger: Ledger, before: PartnershipVersion, version: PartnershipVersion, begin: date | None
) -> None:
    if begin is None:
        message = "Er is een eerdere versie; vul de eerste dag in waarop deze geldt."
        raise PeriodError(message)
    if before.valid_from and begin <= before.valid_from:
        message = f"De vorige versie begint op {datum(before.valid_from)}; kies een latere eerste dag."
        raise PeriodError(message)
    if before.valid_to == version.valid_from:
        ledger.change(before, before.name, {"valid_to": begin, "kept_here": True})
    elif before.valid_to and begin < before.valid_to:
        message = f"De vorige versie geldt tot {datum(before.valid_to)}; kies die dag of een latere."
        raise PeriodError(message)


def _members(version: PartnershipVersion) -> Any:  # noqa: ANN401 - a query set that has no type of its own
    rows = Membership.objects.filter(partnership=version.partnership_id, source=version.source)
    return rows.select_related("party", "partnership")


def _began_with(version: PartnershipVersion) -> list[Membership]:
    return list(_members(version).filter(valid_from=version.valid_from)) if version.valid_from else []


def _move_ends(ledger: Ledger, version: PartnershipVersion, end: date | None) -> None:
    """Let those who left on the old last day leave on the new one, and nobody take part after it."""
    moves = Q(valid_to=version.valid_to)
    if end:
        moves |= Q(valid_to=None) | Q(valid_to__gt=end)
    for row in _members(version).filter(moves):
        _change(ledger, row, "valid_to", end and max(end, row.valid_from or end))


def _change(ledger: Ledger, row: Membership, name: str, day: date | None) -> None:
    trial = copy(row)
    setattr(trial, name, day)
    refuse_period(trial)
    ledger.change(row, str(row.party), {name: day, "kept_here": True})
