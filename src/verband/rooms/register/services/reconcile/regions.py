"""Put governments in their provinces and tie abolished ones to who came after them, from the packs."""

from collections.abc import Iterator
from datetime import date

from verband.rooms.common.models import public_id_for
from verband.rooms.register.bridge.facts import (
    code_of_register,
    ended_municipalities,
    province_of,
    provinces,
    provinces_of_water_authority,
    search_text,
)
from verband.rooms.register.choices import GOVERNMENTS, Division, PartyKind
from verband.rooms.register.models import Area, AreaMember, Party, Succession


def write_regions() -> None:
    """Add what the packs know of the parties that stand here; what stands already stays."""
    _find_by_name()
    _write_provinces()
    _write_successions()


def _find_by_name() -> None:
    """Fill in what a search looks in, for parties whose name is new or has changed."""
    stale = [
        party
        for party in Party.objects.only("name", "short_name", "search_text")
        if party.search_text != search_text(party.name, party.short_name)
    ]
    for party in stale:
        party.search_text = search_text(party.name, party.short_name)
    Party.objects.bulk_update(stale, ["search_text"], batch_size=500)


def _write_provinces() -> None:
    for province in provinces():
        Area.objects.get_or_create(
            division=Division.PROVINCE,
            code=province.code,
            defaults={"name": province.name, "public_id": public_id_for("area", province.code)},
        )
    areas = dict(Area.objects.filter(division=Division.PROVINCE).values_list("code", "id"))
    placed = set(AreaMember.objects.filter(area__division=Division.PROVINCE).values_list("party", flat=True))
    parties = Party.objects.filter(kind__in=GOVERNMENTS).exclude(pk__in=placed)
    AreaMember.objects.bulk_create(
        AreaMember(area_id=areas[code], party_id=pk)
        for pk, kind, tooi, register_id in parties.values_list("pk", "kind", "tooi", "register_id")
        for code in _provinces_of(kind, tooi or code_of_register(register_id))
    )


def _provinces_of(kind: str, code: str) -> tuple[str, ...]:
    """A municipality lies in one province, a water authority often in several, a province in itself."""
    if kind == PartyKind.WATER_AUTHORITY:
        return provinces_of_water_authority(code)
    if kind == PartyKind.PROVINCE:
        return tuple(each.code for each in provinces() if each.tooi == code)
    found = province_of(code)
    return (found.code,) if found else ()


def _write_successions() -> None:
    rows = Party.objects.filter(kind=PartyKind.MUNICIPALITY).values_list("tooi", "register_id", "pk")
    numbers = {tooi or code_of_register(register_id).lower(): pk for tooi, register_id, pk in rows}
    standing = set(Succession.objects.values_list("predecessor", "successor"))
    Succession.objects.bulk_create(
        Succession(
            public_id=public_id_for("succession", f"{before}:{after}"),
            predecessor_id=numbers[before],
            successor_id=numbers[after],
            on=on,
            share=share,
        )
        for before, after, on, share in _known_successions()
        if before in numbers
        and after in numbers
        and before != after
        and (numbers[before], numbers[after]) not in standing
    )


def _known_successions() -> Iterator[tuple[str, str, date, float]]:
    for ended in ended_municipalities():
        for successor in ended.successors:
            yield ended.gm.lower(), successor.gm.lower(), ended.ended, round(successor.share, 3)
