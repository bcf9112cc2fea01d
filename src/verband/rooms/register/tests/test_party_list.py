from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.register.choices import PartyKind
from verband.rooms.register.selectors.on_day import forget
from verband.rooms.register.tests.factories import FUTURE, join, party
from verband.rooms.register.tests.pages import counts, exported, names, text_of

LIST = reverse("register:parties")
EVERYONE = [
    "Afvaldienst Lek",
    "Gemeente Houten",
    "Gemeente Nieuwegein",
    "Provincie Utrecht",
    "Gemeente Vianen",
    "Gemeente Vijfheerenlanden",
    "Waterschap Lekzoom",
]


def rows(response):
    return {row.party.name: row for row in response.context["table"].rows}


def test_standing_governments_and_whoever_takes_part_are_listed(client, region):
    party("Stichting Toeschouwer", PartyKind.COMPANY_OR_FOUNDATION)
    party("Gemeente Verdwenen", ended_on=date(2000, 1, 1))
    party("Gemeente Later", started_on=FUTURE)
    assert names(client.get(LIST)) == EVERYONE


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("Gemeente Houten", (5, 1, 5)),
        ("Gemeente Vianen", (1, 1, 3)),
        ("Provincie Utrecht", (1, 0, 3)),
        ("Waterschap Lekzoom", (0, 0, 0)),
        ("Afvaldienst Lek", (1, 0, 3)),
    ],
)
def test_partnerships_duties_and_partners_are_counted(client, region, name, numbers):
    row = rows(client.get(LIST))[name]
    assert (row.partnerships, row.statutory, row.partners) == numbers


def test_unknown_inhabitants_are_not_zero_and_a_body_has_none(client, region):
    said = {row["Naam"]: row["Inwoners"] for row in exported(client, LIST, {})}
    assert said["Gemeente Houten"] == "50000"
    assert said["Gemeente Nieuwegein"] == "niet bekend"
    assert said["Afvaldienst Lek"] == said["Waterschap Lekzoom"] == ""


def test_facets_offer_unknown_beside_what_is_known(client, region):
    found = counts(client.get(LIST))
    assert found["grootte"] == {"small": 1, "medium": 2, "unknown": 1}
    assert found["provincie"] == {"PV26": 6, "unknown": 1}
    assert found["bestaat"] == {"ja": 6, "nee": 1}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hout", ["Gemeente Houten"]),
        ("outen", []),
        ("ADL", ["Afvaldienst Lek"]),
        ("gemeente vi", ["Gemeente Vianen", "Gemeente Vijfheerenlanden"]),
        ("vi gemeente", ["Gemeente Vianen", "Gemeente Vijfheerenlanden"]),
    ],
)
def test_every_word_of_a_search_begins_a_word_of_a_name(client, region, text, found):
    assert names(client.get(LIST, {"zoek": text})) == found


def test_numbers_order_the_rows(client, region):
    most = names(client.get(LIST, {"sorteer": "-verbanden"}))
    assert most[:3] == ["Gemeente Houten", "Gemeente Nieuwegein", "Gemeente Vijfheerenlanden"]
    assert most[-1] == "Waterschap Lekzoom"


def test_long_list_comes_in_pages_and_its_export_whole(client, region):
    for number in range(60):
        party(f"Waterschap {number:02}", PartyKind.WATER_AUTHORITY)
    first, second = client.get(LIST), client.get(LIST, {"pagina": 2})
    assert "1–50 van 67 getoond" in text_of(first)
    assert "51–67 van 67 getoond" in text_of(second)
    assert len(exported(client, LIST, {"pagina": "2"})) == 67


def test_export_says_who_each_row_is(client, region):
    [row] = exported(client, LIST, {"zoek": "houten"})
    assert row["TOOI"] == "gm0321"
    assert row["Registernummer"] == region.houten.register_id
    assert row["Id"] == str(region.houten.public_id)
    assert row["Adres"] == f"http://testserver{region.houten.get_absolute_url()}"


def test_member_of_the_future_stays_hidden(client, region):
    later = party("Stichting Later", PartyKind.COMPANY_OR_FOUNDATION)
    join(region.fire, later, valid_from=FUTURE)
    assert "Stichting Later" not in names(client.get(LIST))
    assert rows(client.get(LIST))["Waterschap Lekzoom"].partnerships == 0
    forget()
    then = rows(client.get(LIST, {"peildatum": FUTURE.isoformat()}))
    assert then["Stichting Later"].partnerships == then["Waterschap Lekzoom"].partnerships == 1


def test_past_shows_what_held_then(client, region):
    then = rows(client.get(LIST, {"peildatum": "2009-12-31"}))
    assert then["Provincie Utrecht"].partnerships == 2
    assert then["Gemeente Houten"].partnerships == 4
    assert not then["Gemeente Vianen"].ended
    assert rows(client.get(LIST))["Gemeente Vianen"].ended


def test_government_that_had_not_begun_is_absent_in_the_past(client, region):
    party("Gemeente Nieuw", started_on=date(2020, 1, 1))
    assert "Gemeente Nieuw" in names(client.get(LIST))
    assert "Gemeente Nieuw" not in names(client.get(LIST, {"peildatum": "2019-12-31"}))
