"""Ask for the password again before something that opens or closes the account."""

from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest

from verband.rooms.accounts.rules import user_of

WRONG = "Dit is niet uw huidige wachtwoord. Typ het nog eens."


def same_person(request: HttpRequest, form: forms.Form, field: str) -> bool:
    """Whether the password in a field is that of who is signed in; wrong ones count as at the door."""
    user = user_of(request)
    given = form.cleaned_data.get(field, "")
    if authenticate(request, username=user.email, password=given) == user:
        return True
    form.add_error(field, WRONG)
    return False
