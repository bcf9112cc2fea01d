"""What every page of the register starts from: the day that its address asks for."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from verband.rooms.common.days import asked_day
from verband.rooms.common.tables import query_of
from verband.rooms.register.selectors.on_day import RegisterOnDay, register_on
from verband.rooms.register.selectors.stand import Stand, stand


def look(request: HttpRequest) -> tuple[Stand, RegisterOnDay, dict[str, Any]]:
    """Return the stand the address asks for, the register on that day, and what the template needs of both."""
    asked = asked_day(query_of(request))
    looked_at = stand(timezone.localdate(), asked.day)
    context = {"stand": looked_at.sentence, "peildatum": looked_at.day, "day_notice": asked.notice}
    return looked_at, register_on(looked_at.day), context
