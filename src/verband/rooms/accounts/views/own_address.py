"""Change one's own e-mail address: asked here, and confirmed with a link that goes to the new address."""

from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from verband.rooms.accounts import emails
from verband.rooms.accounts.forms import AddressForm
from verband.rooms.accounts.models import User
from verband.rooms.accounts.models.addresses import TERM
from verband.rooms.accounts.rules import user_of
from verband.rooms.accounts.selectors.addresses import administrators_named, change_behind, is_taken
from verband.rooms.accounts.services.addresses import CLOSED, ask_address, confirm_address
from verband.rooms.accounts.views.addresses import address_link, site_of
from verband.rooms.accounts.views.passwords_again import TOO_LONG_AGO, came_long_ago, is_sure
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.bridge import InputError
from verband.rooms.common.kept import filled

UNPROCESSABLE, GONE = 422, 410
HOURS = TERM.seconds // 3600
ASKED = "Er is gevraagd om het e-mailadres van uw account bij Verband te wijzigen."
CHANGED = "Het e-mailadres van uw account bij Verband is gewijzigd."


@audience(Audience.SIGNED_IN)
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def change_address(request: HttpRequest) -> HttpResponseBase:
    """Ask for another address; nobody learns from the answer, nor from its time, who has an account."""
    user, now = user_of(request), timezone.now()
    why_not = _why_not(request, now)
    if why_not:
        return render(request, "accounts/change_address.html", {"why_not": why_not})
    form = filled(request, AddressForm, user=user)
    secret = _asked(request, form, user, now)
    if not secret:
        status = UNPROCESSABLE if request.method == "POST" else 200
        return render(request, "accounts/change_address.html", {"form": form}, status=status)
    email, link = form.cleaned_data["email"], address_link(site_of(request), secret)
    emails.in_background(lambda: mail_link(user, email, link, now))
    return redirect("accounts:address-sent")


@audience(Audience.SIGNED_IN)
@never_cache
@require_safe
def address_sent(request: HttpRequest) -> HttpResponse:
    """Say the same to everyone who asked."""
    return render(request, "accounts/address_sent.html", {"hours": HOURS})


@audience(Audience.SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_own_address(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Let who holds the link, and asked for it, have the new address; a program that only looks changes nothing."""
    user, now = user_of(request), timezone.now()
    change = change_behind(user, secret)
    if change is None or not (change.used_at or change.is_open(now)):
        return _closed(request, CLOSED)
    if change.used_at:
        messages.success(request, "Uw e-mailadres was al gewijzigd.")
        return redirect("accounts:profile")
    if request.method != "POST":
        return render(request, "accounts/confirm_address.html", {"change": change})
    before = user.email
    try:
        confirm_address(change=change, at=now)
    except InputError as error:
        return _closed(request, str(error))
    emails.in_background(lambda: emails.send_notice(user=user, sentence=CHANGED, at=now, address=before))
    messages.success(request, "Uw e-mailadres is gewijzigd. Meld u voortaan daarmee aan.")
    return redirect("accounts:profile")


def mail_link(user: User, email: str, link: str, at: datetime) -> None:
    """Mail the link to the new address when no account has it, and tell the old address in any case."""
    if not is_taken(email):
        emails.send_address(user=user, link=link, hours=HOURS, address=email)
    emails.send_notice(user=user, sentence=ASKED, at=at)


def _why_not(request: HttpRequest, at: datetime) -> str:
    """Return why someone cannot ask here now and whom or what it takes; empty when they can."""
    if not settings.MAIL_IS_SENT:
        whom = administrators_named()
        name = f"{whom}, beheerder van deze site," if whom else "een beheerder van deze site"
        return f"Deze site verstuurt geen mail; vraag {name} om uw e-mailadres te wijzigen."
    return TOO_LONG_AGO if came_long_ago(request, at) else ""


def _asked(request: HttpRequest, form: AddressForm, user: User, at: datetime) -> str:
    """Return the secret of the link, empty when the form has to come back with what is wrong."""
    if request.method != "POST" or not form.is_valid():
        return ""
    if not is_sure(request, form, at):
        return ""
    try:
        return ask_address(user=user, email=form.cleaned_data["email"], at=at)
    except InputError as error:
        form.add_error(None, str(error))
        return ""


def _closed(request: HttpRequest, sentence: str) -> HttpResponse:
    return render(request, "accounts/address_closed.html", {"sentence": sentence}, status=GONE)
