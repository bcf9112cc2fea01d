"""Deeds with the second step of signing in: a code from a telephone, and codes for when that is lost."""

import secrets
from datetime import datetime
from typing import Literal

from django.db import transaction
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from verband.rooms.accounts.choices import AccountEventKind, SignInMethod
from verband.rooms.accounts.models import RecoveryCode, User
from verband.rooms.accounts.models.secrets import fingerprint
from verband.rooms.accounts.services.events import note_help, write_event
from verband.rooms.common.bridge import InputError

STEP, DIGITS, TOLERANCE = 30, 6, 1
NUMBER_OF_CODES = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that look alike on paper."""
WRONG = "Deze code klopt niet. Typ de code die de app nu toont, en controleer of de klok van uw telefoon gelijk loopt."


def new_key() -> str:
    """Return a key for an authenticator app, as hexadecimal text."""
    return secrets.token_hex(20)


@transaction.atomic
def turn_on(*, user: User, key: str, code: str, at: datetime) -> tuple[str, ...]:
    """Set up the second step in place of any other; returns the recovery codes, which can be read nowhere afterwards.

    Raises
    ------
    InputError
        When the code is not what the app would show now.
    """
    totp = TOTP(bytes.fromhex(key), STEP, 0, DIGITS)
    totp.time = at.timestamp()
    bare = _bare(code)
    if not (_is_number(bare) and totp.verify(int(bare), TOLERANCE)):
        raise InputError(WRONG)
    TOTPDevice.objects.filter(user=user).delete()
    TOTPDevice.objects.create(
        user=user, name="app", key=key, confirmed=True, last_t=totp.t(), drift=totp.drift
    )
    write_event(AccountEventKind.SECOND_FACTOR_ON, user=user, at=at, by=user)
    return make_recovery_codes(user=user, at=at)


@transaction.atomic
def turn_off(*, user: User, at: datetime, by: User) -> bool:
    """Take the second step and its recovery codes away; False when there is none."""
    there, _ = TOTPDevice.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()
    if there:
        write_event(AccountEventKind.SECOND_FACTOR_OFF, user=user, at=at, by=by)
        note_help(AccountEventKind.SECOND_FACTOR_OFF, user=user, at=at, by=by)
    return bool(there)


@transaction.atomic
def make_recovery_codes(*, user: User, at: datetime) -> tuple[str, ...]:
    """Make new recovery codes; the old ones open nothing any more."""
    codes = tuple(_new_code() for _ in range(NUMBER_OF_CODES))
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, fingerprint=fingerprint(_bare(code))) for code in codes
    )
    write_event(AccountEventKind.RECOVERY_CODES_MADE, user=user, at=at, by=user)
    return codes


@transaction.atomic
def check_code(*, user: User, code: str, at: datetime) -> SignInMethod | Literal["wait"] | None:
    """Try a code of the app or a recovery code; each works once. "wait" after too many wrong ones in a row.

    It answers and does not raise: a wrong try must be kept, and an error would undo it.
    """
    device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True).first()
    if device is None:
        return None
    if not device.verify_is_allowed()[0]:
        return "wait"
    bare = _bare(code)
    if _is_number(bare):
        return SignInMethod.TWO_STEPS if device.verify_token(bare) else None
    unused = RecoveryCode.objects.filter(user=user, fingerprint=fingerprint(bare), used_at=None)
    if unused.update(used_at=at):
        return SignInMethod.RECOVERY_CODE
    device.throttle_increment()
    return None


def _new_code() -> str:
    """About 79 bits: too many to guess, also for who holds the fingerprints."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(16))
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def _bare(code: str) -> str:
    return "".join(code.lower().replace("-", " ").split())


def _is_number(code: str) -> bool:
    return len(code) == DIGITS and code.isascii() and code.isdigit()
