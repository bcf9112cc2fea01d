"""Roles are given and ended once, whoever else does so at the same moment."""

from datetime import UTC, date, datetime
from functools import partial

import pytest

from verband.rooms.common.words import datum
from verband.rooms.history.choices import Deed
from verband.rooms.history.models import Event
from verband.rooms.history.services import JustChangedError
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Affiliation
from verband.rooms.register.services.people import RoleError, end_role, give_role
from verband.rooms.register.tests.at_once import second_of_two
from verband.rooms.register.tests.cast import person

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
TODAY = date(2026, 6, 1)


def give(user, party, on=TODAY, until=None):
    role = AffiliationRole.EDITOR
    return give_role(user=user, role=role, party=party, on=on, until=until, at=AT, by=None)


def end(affiliation, on=TODAY):
    return end_role(affiliation=affiliation, on=on, at=AT, by=None)


def told():
    return [(event.deed, event.before, event.after) for event in Event.objects.order_by("pk")]


def test_a_role_is_told_when_it_is_given_and_when_it_ends(region):
    user = person("iemand")
    given = give(user, region.houten)
    end(given, date(2026, 7, 1))
    whole = {"user": str(user.public_id), "party": str(region.houten.public_id), "role": "editor"}
    assert told() == [
        (
            Deed.CREATE,
            None,
            whole | {"room": "", "given_by": "", "valid_from": "2026-06-01", "valid_to": None},
        ),
        (Deed.END, {"valid_to": None}, {"valid_to": "2026-07-01"}),
    ]
    assert {event.object_kind for event in Event.objects.all()} == {"affiliation"}


@pytest.mark.parametrize(
    ("since", "ended"),
    [(date(2026, 1, 1), date(2026, 2, 1)), (date(2026, 1, 1), TODAY), (date(2027, 1, 1), date(2027, 1, 1))],
)
def test_a_role_that_has_ended_does_not_end_again(region, since, ended):
    user = person("iemand", AffiliationRole.EDITOR, region.houten, valid_from=since, valid_to=ended)
    held = Affiliation.objects.get(user=user)
    with pytest.raises(RoleError, match=f"eindigde al op {datum(ended)}; er is nu niets gewijzigd"):
        end(held)
    held.refresh_from_db()
    assert (held.valid_to, told()) == (ended, [])


def test_a_role_with_an_end_ahead_ends_sooner(region):
    user = person("iemand", AffiliationRole.EDITOR, region.houten, valid_to=date(2027, 1, 1))
    end(Affiliation.objects.get(user=user))
    assert Affiliation.objects.get(user=user).valid_to == TODAY


def test_a_role_that_another_just_ended_is_not_ended_by_who_saw_it_before(region):
    person("iemand", AffiliationRole.EDITOR, region.houten)
    mine, theirs = Affiliation.objects.get(), Affiliation.objects.get()
    end(theirs, date(2026, 3, 1))
    with pytest.raises(JustChangedError, match="zojuist"):
        end(mine)
    assert Affiliation.objects.get().valid_to == date(2026, 3, 1)


def test_a_role_is_given_beside_the_same_in_another_time_and_not_in_the_same(region):
    user, later = person("iemand"), date(2027, 1, 1)
    give(user, region.houten, on=later)
    give(user, region.houten, until=later)
    with pytest.raises(RoleError, match="heeft deze rol al"):
        give(user, region.houten, on=date(2026, 12, 31), until=date(2027, 2, 1))
    assert Affiliation.objects.filter(user=user).count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_who_give_the_same_role_the_second_reads_that_it_is_held(region):
    deed = partial(give, person("iemand"), region.houten)
    assert "heeft deze rol al" in second_of_two(deed, deed)
    assert Affiliation.objects.count() == 1
