"""Put governments in their provinces and tie abolished ones to who came after them, from the packs."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from verband.rooms.common.bulk import insert_rows
from verband.rooms.common.models import public_id_for
from verband.rooms.history.choices import Deed
from verband.rooms.history.services import Change
from verband.rooms.register.bridge.facts import (
    code_of_register,
    ended_municipalities,
    province_of,
    provinces,
    provinces_of_water_authority,
)
from verband.rooms.register.choices import GOVERNMENTS, Division, PartyKind
from verband.rooms.register.models import Area, AreaMember, Party, Succession


class Government(NamedTuple):
    """A government as the packs know it."""

    pk: int
    kind: str
    code: str
    name: str


def write_regions() -> list[Change]:
    """Add what the packs know of the governments that stand here; what stands already stays."""
    rows = Party.objects.filter(kind__in=GOVERNMENTS).order_by("tooi", "pk")
    fields = rows.values_list("pk", "kind", "tooi", "register_id", "name")
    governments = [
        Government(pk, kind, tooi or code_of_register(register_id).lower(), name)
        for pk, kind, tooi, register_id, name in fields
    ]
    return [*_write_provinces(governments), *_write_successions(governments)]


def _write_provinces(governments: Sequence[Government]) -> list[Change]:
    there = _members_by_area()
    _add_areas(there)
    placed = {pk for members in there.values() for pk in members}
    new: dict[str, list[Government]] = defaultdict(list)
    for government in governments:
        if government.pk not in placed:
            for code in _provinces_of(government):
                new[code].append(government)
    areas = {area.code: area for area in Area.objects.filter(division=Division.PROVINCE)}
    rows = ({"area_id": areas[code].pk, "party_id": one.pk} for code in new for one in new[code])
    insert_rows(AreaMember, rows)
    codes = {government.pk: government.code for government in governments}
    changed = [area for code, area in areas.items() if code not in there or new[code]]
    return [_area_change(area, there.get(area.code), new[area.code], codes) for area in changed]


def _members_by_area() -> dict[str, list[int]]:
    """Return the primary keys of the parties in each province that stands here."""
    members: dict[str, list[int]] = {}
    rows = Area.objects.filter(division=Division.PROVINCE).values_list("code", "members__party")
    for code, party in rows:
        members.setdefault(code, []).extend([party] if party else [])
    return members


def _add_areas(there: Container[str]) -> None:
    rows = (
        {"public_id": public_id_for("area", each.code), "code": each.code, "name": each.name}
        for each in provinces()
        if each.code not in there
    )
    insert_rows(Area, rows, division=Division.PROVINCE)


def _provinces_of(government: Government) -> tuple[str, ...]:
    """A municipality lies in one province, a water authority often in several, a province in itself."""
    if government.kind == PartyKind.WATER_AUTHORITY:
        return provinces_of_water_authority(government.code)
    if government.kind == PartyKind.PROVINCE:
        return tuple(each.code for each in provinces() if each.code.lower() == government.code)
    found = province_of(government.code)
    return (found.code,) if found else ()


def _area_change(
    area: Area, there: list[int] | None, new: list[Government], codes: Mapping[int, str]
) -> Change:
    before = sorted(codes[pk] for pk in there or () if pk in codes)
    members = sorted([*before, *(government.code for government in new)])
    if there is None:
        made = {"code": area.code, "name": area.name, "members": members}
        return Change(Deed.CREATE, "area", area.public_id, area.name, None, made)
    return Change(Deed.UPDATE, "area", area.public_id, area.name, {"members": before}, {"members": members})


def _write_successions(governments: Sequence[Government]) -> list[Change]:
    by_code = {one.code: one for one in governments if one.kind == PartyKind.MUNICIPALITY and one.code}
    standing = set(Succession.objects.values_list("predecessor", "successor"))
    missing = [
        (before, after, on, share)
        for before, after, on, share in _known_successions(by_code)
        if before != after and (before.pk, after.pk) not in standing
    ]
    insert_rows(
        Succession,
        (
            {"public_id": _succession_id(before, after)}
            | {"predecessor_id": before.pk, "successor_id": after.pk, "on": on, "share": share}
            for before, after, on, share in missing
        ),
    )
    return [_succession_change(*row) for row in missing]


def _known_successions(
    by_code: Mapping[str, Government],
) -> Iterator[tuple[Government, Government, date, float]]:
    """Yield the successions of the pack of which both sides stand here."""
    for ended in ended_municipalities():
        for successor in ended.successors:
            before, after = by_code.get(ended.gm.lower()), by_code.get(successor.gm.lower())
            if before and after:
                yield before, after, ended.ended, round(successor.share, 3)


def _succession_id(before: Government, after: Government) -> UUID:
    return public_id_for("succession", f"{before.code}:{after.code}")


def _succession_change(before: Government, after: Government, on: date, share: float) -> Change:
    made = {"predecessor": before.code, "successor": after.code, "on": on.isoformat(), "share": share}
    label = f"{before.name} → {after.name}"
    return Change(Deed.CREATE, "succession", _succession_id(before, after), label, None, made)
