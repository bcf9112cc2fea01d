"""What the rooms above accounts keep of a person, for the file with all of one's own data."""

from typing import Any

from verband.rooms.accounts.models import User
from verband.rooms.history.models import Event
from verband.rooms.register.models import Affiliation


def deeds_of(user: User) -> list[dict[str, Any]]:
    """Return what someone did here, as history tells it; what the record said is not about the person."""
    rows = Event.objects.filter(actor_id=user.pk).order_by("id")
    return [
        {
            "moment": event.moment.isoformat(timespec="seconds"),
            "daad": event.get_deed_display(),
            "soort": event.object_kind,
            "record": str(event.object_id),
            "naam van het record": event.label,
            "reden": event.reason,
        }
        for event in rows
    ]


def roles_of(user: User) -> list[dict[str, Any]]:
    """Return the roles that someone holds or held."""
    rows = Affiliation.objects.filter(user=user).select_related("party").order_by("valid_from", "id")
    return [
        {
            "rol": role.get_role_display(),
            "voor": role.party.name if role.party else role.room,
            "van": role.valid_from.isoformat(),
            "tot": role.valid_to.isoformat() if role.valid_to else None,
        }
        for role in rows
    ]
