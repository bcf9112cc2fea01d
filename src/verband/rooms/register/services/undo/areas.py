"""Areas with who lies in them, and successions: packs and lists name parties by their codes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from verband.rooms.common.bulk import insert_rows
from verband.rooms.history.models import Event
from verband.rooms.history.rows import ModelRows, Owned, Pair, Values, as_told, chunks
from verband.rooms.register.models import Area, AreaMember, Party, Succession
from verband.rooms.register.services.undo.references import party_ids

MEMBERS = "members"
Periods = dict[str, list[list[str | None]]]
"""Public id of a party → its periods in the area."""


class SuccessionRows(ModelRows):
    """Successions, of which packs name both parties by their codes."""

    def __init__(self) -> None:
        super().__init__(Succession)

    def settle(self, events: Sequence[Event]) -> list[Pair]:
        """Return what events tell, with codes turned into public ids."""
        ids = party_ids()
        return [(_named(event.before, ids), _named(event.after, ids)) for event in events]


class AreaRows(ModelRows):
    """Areas; packs tell who lies in one, lists tell since when as well."""

    def __init__(self) -> None:
        super().__init__(Area, owned={MEMBERS: Owned(AreaMember, "area", ("party",))})

    def settle(self, events: Sequence[Event]) -> list[Pair]:
        """Return what events tell, with the codes of members turned into public ids."""
        ids = party_ids()
        return [(_placed(event.before, ids), _placed(event.after, ids)) for event in events]

    def take(self, ids: Collection[UUID]) -> dict[UUID, Values]:
        """Return all values of the areas that stand, with the periods of who lies in them."""
        taken = super().take(ids)
        for one, periods in _standing(ids).items():
            taken[one][MEMBERS] = periods
        return {one: values | {MEMBERS: values[MEMBERS] or {}} for one, values in taken.items()}

    def same(self, name: str, one: object, other: object) -> bool:
        """Whether two told values are the same; without periods only who lies in the area counts."""
        if name != MEMBERS:
            return super().same(name, one, other)
        if isinstance(one, list) or isinstance(other, list):
            return _who(one) == _who(other)
        return one == other

    def write(self, changes: Mapping[UUID, Values]) -> None:
        """Give areas other values and members."""
        super().write({one: _own(values) for one, values in changes.items()})
        standing = _standing(changes)
        self._settle_in(
            {
                one: _periods(values[MEMBERS], standing.get(one, {}))
                for one, values in changes.items()
                if MEMBERS in values
            }
        )

    def put(self, values_of: Mapping[UUID, Values]) -> None:
        """Put areas back with their members."""
        super().put({one: _own(values) for one, values in values_of.items()})
        self._settle_in({one: _periods(values[MEMBERS], {}) for one, values in values_of.items()})

    @staticmethod
    def _settle_in(wanted: Mapping[UUID, Periods]) -> None:
        areas = dict(Area.objects.filter(public_id__in=wanted).values_list("public_id", "pk"))
        parties = {str(one): pk for one, pk in Party.objects.values_list("public_id", "pk")}
        AreaMember.objects.filter(area__in=areas.values()).delete()
        insert_rows(
            AreaMember,
            (
                {
                    "area_id": areas[area],
                    "party_id": parties[party],
                    "valid_from": _day(begin),
                    "valid_to": _day(end),
                }
                for area, periods in wanted.items()
                for party, told in periods.items()
                if party in parties
                for begin, end in told
            ),
        )


def _own(values: Values) -> Values:
    return {name: value for name, value in values.items() if name != MEMBERS}


def _named(values: Values | None, ids: Mapping[str, str]) -> Values | None:
    if values is None:
        return None
    both = {
        name: ids.get(values[name], values[name]) for name in ("predecessor", "successor") if name in values
    }
    return values | both


def _placed(values: Values | None, ids: Mapping[str, str]) -> Values | None:
    told = (values or {}).get(MEMBERS)
    if values is None or told is None:
        return values
    if isinstance(told, dict):
        return values | {MEMBERS: {ids.get(code, code): periods for code, periods in told.items()}}
    return values | {MEMBERS: [ids.get(code, code) for code in told]}


def _who(told: Any) -> set[str]:  # noqa: ANN401 - a list, or a mapping with periods
    return set(told or ())


def _periods(told: Any, standing: Periods) -> Periods:  # noqa: ANN401 - a list, or a mapping with periods
    """Return the periods that are wanted; who is told without one keeps what stands, or gets one without a day."""
    if isinstance(told, dict):
        return told
    return {party: standing.get(party, [[None, None]]) for party in told}


def _standing(ids: Iterable[UUID]) -> dict[UUID, Periods]:
    found: dict[UUID, Periods] = defaultdict(dict)
    for some in chunks(ids):
        rows = AreaMember.objects.filter(area__public_id__in=some).order_by("party__name", "valid_from")
        fields = ("area__public_id", "party__public_id", "valid_from", "valid_to")
        for area, party, begin, end in rows.values_list(*fields):
            found[area].setdefault(str(party), []).append([as_told(begin), as_told(end)])
    return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
