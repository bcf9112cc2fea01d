"""The entries of partnerships: their names by every source, their bodies and purposes, tasks, organs and remarks."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar
from uuid import UUID

from django.db.models import Q

from verband.rooms.history.rows import chunks
from verband.rooms.register.choices import SearchKind
from verband.rooms.register.models import Partnership, PartnershipVersion, Party, Remark, Seat, Task
from verband.rooms.register.services.search.entries import Face, Found, Text, face, variants
from verband.rooms.register.services.search.merged import Merged

Row = TypeVar("Row", Task, Seat, Remark)


def partnership_entries(owners: Collection[UUID] | None) -> Iterator[Found]:
    """Yield the entries of some partnerships, or of all; one without a version of its leading source has no page."""
    for some in [None] if owners is None else chunks(owners):
        yield from _entries(some)


def _entries(owners: Collection[UUID] | None) -> Iterator[Found]:
    merged = Merged(Partnership, owners)
    rows = Partnership.objects.filter(merged.condition()).select_related("own_party").order_by("pk")
    versions = _versions(merged.condition("partnership__"))
    ours = {row.pk: row for row in rows if merged.root(row.pk) == row.pk and _leading(row, versions[row.pk])}
    for row in ours.values():
        yield _partnership(row, [(each, versions[each]) for each in merged.family(row.pk)])
    yield from _parts(Task, owners, ours, _tasks)
    yield from _parts(Seat, owners, ours, _organs)
    yield from _parts(Remark, owners, ours, _remarks)


def _versions(condition: Q) -> dict[int, list[PartnershipVersion]]:
    rows = PartnershipVersion.objects.filter(condition).select_related("body")
    found: dict[int, list[PartnershipVersion]] = defaultdict(list)
    for row in rows.defer("power_transfers", "legal_grounds", "powers", "decisions").order_by("number", "pk"):
        found[row.partnership_id].append(row)
    return found


def _leading(row: Partnership, versions: Iterable[PartnershipVersion]) -> bool:
    return any(version.source == row.leading_source for version in versions)


def _partnership(row: Partnership, family: list[tuple[int, list[PartnershipVersion]]]) -> Found:
    versions = [version for _, rows in family for version in rows]
    faces = [_name(row, version) for version in versions]
    faces += [_body(body) for body in (row.own_party, *(version.body for version in versions)) if body]
    faces += variants(each["name"] for each in faces)
    texts = [text for version in versions for text in _texts_of(version)]
    return Found(
        SearchKind.PARTNERSHIP,
        row.public_id,
        row.public_id,
        _once(faces),
        list(dict.fromkeys(texts)),
        [row.register_id, *(version.register_id for version in versions)],
    )


def _name(row: Partnership, version: PartnershipVersion) -> Face:
    told = version.partnership_id == row.pk and version.source == row.leading_source
    role = "name" if told else "merged" if version.partnership_id != row.pk else "told"
    return face(
        version.name,
        version.short_name,
        role=role,
        detail=version.form,
        source=version.source,
        begin=version.valid_from,
        end=version.valid_to,
    )


def _body(body: Party) -> Face:
    return face(body.name, body.short_name, role="body")


def _texts_of(version: PartnershipVersion) -> Iterator[Text]:
    yield Text("purpose", version.purpose)
    yield Text("challenge", version.as_told)
    yield Text("policy", ", ".join(str(area) for area in version.policy_areas))


def _once(faces: list[Face]) -> list[Face]:
    """Keep each face once: versions that set up one body would repeat it."""
    return list({repr(each): each for each in faces}.values())


def _parts(
    model: type[Row],
    owners: Collection[UUID] | None,
    ours: dict[int, Partnership],
    made: Callable[[Partnership, list[Row]], Iterator[Found]],
) -> Iterator[Found]:
    rows = model._default_manager.order_by("pk")
    if owners is not None:
        rows = rows.filter(partnership__public_id__in=owners)
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.partnership_id].append(row)
    for pk, parts in found.items():
        if pk in ours:
            yield from made(ours[pk], parts)


def _tasks(owner: Partnership, tasks: list[Task]) -> Iterator[Found]:
    for task in tasks:
        name = face(task.name, begin=task.valid_from, end=task.valid_to)
        texts = [Text("description", task.description)]
        yield Found(SearchKind.TASK, task.public_id, owner.public_id, [name], texts)


def _organs(owner: Partnership, seats: list[Seat]) -> Iterator[Found]:
    """Yield one entry for all organs: of twenty seats in one board nobody wants twenty hits."""
    names = [face(f"{seat.organ}, {seat.function}" if seat.function else seat.organ) for seat in seats]
    texts = [Text("office", office) for seat in seats for office in (seat.held_by, seat.substitute)]
    yield Found(SearchKind.ORGAN, owner.public_id, owner.public_id, _once(names), list(dict.fromkeys(texts)))


def _remarks(owner: Partnership, remarks: list[Remark]) -> Iterator[Found]:
    for remark in remarks:
        texts = [Text("remark", remark.text), Text("reply", remark.reply)]
        yield Found(SearchKind.REMARK, remark.public_id, owner.public_id, [], texts)
