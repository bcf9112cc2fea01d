"""Say which challenges a partnership is for."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.text import slugify

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.history.services import Ledger, settle
from verband.rooms.register.models import Challenge, Partnership
from verband.rooms.register.services.keep.participants import hold_partnerships

CODE_LENGTH = 60


class ChallengeError(InputError):
    """A challenge that cannot be named so."""


def chosen(partnership: Partnership) -> list[str]:
    """Return the public ids of the challenges of a partnership."""
    return sorted(str(one) for one in partnership.challenges.values_list("public_id", flat=True))


def choose_challenges(
    *,
    partnership: Partnership,
    name: str,
    challenges: Collection[Challenge],
    new: str,
    seen: Mapping[str, object],
    at: datetime,
    by: User,
) -> UUID | None:
    """Let a partnership be for these challenges, and for one that is named anew.

    Returns the batch, None when it stood so already. ``name`` is what the partnership is called, ``seen`` what was
    chosen when the person looked; of a choice that was left alone, what another made of it stays.

    Raises
    ------
    OvertakenError
        When another chose otherwise meanwhile; nothing is written.
    ChallengeError
        When another named the same challenge at this very moment.
    """
    try:
        with transaction.atomic():
            ledger = Ledger(at=at, by=by)
            hold_partnerships(Q(pk=partnership.pk))
            standing = {"challenges": chosen(partnership)}
            wanted = {"challenges": sorted(str(each.public_id) for each in challenges)}
            now = set((standing | settle(partnership, seen, wanted, beside=standing))["challenges"])
            now |= {str(_named(ledger, new).public_id)} if new else set()
            if now != set(standing["challenges"]):
                partnership.challenges.set(Challenge.objects.filter(public_id__in=now))
                ledger.tell(partnership, name, standing, {"challenges": sorted(now)})
            return ledger.close_if_changed()
    except IntegrityError as error:
        message = "Iemand anders noemde deze opgave op hetzelfde moment; kies haar in de lijst."
        raise ChallengeError(message) from error


def _named(ledger: Ledger, name: str) -> Challenge:
    """Return the challenge of a name, made when there is none."""
    code = slugify(name)[:CODE_LENGTH]
    standing = Challenge.objects.filter(Q(name__iexact=name) | Q(code=code)).first()
    return standing or ledger.create(Challenge(code=code, name=name), name)
