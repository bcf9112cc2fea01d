"""Who does what for one government: for its own people, who hear first when someone is added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import Visitor
from verband.rooms.history.choices import Deed
from verband.rooms.history.models import Event
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Affiliation, Party
from verband.rooms.register.querysets import in_force
from verband.rooms.register.rules import roles_of
from verband.rooms.register.selectors.party_page import party_or_404

HEAR_OF_ROLES = frozenset({AffiliationRole.CLERK, AffiliationRole.EDITOR})
"""Who hears of every role that is given or ended for their government."""


@dataclass(frozen=True, slots=True)
class RoleLine:
    """One role that someone holds, and who gave it."""

    role: Affiliation
    given_by: str
    """Empty when nobody wrote it down."""


@dataclass(frozen=True, slots=True)
class RolesAt:
    """The roles for one government on a day, by role and then by name."""

    party: Party
    lines: tuple[RoleLine, ...]


def belongs_to(visitor: Visitor, party: Party, on: date) -> bool:
    """Whether a visitor holds a role for a government."""
    return any(role.party_id == party.pk for role in roles_of(visitor, on))


def roles_at(visitor: Visitor, public_id: UUID, on: date) -> RolesAt:
    """Return who holds which role for a government.

    Raises
    ------
    Http404
        When there is no such party, or the visitor holds no role for it: names are for the own house.
    """
    party = party_or_404(public_id)
    if not belongs_to(visitor, party, on):
        raise Http404
    held = list(
        Affiliation.objects.filter(in_force(on), party=party)
        .select_related("user")
        .order_by("role", "user__name", "pk")
    )
    givers = _givers(held)
    return RolesAt(
        party, tuple(RoleLine(role, role.given_by or givers.get(role.public_id, "")) for role in held)
    )


def account_by_id(public_id: UUID) -> User:
    """Return an account to who gives it roles; otherwise there is none."""
    return get_object_or_404(User, public_id=public_id)


def role_by_id(public_id: UUID) -> Affiliation:
    """Return a role to who may end it; otherwise there is none."""
    return get_object_or_404(Affiliation, public_id=public_id)


def all_roles_of(account: User) -> QuerySet[Affiliation]:
    """Return every role that an account holds, held or will hold."""
    return Affiliation.objects.filter(user=account).select_related("party")


def other_keepers(changed: Affiliation, on: date) -> Sequence[User]:
    """Return who else keeps what is of the government of a role; nobody when it is for none."""
    if changed.party is None:
        return ()
    roles = Affiliation.objects.filter(in_force(on), party=changed.party, role__in=HEAR_OF_ROLES)
    others = User.objects.filter(is_active=True, pk__in=roles.values("user")).exclude(pk=changed.user_id)
    return list(others.order_by("pk"))


def _givers(held: list[Affiliation]) -> Mapping[UUID, str]:
    """Return who gave each role by hand."""
    events = Event.objects.filter(
        object_kind=Affiliation.told_as, deed=Deed.CREATE, object_id__in=[role.public_id for role in held]
    )
    actors = dict(events.values_list("object_id", "actor_id"))
    names = {user.pk: str(user) for user in User.objects.filter(pk__in=set(actors.values()))}
    return {role: names[actor] for role, actor in actors.items() if actor in names}
