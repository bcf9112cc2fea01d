"""Managing the accounts of others, for who runs the site."""

from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.rooms.accounts import emails
from verband.rooms.accounts.forms import AccountForm, InviteForm
from verband.rooms.accounts.models import Invitation, User
from verband.rooms.accounts.rules import manager_of
from verband.rooms.accounts.selectors import accounts as selectors
from verband.rooms.accounts.selectors.roles import held_by, page_to_give
from verband.rooms.accounts.services import accounts as deeds
from verband.rooms.accounts.services import second_factor as steps
from verband.rooms.accounts.services.invitations import (
    invite as invite_person,
)
from verband.rooms.accounts.services.invitations import (
    note_mailed,
    renew_invitation,
    withdraw_invitation,
)
from verband.rooms.accounts.services.passwords import make_reset_link
from verband.rooms.accounts.views.addresses import invitation_link, reset_address, site_of
from verband.rooms.accounts.views.columns import COLUMNS
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.bridge import InputError
from verband.rooms.common.exports import FORMAT, Notes, export_response
from verband.rooms.common.facets import apply_facets
from verband.rooms.common.kept import filled, seal, take
from verband.rooms.common.tables import build_table, last_value, query_of
from verband.rooms.common.words import datum

UNPROCESSABLE = 422
SEARCH = "zoek"
CAPTION = "Accounts"
MADE_LINK = "made-link"
"""Where the session keeps a link that was just made, until it has been shown, once."""


@audience(Audience.ADMINISTRATORS)
@never_cache
@require_safe
def account_list(request: HttpRequest) -> HttpResponse:
    """Show who has an account and how it stands."""
    manager = manager_of(request)
    query = query_of(request)
    text, now = last_value(query, SEARCH), timezone.now()
    rows = selectors.accounts_for(manager, text, now)
    result = apply_facets(rows, selectors.STATE_FACETS, query)
    table = build_table(columns=COLUMNS, rows=result.rows, query=query, sort="naam", caption=CAPTION)
    notes = Notes(result.filter_text, f"stand {datum(timezone.localdate())}", "Verband")
    if FORMAT in query and (file := export_response(query, table, CAPTION, notes)):
        return file
    context = {"table": table, "result": result, "search": text}
    return render(request, "accounts/account_list.html", context)


@audience(Audience.ADMINISTRATORS)
@never_cache
@require_safe
def account(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one account: how it stands, its invitations and what happened to it."""
    return _page(request, selectors.account_for(manager_of(request), public_id))


@audience(Audience.ADMINISTRATORS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponseBase:
    """Invite someone."""
    manager = manager_of(request)
    form = filled(request, InviteForm)
    if request.method == "POST" and form.is_valid():
        try:
            made, secret = invite_person(**form.cleaned_data, at=timezone.now(), by=manager)
        except InputError as error:
            form.add_error("email", str(error))
        else:
            return _show_invitation(request, made, secret)
    context = {"form": form, "mails": settings.MAIL_IS_SENT}
    return render(request, "accounts/invite.html", context, status=_status(request))


@audience(Audience.ADMINISTRATORS)
@require_POST
def renew(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Make a new link for who has not come yet."""
    manager = manager_of(request)
    found = selectors.account_for(manager, public_id)
    try:
        made, secret = renew_invitation(user=found, at=timezone.now(), by=manager)
    except InputError as error:
        return _refused(request, found, error)
    return _show_invitation(request, made, secret)


@audience(Audience.ADMINISTRATORS)
@require_POST
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Make the open link of an account worthless."""
    manager = manager_of(request)
    found = selectors.account_for(manager, public_id)
    if withdraw_invitation(user=found, at=timezone.now(), by=manager):
        messages.success(request, "De uitnodiging is ingetrokken. De link werkt niet meer.")
    return _to(found)


@audience(Audience.ADMINISTRATORS)
@require_POST
def reset_link(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Make a link for a new password, to hand over."""
    manager = manager_of(request)
    found = selectors.account_for(manager, public_id)
    now = timezone.now()
    try:
        token = make_reset_link(user=found, at=now, by=manager)
    except InputError as error:
        return _refused(request, found, error)
    _tell(found, "Een beheerder maakte een link waarmee u een nieuw wachtwoord kunt kiezen.")
    hours = settings.PASSWORD_RESET_TIMEOUT // 3600
    until = f"Met deze link kiest {found} een nieuw wachtwoord. Hij werkt één keer en {hours} uur lang."
    return _show_link(request, found, reset_address(site_of(request), found, token), until)


@audience(Audience.ADMINISTRATORS)
@require_POST
def second_factor_off(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Take the second step from who has lost the telephone and the recovery codes."""
    manager = manager_of(request)
    found = selectors.account_for(manager, public_id)
    if steps.turn_off(user=found, at=timezone.now(), by=manager):
        _tell(found, "Een beheerder zette de tweede stap van uw account uit.")
        messages.success(request, f"De tweede stap van {found} is uitgezet.")
    return _to(found)


@audience(Audience.ADMINISTRATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Change the name or the address of an account."""
    manager = manager_of(request)
    found = selectors.account_for(manager, public_id)
    form = filled(request, AccountForm, initial={"name": found.name, "email": found.email})
    if request.method == "POST" and form.is_valid() and _corrected(request, form, found, manager):
        return _to(found)
    context = {"form": form, "account": found}
    return render(request, "accounts/correct.html", context, status=_status(request))


@audience(Audience.ADMINISTRATORS)
@require_POST
def administrator(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Let someone run the site, or no longer; a second click undoes it."""
    manager = manager_of(request)
    found = selectors.account_for(manager, public_id)
    runs = request.POST.get("beheert") == "ja"
    try:
        turned = deeds.set_administrator(user=found, runs_the_site=runs, at=timezone.now(), by=manager)
    except InputError as error:
        return _refused(request, found, error)
    if turned:
        messages.success(request, f"{found} is {'nu beheerder' if runs else 'geen beheerder meer'}.")
    return _to(found)


@audience(Audience.ADMINISTRATORS)
@require_POST
def end(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """End an account."""
    manager = manager_of(request)
    found = selectors.account_for(manager, public_id)
    try:
        ended = deeds.end_account(user=found, at=timezone.now(), by=manager)
    except InputError as error:
        return _refused(request, found, error)
    if ended:
        _tell(found, "Een beheerder beëindigde uw account.")
        undo = reverse("accounts:restore", args=[found.public_id])
        messages.success(request, f"Het account van {found} is beëindigd.", extra_tags=undo)
    return _to(found)


@audience(Audience.ADMINISTRATORS)
@require_POST
def restore(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Undo the end of an account."""
    manager = manager_of(request)
    found = selectors.account_for(manager, public_id)
    try:
        deeds.restore_account(user=found, at=timezone.now(), by=manager)
    except InputError as error:
        return _refused(request, found, error)
    _tell(found, "Een beheerder herstelde uw account.")
    messages.success(request, f"Het account van {found} is hersteld.")
    return _to(found)


def _status(request: HttpRequest) -> int:
    """Return how a page with a form answers: what was sent is refused, what was kept only stands there again."""
    return UNPROCESSABLE if request.method == "POST" else 200


def _page(request: HttpRequest, found: User, refusal: str = "", status: int = 200) -> HttpResponse:
    now = timezone.now()
    invitations = [
        (each, selectors.invitation_in_words(each, now)) for each in selectors.invitations_of(found)
    ]
    context: dict[str, Any] = {
        "account": found,
        "roles": held_by(found, timezone.localdate(now)),
        "give_url": page_to_give(found),
        "invitations": invitations,
        "has_open_invitation": any(words == "open" for _, words in invitations),
        "events": selectors.events_of(found)[: selectors.EVENTS_SHOWN],
        "two_steps": selectors.has_second_factor(found),
        "made": take(request, MADE_LINK),
        "refusal": refusal,
        "itself": found == request.user,
        "breadcrumbs": [{"label": CAPTION, "url": reverse("accounts:accounts")}, {"label": str(found)}],
    }
    return render(request, "accounts/account.html", context, status=status)


def _corrected(request: HttpRequest, form: AccountForm, found: User, manager: User) -> bool:
    now, before = timezone.now(), found.email
    try:
        changed = deeds.correct_account(user=found, **form.cleaned_data, at=now, by=manager)
    except InputError as error:
        form.add_error("email", str(error))
        return False
    if changed:
        sentence = "Een beheerder wijzigde de naam of het e-mailadres van uw account."
        emails.in_background(
            partial(emails.send_notice, user=found, sentence=sentence, at=now, address=before)
        )
        messages.success(request, "De gegevens zijn gewijzigd.")
    return True


def _show_invitation(request: HttpRequest, made: Invitation, secret: str) -> HttpResponseBase:
    link = invitation_link(site_of(request), secret)
    mailed = emails.send_invitation(invitation=made, link=link)
    if mailed:
        note_mailed(invitation=made, at=timezone.now())
    day = datum(timezone.localdate(made.expires_at))
    sentence = (
        f"De uitnodiging is gemaild naar {made.user.email}." if mailed else "De uitnodiging is niet gemaild."
    )
    until = f"{sentence} U kunt de link ook zelf geven. Hij werkt één keer, tot en met {day}."
    return _show_link(request, made.user, link, until)


def _show_link(request: HttpRequest, found: User, link: str, until: str) -> HttpResponseBase:
    response = _to(found)
    seal(request, response, MADE_LINK, {"link": link, "until": until})
    return response


def _refused(request: HttpRequest, found: User, error: InputError) -> HttpResponse:
    return _page(request, found, str(error), UNPROCESSABLE)


def _tell(user: User, sentence: str) -> None:
    emails.in_background(partial(emails.send_notice, user=user, sentence=sentence, at=timezone.now()))


def _to(found: User) -> HttpResponseBase:
    return redirect("accounts:account", found.public_id)
