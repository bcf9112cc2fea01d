"""Pages for who has lost the password."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.tokens import default_token_generator
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from verband.rooms.accounts import emails
from verband.rooms.accounts.forms import NewPasswordForm, ResetRequestForm
from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import computer_of
from verband.rooms.accounts.selectors.accounts import active_user, user_of_address
from verband.rooms.accounts.selectors.ways import what_stays
from verband.rooms.accounts.services.passwords import allow_reset_mail, set_password
from verband.rooms.accounts.views.addresses import reset_address, site_of
from verband.rooms.common.audience import Audience, audience

UNPROCESSABLE, TOO_MANY, GONE = 422, 429, 410
MOST_PER_COMPUTER = 20
HOUR = 3600
TOO_OFTEN = (
    "Vanaf deze computer is te vaak om een nieuw wachtwoord gevraagd. Probeer het over een uur opnieuw."
)
CHANGED = "Uw wachtwoord is gewijzigd. Meld u nu aan."
NEW = (
    "Uw wachtwoord voor Verband is gewijzigd met een link. Uw sleutels voor programma's zijn ingetrokken en "
    "koppelingen met een aanmelddienst zijn losgemaakt."
)


@audience(Audience.PUBLIC)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponseBase:
    """Mail a link for a new password; nobody learns from the answer, nor from its time, who has an account."""
    if not settings.MAIL_IS_SENT:
        return render(request, "accounts/forgotten_no_mail.html")
    form = ResetRequestForm(request.POST or None)
    if not form.is_valid():
        return _ask(request, form, UNPROCESSABLE if form.is_bound else 200)
    if _too_often(request):
        form.add_error(None, TOO_OFTEN)
        return _ask(request, form, TOO_MANY)
    email, site, now = form.cleaned_data["email"], site_of(request), timezone.now()
    emails.in_background(lambda: mail_reset(email, site, now))
    return redirect("accounts:sent")


@audience(Audience.PUBLIC)
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Say the same to everyone who asked."""
    return render(request, "accounts/sent.html", {"hours": settings.PASSWORD_RESET_TIMEOUT // HOUR})


@audience(Audience.PUBLIC)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def new_password(request: HttpRequest, public_id: UUID, token: str) -> HttpResponseBase:
    """Let who holds the link choose a new password; the second step is asked as ever."""
    user = active_user(public_id)
    if user is None or not default_token_generator.check_token(user, token):
        return render(request, "accounts/reset_closed.html", status=GONE)
    form = NewPasswordForm(request.POST or None, user=user)
    if not form.is_valid():
        status = UNPROCESSABLE if form.is_bound else 200
        return render(request, "accounts/new_password.html", {"form": form}, status=status)
    now = timezone.now()
    changed = set_password(user=user, password=form.cleaned_data["password"], at=now, by_link=True)
    emails.in_background(lambda: _tell(changed, now))
    messages.success(request, CHANGED)
    return redirect("accounts:sign-in")


def mail_reset(email: str, site: str, at: datetime) -> None:
    """Mail a link to who uses this address; for any other address nothing happens."""
    user = user_of_address(email)
    if user and (token := allow_reset_mail(user=user, at=at)):
        emails.send_reset(user=user, link=reset_address(site, user, token))


def _tell(user: User, at: datetime) -> None:
    emails.send_notice(user=user, sentence=f"{NEW} {what_stays(user)}".strip(), at=at)


def _ask(request: HttpRequest, form: ResetRequestForm, status: int) -> HttpResponse:
    return render(request, "accounts/forgotten.html", {"form": form}, status=status)


def _too_often(request: HttpRequest) -> bool:
    """Count per computer; kept in the memory of one process, which is enough to stop a flood."""
    key = f"reset-asked:{computer_of(request)}"
    cache.add(key, 0, HOUR)
    return cache.incr(key) > MOST_PER_COMPUTER
