"""The particulars of a partnership: who to turn to, where its papers are, what comes next."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.history.views.attempt import status_of
from verband.rooms.history.views.columns import write_columns
from verband.rooms.register.forms.parts import ParticularsForm
from verband.rooms.register.selectors.keeping import particulars_of, partnership_to_keep
from verband.rooms.register.services.keep.parts import tell_particulars


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def particulars(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change who to turn to, where the papers are and what comes next."""
    kept = partnership_to_keep(request.user, public_id, timezone.localdate())
    standing = particulars_of(kept.partnership)
    form, written = write_columns(
        request,
        ParticularsForm,
        standing,
        lambda values: tell_particulars(
            partnership=kept.partnership, values=values, at=timezone.now(), by=user_of(request)
        ),
        partnership=kept.partnership,
    )
    if written:
        written.say(request, "De bijzonderheden zijn bewaard.")
        return redirect(kept.partnership)
    context = {"kept": kept, "form": form}
    return render(request, "register/keep/particulars.html", context, status=status_of([form]))
