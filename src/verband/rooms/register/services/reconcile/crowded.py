"""Versions of a partnership into which another was merged: two chains of one source are one chain here.

Their numbers were given here then. What the source counts in its own two chains would be in each other's way.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Max

from verband.rooms.register.models import Partnership, PartnershipVersion
from verband.rooms.register.services.reconcile.plan import Update

NUMBER = "number"


def with_free_numbers(rows: Sequence[dict[str, Any]], source: str) -> list[dict[str, Any]]:
    """Return new versions, those of such a partnership numbered on from the last one of the source."""
    crowded = set(Partnership.objects.exclude(merged_from=None).values_list("pk", flat=True))
    counted = PartnershipVersion.objects.filter(partnership__in=crowded, source=source).order_by()
    last = dict(counted.values_list("partnership").annotate(last=Max(NUMBER)))
    numbered = []
    for row in rows:
        if (partnership := row["partnership_id"]) in crowded:
            last[partnership] = last.get(partnership, 0) + 1
            row = row | {NUMBER: last[partnership]}
        numbered.append(row)
    return numbered


def in_their_places(updates: Sequence[Update]) -> list[Update]:
    """Return updates of versions, without a new number for those of such a partnership."""
    renumbered = [update.object_id for update in updates if NUMBER in update.take]
    if not renumbered:
        return list(updates)
    rows = PartnershipVersion.objects.exclude(partnership__merged_from=None)
    crowded = set(rows.values_list("public_id", flat=True))
    kept = [_unnumbered(update) if update.object_id in crowded else update for update in updates]
    return [update for update in kept if update.take]


def _unnumbered(update: Update) -> Update:
    take, before = ({**values} for values in (update.take, update.before))
    take.pop(NUMBER, None)
    before.pop(NUMBER, None)
    return replace(update, take=take, before=before)
