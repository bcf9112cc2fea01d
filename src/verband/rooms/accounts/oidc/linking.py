"""Which account a person at a provider is, and the first time: which account it becomes.

A person is known by issuer and subject only. The first tie is made in one of three ways, each of which proves that
the account and the person belong together:

1. someone who is signed in here asks for it;
2. someone opened the link of an invitation in this browser, and takes the account into use with it;
3. the provider has verified an e-mail address, may vouch for its domain, and there is an account of that address
   which an administrator made, has no tie with this provider yet, no second step of its own and no hold on the site.

An address that the provider did not verify proves nothing: at many providers people choose their own. One that was
verified does not replace a tie: an address that was given to someone else would hand over the account of whoever
had it before. Who has a second step, or runs the site, ties the account by the first way only; a provider would
otherwise be a way around that step.
"""

from datetime import datetime
from functools import partial

from django.db import IntegrityError, transaction

from verband.rooms.accounts import emails
from verband.rooms.accounts.choices import AccountEventKind, AccountState
from verband.rooms.accounts.models import Identity, Invitation, Provider, User
from verband.rooms.accounts.oidc.claims import Person
from verband.rooms.accounts.oidc.errors import (
    ClosedInvitationError,
    EndedAccountError,
    OwnHandError,
    TakenError,
    UnknownAccountError,
)
from verband.rooms.accounts.oidc.groups import report_groups
from verband.rooms.accounts.selectors.accounts import has_second_factor
from verband.rooms.accounts.services.events import note_help, write_event
from verband.rooms.accounts.services.invitations import accept_invitation
from verband.rooms.accounts.services.passwords import HELP_LASTS
from verband.rooms.common.bridge import InputError


@transaction.atomic
def enter(
    *,
    provider: Provider,
    person: Person,
    at: datetime,
    link_for: User | None = None,
    invitation: Invitation | None = None,
) -> User:
    """Return the account of a person, tied to it now or before, and hand on the groups.

    Raises
    ------
    UnknownAccountError
        When there is no account and nothing that proves which one it should be.
    OwnHandError
        When the account asks for more than an address.
    ClosedInvitationError
        When the invitation opens nothing any more.
    EndedAccountError
        When the account has been ended.
    TakenError
        When the account is tied to another person of this provider, or the person to another account.
    """
    known = (
        Identity.objects.select_related("user").filter(issuer=person.issuer, subject=person.subject).first()
    )
    if known:
        user = _again(known, link_for, at)
    elif link_for:
        user = link_for
    else:
        user = _invited(invitation, person, at) if invitation else _of_address(provider, person, at)
    if not user.is_active:
        raise EndedAccountError
    if not known:
        _tie(user, provider, person, at)
        if not invitation and user.last_login:
            _tell_of_tie(user, provider, at, own=link_for is not None)
    report_groups(user=user, provider=provider, groups=person.groups, at=at)
    return user


@transaction.atomic
def untie(*, user: User, provider: Provider, at: datetime, by: User) -> bool:
    """Undo the tie of an account with a provider; False when there is none. Signing in there ties it again."""
    gone, _ = Identity.objects.filter(user=user, issuer=provider.issuer).delete()
    if gone:
        write_event(AccountEventKind.UNTIED, user=user, at=at, by=by, detail=provider.name)
    return bool(gone)


def _again(known: Identity, link_for: User | None, at: datetime) -> User:
    if link_for and link_for != known.user:
        raise TakenError
    Identity.objects.filter(pk=known.pk).update(used_at=at)
    return known.user


def _tie(user: User, provider: Provider, person: Person, at: datetime) -> None:
    try:
        with transaction.atomic():
            Identity.objects.create(
                user=user, issuer=person.issuer, subject=person.subject, linked_at=at, used_at=at
            )
    except IntegrityError as error:
        raise TakenError from error
    write_event(AccountEventKind.TIED, user=user, at=at, by=user, detail=provider.name)


def _tell_of_tie(user: User, provider: Provider, at: datetime, *, own: bool) -> None:
    """Shut what is confidential, for from now on someone comes in without the password; and tell the person.

    An administrator chooses which providers are believed about an address, so such a tie counts as help of another.
    One that was asked from within keeps what is known of help shortly before: it may be the helper who asked.
    """
    lately = User.objects.filter(pk=user.pk, helped_at__gt=at - HELP_LASTS)
    if not own:
        note_help(AccountEventKind.TIED, user=user, at=at, by=None)
    elif not lately.update(helped_at=at):
        User.objects.filter(pk=user.pk).update(
            helped_at=at, helped_by=user, helped_with=AccountEventKind.TIED
        )
    sentence = f"Uw account bij Verband is gekoppeld aan de aanmelddienst van {provider}."
    mail = partial(emails.send_notice, user=user, sentence=sentence, at=at)
    transaction.on_commit(partial(emails.in_background, mail))


def _invited(invitation: Invitation, person: Person, at: datetime) -> User:
    """Take the account into use; it gets no password."""
    name = invitation.user.name or person.name
    try:
        return accept_invitation(invitation=invitation, name=name, password=None, at=at)
    except InputError as error:
        raise ClosedInvitationError from error


def _of_address(provider: Provider, person: Person, at: datetime) -> User:
    if not person.email or not provider.vouches_for(person.email):
        raise UnknownAccountError
    user = User.objects.filter(email=User.objects.normalize_email(person.email)).first()
    if user is None:
        raise UnknownAccountError
    if user.is_staff or has_second_factor(user):
        raise OwnHandError
    if user.state != AccountState.INVITED:
        return user
    waiting = [one for one in Invitation.objects.filter(user=user) if one.is_open(at)]
    if not waiting:
        raise ClosedInvitationError
    return _invited(waiting[0], person, at)
