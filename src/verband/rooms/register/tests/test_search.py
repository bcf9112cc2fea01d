from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.register.choices import Source
from verband.rooms.register.selectors.search import find
from verband.rooms.register.tests.factories import FUTURE, STAND, partnership, party, version
from verband.rooms.register.tests.pages import addresses, text_of

PAGE = reverse("register:search")


def found(text, day=STAND):
    hits = find(text, day)
    return [row.name for row in (*hits.parties, *hits.partnerships)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("houten", ["Gemeente Houten"]),
        ("HOUTEN", ["Gemeente Houten"]),
        ("hout", ["Gemeente Houten"]),
        ("outen", []),
        ("gemeente hout", ["Gemeente Houten"]),
        ("hout gemeente", ["Gemeente Houten"]),
        ("hout lek", []),
        ("vrl", ["Veiligheidsregio Lek"]),
        ("adl", ["Afvaldienst Lek"]),
        ("brandweer", ["Regionale Brandweer Lek"]),
        ("  ", []),
        ("%", []),
        ("_", []),
        ("'); DROP TABLE", []),
    ],
)
def test_every_word_begins_a_word_of_a_name_or_abbreviation(region, text, names):
    assert found(text) == names


@pytest.mark.parametrize("text", ["súdwest", "sudwest", "SÚDWEST FRYS", "fryslan"])
def test_accents_do_not_matter_on_either_side(region, text):
    party("Gemeente Súdwest-Fryslân")
    assert found(text) == ["Gemeente Súdwest-Fryslân"]


def test_body_is_found_by_its_abbreviation_beside_its_partnership(region):
    party("Milieudienst Lek", "joint-body", short_name="MDL")
    partnership("Regeling Milieudienst Lek", short_name="MDL")
    assert found("mdl") == ["Milieudienst Lek", "Regeling Milieudienst Lek"]


def test_municipalities_come_first_and_the_abolished_last(region):
    party("Gemeente Lekdorp", ended_on=date(2000, 1, 1))
    party("Gemeente Lekstad")
    parties = [row.name for row in find("lek", STAND).parties]
    assert parties == ["Gemeente Lekstad", "Afvaldienst Lek", "Waterschap Lekzoom", "Gemeente Lekdorp"]


def test_partnership_is_found_once_under_its_present_name(region):
    assert found("lek").count("Veiligheidsregio Lek") == 1
    assert "Regionale Brandweer Lek" not in found("lek")


def test_name_of_the_future_does_not_hide_the_present_one(region):
    assert found("veiligheidsregio") == ["Veiligheidsregio Lek"]
    assert found("veiligheidsregio", FUTURE) == ["Veiligheidsregio Toekomst"]


def test_partnership_that_has_yet_to_begin_is_found(region):
    partnership("Dienst in Oprichting", valid_from=FUTURE)
    assert found("oprichting") == ["Dienst in Oprichting"]


def test_only_the_leading_source_is_searched(region):
    version(region.fire, "Zoals verteld", source=Source.CONVERSATIONS)
    assert found("verteld") == []


def test_old_name_leads_to_the_partnership_with_its_period(client, region):
    response = client.get(PAGE, {"zoek": "brandweer"})
    assert "1 januari 1998 tot 1 januari 2019" in text_of(response)
    assert addresses(response) == [region.fire.get_absolute_url()]


def test_abolished_party_is_marked(client, region):
    assert "opgeheven 1 januari 2019" in text_of(client.get(PAGE, {"zoek": "vianen"}))


def test_number_of_results_is_said(client, region):
    assert "4 resultaten voor “gemeente”." in text_of(client.get(PAGE, {"zoek": "gemeente"}))
    assert "1 resultaat voor “houten”." in text_of(client.get(PAGE, {"zoek": "houten"}))


def test_thirty_of_each_are_shown_and_the_rest_is_counted(client, region):
    for number in range(31):
        party(f"Gemeente Dorp {number:02}")
        partnership(f"Dorpsdienst {number:02}")
    said = text_of(client.get(PAGE, {"zoek": "dorp"}))
    assert "62 resultaten" in said
    assert said.count("30 van 31 getoond.") == 2
    assert "Dorp 29" in said
    assert "Dorp 30" not in said


def test_nothing_found_says_what_to_try(client, region):
    said = text_of(client.get(PAGE, {"zoek": "kaas"}))
    assert "0 resultaten voor “kaas”." in said
    assert "Probeer minder woorden of een afkorting." in said


def test_without_a_question_nothing_is_answered(client, region):
    said = text_of(client.get(PAGE))
    assert "resulta" not in said


def test_what_was_typed_is_shown_as_text(client, region):
    page = client.get(PAGE, {"zoek": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page
