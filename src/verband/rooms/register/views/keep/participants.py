"""Who takes part: see, add, change and end."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.forms import begun
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.register.choices import Role
from verband.rooms.register.forms import AddParticipantsForm, EndForm, ParticipationForm
from verband.rooms.register.forms.participants import CHANGE
from verband.rooms.register.models import Membership
from verband.rooms.register.selectors.keeping import ToKeep, membership_to_keep, partnership_to_keep
from verband.rooms.register.selectors.standing import party_names
from verband.rooms.register.services import keep
from verband.rooms.register.views.keep.attempt import attempt, status_of


@audience(Audience.EDITORS)
@require_safe
def participants(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show who takes part, each with what can be changed."""
    kept = partnership_to_keep(request.user, public_id, timezone.localdate())
    return render(request, "register/keep/participants.html", {"kept": kept})


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def add_participants(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Let one or more parties join."""
    today = timezone.localdate()
    kept = partnership_to_keep(request.user, public_id, today)
    form = begun(filled(request, AddParticipantsForm, names=party_names(today)))
    if batch := attempt(request, form, lambda: _add(user_of(request), form, kept)):
        tell(request, f"Toegevoegd aan {kept.name}.", batch=batch)
        return redirect("register:participants", public_id)
    context = {"form": form, "kept": kept}
    return render(request, "register/keep/add_participants.html", context, status=status_of([form]))


def _add(by: User, form: AddParticipantsForm, kept: ToKeep) -> UUID:
    sent = form.cleaned_data
    role, whole = Role(sent["rol"]), sent["omvang"] == "geheel"
    takings = [keep.Taking(party, role, whole) for party in sent["deelnemers"]]
    return keep.add_participants(
        partnership=kept.partnership, takings=takings, on=sent["sinds"], at=timezone.now(), by=by
    )


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def change_participation(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change how a party takes part, or correct how it took part all along."""
    membership = membership_to_keep(request.user, public_id, timezone.localdate())
    seen = keep.plain_values(membership)
    form = filled(request, ParticipationForm, seen=seen, membership=membership)
    if batch := attempt(request, form, lambda: _change(user_of(request), form, membership), membership):
        tell(request, f"De deelname van {membership.party} is gewijzigd.", batch=batch)
        return redirect("register:participants", membership.partnership.public_id)
    context = {"form": form, "row": membership}
    return render(request, "register/keep/participation.html", context, status=status_of([form]))


def _change(by: User, form: ParticipationForm, membership: Membership) -> UUID:
    sent, at = form.cleaned_data, timezone.now()
    whole, tasks = sent["omvang"] == "geheel", list(sent.get("taken", ()))
    if sent["hoe"] == CHANGE:
        return keep.change_participation(
            membership=membership,
            role=Role(sent["role"]),
            whole=whole,
            tasks=tasks,
            on=sent["vanaf"],
            at=at,
            by=by,
        )
    first = sent["valid_from"]
    wanted = {
        "role": sent["role"],
        "whole": whole,
        "cost_share": sent["cost_share"],
        "valid_from": first.isoformat() if first else None,
    }
    mine = keep.settle(membership, sent["gezien"], wanted)
    if "valid_from" in mine:
        mine["valid_from"] = first
    return keep.correct_participation(membership=membership, values=mine, tasks=tasks, at=at, by=by)


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def end_participation(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Let a party leave."""
    membership = membership_to_keep(request.user, public_id, timezone.localdate())
    form = filled(request, EndForm)
    if batch := attempt(
        request,
        form,
        lambda: keep.end_participation(
            membership=membership, on=form.cleaned_data["per"], at=timezone.now(), by=user_of(request)
        ),
    ):
        tell(request, f"De deelname van {membership.party} is beëindigd.", batch=batch)
        return redirect("register:participants", membership.partnership.public_id)
    context = {"form": form, "row": membership}
    return render(request, "register/keep/leave.html", context, status=status_of([form]))
