"""What the calendar says of the law behind its days; it is 1 June 2026."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.councils.choices import Occasion, Procedure
from verband.rooms.councils.models import BoardMeeting, OwnTerm, RuleSwitch
from verband.rooms.councils.tests.planned import board_meets, put
from verband.rooms.register.choices import Form, SchemeKind
from verband.rooms.register.tests.factories import join, partnership
from verband.rooms.register.tests.pages import exported, text_of


def test_the_page_says_which_of_two_days_is_the_one_of_the_law(clerk, fire, houten, region):
    """By hand: twelve weeks after Monday 2 March 2026 end on Whit Monday; 29 April 2028 is a Saturday."""
    board_meets(region)
    put(region, region.houten, received_on=date(2026, 3, 2))
    unsettled = (
        "of de Algemene termijnenwet een dag als deze verlengt, is niet nagegaan; dan is het 26 mei 2026"
    )
    for page in (fire, houten):
        assert f"25 mei 2026 vrije dag; {unsettled}" in text_of(clerk.get(page))
    put(
        region, region.houten, occasion=Occasion.ARRANGEMENT, year=2026, received_on=date(2026, 3, 10),
        procedure=Procedure.AMEND,
    )  # fmt: skip
    by_law = "volgens de Algemene termijnenwet eindigt de termijn op 6 mei 2026"
    for page in (fire, houten):
        sure = "(artikel 1, eerste lid; nog niet nagegaan)"
        assert f"5 mei 2026 vrije dag; {by_law} {sure}" in text_of(clerk.get(page))
    work = text_of(clerk.get(reverse("councils:work", args=[region.houten.public_id])))
    assert f"geen werkdag; {by_law}" in work
    assert f"geen werkdag; {unsettled}" in work
    fixed = text_of(clerk.get(fire, {"jaar": "2028"}))
    assert (
        "29 april 2028 vrije dag; of de Algemene termijnenwet een dag als deze verlengt, is niet nagegaan; "
        "dan is het 1 mei 2028"
    ) in fixed
    assert (
        "Dagen die bij koninklijk besluit met een feestdag zijn gelijkgesteld, zijn hier niet bekend" in fixed
    )


def test_an_own_term_of_the_arrangement_is_not_extended(clerk, houten, region):
    OwnTerm.objects.create(partnership=region.fire, occasion=Occasion.DECISION, weeks=8, clause="artikel 12")
    put(region, region.houten, occasion=Occasion.DECISION, year=2026, received_on=date(2026, 3, 7))
    shown = text_of(clerk.get(houten))
    assert "2 mei 2026 vrije dag; een eigen termijn van de regeling wordt niet verlengd" in shown


def test_a_day_that_the_law_does_not_name_is_explained(clerk, fire, region):
    board_meets(region)
    shown = text_of(clerk.get(fire))
    assert "De wet noemt geen dag: hier staat de dag voor de vergadering." in shown
    assert "De wet noemt daarvoor geen dag: het gaat om meteen na ontvangst." in shown
    assert "Binnen twee weken na de vaststelling" not in shown


def test_who_takes_part_is_known_as_of_today_in_every_year(clerk, fire):
    said = "Hoofdstuk I van de Wgr: dat volgt uit wie op 1 juni 2026 deelneemt"
    assert f"{said}. De begroting" in text_of(clerk.get(fire, {"jaar": "2026"}))
    assert f"{said}; wie in 2021 deelneemt, kan anders zijn. De begroting" in text_of(
        clerk.get(fire, {"jaar": "2021"})
    )


@pytest.mark.parametrize(
    ("form", "scheme", "odd"),
    [
        (Form.OPERATIONAL_MANAGEMENT_ENTITY, SchemeKind.COUNCIL, True),
        (Form.OPERATIONAL_MANAGEMENT_ENTITY, SchemeKind.MIXED, True),
        (Form.OPERATIONAL_MANAGEMENT_ENTITY, SchemeKind.EXECUTIVE, False),
        (Form.OPERATIONAL_MANAGEMENT_ENTITY, SchemeKind.UNKNOWN, False),
        (Form.PUBLIC_BODY, SchemeKind.COUNCIL, False),
    ],
)
def test_a_form_that_only_colleges_can_make_is_told_when_councils_made_it(clerk, region, form, scheme, odd):
    service = partnership("Dienst Lek", form=form, scheme_kind=scheme)
    join(service, region.houten, region.nieuwegein)
    said = text_of(clerk.get(reverse("councils:calendar", args=[service.public_id])))
    assert ("kunnen alleen colleges samen een bedrijfsvoeringsorganisatie treffen" in said) == odd
    assert ("(Wgr 8, derde lid, tekst van 10 mei 2017; naar de wettekst van 2017)" in said) == odd
    assert "Ontwerpbegroting naar de raden" in said


def test_the_calendar_counts_the_days_on_which_a_general_board_meets(clerk, fire, region):
    asks = "Een algemeen bestuur vergadert ten minste twee keer per jaar (artikel 22, tweede lid Wgr"
    shown = text_of(clerk.get(fire))
    assert f"{asks}, tekst van 1 juli 2022; nog niet nagegaan). Ingevuld over 2026: 0 vergaderdagen." in shown
    for occasion, on in (("budget", 8), ("accounts", 8), ("budget-change", 9)):
        BoardMeeting.objects.create(
            partnership=region.fire, on=date(2026, 7, on), occasion=occasion, year=2027
        )
    assert "Ingevuld over 2026: 2 vergaderdagen." in text_of(clerk.get(fire))
    assert "Ingevuld over 2027: 0 vergaderdagen." in text_of(clerk.get(fire, {"jaar": "2027"}))
    waste = reverse("councils:calendar", args=[region.waste.public_id])
    assert asks not in text_of(clerk.get(waste))  # a bedrijfsvoeringsorganisatie has no general board
    RuleSwitch.objects.create(code="twee-vergaderingen", because="Wij tellen zelf.")
    assert asks not in text_of(clerk.get(fire))


def test_an_old_year_is_worked_out_by_the_law_of_then(clerk, fire):
    said = text_of(clerk.get(fire, {"jaar": "2021"}))
    assert "14 april 2021 Kaderbrief naar de raden 2022" in said
    assert "tekst van 1 januari 2015" in said


def test_in_2022_both_last_days_of_sending_stand_there(clerk, fire):
    shown = text_of(clerk.get(fire, {"jaar": "2022"}))
    assert "22 juni 2022 uiterste dag volgens de wettekst van daarvoor 20 juli 2022" in shown
    [line] = [
        row
        for row in exported(clerk, fire, {"jaar": "2022"})
        if row["Moment"] == "Ontwerpbegroting naar de raden"
    ]
    assert (line["Uiterlijk"], line["Volgens de vorige wettekst"]) == ("2022-06-22", "2022-07-20")


def test_a_board_that_meets_too_late_is_told_at_every_moment_that_rests_on_it(clerk, fire, houten, region):
    board_meets(region, date(2026, 9, 15))
    shown = text_of(clerk.get(fire))
    late = "het bestuur vergadert na de uiterste dag 14 september 2026"
    assert f"23 juni 2026 {late} Ontwerpbegroting naar de raden 2027" in shown
    assert f"15 september 2026 {late} Zienswijze op de ontwerpbegroting 2027" in shown
    assert shown.index("Begroting vaststellen 2027") < shown.index("Vastgestelde begroting inzenden 2027")
    assert text_of(clerk.get(houten)).count(late) == 2
