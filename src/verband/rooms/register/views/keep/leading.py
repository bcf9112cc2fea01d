"""Lead whoever wrote something to where it shows: the source may tell of an earlier day."""

from datetime import date

from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone

from verband.rooms.common.templatetags.verband import DAY, with_query
from verband.rooms.register.models import Partnership
from verband.rooms.register.selectors.stand import day_to_see


def lead_on(partnership: Partnership, day: date | None) -> HttpResponseRedirect:
    """Lead to the page of a partnership as it is on a day, or to its newest stand."""
    return redirect(with_query(partnership.get_absolute_url(), f"?{DAY}={day}" if day else ""))


def lead_to(partnership: Partnership, begins: date | None) -> HttpResponseRedirect:
    """Lead to the page of a partnership on a day on which it shows what begins then."""
    return lead_on(partnership, day_to_see(begins, timezone.localdate()))
