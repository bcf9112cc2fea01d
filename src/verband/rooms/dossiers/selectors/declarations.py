"""Read what is left of destroyed dossiers, for who owned them."""

from uuid import UUID

from django.db.models import QuerySet

from verband.rooms.accounts.rules import Visitor, is_user
from verband.rooms.dossiers.models import DestroyedKey
from verband.rooms.dossiers.rules import NotForYou


def declarations_for(visitor: Visitor) -> QuerySet[DestroyedKey]:
    """Return the destructions of dossiers that someone owned."""
    if not is_user(visitor) or not visitor.is_active:
        return DestroyedKey.objects.none()
    return DestroyedKey.objects.filter(owners=visitor).select_related("destroyed_by")


def declaration_for(visitor: Visitor, public_id: UUID) -> DestroyedKey:
    """Return one destruction."""
    found = declarations_for(visitor).filter(public_id=public_id).first()
    if found is None:
        raise NotForYou
    return found
