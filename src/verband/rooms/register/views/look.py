"""What every page of the register starts from: the day that its address asks for."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from verband.rooms.common.days import asked_day
from verband.rooms.common.tables import query_of
from verband.rooms.register.selectors.on_day import RegisterOnDay, register_on
from verband.rooms.register.selectors.stand import Stand, stand


def look(request: HttpRequest, day: date | None = None) -> tuple[Stand, RegisterOnDay, dict[str, Any]]:
    """Return the stand the address asks for, the register on that day, and what the template needs of both.

    ``day`` is what a page looks at when its address asks for none, None for the day the source tells of.
    """
    asked = asked_day(query_of(request))
    looked_at = stand(timezone.localdate(), asked.day or day)
    context = {"stand": looked_at.sentence, "peildatum": looked_at.day, "day_notice": asked.notice}
    return looked_at, register_on(looked_at.day), context
