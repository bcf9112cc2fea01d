"""What every confidential page does: stay out of caches, search engines and error reports."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters

from verband.rooms.common.bridge import InputError
from verband.rooms.dossiers.vault.errors import VaultError

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, P], HttpResponse]
UNPROCESSABLE, UNAVAILABLE = 422, 503


def confidential(view: Page[P]) -> Page[P]:
    """Guard a page; a vault that cannot be opened is one sentence, never a failure."""

    @sensitive_post_parameters()
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except VaultError as error:
            sentence = {"sentence": str(error)}
            response = render(request, "dossiers/closed.html", sentence, status=UNAVAILABLE)
        response["Cache-Control"] = "no-store, private"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return guarded


def form_page(
    request: HttpRequest, form: forms.Form, *, heading: str, button: str, back: str, **more: object
) -> HttpResponse:
    """Show a form; one that came back with something wrong says so in its status too."""
    context = {"form": form, "heading": heading, "button": button, "back": back, **more}
    status = UNPROCESSABLE if form.is_bound and form.errors and request.method == "POST" else 200
    return render(request, "dossiers/form.html", context, status=status)


def done(form: forms.Form, deed: Callable[[], object]) -> bool:
    """Do a deed when the form is sound; what the deed refuses comes back as its sentence."""
    if not form.is_valid():
        return False
    try:
        deed()
    except InputError as error:
        form.add_error(None, str(error))
        return False
    return True
