"""Give someone a role, and end it."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.common.words import datum
from verband.rooms.history.choices import Deed
from verband.rooms.history.services import Ledger
from verband.rooms.register.bridge.periods import overlap
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Affiliation, Party


class RoleError(InputError):
    """A role that cannot be given or ended like this."""


def hold_roles(user: User) -> None:
    """Let nobody else give roles to a user until the transaction ends."""
    list(User.objects.select_for_update(no_key=True).filter(pk=user.pk).values_list("pk"))


@transaction.atomic
def give_role(
    *,
    user: User,
    role: AffiliationRole,
    party: Party | None,
    room: str = "",
    on: date,
    until: date | None = None,
    given_by: str = "",
    at: datetime,
    by: User | None,
) -> Affiliation:
    """Give a user a role from a day.

    Raises
    ------
    RoleError
        When someone would give it to themselves, an adviser has no room or end, another role has no party, or the
        same role holds already.
    """
    if user == by:
        message = "U kunt uzelf geen rol geven; vraag een andere beheerder om dat te doen."
        raise RoleError(message)
    _refuse_incomplete(role, party, room, until)
    if until and until <= on:
        message = "De rol eindigt voor hij begint; kies een latere einddatum."
        raise RoleError(message)
    given = Affiliation(
        user=user, role=role, party=party, room=room, valid_from=on, valid_to=until, given_by=given_by
    )
    hold_roles(user)
    held = Affiliation.objects.filter(user=user, role=role, party=party, room=room)
    if any(overlap(given, each) for each in held):
        message = f"{user} heeft deze rol al; beëindig die eerst als de periode anders wordt."
        raise RoleError(message)
    ledger = Ledger(at=at, by=by)
    ledger.create(given, str(given))
    ledger.close()
    return given


def _refuse_incomplete(role: AffiliationRole, party: Party | None, room: str, until: date | None) -> None:
    if role == AffiliationRole.ADVISER and not (room and until):
        message = "Een extern adviseur krijgt één onderdeel en een einddatum; vul beide in."
        raise RoleError(message)
    if role != AffiliationRole.ADVISER and (party is None or room):
        message = "Bij deze rol hoort een overheid of samenwerkingsverband en geen onderdeel."
        raise RoleError(message)


@transaction.atomic
def end_role(*, affiliation: Affiliation, on: date, at: datetime, by: User | None) -> UUID:
    """End a role from a day; what the person did stays in the history. Returns the batch.

    Raises
    ------
    RoleError
        When it has ended by then.
    JustChangedError
        When another ended it since it was read.
    """
    day = max(on, affiliation.valid_from)
    if affiliation.valid_to and affiliation.valid_to <= day:
        message = (
            f"De rol {affiliation} van {affiliation.user} eindigde al op {datum(affiliation.valid_to)}; "
            "er is nu niets gewijzigd, geef de rol opnieuw als die weer nodig is."
        )
        raise RoleError(message)
    ledger = Ledger(at=at, by=by)
    ledger.change(affiliation, str(affiliation), {"valid_to": day}, deed=Deed.END)
    return ledger.close()
