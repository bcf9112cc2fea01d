"""The calendar of an arrangement and of a council, the grid and dates in common; it is 1 June 2026."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.common.asked import Asked
from verband.rooms.councils.choices import Occasion, Procedure, Reaction
from verband.rooms.councils.models import CouncilMeeting, OwnTerm, Recess
from verband.rooms.councils.selectors.grid import grid_of
from verband.rooms.councils.selectors.years import year_to_plan
from verband.rooms.councils.tests.planned import board_meets, put
from verband.rooms.register.choices import Division, Form, SchemeKind
from verband.rooms.register.models import Area, AreaMember, Particulars, Publication
from verband.rooms.register.selectors.on_day import forget
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.factories import join, partnership
from verband.rooms.register.tests.pages import addresses, exported, section, text_of

READS = {"raadslid", "bestuurder", "ambtenaar", "griffier", "programmateam"}


def test_without_a_meeting_the_last_lawful_days_stand_there(clerk, fire):
    said = text_of(clerk.get(fire))
    assert "22 juni 2026 uiterste dag Ontwerpbegroting naar de raden 2027" in said
    assert "artikel 35, eerste lid Wgr tekst van 1 juli 2022" in said
    assert "dagelijks bestuur → raden, Staten en algemene besturen" in said
    assert "gedeputeerde staten" in said
    assert "Nog niets ingevuld" in said


def test_with_a_meeting_the_days_follow_from_it(clerk, fire, region):
    board_meets(region)
    said = text_of(clerk.get(fire))
    assert "15 april 2026 Ontwerpbegroting naar de raden 2027" in said
    assert "Gerekend vanaf de bestuursvergadering van 8 juli 2026." in said


def test_the_term_of_a_council_follows_its_own_receipt(clerk, fire, region):
    board_meets(region)
    put(region, region.houten, received_on=date(2026, 4, 20))
    said = section(clerk.get(fire), "De termijn van elke raad")
    assert "20 april 2026 ontvangen 13 juli 2026" in said
    assert "15 april 2026 ontvangst niet vastgelegd 8 juli 2026" in said
    assert "5 dagen na de bestuursvergadering" in section(clerk.get(fire), "Wat elkaar in de weg zit")


def test_of_two_pieces_on_the_same_the_page_says_that_the_last_one_counts(clerk, houten, region):
    board_meets(region)
    put(region, region.houten, received_on=date(2026, 4, 10))
    assert "het laatst voorgelegde telt" not in text_of(clerk.get(houten))
    put(region, region.houten, received_on=date(2026, 5, 20), subject="tweede ontwerp")
    assert "ontwerpbegroting 2027 tweede ontwerp 2 stukken; het laatst voorgelegde telt" in text_of(
        clerk.get(houten)
    )


def test_a_meeting_names_the_pieces_that_stand_on_it(clerk, houten, region):
    for name, decides in (("raadsvergadering", True), ("commissie", False)):
        CouncilMeeting.objects.create(party=region.houten, on=date(2026, 6, 25), name=name, decides=decides)
    on_it = {"agenda_on": date(2026, 6, 25)}
    put(region, region.houten, subject="zonder naam", **on_it)
    put(region, region.houten, subject="met naam", agenda="commissie", **on_it)
    put(region, region.houten, subject="andere dag", agenda_on=date(2026, 6, 26))
    put(region, region.nieuwegein, subject="van anderen", **on_it)
    said = section(clerk.get(houten), "Vergaderingen")
    assert (
        "raadsvergadering Wijzig raadsvergadering op 25 juni 2026 Op de agenda: zonder naam (over 2027)"
        in said
    )
    assert "Op de agenda: met naam (over 2027)" in said
    assert "andere dag" not in said
    assert "van anderen" not in said


def test_a_clerk_notes_what_came_in_with_the_own_council_ticked(clerk, cast, houten, region):
    work = reverse("councils:work", args=[region.houten.public_id])
    lay = f"{reverse('councils:lay', args=[region.fire.public_id])}?raad={region.houten.public_id}"
    for page in (houten, work):
        assert lay in addresses(clerk.get(page)), page
        assert "Noteer een stuk dat binnenkwam" not in text_of(window(cast.raadslid).get(page))
    assert clerk.get(lay).context["form"]["councils"].value() == [region.houten.public_id]


def test_an_abolished_council_is_asked_nothing(clerk, fire):
    assert "Vianen" not in text_of(clerk.get(fire))


def test_an_arrangement_without_a_budget_says_why_it_has_no_moments(clerk, region):
    said = text_of(clerk.get(reverse("councils:calendar", args=[region.lek.public_id])))
    assert "Een regeling van deze vorm heeft geen eigen begroting" in said


@pytest.mark.parametrize(
    ("form", "says"),
    [
        (Form.UNKNOWN, "De vorm is niet bekend."),
        (Form.HOST_AUTHORITY, "Een regeling van deze vorm heeft geen eigen begroting"),
        (Form.NETWORK, "Dit is geen gemeenschappelijke regeling"),
    ],
)
def test_why_there_are_no_moments_follows_from_the_form(clerk, fire, region, form, says):
    region.fire.versions.update(form=form)
    forget()
    assert says in text_of(clerk.get(fire))


def test_a_text_of_an_arrangement_without_a_budget_has_its_term_all_the_same(clerk, fire, region):
    """By hand: eight weeks after 1 June 2026 end on 27 July."""
    region.fire.versions.update(form=Form.HOST_AUTHORITY)
    forget()
    put(
        region, region.houten, occasion=Occasion.ARRANGEMENT, year=2026, received_on=date(2026, 6, 1),
        procedure=Procedure.AMEND,
    )  # fmt: skip
    said = text_of(clerk.get(fire))
    assert "De termijn van elke raad" in said
    assert "27 juli 2026" in said
    saved = clerk.get(reverse("councils:partnership-ics", args=[region.fire.public_id])).content.decode()
    assert saved.count("zienswijze op ontwerpbegroting 2027") == 1  # the name that its piece carries


def test_what_was_probably_succeeded_says_so_and_is_not_in_the_grid(cast, clerk, region):
    said = text_of(clerk.get(reverse("councils:calendar", args=[region.old_waste.public_id])))
    assert "waarschijnlijk opgevolgd" in said
    names = [row.row.name for row in grid_of(cast.griffier, Asked({}), 2026, date(2026, 6, 1)).rows]
    assert names == ["Afvaldienst Lek", "Veiligheidsregio Lek"]


@pytest.mark.parametrize("year", ["abc", "1900", "99999", "²⁰²⁶", "-1"])
def test_a_year_that_is_none_is_named(clerk, fire, year):
    said = text_of(clerk.get(fire, {"jaar": year}))
    assert "is geen jaar van 2015 tot en met 2060" in said
    assert "Kalender 2026" in said


def test_who_looks_at_the_calendar(cast, fire):
    assert {
        name for name, user in cast.everyone().items() if window(user).get(fire).status_code == 200
    } == READS


def test_a_council_sees_every_arrangement_and_how_far_it_is(clerk, houten, region):
    board_meets(region)
    put(region, region.houten, sent_on=date(2026, 4, 16), received_on=date(2026, 4, 16))
    said = text_of(clerk.get(houten))
    assert "15 april 2026 Veiligheidsregio Lek Ontwerpbegroting naar de raden 2027 te laat" in said
    assert "29 april 2026 Afvaldienst Lek Kaderbrief naar de raden 2027 dag voorbij, niet vastgelegd" in said
    assert "vanaf 16 april 2026 ontvangen, nog niet teruggestuurd" in said


def test_a_council_that_decided_in_time_is_done(clerk, houten, region):
    board_meets(region)
    put(
        region, region.houten,
        received_on=date(2026, 4, 15), reaction=Reaction.NOTHING, decided_on=date(2026, 5, 21),
    )  # fmt: skip
    assert "vanaf 15 april 2026 gedaan" in text_of(clerk.get(houten))


def test_a_party_without_a_council_has_no_such_page(clerk, region):
    assert clerk.get(reverse("councils:council", args=[region.waste_body.public_id])).status_code == 404


def test_the_grid_shows_each_arrangement_against_each_council(clerk, region):
    board_meets(region)
    put(
        region, region.houten,
        received_on=date(2026, 4, 15), reaction=Reaction.SAID, returned_on=date(2026, 5, 22),
    )  # fmt: skip
    answer = clerk.get(reverse("councils:grid"), {"gebied": "PV26"})
    grid = answer.context["page"]
    assert [column.name for column in grid.columns] == [
        "Gemeente Houten", "Gemeente Nieuwegein", "Gemeente Vijfheerenlanden",
    ]  # fmt: skip
    [waste, fire] = grid.rows
    assert [cell.text for cell in fire.cells] == ["B✓ K? R? Z✓", "B? K? R? Z", "B? K? R? Z"]
    assert waste.cells[0].text == "K? R? B* Z*"
    assert "Rooster 2026" in text_of(answer)


def in_recess(region):
    Recess.objects.create(
        party=region.houten, name="Zomerreces", first_day=date(2027, 7, 10), last_day=date(2027, 8, 22)
    )


def test_dates_in_common_say_what_they_cost(clerk, region):
    in_recess(region)
    said = text_of(clerk.get(reverse("councils:common-dates"), {"jaar": "2027"}))
    assert "Ontwerpbegroting op 16 april 2027, vergadering op 23 augustus 2027" in said
    assert "Van geen raad valt een bekend reces in de termijn" in said
    assert "Op die dag is van geen raad reces bekend" in said
    assert (
        "Van 1 van 3 raden is een reces genoemd; een vakantie die niet is genoemd, kent Verband niet" in said
    )
    one = text_of(clerk.get(reverse("councils:dates-for", args=[region.fire.public_id])))
    assert "van Veiligheidsregio Lek voor 3 raden" in one


def test_no_dates_are_proposed_that_have_passed(clerk, region):
    page = clerk.get(reverse("councils:common-dates"), {"jaar": "2026"}).context["page"]
    assert page.ways
    assert all(way.sending_on >= date(2026, 6, 1) for way in page.ways)
    assert "Geen data gevonden" in text_of(clerk.get(reverse("councils:common-dates"), {"jaar": "2025"}))


def test_a_day_of_ones_own_choice_is_counted_back_and_names_whose_recess_it_meets(clerk, region):
    in_recess(region)
    address = reverse("councils:dates-for", args=[region.fire.public_id])
    said = text_of(clerk.get(address, {"vergadering": "2027-07-14"}))
    assert "Ontwerpbegroting op 7 april 2027, vergadering op 14 juli 2027" in said
    assert "In het reces van 1 raad" in said
    assert "Op die dag kan het niet" in text_of(clerk.get(address, {"vergadering": "2027-07-18"}))
    assert "'morgen' is geen dag" in text_of(clerk.get(address, {"vergadering": "morgen"}))


def test_dates_in_common_are_saved_as_a_file(clerk, region):
    in_recess(region)
    [first, *_] = exported(clerk, reverse("councils:common-dates"), {"jaar": "2027"})
    assert (first["Ontwerpbegroting"], first["Vergadering"]) == ("2027-04-16", "2027-08-23")
    [own] = exported(clerk, reverse("councils:common-dates"), {"vergadering": "2027-07-14"})
    assert own["Raden met reces op de vergaderdag"] == "Gemeente Houten"


def test_a_province_that_takes_part_sends_the_budget_to_the_minister(clerk, region):
    service = partnership("Dienst Lek", form=Form.PUBLIC_BODY, scheme_kind=SchemeKind.MIXED)
    join(service, region.houten, region.province)
    said = text_of(clerk.get(reverse("councils:calendar", args=[service.public_id])))
    assert "de Minister van BZK" in said
    assert "2 raden: Houten, Provincie Utrecht" in said


def test_the_same_moments_are_saved_as_a_file(clerk, fire, houten, region):
    board_meets(region)
    calendar = exported(clerk, fire, {"jaar": "2026"})
    assert [row["Overheid"] for row in calendar if row["Moment"] == "Zienswijze op de ontwerpbegroting"] == [
        "", "Gemeente Houten", "Gemeente Nieuwegein", "Gemeente Vijfheerenlanden",
    ]  # fmt: skip
    assert calendar[0]["Uiterlijk"] == "2026-04-15"
    assert calendar[0]["Artikel"] == "artikel 35, eerste lid Wgr"
    assert calendar[0]["Wettekst van"] == "2022-07-01"
    year = exported(clerk, houten, {"jaar": "2026"})
    assert {row["Regeling"] for row in year} == {"Veiligheidsregio Lek", "Afvaldienst Lek"}
    grid = exported(clerk, reverse("councils:grid"), {"gebied": "PV26", "jaar": "2026"})
    assert len(grid) == 2 * 3 * 4
    assert grid[0]["Id van de regeling"] == str(region.waste.public_id)


@pytest.mark.parametrize(("today", "year"), [(date(2026, 6, 30), 2026), (date(2026, 7, 1), 2027)])
def test_from_july_on_the_next_year_is_planned(today, year):
    assert year_to_plan(today) == year


def test_a_province_that_is_none_is_named(clerk):
    for page in ("grid", "common-dates"):
        said = text_of(clerk.get(reverse(f"councils:{page}"), {"gebied": "PV99"}))
        assert "'PV99' is geen bekende keuze bij gebied" in said


def test_the_text_of_an_arrangement_gives_each_council_eight_weeks_from_its_receipt(
    clerk, fire, houten, region
):
    piece = {"occasion": Occasion.ARRANGEMENT, "subject": "eerste wijziging", "year": 2026}
    put(region, region.houten, received_on=date(2026, 5, 4), **piece)
    put(region, region.nieuwegein, **piece)
    said = section(clerk.get(fire), "De termijn van elke raad")
    assert "Zienswijze op eerste wijziging 2026 4 mei 2026 ontvangen 29 juni 2026" in said
    assert "29 juni 2026 Veiligheidsregio Lek Zienswijze op het ontwerp" in text_of(clerk.get(houten))


def test_a_named_decision_has_a_term_only_when_the_arrangement_sets_one(clerk, houten, region):
    put(
        region, region.houten,
        occasion=Occasion.DECISION, subject="beleidsplan", year=2026, received_on=date(2026, 5, 4),
    )  # fmt: skip
    assert "besluit dat de regeling noemt" not in text_of(clerk.get(houten))
    OwnTerm.objects.create(partnership=region.fire, occasion=Occasion.DECISION, weeks=8, clause="artikel 12")
    assert "29 juni 2026 Veiligheidsregio Lek Zienswijze op een besluit" in text_of(clerk.get(houten))


def test_evaluations_and_elections_stand_beside_the_terms(clerk, fire, houten, region):
    Particulars.objects.create(partnership=region.fire, next_evaluation_on=date(2026, 10, 1))
    for page in (fire, houten):
        said = section(clerk.get(page), "Ook in 2026")
        assert "1 oktober 2026: Evaluatie Veiligheidsregio Lek" in said
        assert "1 april 2026: Herbenoemen na verkiezing: gemeenteraden, 18 maart 2026" in said
    assert "Ook in 2027" not in text_of(clerk.get(fire, {"jaar": "2027"}))


def test_a_decision_that_was_not_sent_shows_in_the_own_house_only(cast, clerk, region):
    board_meets(region)
    row = put(
        region, region.houten,
        received_on=date(2026, 4, 15), reaction=Reaction.NOTHING, decided_on=date(2026, 5, 21),
    )  # fmt: skip
    grid = reverse("councils:grid")

    def shown(user):
        return window(user).get(grid, {"gebied": "PV26"}).context["page"].rows[1].cells[0].text

    assert shown(cast.raadslid).endswith("Z✓")
    assert shown(cast.programmateam).endswith("Z→")
    row.returned_on = date(2026, 5, 22)
    row.save()
    assert shown(cast.programmateam).endswith("Z✓")


def test_a_view_is_given_on_the_day_on_which_it_reaches_the_board(clerk, houten, region):
    board_meets(region)  # the term ends on 8 July
    row = put(
        region, region.houten,
        received_on=date(2026, 4, 15), reaction=Reaction.SAID, decided_on=date(2026, 7, 2), text="Nee.",
    )  # fmt: skip

    def state():
        lines = clerk.get(houten).context["page"].lines
        return next(
            line.state for line in lines if line.moment.rule.code == "zienswijze-begroting" and line.pieces
        )

    assert state() == "under-way"
    row.returned_on = date(2026, 7, 9)
    row.save()
    assert state() == "late"
    row.returned_on = date(2026, 7, 8)
    row.save()
    assert state() == "done"


def test_who_is_no_partner_sees_the_published_calendar_and_no_way_to_what_is_closed(clerk, fire, houten):
    for page in ("councils:calendar", "councils:council"):
        Publication.objects.create(page=page, valid_from=date(2026, 1, 1))
    for page in (fire, houten):
        assert any("/betrekken/agenda/" in one for one in addresses(clerk.get(page)))
        assert not any("/betrekken/agenda/" in one for one in addresses(window(None).get(page)))


def test_dates_in_common_of_an_own_division_are_for_the_councils_of_its_arrangements(clerk, region):
    area = Area.objects.create(division=Division.OWN, code="vijf", name="Rond Vianen")
    AreaMember.objects.create(area=area, party=region.vijfheerenlanden)
    choice = {"gebied": str(area.public_id), "jaar": "2026"}
    page = clerk.get(reverse("councils:common-dates"), choice).context["page"]
    assert {row.name for row in page.arrangements} == {"Veiligheidsregio Lek", "Afvaldienst Lek"}
    columns = clerk.get(reverse("councils:grid"), choice).context["page"].columns
    assert [column.name for column in columns] == ["Gemeente Vijfheerenlanden"]


def test_what_collides_in_a_region_stands_on_one_page(clerk, region):
    board_meets(region)  # on 8 July
    Recess.objects.create(
        party=region.houten, name="Zomerreces", first_day=date(2026, 7, 4), last_day=date(2026, 8, 30)
    )
    address = reverse("councils:collisions")
    said = text_of(clerk.get(address, {"jaar": "2026"}))
    assert "Houten: 5 dagen van de termijn van Veiligheidsregio Lek vallen in het reces" in said
    assert "Houten: de bestuursvergadering van Veiligheidsregio Lek op 8 juli 2026 valt in het reces" in said
    assert (
        "Van 1 van 3 raden is een reces genoemd; een vakantie die niet is genoemd, kent Verband niet" in said
    )
    rows = exported(clerk, address, {"jaar": "2026"})
    assert {row["Wat"] for row in rows} >= {"termijn in reces", "bestuursvergadering in reces"}
    assert "Niets gevonden" in text_of(clerk.get(address, {"jaar": "2031"}))


def test_an_arrangement_has_no_moments_from_before_it_began(clerk, region):
    address = reverse("councils:calendar", args=[region.waste.public_id])
    before = {each.rule.code for each in clerk.get(address, {"jaar": "2026"}).context["page"].moments}
    region.waste.versions.update(valid_from=date(2026, 5, 1))
    forget()
    after = {each.rule.code for each in clerk.get(address, {"jaar": "2026"}).context["page"].moments}
    accounts = {"voorlopige-jaarrekening", "rekening-vaststellen", "rekening-inzenden"}  # of 2025, without it
    assert before - after == {"kaderbrief"} | accounts
    assert after
