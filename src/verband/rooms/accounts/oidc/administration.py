"""Pages on which an administrator connects the sign-in services of organisations."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.rooms.accounts.models import Provider
from verband.rooms.accounts.oidc import services
from verband.rooms.accounts.oidc.forms import ProviderForm
from verband.rooms.accounts.oidc.probe import Finding
from verband.rooms.accounts.oidc.probe import probe as try_out
from verband.rooms.accounts.oidc.selectors import all_providers, provider_with
from verband.rooms.accounts.oidc.visits import back_address
from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled

UNPROCESSABLE = 422
LIST = "Aanmelddiensten"


@audience(Audience.ADMINISTRATORS)
@require_safe
def providers(request: HttpRequest) -> HttpResponse:
    """Show the providers and what they need to know of us."""
    context = {"providers": all_providers(), "keys_url": _keys_url(request), "breadcrumbs": _crumbs()}
    return render(request, "accounts/providers.html", context)


@audience(Audience.ADMINISTRATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a provider."""
    form = filled(request, ProviderForm)
    if request.method != "POST" or not form.is_valid():
        return _form_page(request, form, None)
    provider = services.add_provider(values=form.values(), at=timezone.now(), by=user_of(request))
    messages.success(
        request, f"{provider.name} is toegevoegd. Probeer de verbinding en zet de dienst daarna aan."
    )
    return redirect("oidc:change", provider.public_id)


@audience(Audience.ADMINISTRATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show a provider and change what is known of it."""
    provider = provider_with(public_id)
    form = filled(request, ProviderForm, instance=provider)
    if request.method != "POST" or not form.is_valid():
        return _form_page(request, form, provider_with(public_id))
    try:
        services.change_provider(
            provider=provider,
            values=form.values(),
            revision=form.seen(),
            at=timezone.now(),
            by=user_of(request),
        )
    except services.OvertakenError:
        form.note_overtaken(provider_with(public_id))
        return _form_page(request, form, provider_with(public_id))
    messages.success(request, f"{form.cleaned_data['name']} is gewijzigd.")
    return redirect("oidc:change", public_id)


@audience(Audience.ADMINISTRATORS)
@require_POST
def probe(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask the provider what it tells about itself, and show it."""
    provider = provider_with(public_id)
    return _form_page(request, ProviderForm(instance=provider), provider, findings=try_out(provider))


@audience(Audience.ADMINISTRATORS)
@require_POST
def switch(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Let people sign in with a provider, or no longer."""
    provider = provider_with(public_id)
    active = request.POST.get("active") == "1"
    services.switch_provider(provider=provider, active=active, at=timezone.now(), by=user_of(request))
    done = "staat nu op het aanmeldscherm" if active else "staat niet meer op het aanmeldscherm"
    messages.success(request, f"{provider.name} {done}.")
    return redirect("oidc:change", public_id)


def _form_page(
    request: HttpRequest, form: ProviderForm, provider: Provider | None, findings: list[Finding] | None = None
) -> HttpResponse:
    context = {
        "form": form,
        "provider": provider,
        "findings": findings,
        "keys_url": _keys_url(request),
        "back_url": back_address(request, provider) if provider else "",
        "breadcrumbs": _crumbs(provider.name if provider else "Toevoegen"),
    }
    return render(request, "accounts/provider.html", context, status=UNPROCESSABLE if form.errors else 200)


def _keys_url(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("oidc:keys"))


def _crumbs(last: str = "") -> list[dict[str, str]]:
    if not last:
        return [{"label": LIST}]
    return [{"label": LIST, "url": reverse("oidc:providers")}, {"label": last}]
