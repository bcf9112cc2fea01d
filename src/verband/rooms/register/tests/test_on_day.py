from datetime import UTC, datetime
from uuid import uuid4

import pytest

from verband.rooms.history.choices import Deed
from verband.rooms.history.services import Change, record_changes
from verband.rooms.register.choices import Division
from verband.rooms.register.models import Area, AreaMember
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.tests.factories import FUTURE, SPRUNG, STAND, join


def note_a_deed():
    change = Change(Deed.UPDATE, "party", uuid4(), "iets", None, None)
    record_changes([change], at=datetime(2026, 6, 1, tzinfo=UTC), by=None)


def test_whole_register_is_read_in_eight_queries_and_kept_for_one(region, django_assert_num_queries):
    with django_assert_num_queries(8):
        first = register_on(STAND)
    with django_assert_num_queries(1):
        assert register_on(STAND) is first


def test_deed_makes_a_new_reading(region):
    before = register_on(STAND)
    join(region.old_waste, region.vianen)
    assert register_on(STAND) is before
    note_a_deed()
    assert len(register_on(STAND).memberships) == len(before.memberships) + 1


def test_each_day_is_a_reading_of_its_own(region):
    now, then = register_on(STAND), register_on(FUTURE)
    assert now.partnerships[region.fire.pk].name == "Veiligheidsregio Lek"
    assert then.partnerships[region.fire.pk].name == "Veiligheidsregio Toekomst"
    assert now.partnerships[region.fire.pk].started_on == then.partnerships[region.fire.pk].started_on


def test_period_ends_on_the_first_day_it_no_longer_holds(region):
    assert register_on(SPRUNG).parties[region.vianen.pk].has_ended(SPRUNG)
    assert register_on(SPRUNG).partnerships[region.fire.pk].form == "OL"


def test_membership_of_a_partnership_that_does_not_hold_is_left_out(region):
    region.waste.versions.update(valid_to=STAND)
    assert region.waste.pk not in register_on(STAND).members_of


def test_area_holds_for_its_period(region):
    other = Area.objects.create(division=Division.PROVINCE, code="PV28", name="Zuid-Holland")
    AreaMember.objects.filter(party=region.vianen).update(valid_from=SPRUNG)
    AreaMember.objects.create(area=other, party=region.vianen, valid_to=SPRUNG)
    register = register_on(STAND)
    assert register.provinces == {"PV26": "Utrecht"}
    assert register.parties[region.vianen.pk].provinces == ("PV26",)
    before = register_on(SPRUNG.replace(year=2018))
    assert before.parties[region.vianen.pk].provinces == ("PV28",)


def test_province_counts_by_member_municipality_only(region):
    region.houten.area_members.all().delete()
    join(region.talks, region.water, source="gesprekken-2024")
    register = register_on(STAND)
    assert register.provinces_of[region.talks.pk] == {"PV26"}
    inside = register.in_province("PV26")
    assert set(inside.partnerships) == set(register.partnerships)
    assert register.in_province("PV99").partnerships == {}


def test_source_keeps_what_it_leads(region):
    told = register_on(STAND).from_source("gesprekken-2024")
    assert set(told.partnerships) == set(told.members_of) == {region.talks.pk}


@pytest.mark.parametrize(
    ("started", "ended", "exists"),
    [
        (None, None, True),
        (STAND, None, True),
        (FUTURE, None, False),
        (None, STAND, False),
        (None, FUTURE, True),
    ],
)
def test_party_exists_from_its_beginning_until_its_end(region, started, ended, exists):
    region.houten.started_on, region.houten.ended_on = started, ended
    region.houten.save()
    assert register_on(STAND).parties[region.houten.pk].exists_on(STAND) is exists
