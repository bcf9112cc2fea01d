"""The particulars of a partnership: who to turn to, where its papers are, what comes next."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.register.forms.parts import ParticularsForm
from verband.rooms.register.models import Particulars, Partnership
from verband.rooms.register.selectors.keeping import partnership_to_keep
from verband.rooms.register.services import keep
from verband.rooms.register.services.keep.parts import tell_particulars
from verband.rooms.register.views.keep.attempt import attempt, status_of


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def particulars(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change who to turn to, where the papers are and what comes next."""
    kept = partnership_to_keep(request.user, public_id, timezone.localdate())
    standing = Particulars.objects.filter(partnership=kept.partnership).first()
    seen = keep.plain_values(standing or Particulars(partnership=kept.partnership))
    form = filled(request, ParticularsForm, partnership=kept.partnership, seen=seen, initial=seen)
    batch = attempt(
        request, form, lambda: _tell_particulars(request, form, standing, kept.partnership), standing
    )
    if batch:
        tell(request, "De bijzonderheden zijn bewaard.", batch=batch)
        return redirect(kept.partnership)
    context = {"kept": kept, "form": form}
    return render(request, "register/keep/particulars.html", context, status=status_of([form]))


def _tell_particulars(
    request: HttpRequest, form: ParticularsForm, standing: Particulars | None, partnership: Partnership
) -> UUID:
    wanted = form.values()
    trial = keep.plain_values(Particulars(partnership=partnership, **wanted))
    plain = {name: trial[name] for name in wanted}
    mine = keep.settle(standing, form.cleaned_data["gezien"], plain) if standing else plain
    values = {name: wanted[name] for name in mine}
    return tell_particulars(partnership=partnership, values=values, at=timezone.now(), by=user_of(request))
