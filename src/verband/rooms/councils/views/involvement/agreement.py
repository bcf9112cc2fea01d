"""The agreement of one partnership: read by all partners, begun and described by who plans it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.bridge import InputError
from verband.rooms.common.exports import Notes, export_response
from verband.rooms.common.tables import build_table, query_of
from verband.rooms.common.toasts import tell
from verband.rooms.common.words import datum
from verband.rooms.councils.bridge.involvement import instruments_pack, standards, standards_pack
from verband.rooms.councils.exports.involvement import agreed_columns
from verband.rooms.councils.forms.involvement import AboutForm, ChooseForm
from verband.rooms.councils.selectors.involvement.agreement import (
    agreement_for,
    agreement_to_keep,
)
from verband.rooms.councils.services import involvement as services
from verband.rooms.history.views.attempt import status_of
from verband.rooms.history.views.columns import Values, write_columns

PAGE = "councils:agreement"


@audience(Audience.PARTNERS)
@require_safe
def agreement(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show how the councils of a partnership are involved, and which of them agreed."""
    page = agreement_for(request.user, public_id, timezone.localdate())
    query = query_of(request)
    table = build_table(
        columns=agreed_columns(),
        rows=page.lines,
        caption=f"Betrekken bij {page.named.name}",
        query={key: values for key, values in query.items() if key != "sorteer"},
    )
    notes = Notes(page.named.name, f"stand {datum(timezone.localdate())}", instruments_pack().source)
    if file := export_response(query, table, f"betrekken {page.named.name}", notes):
        return file
    context = {
        "page": page,
        "standards": list(standards().values()),
        "pack": standards_pack(),
        "hours": instruments_pack(),
    }
    return render(request, "councils/involvement/agreement.html", context)


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Choose the standard arrangement to begin with, or another one."""
    page = agreement_to_keep(request.user, public_id, timezone.localdate())
    found, at, by = page.involvement, timezone.now(), user_of(request)
    asked = request.GET.get("werksoort", "")

    def write(values: Values) -> UUID | None:
        if found:
            return services.choose_another(involvement=found, at=at, by=by, **values)
        return services.choose_standard(partnership=page.named.partnership, at=at, by=by, **values)

    begin = {"work_kind": asked} if asked in standards() else {}
    form, written = write_columns(request, ChooseForm, found, write, begin=begin)
    if written:
        written.say(request, "Het standaardarrangement is gekozen.")
        return redirect(PAGE, public_id)
    context = {"page": page, "form": form, "title": "Kies een standaardarrangement"}
    return render(request, "councils/involvement/choose.html", context, status=status_of([form]))


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def about(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Write down why, how residents take part, and when it is looked at again."""
    page = agreement_to_keep(request.user, public_id, timezone.localdate())
    if page.involvement is None:
        return redirect("councils:choose-standard", public_id)
    found = page.involvement
    at, by = timezone.now(), user_of(request)
    form, written = write_columns(
        request,
        AboutForm,
        found,
        lambda values: services.tell_about(involvement=found, at=at, by=by, **values),
    )
    if written:
        written.say(request, "De afspraak is gewijzigd.")
        return redirect(PAGE, public_id)
    context = {"page": page, "form": form, "title": "Toelichting, inwoners en belanghebbenden"}
    return render(request, "councils/involvement/form.html", context, status=status_of([form]))


@audience(Audience.PARTNERS)
@require_POST
def drop(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take a whole agreement away."""
    page = agreement_to_keep(request.user, public_id, timezone.localdate())
    if page.involvement is None:
        return redirect(PAGE, public_id)
    try:
        batch = services.drop_agreement(involvement=page.involvement, at=timezone.now(), by=user_of(request))
    except InputError as error:
        tell(request, str(error))
    else:
        tell(request, "De afspraak is weggehaald.", batch=batch)
    return redirect(PAGE, public_id)
