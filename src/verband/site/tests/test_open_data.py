"""The catalogue of open data, and what machines look for at fixed addresses."""

import re
from datetime import UTC, datetime, timedelta
from urllib.robotparser import RobotFileParser

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import etree
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Namespace, URIRef
from rdflib.compare import isomorphic

from verband.rooms.register.tests.pages import addresses, text_of
from verband.site.open_data.graph import Dutch, Iri, Resource, as_json_ld, as_turtle

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
CATALOGUE = "/data/catalogus"
SHARED = {DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.contactPoint}
MANDATORY = {
    DCAT.Catalog: SHARED | {DCAT.dataset},
    DCAT.Dataset: SHARED | {DCTERMS.identifier, DCTERMS.creator, DCTERMS.accessRights, DCAT.theme},
    DCAT.Distribution: {DCTERMS.license, DCAT.accessURL},
    DCAT.DataService: SHARED
    | {DCTERMS.identifier, DCTERMS.license, DCTERMS.accessRights, DCAT.theme}
    | {DCAT.endpointURL, DCAT.endpointDescription},
    FOAF.Agent: {FOAF.name},
    VCARD.Organization: {VCARD.fn, VCARD.hasEmail},
}
"""What DCAT-AP-NL 3.0 asks of each kind of thing."""
PARSERS = {"application/ld+json": "json-ld", "text/turtle": "turtle"}


def graph(response):
    kind = response["Content-Type"].partition(";")[0]
    return Graph().parse(data=response.content.decode(), format=PARSERS[kind])


@pytest.fixture
def told(client, region):
    return graph(client.get(CATALOGUE))


def test_catalogue_names_what_the_profile_asks(told):
    for kind, wanted in MANDATORY.items():
        things = list(told.subjects(RDF.type, kind))
        assert things, kind
        for thing in things:
            assert wanted - set(told.predicates(thing)) == set(), thing


def test_catalogue_holds_three_data_sets_each_as_csv_and_through_the_api(told):
    assert len(list(told.objects(predicate=DCAT.dataset))) == 3
    for data in told.objects(predicate=DCAT.dataset):
        formats = [told.value(each, DCTERMS.format) for each in told.objects(data, DCAT.distribution)]
        assert sorted(str(each).rpartition("/")[2] for each in formats) == ["CSV", "JSON"]


def test_everything_the_catalogue_leads_to_is_there(client, told):
    wanted = {DCAT.accessURL, DCAT.downloadURL, DCAT.endpointDescription, DCAT.landingPage}
    leads = {str(where) for _, how, where in told if how in wanted}
    assert len(leads) >= 9
    for where in leads:
        assert client.get(where.removeprefix("http://testserver")).status_code == 200, where


def test_every_thing_the_catalogue_points_to_is_told_of(told):
    inner = {each for each in told.objects() if isinstance(each, URIRef) and f"{CATALOGUE}#" in each}
    assert inner <= set(told.subjects())


def test_both_formats_say_the_same(client, region):
    formats = [graph(client.get(CATALOGUE, {"formaat": name})) for name in ("jsonld", "turtle")]
    assert isomorphic(*formats)


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("text/turtle;q=0.5, application/ld+json", "application/ld+json"),
        ("*/*", "application/ld+json"),
        ("text/html", "application/ld+json"),
    ],
)
def test_format_is_what_the_reader_accepts(client, db, accept, kind):
    response = client.get(CATALOGUE, headers={"accept": accept})
    assert response["Content-Type"].startswith(kind)
    assert "Accept" in response["Vary"]


def test_publisher_comes_from_the_settings(client, db, settings):
    settings.PUBLISHER = {
        "name": 'Provincie "Utrecht" <b>',
        "email": "a@utrecht.test",
        "url": "https://utrecht.test",
        "iri": "https://identifier.overheid.nl/tooi/id/provincie/pv26",
    }
    found = graph(client.get(CATALOGUE, {"formaat": "turtle"}))
    [name] = found.objects(URIRef(settings.PUBLISHER["iri"]), FOAF.name)
    assert str(name) == settings.PUBLISHER["name"]


def test_no_text_breaks_out_of_its_place():
    odd = 'x" . <urn:x> a <urn:y> . \\ \n " é'
    resource = Resource(
        Iri('urn:a> <urn:b "'), "dcat:Dataset", {"dct:title": [Dutch(odd)], "dct:identifier": [odd]}
    )
    read = Graph().parse(data=as_turtle([resource]), format="turtle")
    assert {str(each) for each in read.objects(predicate=DCTERMS.title)} == {odd}
    assert len(read) == len(Graph().parse(data=as_json_ld([resource]), format="json-ld")) == 3


def test_security_txt_says_where_to_report_and_until_when(client, db, monkeypatch, settings):
    at = datetime(2026, 6, 1, 12, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: at)
    response = client.get("/.well-known/security.txt", secure=True)
    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert lines["Contact"] == f"mailto:{settings.PUBLISHER['email']}"
    assert lines["Preferred-Languages"] == "nl, en"
    assert lines["Canonical"] == "https://testserver/.well-known/security.txt"
    assert at < datetime.fromisoformat(lines["Expires"]) < at + timedelta(days=365)


def test_robots_keep_out_of_what_is_not_for_everyone(client, region):
    told = client.get("/robots.txt").content.decode()
    robots = RobotFileParser()
    robots.parse(told.splitlines())
    closed = (reverse("patchwork:matrix"), reverse("patchwork:report"), reverse("register:search"))
    assert not any(robots.can_fetch("bot", where) for where in closed)
    opened = ("/", reverse("register:parties"), region.houten.get_absolute_url(), "/api/", CATALOGUE)
    assert all(robots.can_fetch("bot", where) for where in opened)


def test_map_of_the_site_leaves_out_what_asks_not_to_be_indexed(client, region):
    response = client.get("/sitemap.xml")
    found = etree.fromstring(response.content).xpath("//*[local-name() = 'loc']/text()")
    assert f"http://testserver{region.fire.get_absolute_url()}" in found
    assert f"http://testserver{region.lek.get_absolute_url()}" not in found
    assert len(found) == len(set(found))


def test_every_address_in_the_map_can_be_opened(client, region):
    found = re.findall("<loc>http://testserver([^<]+)</loc>", client.get("/sitemap.xml").content.decode())
    assert len(found) > 10
    assert {client.get(where).status_code for where in found} == {200}


def test_page_for_people_leads_to_schema_catalogue_and_terms(client, region):
    response = client.get("/api/")
    leads = addresses(response)
    assert "http://testserver/api/v1/openapi.json" in leads
    assert CATALOGUE in leads
    assert "CC0" in text_of(response)
    inside = [where.removeprefix("http://testserver") for where in leads if "testserver" in where]
    assert all(client.get(where).status_code == 200 for where in inside)


def test_page_for_people_is_linked_from_every_foot(client, region):
    assert 'href="/api/"' in client.get("/").content.decode()
