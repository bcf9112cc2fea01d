"""Give someone a role, and end it."""

import uuid
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.history.choices import Deed
from verband.rooms.history.services import Change, Values, record_changes
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Affiliation, Party


class RoleError(InputError):
    """A role that cannot be given or ended like this."""


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
        When an adviser has no room or end, another role has no party, or the same role holds already.
    """
    _refuse_incomplete(role, party, room, until)
    if until and until <= on:
        message = "De rol eindigt voor hij begint; kies een latere einddatum."
        raise RoleError(message)
    held = Affiliation.objects.filter(user=user, role=role, party=party, room=room)
    if any(each.valid_to is None or each.valid_to > on for each in held):
        message = f"{user} heeft deze rol al; beëindig die eerst als de periode anders wordt."
        raise RoleError(message)
    given = Affiliation.objects.create(
        user=user, role=role, party=party, room=room, valid_from=on, valid_to=until, given_by=given_by
    )
    _record(Deed.CREATE, given, None, _values(given), at, by)
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
    """End a role from a day; what the person did stays in the history. Returns the batch."""
    before = {"valid_to": affiliation.valid_to.isoformat() if affiliation.valid_to else None}
    affiliation.valid_to = max(on, affiliation.valid_from)
    affiliation.revision += 1
    affiliation.save(update_fields=["valid_to", "revision"])
    return _record(Deed.END, affiliation, before, {"valid_to": affiliation.valid_to.isoformat()}, at, by)


def _values(given: Affiliation) -> Values:
    return {
        "user": str(given.user.public_id),
        "party": str(given.party.public_id) if given.party else None,
        "role": given.role,
        "room": given.room,
        "given_by": given.given_by,
        "valid_from": given.valid_from.isoformat(),
        "valid_to": given.valid_to.isoformat() if given.valid_to else None,
    }


def _record(
    deed: Deed,
    given: Affiliation,
    before: Values | None,
    after: Values,
    at: datetime,
    by: User | None,
) -> UUID:
    batch = uuid.uuid4()
    change = Change(deed, "affiliation", given.public_id, str(given), before, after)
    record_changes([change], at=at, by=by, batch=batch)
    return batch
