"""Setting up the second step, before and after signing in: the page, the key of the app and the codes for later."""

from base64 import b32encode
from collections.abc import Sequence

import segno
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django_otp.plugins.otp_totp.models import TOTPDevice

from verband.rooms.accounts.forms import FirstCodeForm
from verband.rooms.accounts.models import User
from verband.rooms.accounts.services.second_factor import new_key
from verband.rooms.common.kept import seal, unseal

UNPROCESSABLE = 422
SHOWN_CODES = "new-recovery-codes"
"""Where the session keeps recovery codes until they have been shown, once."""
NEW_KEY = "new-second-step"
"""Where the session keeps the key of an app that has not shown its first code yet, and for whom it is."""


def key_for(request: HttpRequest, user: User) -> str:
    """Return the key that someone's app was given on the page before; a new one when there is none."""
    kept = unseal(request, NEW_KEY) or {}
    return str(kept["key"]) if kept.get("user") == str(user.public_id) else new_key()


def forget_key(request: HttpRequest) -> None:
    """Let go of a key that has been set up."""
    request.session.pop(NEW_KEY, None)


def enrolment_page(
    request: HttpRequest, user: User, key: str, form: FirstCodeForm, *, required: bool = False
) -> HttpResponse:
    """Show the picture for the app's camera, and keep the key until its first code comes back."""
    context = _pictured(user, key) | {"form": form, "required": required}
    status = UNPROCESSABLE if form.is_bound else 200
    response = render(request, "accounts/enrol.html", context, status=status)
    seal(request, response, NEW_KEY, {"user": str(user.public_id), "key": key})
    return response


def show_codes(
    request: HttpRequest, response: HttpResponseBase, codes: Sequence[str], *, to: str
) -> HttpResponseBase:
    """Keep recovery codes for the page that shows them, and where one goes from there."""
    seal(request, response, SHOWN_CODES, {"codes": codes, "to": to})
    return response


def _pictured(user: User, key: str) -> dict[str, object]:
    address = TOTPDevice(user=user, key=key).config_url
    letters = b32encode(bytes.fromhex(key)).decode()
    return {
        "picture": segno.make(address, error="m").svg_data_uri(scale=5, border=4, omitsize=False),
        "key_in_fours": " ".join(letters[at : at + 4] for at in range(0, len(letters), 4)),
    }
