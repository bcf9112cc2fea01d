"""What every answer starts from: the day that is asked, the register on that day and the site's own address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from verband.rooms.register.selectors.on_day import RegisterOnDay, register_on
from verband.rooms.register.selectors.stand import stand

NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Look:
    """One way of looking at the register."""

    day: date
    asked: bool
    """Whether the address asks for the day; then nothing may show what came after it."""
    register: RegisterOnDay
    site: str
    stands: Mapping[str, date]
    """Source, as the wire calls it → the day it tells of."""

    def page(self, name: str, public_id: UUID) -> str:
        """Return the full address of a page for people."""
        return self.site + _pattern(name).replace(str(NOBODY), str(public_id))

    def seen(self, day: date | None) -> date | None:
        """Return an end only when it could be known on the day that is looked at."""
        return None if self.asked and day and day > self.day else day


def look_at(request: HttpRequest, asked: date | None) -> Look:
    """Return the register on the day that is asked, else on the newest day of its sources."""
    found = stand(timezone.localdate(), asked)
    stands = {slugify(label): day for label, day in found.sources}
    site = f"{request.scheme}://{request.get_host()}"
    return Look(found.day, asked is not None, register_on(found.day), site, stands)


@lru_cache(maxsize=8)
def _pattern(name: str) -> str:
    return reverse(name, args=[NOBODY])
