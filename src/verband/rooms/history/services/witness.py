"""Write down deeds of the room below, which knows no history."""

from verband.rooms.accounts.oidc.witness import Told
from verband.rooms.history.choices import Deed
from verband.rooms.history.services.record import Change, record_changes


def write_down(told: Told) -> None:
    """Write the event of one deed of accounts, inside the transaction of that deed."""
    deed = Deed.CREATE if told.before is None else Deed.UPDATE
    change = Change(deed, told.object_kind, told.object_id, told.label, told.before, told.after)
    record_changes([change], at=told.at, by=told.by)
