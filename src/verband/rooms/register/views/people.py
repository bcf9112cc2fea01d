"""Pages on which roles are given and ended, and on which pages of analysis are opened to everyone."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.forms.people import GiveRoleForm
from verband.rooms.register.models import Affiliation
from verband.rooms.register.selectors.standing import party_names
from verband.rooms.register.services.people import end_role, give_role
from verband.rooms.register.views.keep.attempt import attempt, status_of


@audience(Audience.ADMINISTRATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def roles(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show the roles of an account, and give one."""
    today = timezone.localdate()
    account = get_object_or_404(User, public_id=public_id)
    form = filled(request, GiveRoleForm, names=party_names(today), initial={"on": today})
    if given := attempt(request, form, lambda: _give(user_of(request), form, account)):
        tell(request, f"{account} is nu {given}.")
        return redirect("register:roles", public_id)
    held = Affiliation.objects.filter(user=account).select_related("party")
    context = {"account": account, "held": held, "form": form, "today": today}
    return render(request, "register/people/roles.html", context, status=status_of([form]))


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
    affiliation = get_object_or_404(Affiliation, public_id=public_id)
    end_role(affiliation=affiliation, on=timezone.localdate(), at=timezone.now(), by=user_of(request))
    tell(request, f"De rol {affiliation} van {affiliation.user} is beëindigd.")
    return redirect("register:roles", affiliation.user.public_id)
