"""One's own account."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.rooms.accounts import emails
from verband.rooms.accounts.exports import own_data as all_of
from verband.rooms.accounts.forms import ChangePasswordForm, NameForm
from verband.rooms.accounts.oidc.selectors import linkable_for, ties_of
from verband.rooms.accounts.rules import user_of
from verband.rooms.accounts.selectors import accounts as selectors
from verband.rooms.accounts.selectors.addresses import open_change_of
from verband.rooms.accounts.selectors.roles import held_by
from verband.rooms.accounts.selectors.ways import other_ways, what_stays
from verband.rooms.accounts.services.accounts import rename_account
from verband.rooms.accounts.services.passwords import set_password
from verband.rooms.accounts.services.sign_in import end_sessions
from verband.rooms.accounts.views.passwords_again import same_person
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled

UNPROCESSABLE = 422
EVENTS_SHOWN = 10


@audience(Audience.SIGNED_IN)
@never_cache
@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    """Show someone the own account: name, password, second step, and where it is signed in."""
    user = user_of(request)
    context = {
        "name_form": NameForm(initial={"name": user.name}),
        "roles": held_by(user, timezone.localdate()),
        "wanted_address": open_change_of(user, timezone.now()),
        "two_steps": selectors.has_second_factor(user),
        "codes_left": selectors.recovery_codes_left(user),
        "places": selectors.places_of(user, request.session.session_key, timezone.now()),
        "events": selectors.events_of(user)[:EVENTS_SHOWN],
        "ties": ties_of(user),
        "linkable": linkable_for(user),
    }
    return render(request, "accounts/profile.html", context)


@audience(Audience.SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: HttpRequest) -> HttpResponseBase:
    """Change one's own name."""
    user = user_of(request)
    form = filled(request, NameForm, initial={"name": user.name})
    if request.method != "POST" or not form.is_valid():
        status = UNPROCESSABLE if request.method == "POST" else 200
        return render(request, "accounts/rename.html", {"form": form}, status=status)
    if rename_account(user=user, name=form.cleaned_data["name"], at=timezone.now()):
        messages.success(request, "Uw naam is gewijzigd.")
    return redirect("accounts:profile")


@audience(Audience.SIGNED_IN)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: HttpRequest) -> HttpResponseBase:
    """Change one's own password and sign out everywhere else."""
    user, now = user_of(request), timezone.now()
    form = ChangePasswordForm(
        request.POST or None, user=user, ways=other_ways(user, now), stays=what_stays(user)
    )
    valid = form.is_valid()
    if not valid or not same_person(request, form, "old_password"):
        status = UNPROCESSABLE if form.is_bound else 200
        return render(request, "accounts/change_password.html", {"form": form}, status=status)
    here, sent = request.session.session_key or "", form.cleaned_data
    changed = set_password(
        user=user,
        password=sent["password"],
        at=now,
        keep_session=here,
        end_ways=sent.get("end_ways", False),
    )
    update_session_auth_hash(request, changed)
    emails.in_background(
        lambda: emails.send_notice(user=changed, sentence="Uw wachtwoord voor Verband is gewijzigd.", at=now)
    )
    messages.success(request, "Uw wachtwoord is gewijzigd. Op andere apparaten bent u afgemeld.")
    return redirect("accounts:profile")


@audience(Audience.SIGNED_IN)
@require_POST
def end_places(request: HttpRequest) -> HttpResponseBase:
    """Sign out on one other device, or on all of them."""
    user, now = user_of(request), timezone.now()
    chosen = request.POST.get("plaats", "")
    others = [
        place for place in selectors.places_of(user, request.session.session_key, now) if not place.here
    ]
    ended = [place.session for place in others if chosen in {place.key, "alle"}]
    if end_sessions(user=user, sessions=ended, at=now):
        messages.success(request, "U bent daar afgemeld.")
    return redirect("accounts:profile")


@audience(Audience.SIGNED_IN)
@never_cache
@require_safe
def own_data(request: HttpRequest) -> HttpResponse:
    """Hand someone all that is kept of them, as one file."""
    user = user_of(request)
    response = JsonResponse(
        all_of(user, timezone.localtime()), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response["Content-Disposition"] = 'attachment; filename="mijn-gegevens.json"'
    return response
