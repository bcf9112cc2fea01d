"""Write down deeds of the room below, which knows no history."""

from datetime import date

from django.db.models import Q

from verband.rooms.accounts.models import Provider
from verband.rooms.accounts.oidc.witness import Told
from verband.rooms.accounts.rules import Visitor, may_manage
from verband.rooms.history.choices import Deed
from verband.rooms.history.kinds import Kind, register_kinds
from verband.rooms.history.reading import RecordTexts
from verband.rooms.history.rows import ModelRows
from verband.rooms.history.services.record import Change, record_changes


def write_down(told: Told) -> None:
    """Write the event of one deed of accounts, inside the transaction of that deed."""
    deed = Deed.CREATE if told.before is None else Deed.UPDATE
    change = Change(deed, told.object_kind, told.object_id, told.label, told.before, told.after)
    record_changes([change], at=told.at, by=told.by)


def tell_of_providers() -> None:
    """Let administrators read what each of them did with sign-in services."""
    meta, rows = Provider._meta, ModelRows(Provider)
    register_kinds(
        Kind(
            code="provider",
            label=str(meta.verbose_name),
            plural=str(meta.verbose_name_plural),
            sees=_administrators,
            reads_names=may_manage,
            texts=RecordTexts(rows),
            rows=rows,
        )
    )


def _administrators(visitor: Visitor, _on: date) -> Q | None:
    return Q() if may_manage(visitor) else None
