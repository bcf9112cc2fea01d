"""The entries of parties and of areas."""

from collections.abc import Collection, Iterator
from uuid import UUID

from verband.rooms.history.rows import chunks
from verband.rooms.register.choices import GOVERNMENTS, SearchKind
from verband.rooms.register.models import Area, Party
from verband.rooms.register.services.search.entries import Face, Found, face, variants
from verband.rooms.register.services.search.merged import Merged


def party_entries(owners: Collection[UUID] | None) -> Iterator[Found]:
    """Yield the entries of some parties, or of all; what went up in another is found under that other."""
    for some in [None] if owners is None else chunks(owners):
        merged = Merged(Party, some)
        rows = {row.pk: row for row in Party.objects.filter(merged.condition()).order_by("pk")}
        for pk, row in rows.items():
            if merged.root(pk) == pk:
                yield _party(row, [rows[one] for one in merged.family(pk) if one in rows and one != pk])


def _party(row: Party, others: list[Party]) -> Found:
    kind = SearchKind.GOVERNMENT if row.kind in GOVERNMENTS else SearchKind.PARTY
    faces = [_name(row, "name"), *(_name(other, "merged") for other in others)]
    faces += variants(each["name"] for each in faces)
    codes = [code for one in (row, *others) for code in (one.tooi.rpartition("/")[2], one.register_id)]
    return Found(kind, row.public_id, row.public_id, faces, codes=codes)


def _name(row: Party, role: str) -> Face:
    return face(row.name, row.short_name, role=role, detail=row.kind, begin=row.started_on, end=row.ended_on)


def area_entries(owners: Collection[UUID] | None) -> Iterator[Found]:
    """Yield the entries of some areas, or of all."""
    for some in [None] if owners is None else chunks(owners):
        rows = Area.objects.order_by("pk")
        for row in rows if some is None else rows.filter(public_id__in=some):
            yield Found(
                SearchKind.AREA,
                row.public_id,
                row.public_id,
                [face(row.name, detail=row.division) | {"code": row.code}],
                codes=[row.code],
            )
