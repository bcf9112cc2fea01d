"""Who takes part: see, add, change and end."""

from uuid import UUID

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.forms import begun
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.history.selectors.entries import Entry
from verband.rooms.history.views.attempt import Written, attempt, status_of
from verband.rooms.history.views.removed import removed_page, row_or_removed
from verband.rooms.register.choices import Role
from verband.rooms.register.forms import AddParticipantsForm, EndForm, ParticipationForm
from verband.rooms.register.forms.participants import CHANGE, DAYS
from verband.rooms.register.models import Membership
from verband.rooms.register.rules import may_keep, partnerships_in_care
from verband.rooms.register.selectors.keeping import (
    ToKeep,
    former_participants,
    membership_to_keep,
    memberships_to_keep,
    partnership_to_keep,
    tasks_of,
)
from verband.rooms.register.selectors.standing import party_names
from verband.rooms.register.services import keep
from verband.rooms.register.services.keep.participants import ParticipationError, task_ids

ONLY_CORRECTED = (
    "'Toegetreden op' en 'In dit overzicht vanaf' en 'tot' veranderen niet vanaf een dag; kies 'verbetering' en "
    "wijzig de rest daarna."
)


@audience(Audience.EDITORS)
@require_safe
def participants(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show who takes part, each with what can be changed."""
    kept = partnership_to_keep(request.user, public_id, timezone.localdate())
    former = former_participants(kept.partnership, timezone.localdate())
    return render(request, "register/keep/participants.html", {"kept": kept, "former": former})


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
    role, whole = Role(sent["rol"]), sent["whole"]
    organs = tuple(sent["organs"])
    takings = [keep.Taking(party, role, whole, organs=organs) for party in sent["deelnemers"]]
    return keep.add_participants(
        partnership=kept.partnership,
        takings=takings,
        on=sent["sinds"],
        until=sent["tot"],
        at=timezone.now(),
        by=by,
    )


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def change_participation(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change how a party takes part, or correct how it took part all along."""
    membership = _membership(request, public_id)
    if isinstance(membership, Entry):
        form = filled(request, ParticipationForm, tasks=tasks_of(_was_of(membership)))
        return _removed(request, membership, form)
    seen = keep.plain_values(membership) | _tasks_of(membership)
    form = filled(
        request, ParticipationForm, seen=seen, initial=seen, tasks=tasks_of(membership.partnership.public_id)
    )
    written = attempt(
        request,
        form,
        lambda: Written(_change(user_of(request), form, membership)),
        membership,
        lambda: _tasks_of(membership),
    )
    if written:
        written.say(request, f"De deelname van {membership.party} is gewijzigd.")
        return redirect("register:participants", membership.partnership.public_id)
    context = {"form": form, "row": membership}
    return render(request, "register/keep/participation.html", context, status=status_of([form]))


def _membership(request: HttpRequest, public_id: UUID) -> Membership | Entry:
    today = timezone.localdate()
    rows = memberships_to_keep(request.user, today)
    cared = partnerships_in_care(request.user, today)
    return row_or_removed(
        request, rows, public_id, lambda told: cared.filter(public_id=told["partnership"]).exists()
    )


def _removed(request: HttpRequest, entry: Entry, form: BaseForm) -> HttpResponse:
    return removed_page(request, entry, form, back=reverse("register:participants", args=[_was_of(entry)]))


def _was_of(entry: Entry) -> UUID:
    """Return the partnership in which the party took part."""
    return UUID((entry.event.before or {})["partnership"])


def _tasks_of(membership: Membership) -> dict[str, list[str]]:
    return {"tasks": task_ids(membership.tasks.all())}


def _change(by: User, form: ParticipationForm, membership: Membership) -> UUID | None:
    sent, at = form.cleaned_data, timezone.now()
    mine = keep.settle(membership, sent["gezien"], form.plain(), beside=_tasks_of(membership))
    tasks = list(sent["tasks"]) if "tasks" in mine else None
    values = {name: sent[name] for name in mine if name != "tasks"}
    if sent["hoe"] == CHANGE and mine:
        if values.keys() & set(DAYS):
            raise ParticipationError(ONLY_CORRECTED)
        return keep.change_participation(
            membership=membership,
            role=Role(values.get("role", membership.role)),
            whole=values.get("whole", membership.whole),
            tasks=list(membership.tasks.all()) if tasks is None else tasks,
            cost_share=values.get("cost_share"),
            organs=values.get("organs"),
            on=sent["vanaf"],
            at=at,
            by=by,
        )
    return keep.correct_participation(membership=membership, values=values, tasks=tasks, at=at, by=by)


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def end_participation(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Let a party leave."""
    membership = _membership(request, public_id)
    form = filled(request, EndForm)
    if isinstance(membership, Entry):
        return _removed(request, membership, form)
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


@audience(Audience.EDITORS)
@require_POST
def remove_participation(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say that a party never took part."""
    membership = _membership(request, public_id)
    if isinstance(membership, Entry):
        tell(request, f"{membership.event.label} is al weggehaald door {membership.who}.")
        return redirect("register:partnership", _was_of(membership))
    partnership, by = membership.partnership, user_of(request)
    try:
        batch = keep.remove_participation(membership=membership, at=timezone.now(), by=by)
    except keep.InputError as refused:
        tell(request, str(refused))
    else:
        tell(request, f"{membership.party} heeft hier nooit deelgenomen.", batch=batch)
    # Who took away the own part may keep the partnership no longer.
    still = may_keep(by, partnership, timezone.localdate())
    return redirect("register:participants" if still else "register:partnership", partnership.public_id)


@audience(Audience.EDITORS)
@require_POST
def let_in(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say for another who takes part that a party that someone added does so too."""
    membership = membership_to_keep(request.user, public_id, timezone.localdate())
    try:
        batch = keep.let_in(membership=membership, at=timezone.now(), by=user_of(request))
    except keep.InputError as refused:
        tell(request, str(refused))
    else:
        Written(batch).say(request, f"Bevestigd: {membership.party} neemt deel.")
    return redirect("register:participants", membership.partnership.public_id)
