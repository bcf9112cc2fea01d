"""What merging two records that are the same would do: what moves, what stands twice and what collides."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured
from django.http import Http404
from django.shortcuts import get_object_or_404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.models import Record
from verband.rooms.history.kinds import kind_of
from verband.rooms.history.rows import ModelRows, Values
from verband.rooms.register.bridge.periods import overlap
from verband.rooms.register.bridge.wanted import digest
from verband.rooms.register.models import Membership, Partnership, PartnershipVersion, Party, SourceRecord
from verband.rooms.register.rules import may_keep, may_merge_party
from verband.rooms.register.selectors.conflicts import history_kind

AnyRecord = Partnership | Party
AnyOne = TypeVar("AnyOne", bound=AnyRecord)
MOST_NAMED = 30


def _may_go(_row: Any) -> str:  # noqa: ANN401 - of any kind
    return ""


@dataclass(frozen=True, slots=True)
class Part:
    """A kind of record that points at what is merged."""

    code: str
    """The kind as the history knows it."""
    field: str
    same: tuple[str, ...] | None = None
    """Fields in which no two may be alike; None when any number may stand beside each other."""
    periods: bool = False
    """Whether they are in each other's way only while both hold."""
    shown: tuple[str, ...] = ()
    """By what people tell two rows apart where not all that differs can or may be shown; empty for all of it."""
    stays: Callable[[Any], str] = _may_go
    """Why a row cannot give way, as one sentence; empty when it can."""
    quiet: bool = False
    """Whether rows are only counted, because their names tell what not everyone may read."""


PARTS: dict[type[Record], list[Part]] = {
    Partnership: [
        Part(
            "version",
            "partnership",
            ("source",),
            periods=True,
            shown=("name", "form", "valid_from", "valid_to"),
        ),
        Part("membership", "partnership", ("source", "party"), periods=True),
        Part("task", "partnership"),
        Part("seat", "partnership"),
        Part("contribution", "partnership", ("party", "year", "kind")),
        Part("year-figures", "partnership", ("year", "kind")),
        Part("particulars", "partnership", ()),
        Part("remark", "partnership"),
    ],
    Party: [
        Part("membership", "party", ("source", "partnership"), periods=True),
        Part("seat", "party"),
        Part("contribution", "party", ("partnership", "year", "kind")),
        Part("confirmation", "party"),
        Part("answer", "answered_for"),
        Part("version", "body"),
        Part("partnership", "own_party"),
    ],
}
"""What moves along; a room above adds its own when it starts (``register_parts``)."""
NOT_COMPARED = frozenset({"number"})
LONGEST = 100
"""Characters of a value in a choice."""


def register_parts(model: type[Record], *parts: Part) -> None:
    """Let what a room above keeps of partnerships or parties move along; a second time changes nothing.

    Raises
    ------
    ImproperlyConfigured
        When a part cannot move: merging gives rows another value in a column, and links between records have none.
    """
    for part in parts:
        _refuse_links(model, part)
    PARTS[model] += [part for part in parts if part not in PARTS[model]]


def _refuse_links(model: type[Record], part: Part) -> None:
    told = kind_of(part.code)
    if told is None or told.rows is None:
        message = (
            f"register_parts: tell history of the kind '{part.code}' with its rows first (register_kinds)."
        )
        raise ImproperlyConfigured(message)
    meta = told.rows.model._meta
    for name in (part.field, *(part.same or ())):
        if meta.get_field(name).many_to_many:
            message = (
                f"register_parts: {meta.label}.{name} is a many-to-many field, which merging cannot move. Give the "
                f"links a model of their own, with a foreign key to {model._meta.label}, and register that."
            )
            raise ImproperlyConfigured(message)


@dataclass(frozen=True)
class Side:
    """What one of the two says where they collide."""

    rows: tuple[Any, ...]
    told: tuple[str, ...]
    """In words, a line for each row."""

    @property
    def words(self) -> str:
        """Return all of it in one line."""
        return "; ".join(self.told)


@dataclass(frozen=True)
class Collision:
    """Rows of both that cannot stand beside each other."""

    key: str
    part: Part
    label: str
    stays: Side
    goes: Side
    differing: tuple[str, ...]
    """What the fields are called in which they differ, as far as they are shown."""
    same: bool
    """Whether they differ in nothing, shown or not."""

    @property
    def is_alike(self) -> bool:
        """Whether both say the same, so that there is nothing to choose."""
        return len(self.stays.rows) == len(self.goes.rows) == 1 and self.same


@dataclass(frozen=True)
class Moves:
    """What goes along of one kind."""

    part: Part
    label: str
    rows: tuple[Any, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Merging:
    """All that merging would do."""

    goes: AnyRecord
    stays: AnyRecord
    goes_name: str
    stays_name: str
    moves: tuple[Moves, ...]
    alike: tuple[Collision, ...]
    collisions: tuple[Collision, ...]
    challenges: tuple[str, ...]
    """Names of challenges that are added."""
    sources: int
    """How many records of sources stand for what stays from then on."""
    refusal: str
    """Why it cannot be done, empty when it can."""

    @property
    def both_registered(self) -> bool:
        """Whether the register itself knows both, each under a number of its own."""
        return bool(self.goes.register_id and self.stays.register_id)

    @property
    def mark(self) -> str:
        """Return a mark of all that was looked at: another mark says that something changed meanwhile."""
        rows = [row for moves in self.moves for row in moves.rows]
        rows += [
            row for each in (*self.alike, *self.collisions) for row in (*each.stays.rows, *each.goes.rows)
        ]
        rows += [self.goes, self.stays]
        return digest({"rows": sorted(f"{row.public_id} {row.revision}" for row in rows)})


def record_by_id(model: type[AnyOne], public_id: UUID) -> AnyOne:
    """Return a partnership or a party, also one that was merged; otherwise there is none."""
    found: AnyOne = get_object_or_404(model, public_id=public_id)
    return found


def merging_for(visitor: Visitor, goes: AnyRecord, stays: AnyRecord, on: date) -> Merging:
    """Return what merging would do, to who may keep both.

    Raises
    ------
    Http404
        When one of the two is not theirs to keep, or was merged already.
    """
    for record in (goes, stays):
        kept = (
            may_keep(visitor, record, on)
            if isinstance(record, Partnership)
            else may_merge_party(visitor, record, on)
        )
        if not kept or record.merged_into_id:
            raise Http404
    return merging_of(goes, stays)


def merging_of(goes: AnyRecord, stays: AnyRecord) -> Merging:
    """Return what merging one record into another would do."""
    found = [_look(part, goes, stays) for part in PARTS[type(goes)]]
    collisions = [each for _, of_part in found for each in of_part]
    names = names_of([goes, stays])
    return Merging(
        goes=goes,
        stays=stays,
        goes_name=names[goes.public_id],
        stays_name=names[stays.public_id],
        moves=tuple(moves for moves, _ in found if moves.rows),
        alike=tuple(each for each in collisions if each.is_alike),
        collisions=tuple(each for each in collisions if not each.is_alike),
        challenges=_new_challenges(goes, stays),
        sources=SourceRecord.objects.filter(object_id=goes.public_id).count(),
        refusal=_refusal(goes, stays),
    )


def names_of(records: Iterable[AnyRecord]) -> dict[UUID, str]:
    """Return what records are called now, by public id."""
    names = {record.public_id: str(record) for record in records}
    versions = PartnershipVersion.objects.leading().filter(partnership__public_id__in=names)
    return names | dict(versions.order_by("number").values_list("partnership__public_id", "name"))


def stays_instead(model: type[Partnership] | type[Party], public_id: UUID) -> AnyRecord | None:
    """Return the record into which another was merged, None when it was not."""
    found: AnyRecord | None = model._default_manager.filter(public_id=public_id).first()
    seen: set[int] = set()
    while found and found.merged_into and found.pk not in seen:
        seen.add(found.pk)
        found = found.merged_into
    return found if seen else None


def in_the_way(one: Any, other: Any) -> bool:  # noqa: ANN401 - any record with a period
    """Whether two periods have a day in common, or begin on the same day."""
    return overlap(one, other) or bool(one.valid_from == other.valid_from)


def rows_of(code: str) -> ModelRows:
    """Return how the rows of a kind are taken apart and written."""
    rows = history_kind(code).rows
    if rows is None:
        raise LookupError(code)
    return rows


def _look(part: Part, goes: AnyRecord, stays: AnyRecord) -> tuple[Moves, list[Collision]]:
    """Return what moves and what collides of one kind."""
    of_goes, of_stays = (_rows(part, record) for record in (goes, stays))
    collisions = list(_collisions(part, of_goes, of_stays))
    held = {row.pk for each in collisions for row in each.goes.rows}
    moving = tuple(row for row in of_goes if row.pk not in held)
    names = (history_kind(part.code).label,) * len(moving) if part.quiet else _labels(part, moving)
    return Moves(part, history_kind(part.code).plural, moving, names[:MOST_NAMED]), collisions


def _rows(part: Part, record: AnyRecord) -> list[Any]:
    rows = rows_of(part.code).model._default_manager.filter(**{part.field: record})
    references = [name for name in ("party", "partnership") if name in rows_of(part.code).foreign]
    return list(rows.select_related(*references).order_by("pk"))


def _collisions(part: Part, of_goes: Sequence[Any], of_stays: Sequence[Any]) -> Iterator[Collision]:
    if part.same is None:
        return
    places: dict[str, tuple[list[Any], list[Any]]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((of_goes, of_stays)):
        for row in rows:
            place = "|".join(str(getattr(row, _column(row, name))) for name in part.same)
            places[place][side].append(row)
    for place, (goes, stays) in places.items():
        clashing = tuple(
            row for row in goes if not part.periods or any(in_the_way(row, one) for one in stays)
        )
        clashed = tuple(row for row in stays if not part.periods or any(in_the_way(row, one) for one in goes))
        if clashing and clashed:
            yield _collision(part, place, clashing, clashed)


def _column(row: Record, name: str) -> str:
    return str(row._meta.get_field(name).attname)  # type: ignore[union-attr]  # a column, by the parts above


def _collision(part: Part, place: str, goes: tuple[Any, ...], stays: tuple[Any, ...]) -> Collision:
    taken = rows_of(part.code).take([row.public_id for row in (*goes, *stays)])
    names = _differing(part, list(taken.values()))
    shown = part.shown or names
    words = {row.public_id: _told(part, taken[row.public_id], shown) for row in (*goes, *stays)}
    sides = [Side(rows, tuple(words[row.public_id] for row in rows)) for rows in (goes, stays)]
    label = _label(part, taken[goes[0].public_id])
    texts = history_kind(part.code).texts
    told = [name for name in names if name in shown or part.stays is _may_go]
    differing = tuple(texts.says(name) for name in told) if texts else tuple(told)
    return Collision(f"{part.code}:{place}", part, label, sides[1], sides[0], differing, not names)


def _differing(part: Part, values: Sequence[Values]) -> list[str]:
    """Return the fields in which rows differ, of those that are shown."""
    texts = history_kind(part.code).texts
    left_out = {part.field, *(part.same or ()), *NOT_COMPARED}
    names = [name for name in values[0] if name not in left_out and texts and texts.shows(name)]
    return [name for name in names if any(one.get(name) != values[0].get(name) for one in values)]


def _told(part: Part, values: Values, names: Sequence[str]) -> str:
    texts = history_kind(part.code).texts
    if texts is None:
        return ""
    words = texts.words([(name, values.get(name)) for name in names])
    pairs = zip(names, words, strict=True)
    return ", ".join(f"{texts.says(name)} {shorten(word, LONGEST, placeholder=' …')}" for name, word in pairs)


def _label(part: Part, values: Values) -> str:
    kind = history_kind(part.code)
    words = kind.texts.words([(name, values[name]) for name in part.same or ()]) if kind.texts else []
    return f"{kind.label}: {', '.join(words)}" if words else kind.label


def _labels(part: Part, rows: Sequence[Any]) -> tuple[str, ...]:
    """Return the names of what moves: of who takes part the party, of where a party takes part the partnership."""
    if part.code != "membership" and not isinstance(next(iter(rows), None), Partnership):
        return tuple(map(str, rows[:MOST_NAMED]))
    other = "party" if part.field == "partnership" else "partnership"
    meant = [getattr(row, other) if isinstance(row, Membership) else row for row in rows[:MOST_NAMED]]
    names = names_of(meant)
    return tuple(names[one.public_id] for one in meant)


def _new_challenges(goes: AnyRecord, stays: AnyRecord) -> tuple[str, ...]:
    if not (isinstance(goes, Partnership) and isinstance(stays, Partnership)):
        return ()
    return tuple(challenge.name for challenge in goes.challenges.exclude(pk__in=stays.challenges.all()))


def _refusal(goes: AnyRecord, stays: AnyRecord) -> str:
    if goes.pk == stays.pk:
        return "Dit is twee keer hetzelfde; kies er een ander bij."
    if isinstance(goes, Partnership) and isinstance(stays, Partnership):
        return _refusal_of_partnership(goes, stays)
    return _refusal_of_party(goes, stays) if isinstance(goes, Party) and isinstance(stays, Party) else ""


def _refusal_of_partnership(goes: Partnership, stays: Partnership) -> str:
    if goes.register_id and not stays.register_id:
        return "Wat in het register staat blijft staan; draai het om."
    return ""


def _refusal_of_party(goes: Party, stays: Party) -> str:
    if goes.tooi and stays.tooi:
        return "Beide hebben een eigen TOOI-code en zijn dus twee organisaties; dit kan niet worden samengevoegd."
    if (goes.tooi or goes.register_id) and not (stays.tooi or stays.register_id):
        return "De partij met een officieel nummer blijft staan; draai het om."
    holding: Mapping[str, bool] = {
        "rollen van accounts": goes.affiliations.exists(),
        "een plaats in gebieden": goes.area_members.exists(),
        "een opvolging": goes.successions.exists() or goes.precessions.exists(),
    }
    held = [what for what, holds in holding.items() if holds]
    if held:
        return f"Aan {goes} hangt nog {' en '.join(held)}; haal dat er eerst af, of draai het om."
    return ""
