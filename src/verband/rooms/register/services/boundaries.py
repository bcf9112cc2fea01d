"""Replace the boundaries of areas by those of a file."""

import hashlib
import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from verband.rooms.register.bridge.boundaries import Outline
from verband.rooms.register.choices import Source
from verband.rooms.register.models import Boundary, ImportRun


@transaction.atomic
def replace_boundaries(
    *, outlines: Sequence[Outline], file_name: str, content: bytes, at: datetime
) -> ImportRun:
    """Write the boundaries of a file: known areas get their new outline, others are added, none are lost."""
    Boundary.objects.bulk_create(
        [Boundary(tooi=outline.code, name=outline.name, geometry=outline.polygons) for outline in outlines],
        update_conflicts=True,
        unique_fields=["tooi"],
        update_fields=["name", "geometry"],
        batch_size=100,
    )
    return ImportRun.objects.create(
        source=Source.BOUNDARIES,
        batch=uuid.uuid4(),
        stand_on=at.date(),
        applied_at=at,
        file_name=file_name,
        digest=hashlib.sha256(content).hexdigest(),
        facts_version="",
        counts={"boundary": {"written": len(outlines)}},
    )
