"""Who someone is to the site: a visitor without an account, or a user; and who may manage accounts."""

from ipaddress import ip_address
from typing import TypeGuard

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest

from verband.rooms.accounts.models import User

Visitor = User | AnonymousUser


def is_user(visitor: Visitor) -> TypeGuard[User]:
    """Whether the visitor has signed in."""
    return visitor.is_authenticated


def may_manage(visitor: Visitor) -> TypeGuard[User]:
    """Whether the visitor runs the site, and so may invite people and end accounts."""
    return is_user(visitor) and visitor.is_active and visitor.is_staff


def computer_of(request: HttpRequest) -> str | None:
    """Return the address of the computer that asks, past the proxies that this site has in front.

    Each proxy adds whom it heard from at the end of ``X-Forwarded-For``. What stands further to the left was
    written by the visitor and counts for nothing.
    """
    heard: str | None = request.META.get("REMOTE_ADDR")
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if settings.PROXIES and len(told) >= settings.PROXIES:
        return _plausible(told[-settings.PROXIES]) or heard
    return heard


def _plausible(address: str) -> str | None:
    """A proxy may add a port; what is no address at all would break the table it is kept in."""
    bare = address.partition("]")[0].lstrip("[") if address.startswith("[") else address
    bare = bare.partition(":")[0] if bare.count(":") == 1 else bare
    try:
        return str(ip_address(bare))
    except ValueError:
        return None


def user_of(request: HttpRequest) -> User:
    """Return who has signed in; the doorkeeper lets nobody else in at a page that is not public.

    Raises
    ------
    Http404
        When nobody has.
    """
    if not is_user(request.user):
        raise Http404
    return request.user


def may_turn_off() -> bool:
    """Whether this site lets people go without a second step."""
    return not settings.SECOND_FACTOR_REQUIRED


def manager_of(request: HttpRequest) -> User:
    """Return who runs the site and asks; for everyone else there is no such page.

    Raises
    ------
    Http404
        For everyone else.
    """
    if not may_manage(request.user):
        raise Http404
    return request.user
