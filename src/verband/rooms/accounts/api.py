"""Who a program acts for: the key in its Authorization header."""

from typing import TYPE_CHECKING

from django.utils import timezone
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, Throttled
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from verband.rooms.accounts.choices import Scope
from verband.rooms.accounts.models import User
from verband.rooms.accounts.selectors.tokens import user_of_token
from verband.rooms.accounts.services.tokens import note_use
from verband.rooms.common.api.throttles import WrongTokenThrottle

if TYPE_CHECKING:
    from rest_framework.views import APIView

SCHEME = "Bearer"
OPENS_NOTHING = "Deze sleutel is onbekend, verlopen of ingetrokken. Maak onder uw account een nieuwe."
MALFORMED = "Schrijf de sleutel zo in de kop Authorization: Bearer, een spatie en de sleutel."


class KeyAuthentication(BaseAuthentication):
    """The owner of a key, and what the key may do; who sends none reads what is public."""

    def authenticate(self, request: Request) -> tuple[User, frozenset[str]] | None:
        """Return who the key acts for.

        Raises
        ------
        AuthenticationFailed
            When there is a header and it opens nothing.
        """
        header = request.headers.get("Authorization", "")
        if not header:
            return None
        scheme, _, token = header.partition(" ")
        if scheme.lower() != SCHEME.lower() or not token.strip():
            raise AuthenticationFailed(MALFORMED)
        now = timezone.now()
        found = user_of_token(token.strip(), now)
        if found is None:
            _count_try(request)
            raise AuthenticationFailed(OPENS_NOTHING)
        note_use(token=token.strip(), at=now)
        return found

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002 - the framework's signature
        """Return what a program is asked for."""
        return f'{SCHEME} realm="Verband"'


def _count_try(request: Request) -> None:
    if wait := WrongTokenThrottle().refuses(request):
        raise Throttled(wait)


class MayChange(BasePermission):
    """Whether the key may be used to change something; whose record it is comes after."""

    message = (
        "Met deze sleutel kunt u alleen lezen. Maak onder uw account een sleutel waarmee u mag wijzigen."
    )

    def has_permission(self, request: Request, view: "APIView") -> bool:  # noqa: ARG002 - the framework's signature
        """Whether there is such a key."""
        return isinstance(request.auth, frozenset) and Scope.WRITE in request.auth
