"""The page behind the link of an invitation."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from verband.rooms.accounts.choices import SignInMethod
from verband.rooms.accounts.forms import AcceptForm
from verband.rooms.accounts.models import Invitation
from verband.rooms.accounts.oidc import asking
from verband.rooms.accounts.oidc.selectors import open_providers
from verband.rooms.accounts.selectors.invitations import GONE, Closed, open_invitation
from verband.rooms.accounts.services.invitations import accept_invitation
from verband.rooms.accounts.views import coming_in
from verband.rooms.accounts.views.addresses import HOME
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.bridge import InputError

UNPROCESSABLE = 422


@csrf_exempt
@audience(Audience.PUBLIC)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Let someone who was invited choose a password and come in.

    A form that was sent before lost its token when its sender came in: that the link was used is told first.
    """
    found = open_invitation(request.user, secret, timezone.now())
    return _closed(request, found) if isinstance(found, Closed) else _open(request, found)


@csrf_protect
def _open(request: HttpRequest, found: Invitation) -> HttpResponseBase:
    form = AcceptForm(request.POST or None, user=found.user, initial={"name": found.user.name})
    if not form.is_valid():
        asking.remember_invitation(request, found)
        status = UNPROCESSABLE if form.is_bound else 200
        context = {"form": form, "invitation": found, "providers": open_providers()}
        return render(request, "accounts/invitation.html", context, status=status)
    return _take_into_use(request, found, form)


def _take_into_use(request: HttpRequest, found: Invitation, form: AcceptForm) -> HttpResponseBase:
    given = form.cleaned_data
    try:
        user = accept_invitation(
            invitation=found, name=given["name"], password=given["password"], at=timezone.now()
        )
    except InputError as error:
        return _closed(request, Closed(str(error), GONE))
    return coming_in.after_password(request, user, method=SignInMethod.INVITATION, to=HOME)


def _closed(request: HttpRequest, why: Closed) -> HttpResponse:
    return render(request, "accounts/invitation_closed.html", {"sentence": why.sentence}, status=why.status)
