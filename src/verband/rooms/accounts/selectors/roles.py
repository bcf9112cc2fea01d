"""The roles of an account in words, as a room above tells them: accounts knows no role and no government."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from verband.rooms.accounts.models import User


@dataclass(frozen=True, slots=True)
class Held:
    """One role that someone holds, or will hold."""

    role: str
    where: str
    """The government or the part of the site that it is for."""
    url: str
    """The page of that government, empty when there is none."""
    valid_from: date
    valid_to: date | None


Teller = Callable[[User, date], Sequence[Held]]
"""Returns what someone holds on a day or later."""

_told: list[tuple[Teller, str]] = []


def tell_roles(teller: Teller, page: str) -> None:
    """Let a room tell of roles, and name its page on which they are given; the last one told counts."""
    _told.append((teller, page))


def held_by(user: User, on: date) -> Sequence[Held]:
    """Return what someone holds on a day or later; nothing when no room knows of roles."""
    return _told[-1][0](user, on) if _told else ()


def page_to_give(user: User) -> str:
    """Return the page on which an account gets roles, empty when there is none or the account has ended."""
    return reverse(_told[-1][1], args=[user.public_id]) if _told and not user.ended_at else ""
