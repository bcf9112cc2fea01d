"""Pages on which roles are given and ended."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.bridge import InputError
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.history.views.attempt import attempt, status_of
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.forms.people import GiveRoleForm
from verband.rooms.register.models import Affiliation
from verband.rooms.register.selectors.roles import (
    account_by_id,
    all_roles_of,
    role_by_id,
    roles_at,
)
from verband.rooms.register.selectors.standing import party_names
from verband.rooms.register.services.people import end_role, give_role
from verband.rooms.register.services.people.telling import tell_keepers


@audience(Audience.SIGNED_IN)
@require_safe
def at_party(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show the people of a government who holds which role for it."""
    page = roles_at(request.user, public_id, timezone.localdate())
    return render(request, "register/people/roles_at.html", {"page": page})


@audience(Audience.ADMINISTRATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def roles(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show the roles of an account, and give one."""
    today = timezone.localdate()
    account = account_by_id(public_id)
    form = filled(request, GiveRoleForm, names=party_names(today), initial={"on": today})
    if given := attempt(request, form, lambda: _give(user_of(request), form, account)):
        tell(request, f"{account} is nu {given}.")
        tell_keepers(given, f"Beheerder {user_of(request)} gaf {account} de rol {given}.")
        return redirect("register:roles", public_id)
    context = {"account": account, "held": all_roles_of(account), "form": form, "today": today}
    context["breadcrumbs"] = _trail(account)
    return render(request, "register/people/roles.html", context, status=status_of([form]))


def _trail(account: User) -> list[dict[str, str]]:
    return [
        {"label": "Accounts", "url": reverse("accounts:accounts")},
        {"label": str(account), "url": reverse("accounts:account", args=[account.public_id])},
        {"label": "Rollen"},
    ]


def _give(by: User, form: GiveRoleForm, account: User) -> Affiliation:
    sent = form.cleaned_data
    return give_role(
        user=account,
        role=AffiliationRole(sent["role"]),
        party=sent["party"],
        room=sent["room"],
        on=sent["on"],
        until=sent["until"],
        at=timezone.now(),
        by=by,
    )


@audience(Audience.ADMINISTRATORS)
@require_POST
def end(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """End a role from today."""
    affiliation = role_by_id(public_id)
    by = user_of(request)
    try:
        end_role(affiliation=affiliation, on=timezone.localdate(), at=timezone.now(), by=by)
    except InputError as refused:
        tell(request, str(refused))
    else:
        tell(request, f"De rol {affiliation} van {affiliation.user} is beëindigd.")
        tell_keepers(affiliation, f"Beheerder {by} beëindigde de rol {affiliation} van {affiliation.user}.")
    return redirect("register:roles", affiliation.user.public_id)
