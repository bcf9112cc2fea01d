"""Pages of coming in and going out."""

from dataclasses import replace

from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from verband.rooms.accounts.choices import SignInMethod
from verband.rooms.accounts.forms import CodeForm, FirstCodeForm, SignInForm
from verband.rooms.accounts.models import User
from verband.rooms.accounts.oidc import visits
from verband.rooms.accounts.oidc.selectors import open_providers
from verband.rooms.accounts.rules import is_user
from verband.rooms.accounts.selectors.accounts import has_second_factor
from verband.rooms.accounts.selectors.example import example_people
from verband.rooms.accounts.services import second_factor as steps
from verband.rooms.accounts.views import coming_in
from verband.rooms.accounts.views.addresses import HOME, NEXT, asked_page
from verband.rooms.accounts.views.enrolment import enrolment_page, forget_key, key_for, show_codes
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.bridge import InputError

UNPROCESSABLE, TOO_MANY = 422, 429
NO_MATCH = (
    "Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Typ ze opnieuw, of vraag een nieuw wachtwoord."
)
LOCKED = (
    "Er is te vaak een verkeerd wachtwoord gebruikt. Wacht een kwartier en probeer het dan opnieuw, "
    "of vraag een nieuw wachtwoord."
)
WRONG_CODE = "Deze code klopt niet of is al gebruikt. Wacht op de volgende code in de app en typ die."
WAIT = "Er zijn te veel verkeerde codes geprobeerd. Wacht een minuut en typ dan de code die de app toont."
TOO_LATE = "Het aanmelden duurde te lang of lukte te vaak niet. Begin opnieuw met uw wachtwoord."


@audience(Audience.PUBLIC)
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Ask for address and password."""
    to = asked_page(request)
    if request.method != "POST":
        return redirect(to) if is_user(request.user) else _sign_in_page(request, SignInForm())
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _sign_in_page(request, form, UNPROCESSABLE)
    given = form.cleaned_data
    user = authenticate(request, username=given["email"], password=given["password"])
    if not isinstance(user, User):
        form.add_error(None, NO_MATCH)
        return _sign_in_page(request, form, UNPROCESSABLE)
    return coming_in.after_password(request, user, method=SignInMethod.PASSWORD, to=to)


def locked_out(request: HttpRequest, _response: HttpResponseBase, _credentials: object) -> HttpResponse:
    """Answer who has tried too often; an address that nobody has gets the same answer."""
    form = SignInForm(request.POST)
    form.full_clean()
    form.add_error(None, LOCKED)
    return _sign_in_page(request, form, TOO_MANY)


@audience(Audience.PUBLIC)
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponseBase:
    """Ask for the code of the second step."""
    found = coming_in.who_waits(request)
    if not found:
        return _begin_again(request)
    user, waiting = found
    form = CodeForm(request.POST or None)
    if not form.is_valid():
        return _step_page(request, form, UNPROCESSABLE if form.is_bound else 200)
    outcome = steps.check_code(user=user, code=form.cleaned_data["code"], at=timezone.now())
    if isinstance(outcome, SignInMethod):
        return coming_in.let_in(request, user, method=outcome, to=waiting.next)
    if waiting.tries + 1 >= coming_in.MOST_TRIES:
        return _begin_again(request)
    coming_in.remember(request, replace(waiting, tries=waiting.tries + 1))
    form.add_error("code", WAIT if outcome == "wait" else WRONG_CODE)
    return _step_page(request, form, TOO_MANY if outcome == "wait" else UNPROCESSABLE)


@audience(Audience.PUBLIC)
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest) -> HttpResponseBase:
    """Let someone set up the second step before coming in, where this site asks for it."""
    found = coming_in.who_waits(request)
    if not found or has_second_factor(found[0]):
        return _begin_again(request)
    user, waiting = found
    key = key_for(request, user)
    form = FirstCodeForm(request.POST or None)
    if form.is_valid():
        try:
            codes = steps.turn_on(user=user, key=key, code=form.cleaned_data["code"], at=timezone.now())
        except InputError as error:
            form.add_error("code", str(error))
        else:
            answer = coming_in.let_in(
                request, user, method=SignInMethod.TWO_STEPS, to="accounts:recovery-codes"
            )
            forget_key(request)
            return show_codes(request, answer, codes, to=waiting.next)
    return enrolment_page(request, user, key, form, required=True)


@audience(Audience.PUBLIC)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """Sign out, and leave nothing of the session behind."""
    provider = visits.sign_out(request)
    return render(request, "accounts/signed_out.html", {"provider": provider})


def _sign_in_page(request: HttpRequest, form: SignInForm, status: int = 200) -> HttpResponse:
    to = asked_page(request)
    context = {"form": form, "next": to, "comes_from_page": to != HOME, "next_name": NEXT}
    context |= {"providers": open_providers(), "example_people": example_people()}
    return render(request, "accounts/sign_in.html", context, status=status)


def _step_page(request: HttpRequest, form: CodeForm, status: int) -> HttpResponse:
    return render(request, "accounts/second_step.html", {"form": form}, status=status)


def _begin_again(request: HttpRequest) -> HttpResponseBase:
    """Send someone back to the password, with where they were going."""
    waiting = request.session.get(coming_in.WAITING) or {}
    coming_in.forget(request)
    form = SignInForm()
    context = {"form": form, "next": waiting.get("next", HOME), "notice": TOO_LATE, "next_name": NEXT}
    context |= {"providers": open_providers(), "example_people": example_people()}
    return render(request, "accounts/sign_in.html", context, status=UNPROCESSABLE)
