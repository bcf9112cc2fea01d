"""The tables of accounts, one file per subject."""

from verband.rooms.accounts.models.addresses import AddressChange
from verband.rooms.accounts.models.events import AccountEvent
from verband.rooms.accounts.models.invitations import Invitation
from verband.rooms.accounts.models.providers import Identity, Provider
from verband.rooms.accounts.models.recovery import RecoveryCode
from verband.rooms.accounts.models.sessions import Session
from verband.rooms.accounts.models.tokens import ApiToken
from verband.rooms.accounts.models.users import User

__all__ = [
    "AccountEvent",
    "AddressChange",
    "ApiToken",
    "Identity",
    "Invitation",
    "Provider",
    "RecoveryCode",
    "Session",
    "User",
]
