"""How a deed is signed: the public reads organisation and role, partners read the name."""

from collections.abc import Collection, Iterable
from datetime import date

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import Visitor
from verband.rooms.register.choices import PARTNER_ROLES
from verband.rooms.register.models import Affiliation
from verband.rooms.register.rules import holds

Acted = tuple[int | None, date]
"""The number of a user and the day on which something was done."""


def signed(visitor: Visitor, acted: Collection[Acted], on: date) -> dict[Acted, str]:
    """Return how deeds are signed for a visitor, by the roles that held on the day of the deed."""
    numbers = {actor for actor, _ in acted if actor is not None}
    if not numbers:
        return {}
    roles: dict[int, list[Affiliation]] = {}
    for each in Affiliation.objects.filter(user__in=numbers).select_related("party"):
        roles.setdefault(each.user_id, []).append(each)
    names = _names(numbers) if holds(visitor, PARTNER_ROLES, on) else {}
    found: dict[Acted, str] = {}
    for actor, day in acted:
        if actor is not None:
            held = [role for role in roles.get(actor, ()) if role.holds_on(day)]
            found[actor, day] = _signature(names.get(actor, ""), held)
    return {key: text for key, text in found.items() if text}


def _names(numbers: Iterable[int]) -> dict[int, str]:
    return {user.pk: user.get_full_name() or str(user) for user in User.objects.filter(pk__in=numbers)}


def _signature(name: str, roles: Collection[Affiliation]) -> str:
    told = ", ".join(dict.fromkeys(str(role) for role in roles))
    return f"{name} ({told})" if name and told else told or name
