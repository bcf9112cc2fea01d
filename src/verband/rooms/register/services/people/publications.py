"""Open a page of analysis to everyone, and close it again."""

from datetime import date, datetime

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.history.choices import Deed
from verband.rooms.history.services import Ledger
from verband.rooms.register.models import Publication


@transaction.atomic
def publish_page(*, page: str, on: date, at: datetime, by: User | None) -> Publication:
    """Open a page to everyone from a day; when it is open already nothing happens."""
    published, is_new = Publication.objects.get_or_create(
        page=page, valid_to=None, defaults={"valid_from": on}
    )
    if is_new:
        ledger = Ledger(at=at, by=by)
        ledger.create(published, page)
        ledger.close()
    return published


@transaction.atomic
def withdraw_page(*, page: str, on: date, at: datetime, by: User | None) -> None:
    """Close a page to others than partners; what others have seen or kept stays with them."""
    published = Publication.objects.select_for_update().filter(page=page, valid_to=None).first()
    if published:
        ledger = Ledger(at=at, by=by)
        ledger.change(published, page, {"valid_to": max(on, published.valid_from)}, deed=Deed.END)
        ledger.close()
