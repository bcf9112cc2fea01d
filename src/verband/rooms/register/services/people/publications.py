"""Open a page of analysis to everyone, and close it again."""

import uuid
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.history.choices import Deed
from verband.rooms.history.services import Change, Values, record_changes
from verband.rooms.register.models import Publication


@transaction.atomic
def publish_page(*, page: str, on: date, at: datetime, by: User | None) -> Publication:
    """Open a page to everyone from a day; when it is open already nothing happens."""
    standing = Publication.objects.filter(page=page, valid_to=None).first()
    if standing:
        return standing
    published = Publication.objects.create(page=page, valid_from=on)
    after = {"page": page, "valid_from": on.isoformat(), "valid_to": None}
    _record(Deed.CREATE, published, None, after, at, by)
    return published


@transaction.atomic
def withdraw_page(*, page: str, on: date, at: datetime, by: User | None) -> None:
    """Close a page to others than partners; what others have seen or kept stays with them."""
    for published in Publication.objects.filter(page=page, valid_to=None):
        published.valid_to = max(on, published.valid_from)
        published.revision += 1
        published.save(update_fields=["valid_to", "revision"])
        after = {"valid_to": published.valid_to.isoformat()}
        _record(Deed.END, published, {"valid_to": None}, after, at, by)


def _record(
    deed: Deed,
    published: Publication,
    before: Values | None,
    after: Values,
    at: datetime,
    by: User | None,
) -> UUID:
    batch = uuid.uuid4()
    change = Change(deed, "publication", published.public_id, published.page, before, after)
    record_changes([change], at=at, by=by, batch=batch)
    return batch
