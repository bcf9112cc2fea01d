from datetime import date
from uuid import uuid4

from django.urls import reverse

from verband.rooms.register.choices import Source
from verband.rooms.register.models import Party, PoliticalGroup
from verband.rooms.register.tests.factories import FUTURE, join, partnership, version
from verband.rooms.register.tests.pages import addresses, section, text_of


def open_page(client, row, **query):
    return client.get(row.get_absolute_url(), query)


def joined(response):
    return [line.partnership.name for line in response.context["page"].joined]


def test_everything_joined_on_the_day_is_listed_by_name(client, region):
    response = open_page(client, region.houten)
    assert joined(response) == [
        "Afvaldienst Lek",
        "Afvaldienst Oud",
        "Lekoverleg",
        "Regio Lek",
        "Veiligheidsregio Lek",
    ]
    assert "5 samenwerkingsverbanden met 5 andere partijen." in section(response, "Neemt deel aan")


def test_sentence_on_what_the_register_holds_stands_with_the_count(client, region):
    said = section(open_page(client, region.houten), "Neemt deel aan")
    assert "33" in said


def test_part_role_and_succession_are_marked(client, region):
    said = section(open_page(client, region.houten), "Neemt deel aan")
    assert "op onderdelen" in said
    assert "centrumgemeente of uitvoerende gemeente" in said
    assert "Afvaldienst Oud waarschijnlijk opgevolgd door Afvaldienst Lek" in said


def test_future_stays_hidden(client, region):
    assert joined(open_page(client, region.water)) == []
    assert "is geen deelname bekend" in text_of(open_page(client, region.water))
    assert joined(open_page(client, region.water, peildatum=FUTURE.isoformat())) == [
        "Veiligheidsregio Toekomst"
    ]


def test_past_membership_carries_the_name_it_had_at_the_end(client, region):
    said = section(open_page(client, region.province), "Neemt deel aan")
    assert "Eerdere deelnames (1)" in said
    assert "Regionale Brandweer Lek, 1 januari 1998 tot 1 januari 2010" in said


def test_past_membership_takes_its_name_from_the_source_that_tells_of_it(client, region):
    row = partnership("Oude naam", valid_to=date(2012, 1, 1))
    version(row, "Zoals verteld", source=Source.CONVERSATIONS)
    version(row, "Zoals op de lijst", source=Source.LIST)
    join(row, region.houten, valid_to=date(2012, 1, 1))
    assert "Oude naam" in section(open_page(client, region.houten), "Neemt deel aan")


def test_past_membership_older_than_every_version_is_still_told(client, region):
    row = partnership("Later begonnen", valid_from=date(2020, 1, 1))
    join(row, region.houten, valid_to=date(2012, 1, 1))
    assert f"samenwerkingsverband {row.register_id}" in section(
        open_page(client, region.houten), "Neemt deel aan"
    )


def test_abolished_municipality_leads_to_its_successor(client, region):
    response = open_page(client, region.vianen)
    assert "Opgeheven op 1 januari 2019. Opgevolgd door Gemeente Vijfheerenlanden." in text_of(response)
    assert region.vijfheerenlanden.get_absolute_url() in addresses(response)
    assert "Opgeheven" not in text_of(open_page(client, region.vianen, peildatum="2018-12-31"))


def test_successor_leads_back_to_what_it_was_made_of(client, region):
    response = open_page(client, region.vijfheerenlanden)
    assert "Ontstaan uit Gemeente Vianen" in text_of(response)
    assert region.vianen.get_absolute_url() in addresses(response)


def test_seats_that_do_not_add_up_are_marked(client, region):
    said = text_of(open_page(client, region.vijfheerenlanden))
    assert "37 de fracties tellen op tot 36" in said
    assert "Dorpslijst: 20" in said


def test_seats_that_add_up_or_of_an_unknown_council_are_not_marked(client, region):
    Party.objects.filter(pk=region.vijfheerenlanden.pk).update(council_seats=36)
    assert "tellen op tot" not in text_of(open_page(client, region.vijfheerenlanden))
    PoliticalGroup.objects.create(party=region.houten, position=1, name="Lijst", seats=9)
    said = text_of(open_page(client, region.houten))
    assert "niet bekend Fracties (1)" in said
    assert "tellen op tot" not in said


def test_unknown_is_said_and_not_zero(client, region):
    said = text_of(open_page(client, region.nieuwegein))
    assert "Inwoners niet bekend" in said


def test_inhabitants_carry_their_source(client, region):
    assert "50.000 volgens het register, zonder peildatum" in text_of(open_page(client, region.houten))


def test_website_is_a_link_only_when_it_is_a_web_page(client, region):
    assert "https://houten.test" in addresses(open_page(client, region.houten))
    assert "javascript" not in open_page(client, region.nieuwegein).content.decode()


def test_body_names_the_partnership_that_set_it_up(client, region):
    response = open_page(client, region.waste_body)
    assert "Ingesteld door Afvaldienst Lek" in text_of(response)
    assert "Afkorting ADL" in text_of(response)
    assert region.waste.get_absolute_url() in addresses(response)


def test_pages_of_grip_are_offered_for_standing_municipalities_only(client, region):
    def offered(row):
        grip = [reverse(f"register:{name}", args=[row.public_id]) for name in ("resident", "council-member")]
        return set(grip) <= set(addresses(open_page(client, row)))

    assert offered(region.houten)
    assert not any(map(offered, (region.vianen, region.water, region.province, region.waste_body)))


def test_kind_and_province_are_said(client, region):
    assert "gemeente in Utrecht" in text_of(open_page(client, region.houten))


def test_impossible_day_is_named(client, region):
    assert "'kaas' is geen datum" in text_of(open_page(client, region.houten, peildatum="kaas"))


def test_unknown_party_is_not_found(client, region):
    assert client.get(reverse("register:party", args=[uuid4()])).status_code == 404
