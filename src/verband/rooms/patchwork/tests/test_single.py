"""The pictures of one party or one partnership."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from verband.rooms.register.choices import Source
from verband.rooms.register.models import Membership
from verband.rooms.register.selectors.on_day import forget
from verband.rooms.register.tests.factories import FUTURE, join, partnership, party, version
from verband.rooms.register.tests.pages import addresses, text_of


def open_page(client, name, row, **query):
    return client.get(reverse(f"patchwork:{name}", args=[row.public_id]), query)


def titles(response):
    return [node.title for node in response.context["figure"].nodes]


def test_network_of_a_party_has_its_partnerships_around_it(client, region):
    response = open_page(client, "network-party", region.vianen)
    assert len(titles(response)) == 2
    assert "Veiligheidsregio Lek" in text_of(response)
    assert region.fire.get_absolute_url() in addresses(response)
    assert region.vianen.get_absolute_url() in addresses(response)


def test_second_step_adds_who_else_takes_part(client, region):
    one, two = (titles(open_page(client, "network-party", region.vianen, stappen=n)) for n in ("1", "2"))
    assert len(two) == len(one) + 3


def test_floor_leaves_out_who_is_met_once(client, region):
    def size(floor):
        return len(titles(open_page(client, "network-party", region.houten, stappen="2", minstens=floor)))

    assert size("1") > size("2") > size("5")


def test_network_of_a_partnership_has_its_members_around_it(client, region):
    response = open_page(client, "network-partnership", region.fire)
    assert len(titles(response)) == 5
    assert "Netwerk rond Veiligheidsregio Lek" in text_of(response)


@pytest.mark.parametrize("query", [{"stappen": "9"}, {"minstens": "kaas"}, {"stappen": "2", "minstens": "0"}])
def test_unknown_choice_of_a_network_falls_back(client, region, query):
    response = open_page(client, "network-party", region.houten, **query)
    assert response.status_code == 200
    assert "is geen bekende keuze bij" in text_of(response)
    assert response.context["depth"] in response.context["depths"]
    assert response.context["floor"] in response.context["floors"]


def test_network_of_who_takes_part_in_nothing_says_so(client, region):
    for name, row in (("network-party", region.water), ("network-party", party("Gemeente Alleen"))):
        assert "Geen netwerk op deze dag" in text_of(open_page(client, name, row))
    Membership.objects.filter(partnership=region.fire).delete()
    forget()
    assert "Geen netwerk op deze dag" in text_of(open_page(client, "network-partnership", region.fire))


def test_network_names_what_it_leaves_out_and_shows_it_when_asked(client, region):
    said = text_of(open_page(client, "network-party", region.houten))
    assert "Weggelaten: Afvaldienst Oud. In het register nog van kracht, waarschijnlijk al opgevolgd." in said
    shown = open_page(client, "network-party", region.houten, opgevolgd="ja")
    assert "Weggelaten" not in text_of(shown)
    assert any("Afvaldienst Oud" in title for title in titles(shown))


def test_network_of_what_was_probably_succeeded_shows_its_members_all_the_same(client, region):
    response = open_page(client, "network-partnership", region.old_waste)
    assert "Geen netwerk" not in text_of(response)
    assert any("Houten" in title for title in titles(response))


def test_network_looks_at_its_day(client, region):
    assert "Geen netwerk" not in text_of(
        open_page(client, "network-party", region.water, peildatum=FUTURE.isoformat())
    )


@pytest.mark.parametrize(
    "name", ["network-party", "network-partnership", "timeline-party", "timeline-partnership"]
)
def test_unknown_party_or_partnership_is_not_found(client, region, name):
    assert client.get(reverse(f"patchwork:{name}", args=[uuid4()])).status_code == 404


def rows(response):
    return {row.label: row for row in response.context["figure"].rows}


def test_timeline_of_a_partnership_shows_versions_and_members(client, region):
    found = rows(open_page(client, "timeline-partnership", region.fire))
    others = ("Provincie Utrecht", "Vianen", "Vijfheerenlanden", "Waterschap Lekzoom")
    assert list(found) == ["Versies", "Houten", "Nieuwegein", *others]
    assert len(found["Versies"].bars) == 3
    assert not found["Provincie Utrecht"].bars[0].is_open
    assert found["Houten"].bars[0].is_open


def test_timeline_marks_an_unknown_beginning(client, region):
    found = rows(open_page(client, "timeline-partnership", region.lek))
    assert found["Houten"].bars[0].starts_unknown
    assert not rows(open_page(client, "timeline-partnership", region.fire))["Houten"].bars[0].starts_unknown


def test_timeline_says_whose_state_of_affairs_it_is(client, region):
    def said(name, row):
        return text_of(open_page(client, name, row))

    assert "Stand register 16 mei 2026." in said("timeline-partnership", region.fire)
    assert "Stand gesprekken 2024, getoond op 16 mei 2026." in said("timeline-partnership", region.talks)
    assert "Stand register en gesprekken 16 mei 2026." in said("timeline-party", region.houten)


def test_timeline_holds_to_the_leading_source(client, region):
    assert "Waterschap Lekzoom" not in rows(open_page(client, "timeline-partnership", region.lek))


def test_second_period_of_a_member_stands_on_the_same_row(client, region):
    Membership.objects.create(
        partnership=region.fire, party=region.province, source=Source.REGISTER, valid_from=date(2020, 1, 1)
    )
    assert len(rows(open_page(client, "timeline-partnership", region.fire))["Provincie Utrecht"].bars) == 2


def test_timeline_of_a_party_names_partnerships_as_on_the_day(client, region):
    version(region.lek, "Zoals op de lijst", source=Source.LIST)
    names = set(rows(open_page(client, "timeline-party", region.houten)))
    assert names == {"Afvaldienst Lek", "Afvaldienst Oud", "Lekoverleg", "Regio Lek", "Veiligheidsregio Lek"}
    later = set(rows(open_page(client, "timeline-party", region.houten, peildatum=FUTURE.isoformat())))
    assert later - names == {"Veiligheidsregio Toekomst"}
    before = set(rows(open_page(client, "timeline-party", region.houten, peildatum="1990-01-01")))
    assert "Regionale Brandweer Lek" in before


def test_timeline_of_who_took_part_in_nothing_says_so(client, region):
    said = text_of(open_page(client, "timeline-party", party("Gemeente Alleen")))
    assert "Er is geen periode bekend." in said


@pytest.mark.parametrize("day", ["1800-01-01", "2199-12-31"])
def test_timeline_can_be_drawn_on_the_first_and_the_last_day(client, region, day):
    assert open_page(client, "timeline-party", region.houten, peildatum=day).status_code == 200
    assert open_page(client, "timeline-partnership", region.fire, peildatum=day).status_code == 200


def test_bar_says_how_long_and_not_again_of_what(client, region):
    [fire] = rows(open_page(client, "timeline-party", region.houten))["Veiligheidsregio Lek"].bars
    assert fire.text == "sinds 1998"
    assert fire.title == "Veiligheidsregio Lek: deelnemer, geheel, vanaf 1 januari 1998"


def test_version_in_a_bar_is_its_form(client, region):
    bars = rows(open_page(client, "timeline-partnership", region.fire))["Versies"].bars
    assert [bar.text for bar in bars] == ["RZM", "OL", ""]


def test_rows_of_a_timeline_stand_by_name_without_the_form_in_front(client, region):
    join(partnership("Gemeenschappelijke regeling Zwembad"), region.houten)
    join(partnership("Regeling Bomen"), region.houten)
    found = list(rows(open_page(client, "timeline-party", region.houten)))
    assert found[2:4] == ["Regeling Bomen", "Lekoverleg"]
    assert found[-1] == "Zwembad"


def test_name_in_a_network_is_cut_on_the_page_only(client, region):
    name = "Samenwerkingsverband met een naam die langer is dan er past"
    join(partnership(name), region.houten)
    response = open_page(client, "network-party", region.houten)
    assert name in {node.place.name for node in response.context["figure"].nodes}
    assert name[:31] + "…" in text_of(response)
    assert any(name in title for title in titles(response))
