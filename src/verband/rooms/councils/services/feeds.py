"""Deeds with calendars that people subscribe to."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from verband.rooms.accounts.models import User
from verband.rooms.accounts.models.secrets import fingerprint, new_secret
from verband.rooms.common.bridge import InputError
from verband.rooms.councils.choices import FeedKind
from verband.rooms.councils.models import Feed
from verband.rooms.register.models import Partnership, Party

MOST = 25
"""Calendars that one person can have at the same time."""
TOO_MANY = f"U hebt al {MOST} abonnementen. Trek er hierboven eerst een in dat u niet meer gebruikt."


@transaction.atomic
def make_feed(
    *,
    owner: User,
    party: Party | None = None,
    partnership: Partnership | None = None,
    alarm_days: int | None = None,
    at: datetime,
) -> tuple[Feed, str]:
    """Make a calendar of a council, of a partnership, or of all that its owner follows.

    Returns it with the secret of its address, which can be read nowhere afterwards.

    Raises
    ------
    InputError
        When someone has as many as one person can have.
    """
    User.objects.select_for_update().get(pk=owner.pk)
    if Feed.objects.filter(owner=owner, revoked_at=None).count() >= MOST:
        raise InputError(TOO_MANY)
    secret = new_secret()
    feed = Feed.objects.create(
        owner=owner,
        kind=FeedKind.COUNCIL if party else FeedKind.PARTNERSHIP if partnership else FeedKind.PERSON,
        party=party,
        partnership=partnership,
        alarm_days=alarm_days,
        digest=fingerprint(secret),
        made_at=at,
    )
    return feed, secret


def revoke_feed(*, feed: Feed, at: datetime) -> bool:
    """Make the address of a calendar worthless at once; False when it was already."""
    return bool(Feed.objects.filter(pk=feed.pk, revoked_at=None).update(revoked_at=at))


def note_reading(*, feed: Feed, on: date) -> None:
    """Remember the day on which a calendar was last read, at most once a day."""
    Feed.objects.filter(~Q(last_read_on=on) | Q(last_read_on=None), pk=feed.pk).update(last_read_on=on)
