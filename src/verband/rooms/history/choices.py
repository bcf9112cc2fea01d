"""The kinds of deed an event can tell of."""

from django.db import models


class Deed(models.TextChoices):
    """What was done to the record."""

    CREATE = "create", "toegevoegd"
    UPDATE = "update", "gewijzigd"
    END = "end", "beëindigd"
