"""A participation that changes from a day keeps what else is known of it; both its days can be corrected."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from verband.rooms.register.choices import Role
from verband.rooms.register.models import Membership
from verband.rooms.register.services import keep
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY = date(2026, 9, 1)


@pytest.fixture
def taking_part(region):
    """Give a participation of which the source told all."""
    row = Membership.objects.get(partnership=region.fire, party=region.houten)
    row.cost_share, row.as_told = "naar inwonertal", "deelnemer"
    row.save()
    return row


@pytest.fixture
def form(cast, taking_part):
    """Give the form of that participation, and a way to send it."""

    def send(**values):
        browser, address = window(cast.ambtenaar), page(taking_part)
        standing = browser.get(address).context["form"].initial | {
            "gezien": browser.get(address).context["form"]["gezien"].value()
        }
        filled = {name: value for name, value in (standing | values).items() if value is not None}
        return browser.post(address, filled)

    return send


def page(row):
    return reverse("register:change-participation", args=[row.public_id])


def following(row):
    return Membership.objects.get(partnership=row.partnership, party=row.party, valid_from=DAY)


def change(row, by, **values):
    same = {"role": Role(row.role), "whole": row.whole, "tasks": []}
    return keep.change_participation(membership=row, on=DAY, at=AT, by=by, **same | values)


def test_another_role_from_a_day_keeps_organs_joining_day_and_cost_share(taking_part, cast):
    change(taking_part, cast.ambtenaar, role=Role.OBSERVER)
    row = following(taking_part)
    assert (row.role, row.organs, row.cost_share) == ("observer", ["executive"], "naar inwonertal")
    assert row.joined_on == date(1998, 1, 1)


def test_who_joined_on_a_day_nobody_wrote_down_joined_when_the_first_period_began(taking_part, cast):
    taking_part.joined_on = None
    taking_part.save()
    change(taking_part, cast.ambtenaar, role=Role.OBSERVER)
    assert following(taking_part).joined_on == taking_part.valid_from


@pytest.mark.parametrize(
    ("values", "told"),
    [({"cost_share": "gelijke delen"}, "deelnemer"), ({"whole": False}, "")],
    ids=["cost share", "scope"],
)
def test_the_words_of_the_source_stay_as_long_as_they_still_hold(taking_part, cast, values, told):
    change(taking_part, cast.ambtenaar, **values)
    assert following(taking_part).as_told == told


def test_another_cost_share_holds_from_its_day(form, taking_part):
    assert form(cost_share="gelijke delen", hoe="wijziging", vanaf="2026-09-01").status_code == 302
    taking_part.refresh_from_db()
    assert (taking_part.cost_share, following(taking_part).cost_share) == ("naar inwonertal", "gelijke delen")


def test_the_joining_day_is_corrected_and_the_period_stays(form, taking_part, region):
    assert form(joined_on="1997-04-01").status_code == 302
    taking_part.refresh_from_db()
    assert (taking_part.joined_on, taking_part.valid_from) == (date(1997, 4, 1), date(1998, 1, 1))
    assert "1 april 1997" in text_of(window(None).get(region.fire.get_absolute_url()))


def test_the_first_day_here_is_corrected_and_the_joining_day_stays(form, taking_part):
    assert form(valid_from="2016-01-01").status_code == 302
    taking_part.refresh_from_db()
    assert (taking_part.joined_on, taking_part.valid_from) == (date(1998, 1, 1), date(2016, 1, 1))


@pytest.mark.parametrize("name", ["joined_on", "valid_from"])
def test_a_day_does_not_change_from_a_day(form, taking_part, name):
    answer = form(hoe="wijziging", vanaf="2026-09-01", role="observer", **{name: "2016-01-01"})
    assert answer.status_code == 422
    assert "kies 'verbetering'" in text_of(answer)
    assert (
        Membership.objects.filter(party=taking_part.party, partnership=taking_part.partnership).count() == 1
    )
