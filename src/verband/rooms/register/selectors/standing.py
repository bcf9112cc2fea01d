"""What stands here that a list can name, and what lists have brought before."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from verband.rooms.register.bridge.lists import Ended, Known, ListRow, Names, Part, Standing
from verband.rooms.register.choices import GOVERNMENTS, Division, Source
from verband.rooms.register.models import (
    Area,
    AreaMember,
    Membership,
    Partnership,
    PartnershipVersion,
    Party,
    SourceRecord,
    Succession,
)
from verband.rooms.register.querysets import in_force


def party_names(today: date, *, governments_only: bool = False) -> Names:
    """Return who can be named as taking part; in areas lie governments only."""
    lies_in, former = _provinces(today), former_codes(Party)
    rows = Party.objects.filter(merged_into=None)
    rows = rows.filter(kind__in=GOVERNMENTS) if governments_only else rows
    known = [
        Known(
            key=str(row.public_id),
            name=row.name,
            kind=row.kind,
            other_names=_filled(row.short_name),
            codes=(*_codes(row.tooi, row.register_id, row.public_id), *former.get(row.public_id, ())),
            provinces=tuple(lies_in.get(row.pk, ())),
        )
        for row in rows
    ]
    return Names(known, _ended_parties(today))


def former_codes(model: type[Party] | type[Partnership]) -> dict[UUID, tuple[str, ...]]:
    """Return the codes of all that was merged into a record: a list that was written before still means it."""
    merged: list[Any] = list(model._default_manager.exclude(merged_into=None))
    into = {row.pk: row.merged_into_id for row in merged}
    stays = dict(model._default_manager.filter(pk__in=into.values()).values_list("pk", "public_id"))
    found: dict[UUID, tuple[str, ...]] = defaultdict(tuple)
    for row in merged:
        last = row.pk
        while into.get(last):
            last = into[last]
        found[stays[last]] += _codes(getattr(row, "tooi", ""), row.register_id, row.public_id)
    return found


def _codes(tooi: str, register_id: str, public_id: UUID) -> tuple[str, ...]:
    return _filled(tooi, _register_code(register_id), str(public_id))


def _provinces(day: date) -> dict[int, list[str]]:
    rows = AreaMember.objects.filter(in_force(day), area__division=Division.PROVINCE)
    lies_in: dict[int, list[str]] = defaultdict(list)
    for party, code in rows.values_list("party", "area__code"):
        lies_in[party].append(code)
    return lies_in


def _ended_parties(today: date) -> dict[str, Ended]:
    followed_by: dict[UUID, list[str]] = defaultdict(list)
    pairs = Succession.objects.values_list("predecessor__public_id", "successor__public_id")
    for before, after in pairs.order_by("-share"):
        followed_by[before].append(str(after))
    ended = Party.objects.filter(ended_on__lte=today).values_list("public_id", "ended_on")
    return {str(key): Ended(on, tuple(followed_by[key])) for key, on in ended if on}


def partnership_names(today: date) -> Names:
    """Return the partnerships with what every source calls them now, and the body they set up."""
    versions = PartnershipVersion.objects.select_related("partnership__own_party").order_by("number")
    chains: dict[UUID, list[PartnershipVersion]] = defaultdict(list)
    for version in versions:
        chains[version.partnership.public_id].append(version)
    former = former_codes(Partnership)
    known = [_partnership(key, chain, former.get(key, ())) for key, chain in chains.items()]
    ended = {str(key): Ended(day) for key, chain in chains.items() if (day := _ended_on(chain, today))}
    return Names(known, ended)


def _partnership(key: UUID, chain: list[PartnershipVersion], former: tuple[str, ...]) -> Known:
    """Return what the last version of each source is called; numbers are those of all versions."""
    partnership = chain[0].partnership
    body = partnership.own_party
    last = {version.source: version for version in chain}
    leading = last.get(partnership.leading_source, chain[-1])
    told = [text for version in last.values() for text in (version.name, version.short_name)]
    names = dict.fromkeys(_filled(*told, body.name if body else "", body.short_name if body else ""))
    numbers = dict.fromkeys((partnership.register_id, *(version.register_id for version in chain)))
    return Known(
        key=str(key),
        name=leading.name,
        other_names=tuple(name for name in names if name != leading.name),
        codes=tuple(dict.fromkeys((*_filled(*map(_register_code, numbers), str(key)), *former))),
    )


def _ended_on(chain: list[PartnershipVersion], today: date) -> date | None:
    """Return since when it is over; what only lists brought is there again as soon as a list names it."""
    leading = chain[0].partnership.leading_source
    ends = [version.valid_to for version in chain if version.source == leading]
    if leading == Source.LIST or not ends or None in ends:
        return None
    last = max(end for end in ends if end)
    return last if last <= today else None


def area_names(scope: str) -> Names:
    """Return the areas that one list brought, also those it left out since."""
    brought = SourceRecord.objects.filter(source=Source.LIST, kind="area", key__startswith=f"{scope}:")
    areas = Area.objects.filter(public_id__in=brought.values("object_id"))
    return Names(Known(key=str(area.public_id), name=area.name, codes=(area.code,)) for area in areas)


def list_scopes() -> list[str]:
    """Return the names of the lists that were read in, in the order of the alphabet."""
    keys = SourceRecord.objects.filter(source=Source.LIST).values_list("key", flat=True)
    return sorted({key.partition(":")[0] for key in keys.iterator()})


def list_standing(scope: str) -> Standing:
    """Return what lists brought before, seen from one of them."""
    rows: dict[tuple[str, str], list[ListRow]] = defaultdict(list)
    keys = _keys_by_row()
    memberships = Membership.objects.filter(source=Source.LIST).order_by("valid_from")
    fields = (
        "public_id",
        "partnership__public_id",
        "party__public_id",
        "role",
        "whole",
        "valid_from",
        "valid_to",
    )
    for object_id, partnership, party, role, whole, start, end in memberships.values_list(*fields):
        row = _row(object_id, Part(role, whole), start, end, keys.get(object_id, {}), scope)
        rows[str(partnership), str(party)].append(row)
    versions = PartnershipVersion.objects.leading().filter(source=Source.LIST)
    led = versions.values_list("partnership__public_id", "public_id")
    return Standing(
        {pair: tuple(of) for pair, of in rows.items()}, {str(key): version for key, version in led}
    )


def _keys_by_row() -> dict[UUID, dict[str, bool]]:
    """Return the keys under which lists brought each membership, and whether they still say so."""
    records = SourceRecord.objects.filter(source=Source.LIST, kind="membership")
    found: dict[UUID, dict[str, bool]] = defaultdict(dict)
    for key, object_id, vanished_on in records.values_list("key", "object_id", "vanished_on"):
        found[object_id][key] = vanished_on is None
    return found


def _row(
    object_id: UUID, part: Part, start: date | None, end: date | None, keys: dict[str, bool], scope: str
) -> ListRow:
    own = {key: said for key, said in keys.items() if key.startswith(f"{scope}:")}
    others = tuple(sorted(key.partition(":")[0] for key, said in keys.items() if said and key not in own))
    return ListRow(object_id, part, start, end, next(iter(own), ""), any(own.values()), others)


def _register_code(number: str) -> str:
    return f"roo:{number}" if number else ""


def _filled(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)
