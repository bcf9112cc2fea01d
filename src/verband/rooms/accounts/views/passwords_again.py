"""Ask for the password again before something that opens or closes the account, or for having signed in just now."""

from datetime import datetime

from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest

from verband.rooms.accounts.rules import user_of
from verband.rooms.accounts.sessions import BEGUN

WRONG = "Dit is niet uw huidige wachtwoord. Typ het nog eens."
RECENT_SECONDS = 600
"""How long after signing in someone without a password here may do what otherwise asks for it."""
TOO_LONG_AGO = (
    "U meldt zich aan via uw eigen organisatie, en dat is langer geleden; "
    f"meld u af en opnieuw aan, dan kunt u dit hier {RECENT_SECONDS // 60} minuten lang doen."
)


def same_person(request: HttpRequest, form: forms.Form, field: str) -> bool:
    """Whether the password in a field is that of who is signed in; wrong ones count as at the door."""
    user = user_of(request)
    given = form.cleaned_data.get(field, "")
    if authenticate(request, username=user.email, password=given) == user:
        return True
    form.add_error(field, WRONG)
    return False


def came_long_ago(request: HttpRequest, at: datetime) -> bool:
    """Whether someone has no password here to ask for, and signed in too long ago to go without."""
    since = at.timestamp() - request.session.get(BEGUN, 0)
    return not user_of(request).has_usable_password() and not 0 <= since <= RECENT_SECONDS


def is_sure(request: HttpRequest, form: forms.Form, at: datetime) -> bool:
    """Whether who is signed in gave the password, or has none here and signed in just now."""
    if "password" in form.fields:
        return same_person(request, form, "password")
    if came_long_ago(request, at):
        form.add_error(None, TOO_LONG_AGO)
        return False
    return True
