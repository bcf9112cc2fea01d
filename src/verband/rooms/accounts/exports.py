"""All that is kept of one person, for that person.

Accounts knows what it keeps itself. A room above adds its part with ``contribute`` when the site starts, so that
the arrows point down.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from verband.rooms.accounts.models import AccountEvent, AddressChange, ApiToken, Identity, Invitation, User
from verband.rooms.accounts.selectors import accounts as selectors
from verband.rooms.accounts.selectors.tokens import tokens_of

Part = Callable[[User], Any]
"""Returns plain JSON values with Dutch keys."""

_parts: dict[str, Part] = {}


def contribute(title: str, part: Part) -> None:
    """Add what another room keeps of a person, under a Dutch title.

    Raises
    ------
    ValueError
        When another part has the title: one would be lost.
    """
    if _parts.get(title, part) is not part:
        message = f"Twee onderdelen van iemands gegevens heten '{title}'."
        raise ValueError(message)
    _parts[title] = part


def own_data(user: User, at: datetime) -> dict[str, Any]:
    """Return everything that is kept of a user."""
    own = {
        "gegevens opgehaald op": _moment(at),
        "account": _account(user),
        "uitnodigingen": [_invitation(each) for each in selectors.invitations_of(user)],
        "uitnodigingen die u gaf": [_invited(each) for each in user.invited.all()],
        "wat er met het account gebeurde": [_event(each) for each in selectors.events_of(user)],
        "wat u bij accounts van anderen deed": [_deed(each) for each in user.events_by.exclude(user=user)],
        "aangemeld op": [_place(each) for each in selectors.places_of(user, None, at)],
        "gevraagde e-mailadressen": [_address(each) for each in user.address_changes.all()],
        "sleutels": [_token(each) for each in tokens_of(user)],
        "koppelingen met aanmelddiensten": [_identity(each) for each in user.identities.all()],
    }
    return own | {title: part(user) for title, part in _parts.items()}


def _account(user: User) -> dict[str, Any]:
    return {
        "nummer": str(user.public_id),
        "naam": user.name,
        "e-mailadres": user.email,
        "staat": user.state.label,
        "beheert de site": user.is_staff,
        "gemaakt": _moment(user.date_joined),
        "laatst aangemeld": _moment(user.last_login),
        "heeft een wachtwoord": user.has_usable_password(),
        "heeft een tweede stap": selectors.has_second_factor(user),
        "herstelcodes over": selectors.recovery_codes_left(user),
        "door een ander geholpen": _moment(user.helped_at),
        "geholpen met": user.get_helped_with_display(),
    }


def _invitation(each: Invitation) -> dict[str, Any]:
    return {
        "uitgenodigd door": each.invited_by.get_full_name() if each.invited_by else "het programma",
        "gemaakt": _moment(each.made_at),
        "verloopt": _moment(each.expires_at),
        "gemaild": _moment(each.mailed_at),
        "aangenomen": _moment(each.accepted_at),
        "ingetrokken": _moment(each.withdrawn_at),
    }


def _invited(each: Invitation) -> dict[str, Any]:
    """Tell when someone invited another, not whom: that is of the other."""
    return {"gemaakt": _moment(each.made_at), "aangenomen": _moment(each.accepted_at)}


def _deed(each: AccountEvent) -> dict[str, Any]:
    """Tell what someone did at the account of another, not whose that is."""
    return {"moment": _moment(each.at), "wat": each.get_kind_display()}


def _event(each: AccountEvent) -> dict[str, Any]:
    return {
        "moment": _moment(each.at),
        "wat": each.get_kind_display(),
        "bijzonderheid": each.detail,
        "door": each.by.get_full_name() if each.by else "het programma",
    }


def _place(each: selectors.Place) -> dict[str, Any]:
    session = each.session
    return {
        "browser": session.browser,
        "begonnen": _moment(session.begun_at),
        "laatst gezien": _moment(session.seen_at),
    }


def _token(each: ApiToken) -> dict[str, Any]:
    return {
        "naam": each.name,
        "mag": each.scopes,
        "gemaakt": _moment(each.made_at),
        "verloopt": _moment(each.expires_at),
        "ingetrokken": _moment(each.revoked_at),
        "laatst gebruikt": _moment(each.used_at),
    }


def _address(each: AddressChange) -> dict[str, Any]:
    return {
        "e-mailadres": each.email,
        "gevraagd": _moment(each.asked_at),
        "verloopt": _moment(each.expires_at),
        "gebruikt": _moment(each.used_at),
    }


def _identity(each: Identity) -> dict[str, Any]:
    return {
        "aanmelddienst": each.issuer,
        "kenmerk": each.subject,
        "gekoppeld": _moment(each.linked_at),
        "laatst gebruikt": _moment(each.used_at),
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
