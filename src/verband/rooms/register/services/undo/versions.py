"""Versions: what was read in their texts goes back with the texts."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db.models import Q

from verband.rooms.history.rows import Leaning, Owned, Values, chunks
from verband.rooms.register.bridge.facts import read_version
from verband.rooms.register.models import PartnershipVersion, VersionTaskKind
from verband.rooms.register.services.reconcile.readings import MANUAL
from verband.rooms.register.services.undo.rows import PeriodRows, renew_search_text

TASK_KINDS = "task_kinds"
TEXTS = ("name", "short_name", "purpose", "powers", "legal_grounds", "policy_areas")
Found = list[str]
"""Code, where it was found, and by which words."""


class VersionRows(PeriodRows):
    """Versions with the task kinds that were found in them; one holds at a time, and the next begins where it ends.

    Events tell of task kinds by their codes only. Where each was found is read again in the texts; a code that the
    texts do not give was chosen by a person.
    """

    place = ("partnership_id", "source")
    in_the_way = "in die tijd geldt er nu een andere versie"

    def __init__(self) -> None:
        kinds = Owned(VersionTaskKind, "version", ("kind", "found_in", "evidence"))
        super().__init__(PartnershipVersion, owned={TASK_KINDS: kinds}, placed_by=("partnership", "number"))

    def clashes(self, ids: Collection[UUID]) -> list[Leaning]:
        """Return the versions that hold in the same period, and those up to which nothing would hold."""
        gaps = [
            Leaning(row.public_id, what, other.public_id)
            for row, others in self.beside(ids)
            for what, other in _gaps(row, others)
        ]
        return super().clashes(ids) + gaps

    def same(self, name: str, one: object, other: object) -> bool:
        """Whether two told values are the same; task kinds are compared by their codes."""
        if name == TASK_KINDS:
            return codes_of(one) == codes_of(other)
        return super().same(name, one, other)

    def write(self, changes: Mapping[UUID, Values]) -> None:
        """Give versions other values, and read their task kinds again."""
        super().write({one: _without_codes(values) for one, values in changes.items()})
        touched = {one for one, values in changes.items() if values.keys() & {TASK_KINDS, "body", *TEXTS}}
        for some in chunks(touched):
            self._find_again(some, changes)

    def derive(self, changes: Mapping[UUID, Values]) -> None:
        """Renew what a search finds."""
        named = [one for one, values in changes.items() if values.keys() & {"name", "short_name", "body"}]
        for some in chunks(named):
            renew_search_text(Q(public_id__in=some))

    def _find_again(self, ids: Collection[UUID], changes: Mapping[UUID, Values]) -> None:
        wanted: dict[int, list[Found]] = {}
        rows = PartnershipVersion.objects.filter(public_id__in=ids).select_related("body")
        for row in rows.prefetch_related("task_kinds"):
            told = changes[row.public_id].get(TASK_KINDS)
            if not is_whole(told):
                standing = [[one.kind, one.found_in, one.evidence] for one in row.task_kinds.all()]
                wanted[row.pk] = _placed(told, standing, _read(row))
        self._put_parts(self.owned[TASK_KINDS], wanted, replace=True)


def _gaps(
    row: PartnershipVersion, others: Iterable[PartnershipVersion]
) -> Iterator[tuple[str, PartnershipVersion]]:
    """Yield the next version that begins later than this one ends, and the one before that ends too early."""
    days = [(other.valid_from, other.valid_to, other) for other in others]
    if end := row.valid_to:
        later = [(begin, other) for begin, _, other in days if begin and begin >= end]
        first, following = min(later, key=itemgetter(0), default=(end, row))
        if first > end:
            yield "dan geldt er niets tot de andere versie begint", following
    if begin := row.valid_from:
        earlier = [(stop, other) for _, stop, other in days if stop and stop <= begin]
        last, before = max(earlier, key=itemgetter(0), default=(begin, row))
        if last < begin:
            yield "dan geldt er niets vanaf de andere versie eindigt", before


def codes_of(told: object) -> list[str]:
    """Return the codes of task kinds, however an event tells of them."""
    return [one if isinstance(one, str) else one[0] for one in told] if isinstance(told, list) else []


def is_whole(told: object) -> bool:
    """Whether task kinds are told with where they were found."""
    return isinstance(told, list) and any(not isinstance(one, str) for one in told)


def _without_codes(values: Values) -> Values:
    if TASK_KINDS in values and not is_whole(values[TASK_KINDS]):
        return {name: value for name, value in values.items() if name != TASK_KINDS}
    return values


def _read(row: PartnershipVersion) -> list[Found]:
    values: dict[str, Any] = {name: getattr(row, name) for name in TEXTS}
    found = read_version(values, row.body.name if row.body else "", date.max).task_kinds
    return [[one.kind, one.found_in, one.evidence[:300]] for one in found]


def _placed(told: list[str] | None, standing: list[Found], read: list[Found]) -> list[Found]:
    """Return the task kinds that a version must have: those told, else as many as it has."""
    by_hand = any(one[1] == MANUAL for one in standing)
    if told is None and by_hand:
        return standing
    wanted = codes_of(standing) if told is None else told
    if wanted == codes_of(read):
        return read
    known = {one[0]: one for one in read} if told is not None else {one[0]: one for one in (*read, *standing)}
    return [known.get(code, [code, MANUAL, ""]) for code in wanted]
