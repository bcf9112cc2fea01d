"""Pages of accounts, one file per family."""

from verband.rooms.accounts.views.entrance import locked_out, second_step, set_up, sign_in, sign_out
from verband.rooms.accounts.views.example import sign_in_as
from verband.rooms.accounts.views.invited import invitation
from verband.rooms.accounts.views.keys import key_list, revoke_key
from verband.rooms.accounts.views.management import (
    account,
    account_list,
    administrator,
    correct,
    end,
    invite,
    renew,
    reset_link,
    restore,
    second_factor_off,
    withdraw,
)
from verband.rooms.accounts.views.own import change_password, end_places, own_data, profile, rename
from verband.rooms.accounts.views.own_address import address_sent, change_address, confirm_own_address
from verband.rooms.accounts.views.passwords import forgotten, new_password, sent
from verband.rooms.accounts.views.second_factor import (
    new_recovery_codes,
    recovery_codes,
    second_factor,
    turn_off,
)

__all__ = [
    "account",
    "account_list",
    "address_sent",
    "administrator",
    "change_address",
    "change_password",
    "confirm_own_address",
    "correct",
    "end",
    "end_places",
    "forgotten",
    "invitation",
    "invite",
    "key_list",
    "locked_out",
    "new_password",
    "new_recovery_codes",
    "own_data",
    "profile",
    "recovery_codes",
    "rename",
    "renew",
    "reset_link",
    "restore",
    "revoke_key",
    "second_factor",
    "second_factor_off",
    "second_step",
    "sent",
    "set_up",
    "sign_in",
    "sign_in_as",
    "sign_out",
    "turn_off",
    "withdraw",
]
