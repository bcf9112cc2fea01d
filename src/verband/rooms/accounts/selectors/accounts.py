"""Read accounts, for who runs the site and for their own person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from django_otp.plugins.otp_totp.models import TOTPDevice

from verband.rooms.accounts.choices import AccountState
from verband.rooms.accounts.models import AccountEvent, Invitation, RecoveryCode, Session, User
from verband.rooms.accounts.models.secrets import fingerprint
from verband.rooms.accounts.models.users import same_address
from verband.rooms.accounts.rules import Visitor, may_manage
from verband.rooms.common.facets import Facet

EVENTS_SHOWN = 100


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account in the list of all."""

    user: User
    invitation: str
    """How the last invitation stands, in words; empty when the account is in use."""

    @property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """Under which choices of the list it falls."""
        runs = ("ja",) if self.user.is_staff else ("nee",)
        return {"staat": (self.user.state.value,), "beheerder": runs}


STATE_FACETS = (
    Facet("staat", "Staat", {state.value: str(state.label) for state in AccountState}),
    Facet("beheerder", "Beheert de site", {"ja": "ja", "nee": "nee"}),
)


def accounts_for(visitor: Visitor, text: str, at: datetime) -> tuple[AccountRow, ...]:
    """Return the accounts whose name or address holds every word of a text; none for who may not manage them."""
    if not may_manage(visitor):
        return ()
    invitations = Prefetch("invitations", Invitation.objects.order_by("-made_at", "-id"))
    users = User.objects.order_by("name", "email").prefetch_related(invitations)
    words = text.casefold().split()
    found = (user for user in users if all(word in f"{user.name} {user.email}".casefold() for word in words))
    return tuple(AccountRow(user, _invitation_in_words(user, at)) for user in found)


def account_for(visitor: Visitor, public_id: UUID) -> User:
    """Return an account; who may not manage accounts finds none."""
    users = User.objects.all() if may_manage(visitor) else User.objects.none()
    return get_object_or_404(users, public_id=public_id)


def active_user(public_id: UUID) -> User | None:
    """Return who uses an account, None when nobody does: for who comes in, and so is nobody yet."""
    return User.objects.filter(public_id=public_id, is_active=True).first()


def user_of_address(email: str) -> User | None:
    """Return who uses the account with an address."""
    return User.objects.filter(email=same_address(email), is_active=True).first()


def invitations_of(user: User) -> QuerySet[Invitation]:
    """Return the invitations of an account, the newest first."""
    return Invitation.objects.filter(user=user).select_related("invited_by")


def events_of(user: User) -> QuerySet[AccountEvent]:
    """Return what happened to an account, the newest first."""
    return AccountEvent.objects.filter(user=user).select_related("by")


def has_second_factor(user: User) -> bool:
    """Whether the account asks for a code after the password."""
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def recovery_codes_left(user: User) -> int:
    """Return how many recovery codes still work."""
    return RecoveryCode.objects.filter(user=user, used_at=None).count()


@dataclass(frozen=True, slots=True)
class Place:
    """Where someone is signed in; ``key`` stands for the session on the page and opens nothing."""

    session: Session
    key: str
    here: bool


def places_of(user: User, session_key: str | None, at: datetime) -> tuple[Place, ...]:
    """Return where someone is signed in, this browser first and then the last used."""
    rows = Session.objects.filter(user=user, expire_date__gt=at).order_by("-seen_at", "session_key")
    places = [Place(row, fingerprint(row.session_key)[:16], row.session_key == session_key) for row in rows]
    return tuple(sorted(places, key=lambda place: not place.here))


def _invitation_in_words(user: User, at: datetime) -> str:
    if user.state != AccountState.INVITED:
        return ""
    last = next(iter(user.invitations.all()), None)
    return invitation_in_words(last, at) if last else "geen"


def invitation_in_words(invitation: Invitation, at: datetime) -> str:
    """Return how an invitation stands."""
    if invitation.accepted_at:
        return "aangenomen"
    if invitation.withdrawn_at:
        return "ingetrokken"
    return "open" if invitation.is_open(at) else "verlopen"
