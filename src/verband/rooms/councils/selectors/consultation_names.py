"""What partnerships are called."""

from collections.abc import Iterable
from datetime import date

from verband.rooms.register.models import PartnershipVersion
from verband.rooms.register.querysets import in_force


def partnership_names(numbers: Iterable[int], on: date) -> dict[int, str]:
    """Return what partnerships are called on a day; of one not in force the last name it had."""
    versions = PartnershipVersion.objects.leading().filter(partnership__in=set(numbers))
    names: dict[int, str] = {}
    for some in (versions, versions.filter(in_force(on))):
        names |= dict(some.order_by("number").values_list("partnership", "name"))
    return names
