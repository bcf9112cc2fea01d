"""How often one visitor may ask; the rates stand in the settings, and without a rate nothing is counted."""

from typing import TYPE_CHECKING

from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

if TYPE_CHECKING:
    from rest_framework.views import APIView


class ReadThrottle(SimpleRateThrottle):
    """Reads per visitor's address."""

    scope = "read"

    def get_cache_key(self, request: Request, view: "APIView") -> str | None:  # noqa: ARG002 - the framework's signature
        """Return under which key the visits are counted."""
        return f"api-read-{self.get_ident(request)}"


class ChangeThrottle(SimpleRateThrottle):
    """Changes per person."""

    scope = "change"

    def get_cache_key(self, request: Request, view: "APIView") -> str | None:  # noqa: ARG002 - the framework's signature
        """Return under which key the changes are counted."""
        return f"api-change-{request.user.pk or self.get_ident(request)}"


class WrongTokenThrottle(SimpleRateThrottle):
    """Tries with a token that nobody has, per visitor's address: guessing must not pay."""

    scope = "wrong-token"

    def get_cache_key(self, request: Request, view: "APIView") -> str | None:  # noqa: ARG002 - the framework's signature
        """Return under which key the tries are counted."""
        return f"api-wrong-token-{self.get_ident(request)}"

    def refuses(self, request: Request) -> float | None:
        """Count a try; return how many seconds to wait when it was one too many."""
        allowed = self.allow_request(request, None)  # type: ignore[arg-type]  # whichever view is tried
        return None if allowed else self.wait()
