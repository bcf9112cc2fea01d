"""Put an item on the agenda of a board, change its note, and take it off: for officials of who takes part."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.bridge import InputError
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.councils.forms.preparation import ItemForm, NewItemForm
from verband.rooms.councils.selectors.preparation import item_to_write, meeting_page
from verband.rooms.councils.services import preparation as services
from verband.rooms.history.views.attempt import attempt, status_of
from verband.rooms.history.views.columns import write_columns


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Add an item to a meeting."""
    page = meeting_page(request.user, public_id, timezone.localdate())
    if not page.writers:
        raise Http404
    form = filled(request, NewItemForm, writers=page.writers)
    done = attempt(
        request,
        form,
        lambda: services.add_item(
            meeting=page.meeting,
            drafted_by=form.cleaned_data["drafted_by"],
            values=form.values(),
            at=timezone.now(),
            by=user_of(request),
        ),
    )
    if done:
        item, batch = done
        tell(request, "Het agendapunt is toegevoegd.", batch=batch)
        return redirect("councils:item", item.public_id)
    context = {"page": page, "form": form, "title": "Agendapunt toevoegen", "back": page.meeting}
    return render(request, "councils/preparation_form.html", context, status=status_of([form]))


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change an item and its note."""
    page = item_to_write(request.user, public_id, timezone.localdate())
    at, by = timezone.now(), user_of(request)
    form, written = write_columns(
        request,
        ItemForm,
        page.item,
        lambda values: services.change_item(item=page.item, values=values, at=at, by=by),
    )
    if written:
        written.say(request, "Het agendapunt is gewijzigd.")
        return redirect("councils:item", public_id)
    context: dict[str, Any] = {"page": page, "form": form, "title": "Agendapunt wijzigen", "item": page.item}
    return render(request, "councils/preparation_form.html", context, status=status_of([form]))


@audience(Audience.PARTNERS)
@require_POST
def remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take an item off the agenda."""
    page = item_to_write(request.user, public_id, timezone.localdate())
    try:
        batch = services.remove_item(
            item=page.item,
            drew_it_up=page.drew_it_up,
            at=timezone.now(),
            by=user_of(request),
        )
    except InputError as error:
        tell(request, str(error))
        return redirect("councils:item", public_id)
    tell(request, "Het agendapunt is weggehaald.", batch=batch)
    return redirect("councils:preparation-meeting", page.item.meeting.public_id)
