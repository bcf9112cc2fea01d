"""The seats that end after an election, on the page and as a file."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.register.choices import SchemeKind
from verband.rooms.register.models import PartnershipVersion, Seat
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import addresses, exported, text_of

WHERE = reverse("councils:seats-ending")
TOWNS, STATES = {"verkiezing": "gemeenteraad-2026"}, {"verkiezing": "staten-2027"}
DAY = date(2026, 4, 1)


def seat(region, held_by="wethouder", **values):
    told = {"organ": "algemeen bestuur", "function": "deelnemer", "valid_from": date(2022, 7, 1)}
    about = {"partnership": region.fire, "party": region.houten}
    return Seat.objects.create(held_by=held_by, **about | told | values)


@pytest.fixture
def clerk(cast):
    return window(cast.griffier)


def lines(client, query=TOWNS):
    return client.get(WHERE, query).context["page"].lines


def test_a_seat_tells_when_it_ends_who_appoints_and_by_which_article(clerk, region):
    PartnershipVersion.objects.filter(partnership=region.fire).update(scheme_kind=SchemeKind.COUNCIL)
    seat(region, "raadslid")
    said = text_of(clerk.get(WHERE, TOWNS))
    for words in ("eindigt op 1 april 2026", "de raad", "Wgr 13, tweede lid", "wettekst van 10 mei 2017"):
        assert words in said
    assert "controleer op wetten.overheid.nl" in said


def test_an_alderman_and_a_mayor_are_told_apart(clerk, region):
    seat(region, "wethouder")
    seat(region, "burgemeester", organ="dagelijks bestuur")
    assert [line.ending.when for line in lines(clerk)] == ["with-college", "stays"]
    assert [line.state.value for line in lines(clerk)] == ["open", "stays"]


def test_who_may_not_write_it_down_reads_who_does_and_reports_it(clerk, cast, region):
    seat(region, "raadslid", valid_to=DAY)
    where = reverse("register:report", args=["samenwerkingsverband", region.fire.public_id])
    page = window(cast.raadslid).get(WHERE, TOWNS)
    assert "vult een bijhouder van Gemeente Houten in bij het samenwerkingsverband" in text_of(page)
    assert "meld wie er nu zit" in text_of(page)
    assert where in addresses(page)
    assert window(cast.raadslid).get(where).status_code == 200
    assert where not in addresses(window(cast.ambtenaar).get(WHERE, TOWNS))


def test_of_a_seat_that_is_filled_nothing_is_reported(cast, region):
    seat(region, "raadslid", valid_to=DAY)
    seat(region, "raadslid", valid_from=DAY)
    assert "meld wie er nu zit" not in text_of(window(cast.raadslid).get(WHERE, TOWNS))


def test_only_governments_of_the_kind_that_was_elected_are_listed(clerk, region):
    seat(region, "raadslid")
    seat(region, "gedeputeerde", party=region.province)
    assert [line.seat.party.name for line in lines(clerk)] == ["Gemeente Houten"]
    assert [line.seat.party.name for line in lines(clerk, STATES)] == ["Provincie Utrecht"]


def test_a_seat_that_ended_before_or_began_after_is_not_listed(clerk, region):
    seat(region, valid_to=date(2026, 3, 31))
    seat(region, valid_from=DAY)
    assert lines(clerk) == ()
    assert "Geen zetels ingevuld" in text_of(clerk.get(WHERE, TOWNS))


def test_a_seat_that_was_written_down_anew_is_filled(clerk, region):
    seat(region, "raadslid", valid_to=DAY)
    [line] = lines(clerk)
    assert line.state.value == "ended"
    seat(region, "raadslid", valid_from=date(2026, 4, 9))
    [line] = lines(clerk)
    assert (line.state.value, line.filled_on) == ("filled", date(2026, 4, 9))


def test_one_new_seat_fills_one_of_two(clerk, region):
    for _ in range(2):
        seat(region, "raadslid", valid_to=DAY)
    seat(region, "raadslid", valid_from=DAY)
    assert sorted(line.state.value for line in lines(clerk)) == ["ended", "filled"]


def test_what_was_filled_after_the_next_election_does_not_count_for_this_one(clerk, region):
    seat(region, "raadslid", valid_from=date(2020, 1, 1), valid_to=date(2022, 3, 30))
    seat(region, "raadslid", valid_from=date(2026, 4, 9))
    assert [line.state.value for line in lines(clerk, {"verkiezing": "gemeenteraad-2022"})] == ["ended"]


def test_a_seat_elsewhere_fills_nothing(clerk, region):
    seat(region, "raadslid", valid_to=DAY)
    seat(region, "raadslid", valid_from=DAY, party=region.nieuwegein)
    seat(region, "raadslid", valid_from=DAY, organ="dagelijks bestuur")
    assert [line.state.value for line in lines(clerk)] == ["ended"]


def test_before_the_election_the_seats_wait_for_it(clerk, region):
    seat(region, "Statenlid", party=region.province, partnership=region.lek)
    [line] = lines(clerk, STATES)
    assert (line.state.value, line.ending.when) == ("coming", "by-agreement")


def test_the_election_of_the_own_government_comes_first(cast, region):
    assert window(cast.griffier).get(WHERE).context["page"].election.code == "gemeenteraad-2026"
    assert window(cast.bestuurder).get(WHERE).context["page"].election.code == "waterschap-2027"


def test_who_keeps_the_partnership_is_led_to_the_form(cast, region):
    seat(region)
    form = reverse("register:parts", args=[region.fire.public_id, "zetels"])
    assert form in addresses(window(cast.ambtenaar).get(WHERE, TOWNS))
    answer = window(cast.griffier).get(WHERE, TOWNS)
    assert form not in addresses(answer)
    assert "vult een bijhouder van" in text_of(answer)


def test_the_list_is_saved_as_it_is_narrowed(clerk, region):
    seat(region, "raadslid", substitute="plaatsvervangend raadslid")
    seat(region, "burgemeester", party=region.nieuwegein)
    [row] = exported(clerk, WHERE, TOWNS | {"overheid": str(region.houten.public_id)})
    assert row["Eerste dag zonder"] == "2026-04-01"
    assert row["Vervanger"] == "plaatsvervangend raadslid"
    assert "Wgr 13, tweede lid (tekst van 10 mei 2017, naar de wettekst van 2017)" in row["Artikelen"]
    assert len(exported(clerk, WHERE, TOWNS | {"stand": "stays"})) == 1


def test_an_office_that_is_not_filled_in_reads_unknown(clerk, region):
    seat(region, "", partnership=region.lek)
    [row] = exported(clerk, WHERE, TOWNS)
    assert row["Bekleed door"] == "niet bekend"


def test_an_unknown_election_is_said(clerk, region):
    assert "geen bekende keuze bij verkiezing" in text_of(clerk.get(WHERE, {"verkiezing": "kaas"}))


def test_what_is_not_looked_up_says_so(clerk, region):
    assert "nog niet nagegaan" in text_of(clerk.get(WHERE, STATES))


def test_the_page_asks_as_often_of_many_seats(clerk, region, django_assert_max_num_queries):
    for party in (region.houten, region.nieuwegein, region.vijfheerenlanden):
        for number in range(5):
            seat(region, party=party, function=f"lid {number}")
    clerk.get(WHERE, TOWNS)
    with django_assert_max_num_queries(14):
        assert len(lines(clerk)) == 15
