"""Whether a participation fits its partnership: it lies within its life, and is not of the partnership itself."""

from collections.abc import Collection

from verband.rooms.common.bridge import InputError
from verband.rooms.common.words import datum
from verband.rooms.register.models import Membership

PERIOD = ("valid_from", "valid_to")


class UnfitError(InputError):
    """A participation that does not fit its partnership."""


def refuse_unfit(row: Membership, was: Membership | None = None) -> None:
    """Refuse what does not fit, of the days only those that ``was`` did not have: a source may tell them so.

    Raises
    ------
    UnfitError
        When the party is the partnership itself, a day lies outside its life, or it joined after the first day.
    """
    if was is None and row.party_id == row.partnership.own_party_id:
        message = f"{row.party} is de eigen partij van dit verband en kan niet aan zichzelf deelnemen; kies een ander."
        raise UnfitError(message)
    days = {name for name in PERIOD if was is None or getattr(row, name) != getattr(was, name)}
    if days:
        _refuse_outside(row, days)
    if was is None or (row.joined_on, row.valid_from) != (was.joined_on, was.valid_from):
        _refuse_joined_late(row)


def _refuse_outside(row: Membership, days: Collection[str]) -> None:
    """Refuse a day on which the partnership does not exist; where nobody knows its begin or end, it may."""
    versions = list(row.partnership.versions.filter(source=row.source).order_by("number"))
    if not versions:
        return
    begin, end = versions[0].valid_from, versions[-1].valid_to
    first, last = (getattr(row, name) if name in days else None for name in PERIOD)
    if begin and first and first < begin:
        message = (
            f"{versions[0].name} begint pas op {datum(begin)}: kies voor {row.party} die dag of een latere, "
            "of verbeter eerst het begin van het verband."
        )
        raise UnfitError(message)
    if end and ((first and first >= end) or (last and last > end)):
        message = (
            f"{versions[-1].name} bestaat niet meer vanaf {datum(end)}: kies voor {row.party} eerdere dagen, "
            "of verbeter eerst het einde van het verband."
        )
        raise UnfitError(message)


def _refuse_joined_late(row: Membership) -> None:
    if row.joined_on and row.valid_from and row.joined_on > row.valid_from:
        message = (
            f"Toegetreden op {datum(row.joined_on)} ligt na het begin van deze deelname, {datum(row.valid_from)}; "
            "kies die dag of een eerdere, of verbeter ook vanaf wanneer zij in dit overzicht staat."
        )
        raise UnfitError(message)
