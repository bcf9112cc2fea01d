"""What a provider says of someone's groups, handed on to whoever knows what a role is.

Accounts knows no roles and no government. A room above registers one receiver when the site starts; without one,
groups are read and come to nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from verband.rooms.accounts.models import Provider, User


@dataclass(frozen=True, slots=True)
class GroupReport:
    """What one provider said of one person, at one moment."""

    user: User
    provider_id: UUID
    provider_name: str
    groups: frozenset[str]
    """Every group, as the provider names it."""
    roles: frozenset[str]
    """The codes that the administrator has tied to these groups; what is not in here ends."""
    at: datetime


class GroupReceiver(Protocol):
    """Whoever turns groups into roles."""

    def role_labels(self) -> Mapping[str, str]:
        """Return each code that may be tied to a group, with its name on the screen."""
        ...

    def receive_groups(self, report: GroupReport) -> None:
        """Give and end roles so that they agree with the report; called inside the transaction of signing in."""
        ...


class _Nobody:
    """Who receives as long as no room has registered."""

    def role_labels(self) -> Mapping[str, str]:
        return {}

    def receive_groups(self, report: GroupReport) -> None:
        pass


_receiver: GroupReceiver = _Nobody()


def on_groups(receiver: GroupReceiver | None) -> GroupReceiver:
    """Let a receiver take every report from now on, None for nobody; returns who did so before."""
    global _receiver
    before, _receiver = _receiver, receiver or _Nobody()
    return before


def role_labels() -> Mapping[str, str]:
    """Return each code that may be tied to a group, with its name on the screen."""
    return _receiver.role_labels()


def report_groups(*, user: User, provider: Provider, groups: frozenset[str], at: datetime) -> None:
    """Hand on what a provider said; a provider without a groups claim says nothing, so nothing changes.

    Who runs the site gets no role in this way: administrators enter providers, and nobody gives a role to himself.
    """
    if not provider.groups_claim:
        return
    tied = {} if user.is_staff else provider.group_roles
    roles = {str(tied[group]) for group in groups if group in tied}
    _receiver.receive_groups(
        GroupReport(
            user=user,
            provider_id=provider.public_id,
            provider_name=provider.name,
            groups=groups,
            roles=frozenset(role for role in roles if provider.may_give(role)),
            at=at,
        )
    )
