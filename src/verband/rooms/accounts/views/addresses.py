"""Addresses that go out and come back: only to pages of this site."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from verband.rooms.accounts.models import User

NEXT = "next"
HOME = "/"


def own_page(asked: str) -> str:
    """Return where someone was going, the first page when it is not one of ours."""
    ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if ours else HOME


def asked_page(request: HttpRequest) -> str:
    """Return the page that the form or the address asks to go on to."""
    return own_page(request.POST.get(NEXT) or request.GET.get(NEXT) or HOME)


def invitation_link(site: str, secret: str) -> str:
    """Return the whole link of an invitation."""
    return site.rstrip("/") + reverse("accounts:invitation", args=[secret])


def reset_address(site: str, user: User, token: str) -> str:
    """Return the whole link for a new password."""
    return site.rstrip("/") + reverse("accounts:new-password", args=[user.public_id, token])


def address_link(site: str, secret: str) -> str:
    """Return the whole link that confirms another e-mail address."""
    return site.rstrip("/") + reverse("accounts:confirm-address", args=[secret])


def site_of(request: HttpRequest) -> str:
    """Return the address of this site as the visitor knows it; only names in ALLOWED_HOSTS come this far."""
    return request.build_absolute_uri("/")
