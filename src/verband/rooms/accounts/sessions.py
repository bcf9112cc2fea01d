"""Where sessions are kept: Django's own way, in a table that knows whose a session is.

Django's table holds the user inside a sealed value, so that a person's sessions can only be found by opening all.
"""

from datetime import UTC, datetime
from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from verband.rooms.accounts.models import Session

BEGUN, SEEN, BROWSER = "signed-in-at", "seen-at", "browser"
"""What a session holds about itself; moments in seconds."""


class SessionStore(DatabaseStore):
    """A session with its user, its browser and its moments in columns of their own."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return the table."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return the row of a session, filled from what it holds."""
        row = cast("Session", super().create_model_instance(data))  # Django's signature does not say so
        user = data.get(SESSION_KEY)
        row.user_id = int(user) if user else None
        row.browser = data.get(BROWSER, "")
        row.begun_at = _moment(data.get(BEGUN))
        row.seen_at = _moment(data.get(SEEN))
        return row


def _moment(seconds: float | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
