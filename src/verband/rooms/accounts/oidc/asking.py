"""Why someone goes to a provider: to sign in, to tie one's account, or to take an invitation.

What was asked waits in the session, so that no link that others made can ask it for them.
"""

from django.http import HttpRequest

from verband.rooms.accounts.models import Invitation, Provider, User
from verband.rooms.accounts.oidc.errors import TakenError
from verband.rooms.accounts.oidc.pending import Pending, Purpose
from verband.rooms.accounts.rules import is_user

LINK = "oidc-link"
INVITATION = "oidc-invitation"


def ask_to_link(request: HttpRequest, provider: Provider) -> None:
    """Remember that who is signed in wants the account tied at the next visit to this provider."""
    request.session[LINK] = str(provider.public_id)


def remember_invitation(request: HttpRequest, invitation: Invitation) -> None:
    """Remember that the link of an invitation was opened in this browser; the page of the invitation calls this."""
    request.session[INVITATION] = invitation.pk


def purpose_of(request: HttpRequest, provider: Provider, *, next_page: str) -> Purpose:
    """Return why someone goes to the provider now; asking to be tied holds for one visit."""
    asked = request.session.pop(LINK, None)
    wants_link = asked == str(provider.public_id) and is_user(request.user)
    return Purpose(
        next_page=next_page,
        link_for=request.user.pk if wants_link else None,
        invitation=request.session.get(INVITATION) if not is_user(request.user) else None,
    )


def who_asks(request: HttpRequest, visit: Pending) -> User | None:
    """Return who asked to be tied; who signed in meanwhile as someone else is not tied by surprise.

    Raises
    ------
    TakenError
        When it is no longer the same person who is signed in.
    """
    if visit.link_for is None:
        return None
    if not is_user(request.user) or request.user.pk != visit.link_for:
        raise TakenError
    return request.user


def invitation_of(visit: Pending) -> Invitation | None:
    """Return the invitation that someone came in with."""
    if visit.invitation is None:
        return None
    return Invitation.objects.select_related("user").filter(pk=visit.invitation).first()
