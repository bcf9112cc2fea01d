"""One's own second step and recovery codes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from verband.rooms.accounts.forms import ConfirmForm, FirstCodeForm
from verband.rooms.accounts.rules import may_turn_off, user_of
from verband.rooms.accounts.selectors.accounts import has_second_factor
from verband.rooms.accounts.services import second_factor as steps
from verband.rooms.accounts.views.addresses import HOME
from verband.rooms.accounts.views.enrolment import (
    SHOWN_CODES,
    enrolment_page,
    forget_key,
    key_for,
    show_codes,
)
from verband.rooms.accounts.views.passwords_again import same_person
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.bridge import InputError
from verband.rooms.common.kept import take

UNPROCESSABLE = 422


@audience(Audience.SIGNED_IN)
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest) -> HttpResponseBase:
    """Let someone set up the second step; who has one turns it off first."""
    user = user_of(request)
    if has_second_factor(user):
        return redirect("accounts:profile")
    key = key_for(request, user)
    form = FirstCodeForm(request.POST or None)
    if form.is_valid():
        try:
            codes = steps.turn_on(user=user, key=key, code=form.cleaned_data["code"], at=timezone.now())
        except InputError as error:
            form.add_error("code", str(error))
        else:
            forget_key(request)
            return _show_once(request, codes)
    return enrolment_page(request, user, key, form)


@audience(Audience.SIGNED_IN)
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def turn_off(request: HttpRequest) -> HttpResponseBase:
    """Turn one's own second step off, to set it up on another telephone or to go without."""
    user = user_of(request)
    form = ConfirmForm(request.POST or None)
    if not form.is_valid() or not same_person(request, form, "password"):
        context = {"form": form, "may_go_without": may_turn_off()}
        status = UNPROCESSABLE if form.is_bound else 200
        return render(request, "accounts/turn_off.html", context, status=status)
    if steps.turn_off(user=user, at=timezone.now(), by=user):
        messages.success(request, "De tweede stap is uitgezet.")
    return redirect("accounts:profile" if may_turn_off() else "accounts:second-factor")


@audience(Audience.SIGNED_IN)
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def new_recovery_codes(request: HttpRequest) -> HttpResponseBase:
    """Make new recovery codes in place of the old."""
    user = user_of(request)
    if not has_second_factor(user):
        return redirect("accounts:second-factor")
    form = ConfirmForm(request.POST or None)
    if not form.is_valid() or not same_person(request, form, "password"):
        status = UNPROCESSABLE if form.is_bound else 200
        return render(request, "accounts/new_recovery_codes.html", {"form": form}, status=status)
    return _show_once(request, steps.make_recovery_codes(user=user, at=timezone.now()))


@audience(Audience.SIGNED_IN)
@never_cache
@require_safe
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Show new recovery codes, once."""
    shown = take(request, SHOWN_CODES) or {"codes": (), "to": HOME}
    return render(request, "accounts/recovery_codes.html", shown)


def _show_once(request: HttpRequest, codes: tuple[str, ...]) -> HttpResponseBase:
    return show_codes(request, redirect("accounts:recovery-codes"), codes, to="/mijn/")
