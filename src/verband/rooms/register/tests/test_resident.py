from uuid import uuid4

import pytest
from django.urls import reverse

from verband.core.facts.grip import resident_guidance
from verband.rooms.register.bridge.facts import task_kinds
from verband.rooms.register.tests.factories import party
from verband.rooms.register.tests.pages import addresses, section, text_of

TOPICS = ("complaint", "objection", "ombudsman", "participation")
STATEMENTS = {
    statement.key: statement.text
    for kind in ("unknown", *task_kinds().kinds)
    for topic in TOPICS
    for statement in getattr(resident_guidance(kind), topic)
}
"""Everything the pack has to say to residents, by the key with which it is switched off."""


def open_page(client, row, **query):
    return client.get(reverse("register:resident", args=[row.public_id]), query)


def test_task_names_who_does_it_and_where_to_arrange_it(client, region):
    response = open_page(client, region.houten)
    said, waste = text_of(response), resident_guidance("afval_en_reiniging")
    assert waste.offers in said
    assert waste.arrange in said
    assert "Afvaldienst Lek Afvaldienst Oud (waarschijnlijk opgevolgd door Afvaldienst Lek)" in said
    assert region.waste.get_absolute_url() in addresses(response)


def test_service_is_named_with_its_body_place_and_website(client, region):
    region.waste.versions.update(place="Lekdam", website="https://www.afval.test/")
    region.waste_body.name, region.waste_body.website = "Lekse reiniging", "https://elders.test"
    region.waste_body.save()
    response = open_page(client, region.houten)
    assert "Afvaldienst Lek, uitgevoerd door Lekse reiniging in Lekdam: afval.test" in text_of(response)
    assert "https://www.afval.test/" in addresses(response)


def test_place_and_website_of_the_body_stand_in_for_those_of_the_arrangement(client, region):
    region.waste_body.website, region.waste_body.place = "javascript:alert(1)", "Lekdam"
    region.waste_body.save()
    response = open_page(client, region.houten)
    assert "Afvaldienst Lek in Lekdam Afvaldienst Oud" in text_of(response)
    assert not [link for link in addresses(response) if link.startswith("javascript")]


def test_every_kind_of_task_stands_on_one_side(client, region):
    page = open_page(client, region.houten).context["page"]
    arranged = [line.label for line in page.arranged]
    assert arranged == [task_kinds().kinds[code].label for code in ("veiligheid", "afval_en_reiniging")]
    assert len(arranged) + len(page.not_found) == len(task_kinds().kinds)


def test_partnership_of_unknown_task_is_not_left_out(client, region):
    said = section(open_page(client, region.houten), "Ook hieraan doet uw gemeente mee")
    assert "de soort taak niet bekend" in said
    assert "Lekoverleg Regio Lek" in said


def test_what_is_not_found_is_not_called_absent(client, region):
    said = section(open_page(client, region.houten), "Hiervoor is geen")
    assert "doet dit mogelijk zelf of regelt het anders" in said


def test_particular_statement_stands_with_its_task_and_general_ones_once(client, region):
    response = open_page(client, region.houten)
    general = [text for _, statements in response.context["page"].general for text in statements]
    particular = [each for line in response.context["page"].arranged for each in line.particular]
    assert not {each.key for each in general} & {each.key for each in particular}
    for statement in general:
        assert text_of(response).count(statement.text) == 1


def test_every_statement_carries_law_date_and_certainty(client, region):
    said = section(open_page(client, region.houten), "Als u het ergens niet mee eens bent")
    assert "Awb 9:1, eerste lid, tekst van 21 december 2021; nagegaan in de tekst" in said


def test_statement_switched_off_disappears_everywhere(client, region, settings):
    settings.HIDDEN_STATEMENTS = list(STATEMENTS)
    response = open_page(client, region.houten)
    said = text_of(response)
    assert not [key for key, text in STATEMENTS.items() if text in said]
    assert "Een klacht" not in said


@pytest.mark.parametrize("key", ["klacht-recht", "bezwaar-termijn", "ombudsman-na-klacht"])
def test_one_statement_switched_off_takes_no_other_along(client, region, settings, key):
    shown = text_of(open_page(client, region.houten))
    settings.HIDDEN_STATEMENTS = [key]
    left = text_of(open_page(client, region.houten))
    gone = {other for other, text in STATEMENTS.items() if text in shown and text not in left}
    assert gone == {key}


def test_municipality_that_takes_part_in_nothing_is_told_so(client, region):
    alone = party("Gemeente Alleen", tooi="gm9999")
    assert "is geen deelname van deze gemeente bekend" in text_of(open_page(client, alone))


def test_past_shows_what_held_then(client, region):
    page = open_page(client, region.houten, peildatum="2018-12-31").context["page"]
    assert [line.label for line in page.arranged] == [task_kinds().kinds["afval_en_reiniging"].label]


@pytest.mark.parametrize("name", ["water", "province", "waste_body"])
def test_page_is_there_for_municipalities_only(client, region, name):
    assert open_page(client, getattr(region, name)).status_code == 404
    assert client.get(reverse("register:resident", args=[uuid4()])).status_code == 404
