"""One's own calendars: make one, see which there are, take one back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled, seal, take
from verband.rooms.councils.forms.feeds import FeedForm
from verband.rooms.councils.selectors.feed_choices import (
    COUNCIL,
    PARTNERSHIP,
    choices_for,
    partnership_behind,
    party_behind,
)
from verband.rooms.councils.selectors.feeds import feed_of, feeds_of
from verband.rooms.councils.services.feeds import make_feed, revoke_feed
from verband.rooms.history.views.attempt import attempt, status_of

NEW = "new-feed"
"""Where the session keeps the address of a new calendar until it has been shown, once."""


@audience(Audience.PARTNERS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feeds(request: HttpRequest) -> HttpResponse:
    """Show one's own calendars, and make one."""
    user, on = user_of(request), timezone.localdate()
    choices = choices_for(user, on, request.GET.get(COUNCIL, ""), request.GET.get(PARTNERSHIP, ""))
    form = filled(request, FeedForm, choices=choices)
    made = attempt(request, form, lambda: _make(request, form))
    if made:
        response = redirect("councils:feeds")
        seal(request, response, NEW, made)
        return response
    secret = take(request, NEW) or ""
    context = {
        "form": form,
        "choices": choices,
        "feeds": feeds_of(user, on),
        "addresses": _addresses(request, secret) if secret else None,
    }
    return render(request, "councils/feeds.html", context, status=status_of([form]))


def _make(request: HttpRequest, form: FeedForm) -> str:
    of = form.cleaned_data["of"]
    _, secret = make_feed(
        owner=user_of(request),
        party=party_behind(of),
        partnership=partnership_behind(of),
        alarm_days=form.alarm_days,
        at=timezone.now(),
    )
    return secret


def _addresses(request: HttpRequest, secret: str) -> dict[str, str]:
    """Return the address of a calendar, and the one that opens the calendar program of the device."""
    address = request.build_absolute_uri(reverse("councils:feed", args=[secret]))
    return {"address": address, "opens": f"webcal:{address.partition(':')[2]}"}


@audience(Audience.PARTNERS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask whether the address of a calendar may stop working, and let it stop."""
    listed = feed_of(user_of(request), public_id, timezone.localdate())
    if request.method != "POST":
        return render(request, "councils/feed_revoke.html", {"listed": listed})
    if revoke_feed(feed=listed.feed, at=timezone.now()):
        messages.success(request, f"Het abonnement “{listed.name}” werkt niet meer.")
    return redirect("councils:feeds")
