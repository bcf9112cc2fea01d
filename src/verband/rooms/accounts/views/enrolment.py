"""What the page for setting up the second step shows, before and after signing in."""

from base64 import b32encode

import segno
from django_otp.plugins.otp_totp.models import TOTPDevice

from verband.rooms.accounts.models import User

SHOWN_CODES = "new-recovery-codes"
"""Where the session keeps recovery codes until they have been shown, once."""


def enrolment_context(user: User, key: str) -> dict[str, str]:
    """Return the picture for the app's camera, and the same as text for who types."""
    address = TOTPDevice(user=user, key=key).config_url
    letters = b32encode(bytes.fromhex(key)).decode()
    return {
        "picture": segno.make(address, error="m").svg_data_uri(scale=5, border=4, omitsize=False),
        "key_in_fours": " ".join(letters[at : at + 4] for at in range(0, len(letters), 4)),
    }
