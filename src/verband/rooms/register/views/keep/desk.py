"""Where keeping the register begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.register.rules import may_read_in
from verband.rooms.register.selectors.keeping import desk_for
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.selectors.stand import stand


@audience(Audience.EDITORS)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show what someone keeps, and what can be done."""
    today = timezone.localdate()
    seen = stand(today)
    desk = desk_for(request.user, register_on(seen.day), today)
    context = {"desk": desk, "may_read_in": may_read_in(request.user, today), "stand": seen.sentence}
    return render(request, "register/keep/desk.html", context)
