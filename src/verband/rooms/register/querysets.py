"""Periods in queries: half-open, an unknown beginning counts as in force."""

from datetime import date

from django.db import models
from django.db.models import F, Q


def in_force(day: date, prefix: str = "") -> Q:
    """Return the condition that a row with ``valid_from`` and ``valid_to`` holds on a day."""
    begun = Q(**{f"{prefix}valid_from": None}) | Q(**{f"{prefix}valid_from__lte": day})
    not_over = Q(**{f"{prefix}valid_to": None}) | Q(**{f"{prefix}valid_to__gt": day})
    return begun & not_over


class InForceQuerySet(models.QuerySet):  # type: ignore[type-arg]  # shared by two models
    """Rows with a period that belong to a partnership and a source."""

    def on(self, day: date) -> "InForceQuerySet":
        """Keep what holds on a day."""
        return self.filter(in_force(day))

    def leading(self) -> "InForceQuerySet":
        """Keep what the leading source of the partnership says; other sources stand beside it."""
        return self.filter(source=F("partnership__leading_source"))
