"""Read invitations by their link."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from verband.rooms.accounts.models import Invitation
from verband.rooms.accounts.models.secrets import fingerprint
from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.words import datum

GONE, NOT_FOUND = 410, 404


@dataclass(frozen=True, slots=True)
class Closed:
    """Why a link opens nothing, and the status of the answer."""

    sentence: str
    status: int


def open_invitation(visitor: Visitor, secret: str, at: datetime) -> Invitation | Closed:
    """Return the invitation of a link, or why whoever opens it cannot use it."""
    found = Invitation.objects.select_related("user").filter(fingerprint=fingerprint(secret)).first()
    if found is None:
        return Closed(
            "Deze uitnodiging kennen we niet. Controleer of u de hele link hebt overgenomen.", NOT_FOUND
        )
    if found.accepted_at and visitor == found.user:
        return Closed("Deze uitnodiging hebt u al gebruikt. U bent aangemeld.", GONE)
    if found.accepted_at:
        return Closed("Deze uitnodiging is al gebruikt. U kunt zich aanmelden met uw e-mailadres.", GONE)
    if found.withdrawn_at:
        return Closed("Deze uitnodiging is ingetrokken. Vraag wie u uitnodigde om een nieuwe.", GONE)
    if not found.is_open(at):
        day = datum(timezone.localdate(found.expires_at))
        return Closed(f"Deze uitnodiging is verlopen op {day}. Vraag wie u uitnodigde om een nieuwe.", GONE)
    return found
