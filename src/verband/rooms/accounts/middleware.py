"""Ends a session that has lasted long enough, and keeps one alive that is in use."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from verband.rooms.accounts.sessions import BEGUN, SEEN

KEPT_ALIVE_EVERY = 300
"""Seconds; a session that is in use is written again no more often than this."""


class SessionLimits:
    """Middleware; it stands after the one that knows the user."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Sign out who has been signed in for too long, before any page runs."""
        if SESSION_KEY in request.session:
            _hold_to_limits(request, timezone.now().timestamp())
        return self._get_response(request)


def _hold_to_limits(request: HttpRequest, now: float) -> None:
    session = request.session
    if now - session.get(BEGUN, now) > settings.SESSION_LONGEST:
        logout(request)
    elif now - session.get(SEEN, now) > KEPT_ALIVE_EVERY:
        session[SEEN] = now
