"""Parts of the country that a page can look at."""

import pytest
from django.contrib.auth.models import AnonymousUser

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.asked import Asked
from verband.rooms.register.choices import Division, PartyKind
from verband.rooms.register.models import Area, AreaMember, VersionTaskKind
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.selectors.regions import PARAMETER, Regions, asked_region
from verband.rooms.register.tests.conftest import TODAY
from verband.rooms.register.tests.factories import join, partnership, party


@pytest.fixture
def lekstroom(region) -> Area:
    area = Area.objects.create(division=Division.OWN, code="lekstroom", name="Lekstroom")
    AreaMember.objects.create(area=area, party=region.houten)
    return area


def regions(code: object = "", visitor: Visitor | None = None) -> Regions:
    return asked_region(
        visitor or AnonymousUser(), Asked({PARAMETER: [str(code)]}), register_on(TODAY), TODAY
    )


def kept(found: Regions) -> list[str]:
    return sorted(row.name for row in found.chosen.narrow(register_on(TODAY)).partnerships.values())


def test_provinces_governed_regions_and_divisions_are_offered_in_groups(region, lekstroom):
    VersionTaskKind.objects.create(
        version=region.lek.versions.get(source="roo"),
        kind="regio_bestuur",
        found_in="title",
        evidence="regio",
    )
    offered = [(group, [one.name for one in found]) for group, found in regions().groups]
    assert offered == [
        ("Provincies", ["Utrecht"]),
        ("Regio's die samenwerken", ["Regio Lek"]),
        ("Eigen indeling", ["Lekstroom"]),
    ]


def test_a_region_that_was_told_of_and_speaks_for_itself_is_offered(region):
    region.talks.own_party = party("Lekoverleg", PartyKind.JOINT_BODY)
    region.talks.save()
    assert [group for group, found in regions().groups if "Lekoverleg" in [one.name for one in found]]


def test_without_a_choice_everything_is_kept(region):
    assert kept(regions()) == sorted(row.name for row in register_on(TODAY).partnerships.values())
    assert regions().said == ""


def test_a_province_keeps_what_its_municipalities_take_part_in(region):
    by_code = register_on(TODAY).in_province("PV26").partnerships
    assert regions("PV26").chosen.narrow(register_on(TODAY)).partnerships == by_code


def test_a_region_shows_its_own_municipalities_and_whoever_is_none(region, lekstroom):
    found = regions(lekstroom.public_id)
    parties = register_on(TODAY).parties
    assert found.said == "Lekstroom"
    assert found.chosen.shows(parties[region.houten.pk])
    assert found.chosen.shows(parties[region.province.pk])
    assert not found.chosen.shows(parties[region.nieuwegein.pk])
    assert "Lekoverleg" in kept(found)


def test_a_water_authority_belongs_to_the_regions_it_lies_in_and_brings_none_of_its_own(region, lekstroom):
    holland = Area.objects.create(division=Division.PROVINCE, code="PV28", name="Zuid-Holland")
    other = party("Waterschap Elders", PartyKind.WATER_AUTHORITY, area=holland)
    join(partnership("Zuivering"), region.water, other)
    parties = register_on(TODAY).parties
    for chosen in (regions("PV26").chosen, regions(lekstroom.public_id).chosen):
        assert chosen.shows(parties[region.water.pk])  # it lies in Utrecht
        assert not chosen.shows(parties[other.pk])
    assert "Zuivering" not in kept(regions("PV26"))


def test_what_no_one_of_the_region_takes_part_in_is_left_out(region, lekstroom):
    AreaMember.objects.filter(area=lekstroom).update(party=region.vijfheerenlanden)
    rows = regions(lekstroom.public_id).chosen.narrow(register_on(TODAY)).partnerships
    assert region.waste.pk in rows
    assert region.old_waste.pk not in rows


def test_without_a_choice_one_looks_at_the_own_province(region, cast):
    assert regions(visitor=cast.griffier).said == "Utrecht"
    assert regions("alles", visitor=cast.griffier).said == ""
    assert regions(visitor=cast.programmateam).said == "Utrecht"
    assert regions(visitor=cast.beheerder).said == ""


def test_a_region_that_is_not_there_is_named(region):
    asked = Asked({PARAMETER: ["elders"]})
    assert asked_region(AnonymousUser(), asked, register_on(TODAY), TODAY).chosen.code == ""
    assert "'elders' is geen bekende keuze bij gebied" in asked.notices[0]
