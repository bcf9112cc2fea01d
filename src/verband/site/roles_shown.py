"""The roles of an account in words, for the pages of accounts."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from verband.rooms.accounts.models import User
from verband.rooms.accounts.selectors.roles import Held
from verband.rooms.register.forms.people import ROOMS
from verband.rooms.register.models import Affiliation


def roles_told(user: User, on: date) -> Sequence[Held]:
    """Return the roles that someone holds on a day or later."""
    rows = Affiliation.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), user=user).select_related(
        "party"
    )
    return [
        Held(
            role=row.says,
            where=row.party.name if row.party else ROOMS.get(row.room, row.room),
            url=row.party.get_absolute_url() if row.party else "",
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in rows
    ]
