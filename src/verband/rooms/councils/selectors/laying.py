"""Before which councils a piece of a partnership can be put, for who may do so."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils.rules import may_lay_before
from verband.rooms.councils.selectors.taking_part import Named, governments_in, partnership_or_404
from verband.rooms.register.models import Party


@dataclass(frozen=True, slots=True)
class ToLay:
    """A partnership, and the governments that take part in it."""

    named: Named
    councils: tuple[Party, ...]


def partnership_to_lay(visitor: Visitor, public_id: UUID, on: date) -> ToLay:
    """Return a partnership to who may put its pieces before councils; for others there is none."""
    named = partnership_or_404(public_id, on)
    if not may_lay_before(visitor, named.partnership, on):
        raise Http404
    numbers = [each.pk for each in governments_in(named.partnership.pk, on)]
    by_number = Party.objects.in_bulk(numbers)
    return ToLay(named, tuple(by_number[number] for number in numbers))
