"""What waits in the session for the next page: a half-filled form, or a secret that is shown once.

It is sealed with a key that only the browser holds: who reads the database, or a backup of it, reads neither what
people were writing nor a link or code that was made for them.
"""

import base64
import json
import secrets
from typing import Any, TypeVar

from cryptography.fernet import Fernet, InvalidToken
from django import forms
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.utils.crypto import salted_hmac

KEY = "kept-form"
COOKIE = "verband_bewaard"
MINUTES = 60
SECRETS = ("password", "wachtwoord", "token", "csrf", "code")
"""Fields whose name holds one of these are not kept."""

AnyForm = TypeVar("AnyForm", bound=forms.BaseForm)


def seal(request: HttpRequest, response: HttpResponseBase, name: str, value: object) -> None:
    """Keep a value that JSON can hold under a name in the session, an hour at most, for this browser only."""
    held = request.COOKIES.get(COOKIE) or secrets.token_urlsafe(32)
    request.COOKIES[COOKIE] = held  # what is sealed next in the same answer opens with the same key
    request.session[name] = _fernet(held).encrypt(json.dumps(value).encode()).decode()
    response.set_cookie(
        COOKIE, held, max_age=MINUTES * 60, secure=request.is_secure(), httponly=True, samesite="Lax"
    )


def unseal(request: HttpRequest, name: str) -> Any:  # noqa: ANN401 - as it was sealed
    """Return what waits under a name and leave it there; None when there is nothing, or nobody who can open it."""
    sealed = request.session.get(name)
    if not isinstance(sealed, str):
        return None
    try:
        return json.loads(_fernet(request.COOKIES.get(COOKIE, "")).decrypt(sealed, ttl=MINUTES * 60))
    except InvalidToken:
        return None


def take(request: HttpRequest, name: str) -> Any:  # noqa: ANN401 - as it was sealed
    """Return what waits under a name, once."""
    value = unseal(request, name)
    if name in request.session:
        del request.session[name]
    return value


def keep_form(request: HttpRequest, response: HttpResponseBase) -> None:
    """Keep what was sent to this address until its page is opened again; files are not kept."""
    typed = request.POST.copy()
    for name in [name for name in typed if any(secret in name.lower() for secret in SECRETS)]:
        del typed[name]
    seal(request, response, KEY, {"path": request.path, "typed": typed.urlencode()})


def kept_form(request: HttpRequest) -> QueryDict | None:
    """Return what was kept for this address, once; None when there is nothing, or nobody who can open it."""
    if request.method != "GET" or KEY not in request.session:
        return None
    waiting = unseal(request, KEY)
    if waiting and waiting["path"] != request.path:
        return None
    del request.session[KEY]
    return QueryDict(waiting["typed"]) if waiting else None


def filled(request: HttpRequest, form: type[AnyForm], **arguments: object) -> AnyForm:
    """Return the form with what was sent, with what was kept, or empty."""
    if request.method == "POST":
        return form(request.POST, request.FILES, **arguments)  # type: ignore[arg-type]  # of the form itself
    return form(kept_form(request), **arguments)  # type: ignore[arg-type]  # of the form itself


def _fernet(held: str) -> Fernet:
    """Make a key of what the browser holds and what the site holds: neither opens anything alone."""
    mixed = salted_hmac(__name__, held, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(mixed))
