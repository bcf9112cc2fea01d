"""Putting a piece before councils: once, by whom, and what is asked or told before it is laid."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.councils.models import Consultation
from verband.rooms.councils.tests.pieces import clerk_of, piece
from verband.rooms.councils.tests.test_consultations import fill, page, says, undo
from verband.rooms.history.models import Event
from verband.rooms.register.selectors.on_day import forget
from verband.rooms.register.tests.cast import window


def lay(region):
    return reverse("councils:lay", args=[region.waste.public_id])


def laid(region, **values):
    councils = [str(party.public_id) for party in (region.houten, region.nieuwegein)]
    told = {"voice": "opinion", "occasion": "budget", "year": "2027", "subject": "ontwerpbegroting 2027"}
    return told | {"procedure": "", "sent_on": "2026-04-01", "councils": councils} | values


def test_one_deed_puts_a_piece_before_each_council(clerk, region):
    assert clerk.post(lay(region), laid(region)).status_code == 302
    rows = Consultation.objects.order_by("party__name")
    assert [row.party for row in rows] == [region.houten, region.nieuwegein]
    assert {(row.sent_on, row.received_on, row.proof) for row in rows} == {(date(2026, 4, 1), None, "")}
    assert len(set(Event.objects.values_list("batch", flat=True))) == 1


def test_a_clerk_begins_with_the_own_council_and_no_day(clerk, region):
    form = clerk.get(lay(region)).context["form"]
    assert [label for _, label in form["councils"].field.choices] == [
        "raad van Houten",
        "raad van Nieuwegein",
        "raad van Vijfheerenlanden",
    ]
    assert form["councils"].value() == [region.houten.public_id]
    assert form["sent_on"].value() is None


def test_an_official_begins_with_all_councils_and_today(cast, region):
    form = window(cast.ambtenaar).get(lay(region)).context["form"]
    assert len(form["councils"].value()) == 3
    assert form["sent_on"].value() == date(2026, 6, 1)


def test_one_tick_is_all_councils_and_the_number_is_said(clerk, region):
    answer = clerk.post(lay(region), laid(region, councils=[], everyone="on"), follow=True)
    assert Consultation.objects.count() == 3
    assert "Voorgelegd bij 3 overheden" in says(answer)


def test_a_clerk_comes_back_on_the_own_list_and_others_on_the_list_of_all(clerk, cast, region):
    assert clerk.post(lay(region), laid(region)).url == reverse(
        "councils:work", args=[region.houten.public_id]
    )
    answer = window(cast.ambtenaar).post(lay(region), laid(region, year="2028"))
    assert answer.url.startswith(reverse("councils:opinions"))


@pytest.mark.parametrize("occasion", ["budget", "frameworks", "accounts"])
def test_a_second_piece_on_the_same_is_asked_about_before_it_is_laid(clerk, region, occasion):
    there = piece(region, occasion=occasion, received_on=date(2026, 4, 3))
    other = laid(region, occasion=occasion, subject="ontwerp, tweede keer")
    answer = clerk.post(lay(region), other)
    assert answer.status_code == 422
    assert "raad van Houten ('ontwerpbegroting 2027', sinds 3 april 2026)" in says(answer)
    assert page(there) in says(answer)
    assert Consultation.objects.count() == 1
    assert "Toch als nieuw stuk" in says(answer)
    assert clerk.post(lay(region), other | {"anew": "on"}).status_code == 302
    assert Consultation.objects.count() == 3


def test_the_question_stays_in_sight_when_something_else_is_wrong(clerk, region):
    piece(region)
    answer = clerk.post(lay(region), laid(region, subject="", anew="on"))
    assert "Toch als nieuw stuk" in says(answer)
    assert "Toch als nieuw stuk" not in says(clerk.get(lay(region)))


@pytest.mark.parametrize(
    "other",
    [{"year": "2028"}, {"occasion": "decision"}, {"occasion": "budget-change"}, {"party": "nieuwegein"}],
    ids=["year", "decision", "change", "council"],
)
def test_what_is_about_something_else_is_laid_at_once(clerk, region, other):
    piece(region)
    party = getattr(region, other.pop("party", "houten"))
    told = laid(region, subject="iets anders", councils=[str(party.public_id)], **other)
    assert clerk.post(lay(region), told).status_code == 302


def test_a_page_says_that_another_piece_on_the_same_lies_there(clerk, region):
    first, second = piece(region), piece(region, subject="tweede ontwerp", sent_on=date(2026, 5, 1))
    piece(region, region.nieuwegein, subject="bij de buren")
    shown = says(clerk.get(page(first)))
    assert "liggen 2 stukken over de begroting 2027" in shown
    assert "telt het stuk dat het laatst is voorgelegd" in shown
    assert page(second) in shown
    assert "bij de buren" not in shown
    assert "liggen 2 stukken" not in says(clerk.get(page(piece(region, year=2028))))


@pytest.mark.parametrize("scheme", ["council", "mixed"])
def test_who_lays_a_text_is_told_when_councils_take_part_themselves(clerk, region, scheme):
    region.waste.versions.update(scheme_kind=scheme)
    forget()
    shown = says(clerk.get(lay(region)))
    assert "doen raden, Staten of algemene besturen zelf mee" in shown
    assert "artikel 1, derde lid Wgr" in shown
    assert "artikel 1, vierde lid Wgr" in shown
    text = laid(region, occasion="arrangement", procedure="amend")
    assert clerk.post(lay(region), text).status_code == 302


def test_who_lays_a_text_is_told_when_an_organ_of_a_participant_is_its_council(clerk, region):
    assert "doen raden" not in says(clerk.get(lay(region)))
    region.waste.memberships.filter(party=region.nieuwegein).update(organs=["council"])
    forget()
    assert "doen raden" in says(clerk.get(lay(region)))


def test_a_second_click_adds_nothing_and_says_where_it_lies(clerk, region):
    clerk.post(lay(region), laid(region))
    again = clerk.post(lay(region), laid(region))
    assert again.status_code == 422
    assert "ligt al bij: raad van Houten, raad van Nieuwegein" in says(again)
    assert Consultation.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"councils": []}, "Zet een vinkje"),
        ({"occasion": "arrangement"}, "treffen, wijzigen, toetreden"),
        ({"procedure": "amend"}, "Laat 'Wat er met de regeling gebeurt' leeg"),
        ({"voice": "permission"}, "Toestemming gaat over de tekst van de regeling"),
        ({"voice": "wishes"}, "Wensen en bedenkingen gaan over een voorgenomen besluit"),
        ({"sent_on": "2026-06-02"}, "moet nog komen"),
        ({"year": "20266"}, "Over het jaar"),
        ({"subject": ""}, "Stuk"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_wrong_piece_is_refused_with_what_to_do(clerk, region, wrong, sentence):
    answer = clerk.post(lay(region), laid(region, **wrong))
    assert answer.status_code == 422
    assert sentence in says(answer)
    assert not Consultation.objects.exists()


def test_a_piece_is_not_put_before_a_council_that_takes_no_part(clerk, region):
    answer = clerk.post(lay(region), laid(region, councils=[str(region.water.public_id)]))
    assert answer.status_code == 422
    assert not Consultation.objects.exists()


def test_who_laid_it_takes_all_of_it_back_and_lays_it_again(clerk, region):
    clerk.post(lay(region), laid(region))
    assert undo(clerk).status_code == 302
    assert not Consultation.objects.exists()
    undo(clerk)
    assert Consultation.objects.count() == 2


def test_it_is_not_taken_back_once_another_council_wrote_something(clerk, region):
    clerk.post(lay(region), laid(region))
    batch = Event.objects.get(label__contains="Houten").batch
    row = Consultation.objects.get(party=region.nieuwegein)
    fill(clerk_of(region.nieuwegein), row, "ontvangst", received_on="2026-04-07")
    answer = clerk.post(reverse("history:undo", args=[batch]))
    assert answer.status_code == 409
    assert Consultation.objects.count() == 2


def test_nobody_of_another_house_takes_it_back(clerk, region, cast):
    clerk.post(lay(region), laid(region))
    for browser in (clerk_of(region.nieuwegein), window(cast.programmateam)):
        assert undo(browser).status_code == 404
    assert Consultation.objects.count() == 2
