"""What was asked of a provider and is still waiting for its answer: in the session of this one browser."""

import secrets
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from verband.rooms.accounts.models import Provider
from verband.rooms.accounts.oidc.errors import LateError, MixedUpError, ReplayedError

KEY = "oidc-pending"
MOST = 5
"""Visits that one browser can have open; the oldest gives way."""
SECONDS = 600


@dataclass(frozen=True, slots=True)
class Pending:
    """One visit to a provider."""

    provider: str
    state: str
    nonce: str
    verifier: str
    next: str
    begun: float
    link_for: int | None = None
    """Number of the account that asked to be tied to the person at the provider."""
    invitation: int | None = None
    """Number of the invitation whose link was opened in this browser."""

    def is_late(self, at: datetime) -> bool:
        """Whether the answer took too long."""
        return not 0 <= at.timestamp() - self.begun <= SECONDS


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why someone goes to the provider: to sign in, and perhaps to have an account tied."""

    next_page: str
    link_for: int | None = None
    invitation: int | None = None


def begin(request: HttpRequest, provider: Provider, purpose: Purpose, *, at: datetime) -> Pending:
    """Remember a new visit, with a state, a nonce and a verifier of 256 bits each."""
    visit = Pending(
        provider=str(provider.public_id),
        state=secrets.token_urlsafe(32),
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        next=purpose.next_page,
        begun=at.timestamp(),
        link_for=purpose.link_for,
        invitation=purpose.invitation,
    )
    waiting = [one for one in _waiting(request) if not Pending(**one).is_late(at)]
    request.session[KEY] = [*waiting, asdict(visit)][-MOST:]
    return visit


def end(request: HttpRequest, provider: Provider, *, state: str, at: datetime) -> Pending:
    """Return the visit that an answer belongs to and forget it, so that an answer can be used once.

    Raises
    ------
    ReplayedError
        When this browser waits for no such answer.
    MixedUpError
        When it was asked of another provider.
    LateError
        When it was asked too long ago.
    """
    waiting = _waiting(request)
    found = [one for one in waiting if secrets.compare_digest(one["state"].encode(), state.encode())]
    if not found:
        raise ReplayedError
    request.session[KEY] = [one for one in waiting if one not in found]
    # Saved at once: what follows takes time, and a second use of the answer must not find it meanwhile.
    request.session.save()
    visit = Pending(**found[0])
    if visit.provider != str(provider.public_id):
        raise MixedUpError
    if visit.is_late(at):
        raise LateError
    return visit


def _waiting(request: HttpRequest) -> list[dict[str, Any]]:
    found = request.session.get(KEY, [])
    return found if isinstance(found, list) else []
