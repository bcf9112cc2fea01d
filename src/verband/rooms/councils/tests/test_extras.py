"""What else plays in a year: which seats an election ends, by form and kind of scheme."""

import pytest
from django.urls import reverse

from verband.rooms.councils.tests.calendars import events
from verband.rooms.register.choices import Form, SchemeKind
from verband.rooms.register.tests.factories import join, partnership
from verband.rooms.register.tests.pages import text_of

TITLE = "1 april 2026: Herbenoemen na verkiezing: gemeenteraden, 18 maart 2026"
ON_THE_DAY = "Zetels van raadsleden, Statenleden en leden van het algemeen bestuur eindigen op deze dag"
LATER = "Zetels van leden van het college eindigen niet op deze dag, maar zodra hun opvolgers zijn benoemd"
LOOK = "Van welk ambt de zetel is, volgt hier niet uit de soort regeling"


def calendar_of(clerk, region, form, scheme):
    row = partnership("Dienst Lek", form=form, scheme_kind=scheme)
    join(row, region.houten, region.nieuwegein)
    return clerk, reverse("councils:calendar", args=[row.public_id]), row


@pytest.mark.parametrize("form", [Form.PLAIN_ARRANGEMENT, Form.HOST_AUTHORITY, Form.NETWORK])
def test_where_no_board_is_nobody_is_appointed_anew(clerk, region, form):
    browser, page, row = calendar_of(clerk, region, form, SchemeKind.EXECUTIVE)
    assert "Herbenoemen" not in text_of(browser.get(page, {"jaar": "2026"}))
    file = browser.get(reverse("councils:partnership-ics", args=[row.public_id]), {"jaar": "2026"})
    assert b"Herbenoemen" not in file.content


@pytest.mark.parametrize(
    ("form", "scheme", "says", "rests_on"),
    [
        (Form.PUBLIC_BODY, SchemeKind.COUNCIL, ON_THE_DAY, "Wgr 13, tweede lid (naar de wettekst van 2017)"),
        (Form.PUBLIC_BODY, SchemeKind.EXECUTIVE, LATER, "Wgr 13, tweede lid (naar de wettekst van 2017)"),
        (
            Form.OPERATIONAL_MANAGEMENT_ENTITY, SchemeKind.EXECUTIVE,
            LATER, "Wgr 14a en 13, tweede lid (nog niet nagegaan)",
        ),
        (Form.JOINT_ORGAN, SchemeKind.EXECUTIVE, LATER, "Wgr 15 en 13, tweede lid (nog niet nagegaan)"),
        (Form.PUBLIC_BODY, SchemeKind.MIXED, LOOK, "Wgr 13, tweede lid (naar de wettekst van 2017)"),
    ],
)  # fmt: skip
def test_which_seats_end_follows_from_the_kind_of_scheme(clerk, region, form, scheme, says, rests_on):
    browser, page, row = calendar_of(clerk, region, form, scheme)
    shown = text_of(browser.get(page, {"jaar": "2026"}))
    told = shown.partition(TITLE)[2].partition("Bestuursvergaderingen")[0]
    assert says in told
    assert rests_on in told
    assert sum(one in told for one in (ON_THE_DAY, LATER, LOOK)) == 1
    file = browser.get(reverse("councils:partnership-ics", args=[row.public_id]), {"jaar": "2026"})
    [entry] = [each for each in events(file.content) if "Herbenoemen" in each["SUMMARY"]]
    assert says in entry["DESCRIPTION"]


def test_mayors_stay(clerk, region):
    browser, page, _ = calendar_of(clerk, region, Form.PUBLIC_BODY, SchemeKind.MAYOR)
    assert "Herbenoemen" not in text_of(browser.get(page, {"jaar": "2026"}))


def test_a_council_reads_of_each_way_once(clerk, houten, region):
    for name, scheme in (("A", SchemeKind.COUNCIL), ("B", SchemeKind.COUNCIL), ("C", SchemeKind.EXECUTIVE)):
        join(partnership(name, form=Form.PUBLIC_BODY, scheme_kind=scheme), region.houten, region.nieuwegein)
    shown = text_of(clerk.get(houten, {"jaar": "2026"}))
    assert (shown.count(ON_THE_DAY), shown.count(LATER)) == (1, 1)
