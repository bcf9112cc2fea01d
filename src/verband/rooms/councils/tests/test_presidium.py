"""The list that a presidium prints: what comes to a council, by day, with a box to tick."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from verband.rooms.councils.models import BoardMeeting, Consultation, CouncilMeeting, Recess
from verband.rooms.councils.selectors.planning import Onlooker
from verband.rooms.councils.selectors.presidium import MEETING, NO_MEETING, presidium_list
from verband.rooms.councils.tests.planned import board_meets, put
from verband.rooms.register.models import Particulars
from verband.rooms.register.selectors.on_day import forget
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.factories import join, partnership
from verband.rooms.register.tests.pages import exported, text_of

TODAY = date(2026, 6, 1)
EYE = Onlooker(frozenset(), TODAY)
"""Of who belongs to no government."""


def page_of(region, user, query=""):
    return window(user).get(reverse("councils:presidium", args=[region.houten.public_id]) + query)


def lines(region, year=2026, quarter=""):
    return presidium_list(region.houten.public_id, year, quarter, EYE).lines


def line(region, what, **period):
    [found] = [one for one in lines(region, **period) if one.what == what and "Veiligheid" in one.arrangement]
    return found


def test_it_is_in_order_of_day_and_within_the_year(region):
    days = [one.day for one in lines(region)]
    assert days == sorted(days)
    assert {day.year for day in days} == {2026}


@pytest.mark.parametrize(
    ("quarter", "first", "last"),
    [
        ("1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2", date(2026, 4, 1), date(2026, 6, 30)),
        ("3", date(2026, 7, 1), date(2026, 9, 30)),
        ("4", date(2026, 10, 1), date(2026, 12, 31)),
        ("", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_quarter_is_three_whole_months(region, quarter, first, last):
    page = presidium_list(region.houten.public_id, 2026, quarter, EYE)
    assert (page.first, page.last) == (first, last)
    assert all(first <= one.day <= last for one in page.lines)


def test_a_term_that_plays_in_another_year_stands_where_its_day_is(region):
    BoardMeeting.objects.create(
        partnership=region.fire, on=date(2027, 1, 20), occasion="budget-change", year=2027
    )
    assert line(region, "Ontwerp van een begrotingswijziging naar de raden 2027").day == date(2026, 10, 28)


def test_the_last_meeting_within_a_term_is_named(region):
    for on, decides in [(date(2026, 6, 24), True), (date(2026, 9, 10), True), (date(2026, 9, 12), False)]:
        CouncilMeeting.objects.create(
            party=region.houten, on=on, name="Raad", decides=decides, papers_by=on - timedelta(days=14)
        )
    view = line(region, "Zienswijze op de ontwerpbegroting 2027")
    assert (view.begins, view.day) == (date(2026, 6, 22), date(2026, 9, 14))
    assert view.treat == "10 september 2026, stukken uiterlijk 27 augustus 2026"


@pytest.mark.parametrize("papers_by", [date(2026, 6, 10), None])
def test_a_meeting_for_which_the_piece_comes_too_late_is_not_named(region, papers_by):
    """The draft comes on 22 June: a council does not decide on it two days later."""
    CouncilMeeting.objects.create(party=region.houten, on=date(2026, 6, 24), name="Raad", papers_by=papers_by)
    assert line(region, "Zienswijze op de ontwerpbegroting 2027").treat == NO_MEETING


def test_a_term_without_a_meeting_says_so(region):
    CouncilMeeting.objects.create(party=region.houten, on=date(2026, 6, 1), name="Raad")
    assert line(region, "Zienswijze op de ontwerpbegroting 2027").treat == NO_MEETING


def test_without_known_meetings_none_is_named(region, cast):
    assert line(region, "Zienswijze op de ontwerpbegroting 2027").treat == ""
    assert "zijn geen vergaderingen ingevuld" in text_of(page_of(region, cast.griffier))


def test_a_piece_with_a_term_of_its_own_is_listed(region):
    Consultation.objects.create(
        partnership=region.fire,
        party=region.houten,
        occasion="arrangement",
        year=2026,
        subject="de derde wijziging",
        received_on=date(2026, 5, 1),
    )
    assert line(region, "Zienswijze op de derde wijziging (2026)").day == date(2026, 6, 26)


def test_how_far_each_moment_is_stands_beside_it(region, cast):
    put(region, region.houten, sent_on=date(2026, 4, 30), received_on=date(2026, 5, 4))
    view, sending = (
        line(region, what)
        for what in ("Zienswijze op de ontwerpbegroting 2027", "Ontwerpbegroting naar de raden 2027")
    )
    assert (view.state, view.received) == (
        "ontvangen, nog niet teruggestuurd",
        date(2026, 5, 4),
    )
    assert (sending.state, sending.received) == ("gedaan", date(2026, 5, 4))
    assert "Zienswijze op de ontwerpbegroting 2027 termijn vanaf" in text_of(page_of(region, cast.griffier))
    assert "ontvangen op 4 mei 2026" in text_of(page_of(region, cast.griffier))


def test_a_decision_that_was_not_sent_is_for_its_own_house(region, cast):
    told = {"reaction": "said", "decided_on": date(2026, 9, 30), "text": "Ja."}
    put(region, region.houten, received_on=date(2026, 5, 4), **told)
    board_meets(region)
    late = "te laat: na de vergadering van het bestuur op 8 juli 2026"
    assert late in text_of(page_of(region, cast.raadslid))
    assert late not in text_of(page_of(region, cast.programmateam))


def test_what_is_to_come_has_no_state(region):
    assert line(region, "Zienswijze op de ontwerpbegroting 2027").state == ""
    assert line(region, "Begroting vaststellen 2027").state == ""


def test_texts_of_the_law_stand_below_the_list_by_letter(region, cast):
    page = presidium_list(region.houten.public_id, 2026, "", EYE)
    assert list(page.versions.values()) == ["a", "b"][: len(page.versions)]
    said = text_of(page_of(region, cast.griffier, "?jaar=2026"))
    for version in page.versions:
        assert said.count(version) == 1


def test_an_evaluation_is_listed(region, cast):
    Particulars.objects.create(partnership=region.fire, next_evaluation_on=date(2026, 11, 2))
    assert "2 november 2026 Evaluatie Veiligheidsregio Lek" in text_of(
        page_of(region, cast.griffier, "?jaar=2026")
    )


def test_recesses_and_meetings_stand_between_the_moments(region, cast):
    Recess.objects.create(
        party=region.houten, name="Kerstreces", first_day=date(2025, 12, 20), last_day=date(2026, 1, 4)
    )
    CouncilMeeting.objects.create(party=region.houten, on=date(2026, 1, 20), name="Raad", decides=False)
    found = text_of(page_of(region, cast.griffier, "?jaar=2026&kwartaal=1"))
    assert "Reces: Kerstreces, 20 december 2025 tot en met 4 januari 2026" in found
    assert "Vergadering: Raad (zonder besluiten)" in found


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"sent_on": date(2026, 5, 4)}, "verzonden, ontvangst niet vastgelegd"),
        ({"received_on": date(2026, 5, 4)}, "ontvangen, nog niet teruggestuurd"),
        (
            {"received_on": date(2026, 5, 4), "reaction": "said", "decided_on": date(2026, 5, 20)},
            "besloten, nog niet teruggestuurd",
        ),
    ],
    ids=["sent", "received", "decided"],
)
def test_its_own_people_see_which_step_waits_and_others_no_decision(region, values, says):
    put(region, region.houten, **values)
    own = Onlooker(frozenset({region.houten.pk}), TODAY)
    view = "Zienswijze op de ontwerpbegroting 2027"
    [found] = [
        one
        for one in presidium_list(region.houten.public_id, 2026, "", own).lines
        if one.what == view and "Veiligheid" in one.arrangement
    ]
    assert found.state == says
    assert "besloten" not in line(region, view).state


def test_an_agenda_names_its_pieces_and_a_piece_its_agenda(region, cast):
    CouncilMeeting.objects.create(party=region.houten, on=date(2026, 6, 24), name="Raad")
    CouncilMeeting.objects.create(party=region.houten, on=date(2026, 9, 9), name="Raad")
    put(region, region.houten, received_on=date(2026, 5, 4), agenda_on=date(2026, 6, 24), agenda="Raad")
    view = line(region, "Zienswijze op de ontwerpbegroting 2027")
    assert view.agenda == "24 juni 2026, Raad"
    held = {one.day: one.what for one in lines(region) if one.kind == MEETING}
    assert held[date(2026, 6, 24)] == "Raad; op de agenda: ontwerpbegroting 2027 (Veiligheidsregio Lek)"
    assert held[date(2026, 9, 9)] == "Raad"
    where = reverse("councils:presidium", args=[region.houten.public_id])
    rows = exported(window(cast.griffier), where, {"jaar": "2026"})
    own = next(row for row in rows if row["Op de agenda van"])
    assert (own["Op de agenda van"], own["Klaar"]) == (
        "24 juni 2026, Raad",
        "ja",
    )  # the draft was sent in time
    assert "Op de agenda van" in text_of(page_of(region, cast.griffier, "?jaar=2026"))


def test_what_is_done_is_ticked_and_what_the_board_does_has_no_box(region, cast):
    put(
        region, region.houten, received_on=date(2026, 5, 4),
        reaction="said", text="Ja.", decided_on=date(2026, 5, 20), returned_on=date(2026, 5, 21),
    )  # fmt: skip
    found = lines(region)
    assert line(region, "Zienswijze op de ontwerpbegroting 2027").done
    assert not line(region, "Begroting vaststellen 2027").to_do
    html = page_of(region, cast.griffier, "?jaar=2026").content.decode()
    done = [one for one in found if one.to_do and one.done]
    assert html.count("☑") == len(done) == 2  # the draft that came, and the view on it
    assert html.count("☐") == len([one for one in found if one.to_do and not one.done]) > 0


def test_what_asks_something_has_a_box_to_tick_and_every_moment_its_article(region, cast):
    page = page_of(region, cast.griffier, "?jaar=2026")
    html, todo = page.content.decode(), [one for one in lines(region) if one.to_do]
    assert html.count("☐") == len(todo)
    assert "Artikel 35, derde lid Wgr" in text_of(page)
    assert "tekst sinds 1 juli 2022 (nog niet nagegaan)" in text_of(page)


def test_the_list_can_be_taken_along(region, cast):
    rows = exported(
        window(cast.griffier), reverse("councils:presidium", args=[region.houten.public_id]), {"jaar": "2026"}
    )
    assert len(rows) == len(lines(region))
    view = next(row for row in rows if row["Wat"] == "Zienswijze op de ontwerpbegroting 2027")
    assert (view["Dag"], view["Dag staat vast"]) == ("2026-09-14", "nee")


def test_on_paper_it_tells_its_own_day(region, cast):
    assert "Afgedrukt op 1 juni 2026." in text_of(page_of(region, cast.griffier))


def test_an_unknown_quarter_is_said(region, cast):
    found = text_of(page_of(region, cast.griffier, "?kwartaal=5"))
    assert "'5' is geen bekende keuze bij kwartaal" in found


@pytest.mark.parametrize(
    "who", ["buitenstaander", "toezichthouder", "opdrachtgever", "beheerder", "adviseur"]
)
def test_who_is_no_partner_sees_no_list(region, cast, who):
    assert page_of(region, getattr(cast, who)).status_code == 404


@pytest.mark.parametrize("other", ["waste_body", "vianen"])
def test_who_has_no_council_has_no_list(region, cast, other):
    where = reverse("councils:presidium", args=[getattr(region, other).public_id])
    answer = window(cast.griffier).get(where)
    assert answer.status_code == (404 if other == "waste_body" else 200)


def test_it_asks_as_often_for_more_arrangements(region, cast, django_assert_max_num_queries):
    browser = window(cast.griffier)
    where = reverse("councils:presidium", args=[region.houten.public_id])
    browser.get(where)
    for number in range(8):
        join(partnership(f"Lekdienst {number}", form="OL"), region.houten, region.nieuwegein)
    forget()
    with django_assert_max_num_queries(27):
        assert "Lekdienst 7" in text_of(browser.get(where))
    with django_assert_max_num_queries(21):
        browser.get(where)
