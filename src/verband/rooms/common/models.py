"""The base of every editable table."""

import uuid
from typing import ClassVar

from django.db import models

NAMESPACE = uuid.UUID("6f7a3c1e-9d54-5b7e-8a43-0d2b6f1c9e55")


def public_id_for(source: str, key: str) -> uuid.UUID:
    """Return the public id of an imported record: the same source and key always give the same address."""
    return uuid.uuid5(NAMESPACE, f"{source}:{key}")


class Record(models.Model):
    """A row with an address that survives a reload, and a revision for two editors at once."""

    told_as: ClassVar[str] = ""
    """The kind under which events tell of its rows; empty when no deed is told of them."""
    public_id = models.UUIDField("openbaar id", default=uuid.uuid4, unique=True, editable=False)
    revision = models.PositiveIntegerField("revisie", default=1, editable=False)

    class Meta:
        abstract = True
