"""Records that were merged: the names of what went up in another lead to that other."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from verband.rooms.register.models import Partnership, Party


class Merged:
    """Who went up in whom, for some records of one table with all that went up in them, or for all."""

    def __init__(self, model: type[Party] | type[Partnership], owners: Collection[UUID] | None) -> None:
        pairs = model._default_manager.exclude(merged_into=None).values_list("pk", "merged_into")
        self._into: dict[int, int] = dict(pairs)  # type: ignore[arg-type]  # none of them is None here
        self._family: dict[int, list[int]] = defaultdict(list)
        for pk in sorted(self._into):
            self._family[self.root(pk)].append(pk)
        self._asked = None if owners is None else self._numbers(model, owners)

    def _numbers(self, model: type[Party] | type[Partnership], owners: Collection[UUID]) -> set[int]:
        asked = set(model._default_manager.filter(public_id__in=owners).values_list("pk", flat=True))
        return asked | {pk for one in asked for pk in self._family.get(one, ())}

    def condition(self, prefix: str = "") -> Q:
        """Return which rows are read; ``prefix`` leads to the table from another."""
        return Q() if self._asked is None else Q(**{f"{prefix}pk__in": self._asked})

    def root(self, pk: int) -> int:
        """Return in what a record went up in the end; itself when it stands."""
        passed = {pk}
        while (into := self._into.get(pk)) is not None and into not in passed:
            passed.add(into)
            pk = into
        return pk

    def family(self, pk: int) -> list[int]:
        """Return a record that stands, and all that went up in it."""
        return [pk, *self._family.get(pk, ())]
