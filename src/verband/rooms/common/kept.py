"""A half-filled form survives signing in again.

What was typed waits in the session, sealed with a key that only the browser holds: who reads the database, or a
backup of it, does not read what people were writing.
"""

from typing import TypeVar

from cryptography.fernet import Fernet, InvalidToken
from django import forms
from django.http import HttpRequest, HttpResponseBase, QueryDict

KEY = "kept-form"
COOKIE = "verband_bewaard"
MINUTES = 60
SECRETS = ("password", "wachtwoord", "token", "csrf", "code")
"""Fields whose name holds one of these are not kept."""

AnyForm = TypeVar("AnyForm", bound=forms.BaseForm)


def keep_form(request: HttpRequest, response: HttpResponseBase) -> None:
    """Keep what was sent to this address until its page is opened again, an hour at most; files are not kept."""
    key = Fernet.generate_key()
    typed = request.POST.copy()
    for name in [name for name in typed if any(secret in name.lower() for secret in SECRETS)]:
        del typed[name]
    sealed = Fernet(key).encrypt(typed.urlencode().encode())
    request.session[KEY] = {"path": request.path, "typed": sealed.decode()}
    response.set_cookie(
        COOKIE, key.decode(), max_age=MINUTES * 60, secure=request.is_secure(), httponly=True, samesite="Lax"
    )


def kept_form(request: HttpRequest) -> QueryDict | None:
    """Return what was kept for this address, once; None when there is nothing, or nobody who can open it."""
    waiting = request.session.get(KEY)
    if request.method != "GET" or not waiting or waiting["path"] != request.path:
        return None
    del request.session[KEY]
    try:
        opened = Fernet(request.COOKIES.get(COOKIE, "").encode()).decrypt(waiting["typed"], ttl=MINUTES * 60)
    except (InvalidToken, ValueError):
        return None
    return QueryDict(opened)


def filled(request: HttpRequest, form: type[AnyForm], **arguments: object) -> AnyForm:
    """Return the form with what was sent, with what was kept, or empty."""
    if request.method == "POST":
        return form(request.POST, request.FILES, **arguments)  # type: ignore[arg-type]  # of the form itself
    return form(kept_form(request), **arguments)  # type: ignore[arg-type]  # of the form itself
