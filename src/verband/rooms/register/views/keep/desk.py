"""Where keeping the register begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.tables import last_value, query_of
from verband.rooms.register.rules import is_province_team
from verband.rooms.register.selectors.keeping import desk_for
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.selectors.stand import stand
from verband.rooms.register.views.lists import SEARCH


@audience(Audience.EDITORS)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show what someone keeps, and what can be done."""
    today = timezone.localdate()
    seen = stand(today)
    asked = last_value(query_of(request), SEARCH)
    desk = desk_for(request.user, register_on(seen.day), today, asked)
    context = {"desk": desk, "search": asked, "stand": seen.sentence}
    context |= {"of_province": is_province_team(request.user, today)}
    return render(request, "register/keep/desk.html", context)
