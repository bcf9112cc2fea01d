"""The kinds of deed an event can tell of."""

from django.db import models


class Deed(models.TextChoices):
    """What was done to the record."""

    CREATE = "create", "toegevoegd"
    UPDATE = "update", "gewijzigd"
    END = "end", "beëindigd"
    REOPEN = "reopen", "heropend"
    DELETE = "delete", "weggehaald"
    RESTORE = "restore", "teruggehaald"
    MERGE = "merge", "samengevoegd"
    SEND = "send", "verstuurd"
    DESTROY = "destroy", "vernietigd"


FINAL = {
    Deed.SEND: "het is verstuurd en dus al buiten dit overzicht; stuur een verbetering of trek het in",
    Deed.DESTROY: "het is vernietigd, zoals de wet vraagt; er is niets van bewaard",
}
"""Deeds that no undo takes back, each with its reason."""
