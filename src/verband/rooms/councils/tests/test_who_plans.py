"""Who plans the moments of an arrangement, and who keeps the days of a council; it is 1 June 2026."""

from datetime import date

from django.urls import reverse

from verband.rooms.councils.rules import may_plan, planned_by
from verband.rooms.councils.tests.planned import adding
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Affiliation
from verband.rooms.register.tests.cast import person, window

TODAY = date(2026, 6, 1)


def test_who_may_plan_an_arrangement(cast, region):
    elsewhere = person("griffier-elders", AffiliationRole.CLERK, region.water)
    may = {
        name
        for name, user in (cast.everyone() | {"elders": elsewhere}).items()
        if window(user).get(adding(region)).status_code == 200
    }
    assert may == {"ambtenaar", "griffier"}


def test_a_programme_team_plans_only_where_no_clerk_is_here(cast, region):
    """Terms belong to the clerks: with one of them here the team of the province has no say in them."""
    fire = region.fire
    assert not may_plan(cast.programmateam, fire, TODAY)
    assert fire not in planned_by(cast.programmateam, TODAY)
    Affiliation.objects.filter(role=AffiliationRole.CLERK).delete()
    assert may_plan(cast.programmateam, fire, TODAY)
    assert fire in planned_by(cast.programmateam, TODAY)
    person("secretaris", AffiliationRole.CLERK, region.nieuwegein)
    assert not may_plan(cast.programmateam, fire, TODAY)


def test_who_keeps_the_days_of_a_council(cast, region):
    elsewhere = person("griffier-elders", AffiliationRole.CLERK, region.water)
    address = reverse("councils:add-council-day", args=[region.houten.public_id, "reces"])
    may = {
        name
        for name, user in (cast.everyone() | {"elders": elsewhere}).items()
        if window(user).get(address).status_code == 200
    }
    assert may == {"griffier"}
