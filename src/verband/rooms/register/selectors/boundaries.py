"""Boundaries that were read in."""

from typing import Any

from verband.rooms.register.choices import Source
from verband.rooms.register.models import Boundary, ImportRun


def boundaries_stamp() -> int:
    """Return the number of the newest reading of boundaries, 0 when there is none."""
    return (
        ImportRun.objects.filter(source=Source.BOUNDARIES)
        .order_by("-id")
        .values_list("id", flat=True)
        .first()
        or 0
    )


def boundaries() -> dict[str, Any]:
    """Return polygons by TOOI code."""
    return dict(Boundary.objects.values_list("tooi", "geometry"))
