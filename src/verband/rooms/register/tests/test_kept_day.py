"""The day that was asked for goes along from page to page, and only when it was asked for."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import resolve, reverse
from lxml import html

from verband.rooms.common.exports import read_back
from verband.rooms.register.tests.cast import Cast, build_cast, window

DAY = "2026-04-01"
LOOKS_AT_A_DAY = re.compile(r"^(register:(part|member|resident|council)|patchwork:)")


@pytest.fixture
def cast(region) -> Cast:
    return build_cast(region)


@pytest.fixture
def partner(cast):
    return window(cast.raadslid)


def pages(region):
    houten, fire = [region.houten.public_id], [region.fire.public_id]
    return {
        "party list": reverse("register:parties"),
        "partnership list": reverse("register:partnerships"),
        "membership list": reverse("register:memberships"),
        "party": reverse("register:party", args=houten),
        "partnership": reverse("register:partnership", args=fire),
        "told and registered": reverse("register:partnership", args=[region.lek.public_id]),
        "resident": reverse("register:resident", args=houten),
        "council member": reverse("register:council-member", args=houten),
        "search": reverse("register:search") + "?zoek=lek",
        "overview": reverse("patchwork:overview"),
        "matrix": reverse("patchwork:matrix"),
        "load": reverse("patchwork:load"),
        "overlap": reverse("patchwork:overlap"),
        "overlap of partnerships": reverse("patchwork:overlap") + "?tussen=verbanden",
        "shared": f"{reverse('patchwork:shared')}?een={houten[0]}&ander={region.nieuwegein.public_id}",
        "map": reverse("patchwork:map") + "?provincie=PV26",
        "areas": reverse("patchwork:areas") + "?gebied=PV26",
        "prompts": reverse("patchwork:prompts"),
        "completeness": reverse("patchwork:completeness"),
        "deeper": reverse("patchwork:deeper"),
        "report": reverse("patchwork:report"),
        "network": reverse("patchwork:network-party", args=houten),
        "timeline": reverse("patchwork:timeline-party", args=houten),
        "timeline of a partnership": reverse("patchwork:timeline-partnership", args=fire),
    }


NAMES = (
    *("party list", "partnership list", "membership list", "party", "partnership", "told and registered"),
    *("resident", "council member", "search", "overview", "matrix", "load", "overlap"),
    *("overlap of partnerships", "shared", "map", "areas", "prompts", "completeness", "deeper", "report"),
    *("network", "timeline", "timeline of a partnership"),
)
EVERY_PAGE = pytest.mark.parametrize("name", NAMES)


def links_to_days(response) -> list[str]:
    """Return the links of the whole page, menu and drawings too, to pages that look at a day."""
    root = html.fromstring(response.content.decode())
    own = [link for link in root.xpath("//a/@href") if link.startswith("/")]
    found = [link for link in own if LOOKS_AT_A_DAY.match(resolve(urlsplit(link).path).view_name)]
    # What leads to another day on purpose stands in the sentence about the day.
    return [link for link in found if "formaat" not in link]


def day_of(link: str) -> str:
    return parse_qs(urlsplit(link).query).get("peildatum", [""])[-1]


def at(address: str, day: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}peildatum={day}"


@EVERY_PAGE
def test_chosen_day_goes_along_with_every_link(partner, region, name):
    links = links_to_days(partner.get(at(pages(region)[name], DAY)))
    assert links
    assert {link for link in links if day_of(link) != DAY} == set()


@EVERY_PAGE
def test_no_day_goes_along_that_was_not_chosen(partner, region, name):
    links = links_to_days(partner.get(pages(region)[name]))
    assert {link for link in links if day_of(link)} == set()


@EVERY_PAGE
def test_searching_everywhere_keeps_the_day(partner, region, name):
    root = html.fromstring(partner.get(at(pages(region)[name], DAY)).content.decode())
    assert root.xpath('//header//form[@role="search"]//input[@name="peildatum"]/@value') == [DAY]


def test_search_page_keeps_the_day_for_the_next_search(client, region):
    root = html.fromstring(client.get(reverse("register:search"), {"peildatum": DAY}).content.decode())
    assert root.xpath('//main//form[@role="search"]//input[@name="peildatum"]/@value') == [DAY]


def test_chosen_day_can_be_left(client, region):
    page = client.get(reverse("register:party", args=[region.houten.public_id]), {"peildatum": DAY})
    root = html.fromstring(page.content.decode())
    [link] = root.xpath('//a[.="Toon de nieuwste stand"]/@href')
    assert day_of(link) == ""
    assert not html.fromstring(client.get(reverse("register:parties")).content.decode()).xpath(
        '//a[.="Toon de nieuwste stand"]'
    )


@pytest.mark.parametrize("kind", ["partij", "verband"])
def test_memberships_of_one_page_are_saved_as_they_stand_there(client, region, kind):
    page, name = {
        "partij": (reverse("register:party", args=[region.houten.public_id]), "joined"),
        "verband": (reverse("register:partnership", args=[region.lek.public_id]), "members"),
    }[kind]
    response = client.get(page, {"peildatum": DAY})
    [link] = [
        link
        for link in html.fromstring(response.content.decode()).xpath("//main//a/@href")
        if "formaat=csv" in link
    ]
    rows = read_back(client.get(link).content)
    shown = getattr(response.context["page"], name)
    if kind == "partij":
        assert [row["Samenwerkingsverband"] for row in rows] == [line.partnership.name for line in shown]
    else:
        assert [row["Deelnemer"] for row in rows] == [line.membership.party.name for line in shown]
    assert len(rows) == 4 + (kind == "partij")


def test_list_of_one_party_says_whose_it_is(client, region):
    response = client.get(reverse("register:memberships"), {"partij": region.houten.public_id})
    assert [chip.label for chip in response.context["result"].chips] == ["Deelnemer: Gemeente Houten"]
    assert (
        "onbekend: kaas" in client.get(reverse("register:memberships"), {"verband": "kaas"}).content.decode()
    )
