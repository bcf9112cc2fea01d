"""Pages of a visit to a provider: there, back, and signing out there too."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST, require_safe

from verband.rooms.accounts.choices import SignInMethod
from verband.rooms.accounts.forms import SureForm
from verband.rooms.accounts.models import Provider
from verband.rooms.accounts.oidc import asking, keys, linking, pending, visits
from verband.rooms.accounts.oidc.errors import SignInError
from verband.rooms.accounts.oidc.selectors import open_provider, provider_with
from verband.rooms.accounts.rules import user_of
from verband.rooms.accounts.views import coming_in
from verband.rooms.accounts.views.addresses import HOME, NEXT, own_page
from verband.rooms.accounts.views.passwords_again import is_sure
from verband.rooms.common import kept
from verband.rooms.common.audience import Audience, audience

KEYS_SECONDS, UNPROCESSABLE = 3600, 422


@audience(Audience.PUBLIC)
@never_cache
@require_GET
def start(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Send someone to the provider."""
    provider = open_provider(public_id)
    purpose = asking.purpose_of(request, provider, next_page=own_page(request.GET.get(NEXT, "")))
    try:
        address = visits.begin(request, provider, purpose, at=timezone.now())
    except SignInError as error:
        return _failed(request, provider, error, purpose.next_page)
    return redirect(address)


@audience(Audience.PUBLIC)
@never_cache
@require_GET
def callback(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Sign someone in who comes back from the provider."""
    provider = open_provider(public_id)
    next_page = HOME
    try:
        visit = pending.end(request, provider, state=request.GET.get("state", ""), at=timezone.now())
        next_page = visit.next
        return _let_in(request, provider, visit)
    except SignInError as error:
        return _failed(request, provider, error, next_page)


@audience(Audience.SIGNED_IN)
@never_cache
@sensitive_post_parameters("password")
@require_POST
def link(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Let the next visit to this provider tie the account of who gives the password.

    A page between, for a form may not lead elsewhere.
    """
    provider, user = open_provider(public_id), user_of(request)
    asked = "password" in request.POST or not user.has_usable_password()
    form = SureForm(request.POST if asked else None, user=user)
    sure = form.is_valid() and is_sure(request, form, timezone.now())
    if sure:
        asking.ask_to_link(request, provider)
    context = {"provider": provider, "next": own_page(request.POST.get(NEXT, "")), "sure": sure, "form": form}
    return render(
        request, "accounts/provider_link.html", context, status=UNPROCESSABLE if form.errors else 200
    )


@audience(Audience.SIGNED_IN)
@require_POST
def untie(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Undo a tie, unless it is the only way in."""
    user, provider = user_of(request), provider_with(public_id)
    if not user.has_usable_password():
        messages.error(
            request, f"U kunt {provider} niet losmaken: u hebt hier geen wachtwoord om u mee aan te melden."
        )
    elif linking.untie(user=user, provider=provider, at=timezone.now(), by=user):
        messages.success(request, f"Uw account is losgemaakt van {provider}.")
    return redirect("accounts:profile")


@audience(Audience.PUBLIC)
@never_cache
@require_GET
def farewell(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Send someone who has signed out here to the provider, to sign out there too."""
    provider = open_provider(public_id)
    home = resolve_url(settings.LOGIN_URL)
    return redirect(visits.farewell_address(request, provider, home=home) or home)


@audience(Audience.PUBLIC)
@require_safe
def public_keys(_request: HttpRequest) -> HttpResponse:
    """Show the public keys with which providers check that it is us."""
    response = JsonResponse(keys.public_keys())
    patch_cache_control(response, public=True, max_age=KEYS_SECONDS)
    return response


def _let_in(request: HttpRequest, provider: Provider, visit: pending.Pending) -> HttpResponseBase:
    at = timezone.now()
    person, tokens = visits.answered(request, provider, visit, at=at)
    user = linking.enter(
        provider=provider,
        person=person,
        at=at,
        link_for=asking.who_asks(request, visit),
        invitation=asking.invitation_of(visit),
    )
    answer = coming_in.let_in(request, user, method=SignInMethod.PROVIDER, to=visit.next)
    visits.remember(request, provider, tokens)
    return answer


def _failed(request: HttpRequest, provider: Provider, error: SignInError, next_page: str) -> HttpResponse:
    context = {"sentence": error.says(provider.name), "provider": provider, "next": next_page}
    context |= {"sign_in_url": resolve_url(settings.LOGIN_URL), "kept": kept.KEY in request.session}
    return render(request, "accounts/provider_failed.html", context, status=error.status)
