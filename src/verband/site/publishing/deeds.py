"""Open groups of pages to everyone and close others, in one deed that who may do so can take back."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.history.choices import Deed
from verband.rooms.history.kinds import Kind, everyone, register_kinds
from verband.rooms.history.models import Event
from verband.rooms.history.reading import RecordTexts
from verband.rooms.history.rows import ModelRows
from verband.rooms.history.services import Ledger, keep_others_out
from verband.rooms.register.models import Publication
from verband.rooms.register.rules import may_publish
from verband.site.publishing.groups import GROUP_OF, GROUPS


@transaction.atomic
def open_and_close(
    *, opened: Collection[str], closed: Collection[str], on: date, at: datetime, by: User | None
) -> UUID | None:
    """Open every page of some groups from a day and close those of others; what others have kept stays theirs.

    Returns the batch, None when all stood so already.
    """
    keep_others_out()
    ledger = Ledger(at=at, by=by)
    standing = {row.page: row for row in Publication.objects.filter(valid_to=None)}
    for row in [standing[page] for page in _pages(closed) if page in standing]:
        ledger.change(row, GROUP_OF[row.page], {"valid_to": max(on, row.valid_from)}, deed=Deed.END)
    for page in [page for page in _pages(opened) if page not in standing]:
        ledger.create(Publication(page=page, valid_from=on), GROUP_OF[page])
    return ledger.close_if_changed()


def _pages(groups: Collection[str]) -> list[str]:
    return [page for name in groups for page in GROUPS[name]]


def tell_history() -> None:
    """Let everyone read in the history what was opened and closed, and who may open pages take it back."""
    rows, meta = ModelRows(Publication), Publication._meta
    register_kinds(
        Kind(
            code=Publication.told_as,
            label=str(meta.verbose_name),
            plural=str(meta.verbose_name_plural),
            sees=everyone,
            rows=rows,
            texts=RecordTexts(rows, hidden=("page",), nothing={"valid_to": "geen einde"}),
            may_undo=_may_undo,
        )
    )


def _may_undo(user: User, events: Sequence[Event], on: date, whole: bool) -> set[int]:
    del whole
    return {event.pk for event in events} if may_publish(user, on) else set()
