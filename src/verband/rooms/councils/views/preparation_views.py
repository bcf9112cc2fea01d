"""Write where the own government sees an item otherwise, release that to the other partners, and call it back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.bridge import InputError
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.councils.forms.preparation import ReleaseForm, ViewForm
from verband.rooms.councils.models import DeviatingView
from verband.rooms.councils.selectors.preparation import (
    house_to_write,
    item_to_write,
    party_of,
    view_to_write,
)
from verband.rooms.councils.services import preparation as services
from verband.rooms.history.services import plain_values
from verband.rooms.history.views.attempt import attempt, status_of
from verband.rooms.history.views.columns import Values, write_columns


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, public_id: UUID, party_id: UUID) -> HttpResponse:
    """Write or change the view of the own government."""
    page = item_to_write(request.user, public_id, timezone.localdate())
    house = house_to_write(page, party_id)
    at, by = timezone.now(), user_of(request)

    def write_down(values: Values) -> UUID | None:
        if house.view:
            return services.change_view(view=house.view, at=at, by=by, **values)
        return services.write_view(item=page.item, party=party_of(house), at=at, by=by, **values)

    form, written = write_columns(request, ViewForm, house.view, write_down)
    if written:
        written.say(request, "De eigen kijk is bewaard.")
        return redirect("councils:item", public_id)
    context = {"page": page, "house": house, "form": form}
    return render(request, "councils/preparation_view.html", context, status=status_of([form]))


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Warn that the view leaves the house, and let the other partners read it."""
    view, page = view_to_write(request.user, public_id, timezone.localdate())
    form = filled(request, ReleaseForm, seen=plain_values(view))
    if attempt(request, form, lambda: _release(request, form, view), view):
        tell(request, "De eigen kijk is vrijgegeven; de andere deelnemers kunnen haar lezen.")
        return redirect("councils:item", page.item.public_id)
    context = {"page": page, "view": view, "form": form}
    return render(request, "councils/preparation_release.html", context, status=status_of([form]))


def _release(request: HttpRequest, form: ReleaseForm, view: DeviatingView) -> bool:
    services.release_view(
        view=view,
        seen=form.cleaned_data["gezien"].get("text", ""),
        on=timezone.localdate(),
        at=timezone.now(),
        by=user_of(request),
    )
    return True


@audience(Audience.PARTNERS)
@require_POST
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Call a view back."""
    view, page = view_to_write(request.user, public_id, timezone.localdate())
    services.withdraw_view(view=view, at=timezone.now(), by=user_of(request))
    tell(request, "De eigen kijk is teruggehaald; alleen uw eigen organisatie leest haar nog.")
    return redirect("councils:item", page.item.public_id)


@audience(Audience.PARTNERS)
@require_POST
def remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take a view away that was not released."""
    view, page = view_to_write(request.user, public_id, timezone.localdate())
    try:
        batch = services.remove_view(view=view, at=timezone.now(), by=user_of(request))
    except InputError as error:
        tell(request, str(error))
    else:
        tell(request, "De eigen kijk is weggehaald.", batch=batch)
    return redirect("councils:item", page.item.public_id)
