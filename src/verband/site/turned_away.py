"""What someone sent and was not let in with: where it goes on, and what is said there.

A form has a page of its own, which shows again what was typed. The button of a single deed has none: its address only
takes what is sent. Then one comes back on the page where the button stood, and nothing is ever done by itself.
"""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from verband.rooms.accounts.views.addresses import own_page
from verband.rooms.common import kept
from verband.rooms.common.toasts import asked_back

KEY = "turned-away"
SHOWN_AGAIN = "Uw sessie was verlopen. Wat u invulde staat er weer; verstuur het nog eens."
NOT_SENT = "Uw sessie was verlopen. Het is niet verstuurd; vul het nog eens in."
NOT_DONE = "Uw sessie was verlopen. Het is niet uitgevoerd; klik nog eens."


def keep_sent(request: HttpRequest, response: HttpResponseBase) -> None:
    """Keep what was sent to this address, and the page it was sent from."""
    kept.keep_form(request, response)
    kept.seal(request, response, KEY, {"path": request.path, "page": _page_before(request)})


def back_to_button(request: HttpRequest) -> HttpResponse | None:
    """Return the way back to the page that held the button, when what was sent here waits; None when nothing does."""
    waiting = _waiting(request)
    if not waiting or kept.kept_form(request) is None:
        return None
    del request.session[KEY]
    messages.warning(request, NOT_DONE)
    return redirect(waiting["page"])


def tell_of_form(request: HttpRequest) -> None:
    """Say on the page of a form whether it shows again what was typed: by now it has taken that, or it never does."""
    if _waiting(request):
        del request.session[KEY]
        messages.warning(request, NOT_SENT if kept.KEY in request.session else SHOWN_AGAIN)


def _waiting(request: HttpRequest) -> dict[str, str] | None:
    """Return what waits for this very address; a request that was refused at the door has no session."""
    if request.method != "GET" or KEY not in getattr(request, "session", {}):
        return None
    waiting: dict[str, str] | None = kept.unseal(request, KEY)
    return waiting if waiting and waiting["path"] == request.path else None


def _page_before(request: HttpRequest) -> str:
    """Return the page of this site on which a button was pressed, the first page when the browser does not tell."""
    told = urlsplit(request.headers.get("Referer", ""))
    there = (
        told._replace(scheme="", netloc="", fragment="").geturl() if told.netloc == request.get_host() else ""
    )
    return asked_back(request) or own_page(there)
