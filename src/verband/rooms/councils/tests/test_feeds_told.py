"""Who chooses a new password hears that calendars go on without one."""

import pytest
from django.utils import timezone

from verband.rooms.accounts.selectors.ways import what_stays
from verband.rooms.councils.services.feeds import make_feed, revoke_feed


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, ""), (1, "Uw agenda-abonnement blijft werken"), (2, "Uw 2 agenda-abonnementen blijven werken")],
)
def test_calendars_that_work_are_named(cast, number, words):
    for _ in range(number):
        make_feed(owner=cast.griffier, at=timezone.now())
    gone, _ = make_feed(owner=cast.griffier, at=timezone.now())
    revoke_feed(feed=gone, at=timezone.now())
    make_feed(owner=cast.ambtenaar, at=timezone.now())
    assert what_stays(cast.griffier).startswith(words)
    assert bool(what_stays(cast.griffier)) is bool(words)
