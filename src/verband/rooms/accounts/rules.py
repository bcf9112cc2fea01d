"""Who someone is to the site: a visitor without an account, or a user."""

from typing import TypeGuard

from django.contrib.auth.models import AnonymousUser

from verband.rooms.accounts.models import User

Visitor = User | AnonymousUser


def is_user(visitor: Visitor) -> TypeGuard[User]:
    """Whether the visitor has signed in."""
    return visitor.is_authenticated
