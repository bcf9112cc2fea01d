"""One's own keys for programs."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from verband.rooms.accounts import emails
from verband.rooms.accounts.forms import TokenForm
from verband.rooms.accounts.rules import user_of
from verband.rooms.accounts.selectors.tokens import token_of, tokens_of
from verband.rooms.accounts.services.tokens import make_token, revoke_token
from verband.rooms.accounts.views.passwords_again import is_sure
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled, seal, take

UNPROCESSABLE = 422
NEW_KEY = "new-api-key"
"""Where the session keeps a new key until it has been shown, once."""


@audience(Audience.SIGNED_IN)
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def key_list(request: HttpRequest) -> HttpResponseBase:
    """Show one's own keys, and make one."""
    user, now = user_of(request), timezone.now()
    form = filled(request, TokenForm, user=user)
    if request.method != "POST":
        return _page(request, form, 200)
    if not form.is_valid() or not is_sure(request, form, now):
        return _page(request, form, UNPROCESSABLE)
    token, secret = make_token(
        user=user,
        name=form.cleaned_data["name"],
        scopes=form.scopes(),
        expires_at=form.expires_at(now),
        at=now,
    )
    sentence = f"Er is een sleutel voor een programma gemaakt, voor: {token.name}."
    emails.in_background(partial(emails.send_notice, user=user, sentence=sentence, at=now))
    response = redirect("accounts:keys")
    seal(request, response, NEW_KEY, secret)
    return response


@audience(Audience.SIGNED_IN)
@require_POST
def revoke_key(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Make one of one's own keys worthless; for a key of someone else there is no page."""
    user = user_of(request)
    token = token_of(user, public_id)
    if revoke_token(token=token, at=timezone.now(), by=user):
        messages.success(request, f"De sleutel “{token.name}” werkt niet meer.")
    return redirect("accounts:keys")


def _page(request: HttpRequest, form: TokenForm, status: int) -> HttpResponse:
    now = timezone.now()
    tokens = [{"token": token, "works": token.holds_at(now)} for token in tokens_of(user_of(request))]
    secret = take(request, NEW_KEY) or ""
    return render(
        request, "accounts/keys.html", {"form": form, "tokens": tokens, "secret": secret}, status=status
    )
