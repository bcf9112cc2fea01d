"""Sessions: where someone is signed in now."""

from typing import TYPE_CHECKING

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from verband.rooms.accounts.models.users import User

if TYPE_CHECKING:
    from verband.rooms.accounts.sessions import SessionStore


class Session(AbstractBaseSession):
    """A browser that holds something here; it knows its user, so that it can be shown to her and ended."""

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, null=True, related_name="sessions", verbose_name="gebruiker"
    )
    browser = models.CharField("browser", max_length=60, blank=True)
    begun_at = models.DateTimeField("begonnen", null=True)
    seen_at = models.DateTimeField("laatst gezien", null=True)

    class Meta(AbstractBaseSession.Meta):
        verbose_name = "sessie"
        verbose_name_plural = "sessies"

    @classmethod
    def get_session_store_class(cls) -> "type[SessionStore]":
        """Return the store that fills this table."""
        from verband.rooms.accounts.sessions import SessionStore

        return SessionStore
