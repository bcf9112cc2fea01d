"""The columns of the list of accounts."""

from django.urls import reverse
from django.utils import timezone

from verband.rooms.accounts.selectors.accounts import AccountRow
from verband.rooms.common.tables import Cell, Column, Link


def _name(row: AccountRow) -> Cell:
    return Link(row.user.get_full_name(), reverse("accounts:account", args=[row.user.public_id]))


def _last_seen(row: AccountRow) -> Cell:
    return timezone.localdate(row.user.last_login) if row.user.last_login else "nog niet"


COLUMNS: tuple[Column[AccountRow], ...] = (
    Column("naam", "Naam", _name, "link"),
    Column("e-mailadres", "E-mailadres", lambda row: row.user.email),
    Column("staat", "Staat", lambda row: str(row.user.state.label)),
    Column("uitnodiging", "Uitnodiging", lambda row: row.invitation),
    Column("aangemeld", "Laatst aangemeld", _last_seen, "date"),
    Column("beheerder", "Beheert de site", lambda row: "ja" if row.user.is_staff else ""),
    Column("id", "Id", lambda row: str(row.user.public_id)),
)
