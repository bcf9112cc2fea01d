"""What was put before the councils of some partnerships, counted by piece: how many have sent it back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from verband.rooms.councils.choices import Voice
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.selectors.consultation_lists import ADDRESSES


@dataclass(frozen=True, slots=True)
class Laid:
    """One piece of one partnership, before all its councils together."""

    partnership: int
    voice: Voice
    year: int
    subject: str
    sent_on: date | None
    councils: int
    returned: int
    """Councils that have sent back what they decided."""

    @property
    def address(self) -> str:
        """Return the name of the list in which it stands."""
        return ADDRESSES[self.voice]

    @property
    def open(self) -> int:
        """Return how many councils have not sent anything back."""
        return self.councils - self.returned


def laid_of(partnerships: Collection[int], since: int) -> list[Laid]:
    """Return what was put before councils about a year and the years after it, what was sent last first."""
    rows = Consultation.objects.filter(partnership__in=partnerships, year__gte=since).order_by()
    counted = rows.values_list("partnership", "voice", "year", "subject").annotate(
        Max("sent_on"), Count("pk"), Count("returned_on")
    )
    found = [Laid(pk, Voice(voice), year, *told) for pk, voice, year, *told in counted]
    return sorted(found, key=_newest_first)


def _newest_first(one: Laid) -> tuple[int, int, str, str]:
    sent = (
        one.sent_on.toordinal() if one.sent_on else date.max.toordinal()
    )  # what was not sent yet comes first
    return -sent, -one.year, one.subject.casefold(), one.voice
