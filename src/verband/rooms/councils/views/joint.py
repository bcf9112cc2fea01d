"""Joint texts of several councils: begin one, say how one stands to it, and lay it as one's own."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.bridge import InputError
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.councils.forms.joint import AskForm, ReviseJointForm, StanceForm, StartJointForm
from verband.rooms.councils.selectors.consultation_page import opinion_to_join
from verband.rooms.councils.selectors.joint import (
    joint_page,
    joint_to_revise,
    laying_for,
    my_joints,
    stance_to_tell,
    to_ask,
)
from verband.rooms.councils.services import joint as services
from verband.rooms.history.views.attempt import STOOD_SO, attempt, status_of
from verband.rooms.history.views.columns import write_columns


@audience(Audience.PARTNERS)
@require_safe
def joints(request: HttpRequest) -> HttpResponse:
    """Show the joint texts that the visitor reads."""
    context = {"lines": my_joints(request.user, timezone.localdate())}
    return render(request, "councils/joints.html", context)


@audience(Audience.PARTNERS)
@require_safe
def joint(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one joint text, with who joins and who differs."""
    page = joint_page(request.user, public_id, timezone.localdate())
    return render(request, "councils/joint.html", {"page": page, "joint": page.joint})


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Begin a joint text on a piece that lies before the own council."""
    found = opinion_to_join(request.user, public_id, timezone.localdate())
    initial = {"title": found.title}
    form = filled(request, StartJointForm, councils=found.councils, initial=initial)
    made = attempt(
        request,
        form,
        lambda: services.start_joint(
            row=found.row,
            title=form.cleaned_data["title"],
            text=form.cleaned_data["text"],
            asked=form.cleaned_data["councils"],
            at=timezone.now(),
            by=user_of(request),
        ),
    )
    if made:
        tell(request, "De gezamenlijke zienswijze is begonnen.", batch=made[1])
        return redirect("councils:joint", made[0].public_id)
    context = {"found": found, "form": form}
    return render(request, "councils/joint_start.html", context, status=status_of([form]))


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change the words of a joint text."""
    row = joint_to_revise(request.user, public_id, timezone.localdate())
    form, written = write_columns(
        request,
        ReviseJointForm,
        row,
        lambda values: services.revise_joint(joint=row, at=timezone.now(), by=user_of(request), **values),
    )
    if written:
        written.say(request, "De gezamenlijke tekst is gewijzigd.")
        return redirect("councils:joint", public_id)
    context = {"joint": row, "title": "Gezamenlijke tekst wijzigen", "form": form}
    return render(request, "councils/joint_form.html", context, status=status_of([form]))


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask more councils whether they join."""
    row = joint_to_revise(request.user, public_id, timezone.localdate())
    form = filled(request, AskForm, councils=to_ask(row))
    batch = attempt(
        request,
        form,
        lambda: services.ask_councils(
            joint=row, parties=form.cleaned_data["councils"], at=timezone.now(), by=user_of(request)
        ),
    )
    if batch:
        tell(request, "Gevraagd; wie daar is aangemeld leest de tekst nu ook.", batch=batch)
        return redirect("councils:joint", public_id)
    context = {"joint": row, "title": "Andere raden vragen", "form": form, "nobody_left": not to_ask(row)}
    return render(request, "councils/joint_form.html", context, status=status_of([form]))


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def stance(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say how the own council stands to a joint text."""
    row = stance_to_tell(request.user, public_id, timezone.localdate())
    form, written = write_columns(
        request,
        StanceForm,
        row,
        lambda values: services.tell_stance(row=row, at=timezone.now(), by=user_of(request), **values),
    )
    if written:
        written.say(request, "Uw standpunt is bewaard; de andere gevraagde overheden lezen het.")
        return redirect("councils:joint", row.joint.public_id)
    context = {"joint": row.joint, "title": "Doet u mee?", "form": form, "stance": row}
    return render(request, "councils/joint_form.html", context, status=status_of([form]))


@audience(Audience.PARTNERS)
@require_POST
def adopt(request: HttpRequest, public_id: UUID, row_id: UUID) -> HttpResponse:
    """Lay the joint text as draft of the own council."""
    row, joint_text = laying_for(request.user, public_id, row_id, timezone.localdate())
    try:
        batch = services.adopt_joint(
            row=row,
            joint=joint_text,
            seen=request.POST.get("gezien", ""),
            at=timezone.now(),
            by=user_of(request),
        )
    except InputError as error:
        tell(request, str(error))
        return redirect("councils:joint", public_id)
    said = "De gezamenlijke tekst ligt nu als concept bij uw eigen overheid." if batch else STOOD_SO
    tell(request, said, batch=batch)
    return redirect("councils:consultation", row_id)
