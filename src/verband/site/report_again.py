"""Whether a report that was not made can be asked for again: told here, where who may enter a page is known."""

from django.utils import timezone

from verband.rooms.accounts.models import User
from verband.rooms.common.audience import Audience
from verband.rooms.jobs.models import Run
from verband.rooms.register.rules import belongs

PAGE = "patchwork:report-pdf"
NOT_FOR_YOU = (
    "Het rapport is niet meer voor u opengesteld; vraag het aan iemand van de deelnemende overheden."
)


def why_no_report(user: User, _run: Run) -> str:
    """Return why someone cannot ask for a report now, empty when its page is for them as it was."""
    return "" if belongs(user, Audience.PUBLISHED, PAGE, timezone.localdate()) else NOT_FOR_YOU
