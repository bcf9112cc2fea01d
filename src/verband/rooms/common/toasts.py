"""Tell what was done, with the button that undoes it.

Where a batch is undone is told by the room that can do so (``offer_undo``): this room knows no other. The sentence
waits in the session or a cookie as text, so what the button needs travels along in ``extra_tags``.
"""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

BACK = "terug"
"""The field in which the form of a toast says on which page it stood."""
UNDO, AGAIN = "ongedaan", "opnieuw"
LABELS = {UNDO: "Ongedaan maken", AGAIN: "Opnieuw"}

_address: list[Callable[[UUID], str]] = []


def offer_undo(address: Callable[[UUID], str]) -> None:
    """Say at which address a batch is undone; the last one told counts."""
    _address.append(address)


def asked_back(request: HttpRequest) -> str:
    """Return the page of this site that a toast stood on, empty when its form names none."""
    asked = request.POST.get(BACK, "")
    is_ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_ours else ""


def tell(request: HttpRequest, sentence: str, *, batch: UUID | None = None, again: bool = False) -> None:
    """Show a sentence on the next page; a batch of events can be undone from there.

    ``again`` says that the batch was itself an undo, so that undoing it does the deed once more.
    """
    tags = f"{AGAIN if again else UNDO} {_address[-1](batch)}" if batch and _address else ""
    messages.success(request, sentence, extra_tags=tags)
