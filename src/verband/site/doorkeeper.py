"""Opens a page to the circle it is meant for, before its view runs.

Who is not signed in is asked to, and keeps what was typed. Who is, and is not in the circle, gets the same answer
as where there is no page. Who opens an address that is only the end of a button is shown the way back to it.
What someone signed in is shown is kept by no browser and by nothing on the way, unless the page itself says how long.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.utils import timezone

from verband.rooms.accounts.rules import is_user
from verband.rooms.common.audience import audience_of
from verband.rooms.register.rules import belongs
from verband.site.errors import wrong_method
from verband.site.turned_away import back_to_button, keep_sent

View = Callable[..., HttpResponseBase]


class Doorkeeper:
    """Middleware; it stands after those that know the session and the user."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through; the door is at ``process_view``."""
        response = self._get_response(request)
        if isinstance(response, HttpResponseNotAllowed):
            response = back_to_button(request) or wrong_method(request, response["Allow"])
        if SESSION_KEY in request.session:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_view(
        self, request: HttpRequest, view: View, _args: tuple[Any, ...], _kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Let in who belongs, send who has not signed in to the sign-in page, and know nothing for others."""
        circle = audience_of(view)
        if circle is None:
            raise Http404  # a view that does not say whom it is for is for nobody
        page = request.resolver_match.view_name if request.resolver_match else ""
        if belongs(request.user, circle, page, timezone.localdate()):
            return None
        if is_user(request.user):
            raise Http404
        return ask_to_sign_in(request)


def ask_to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Send someone to the sign-in page and back, with what was typed."""
    response = redirect_to_login(request.get_full_path())
    if request.method == "POST":
        keep_sent(request, response)
    return response
