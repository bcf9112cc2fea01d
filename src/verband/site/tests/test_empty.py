"""A database with nothing in it: every page answers, and says what to do."""

from uuid import uuid4

import pytest
from django.urls import reverse

from verband.rooms.common.audience import Audience, audience_of
from verband.rooms.common.exports import read_back
from verband.rooms.register.models import ImportRun
from verband.rooms.register.tests.factories import outline, party, read_in
from verband.rooms.register.tests.pages import text_of
from verband.site.tests.addresses import LISTS, LOOKED_AT, OF_A_PARTNERSHIP, OF_A_PARTY, SHARED, VIEWS

pytestmark = pytest.mark.django_db
KEPT = {name for name in OF_A_PARTY | OF_A_PARTNERSHIP if audience_of(VIEWS[name]) == Audience.EDITORS}
PAGES = [name for name in LOOKED_AT if name != SHARED]
SAID = {
    "home": "Er staat nog niets in dit overzicht",
    "register:sources": "Er is nog niets ingelezen",
    **dict.fromkeys(LISTS, "Niets gevonden"),
    "patchwork:matrix": "Er is hier niets te tonen",
    "patchwork:load": "Er is hier niets te tonen",
    "patchwork:areas": "Er is hier niets te tonen",
    "patchwork:map": "Hier is nog geen kaart",
    "patchwork:prompts": "Geen aanleidingen gevonden",
    "patchwork:completeness": "Geen bevindingen",
    "patchwork:overlap": "Die zijn er hier niet.",
    "patchwork:report": "Geen gevonden.",
}
"""What a page says that would otherwise be blank."""


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("query", [{}, {"peildatum": "2020-01-01"}, {"provincie": "PV26", "zoek": "kaas"}])
def test_page_answers(client, name, query):
    response = client.get(reverse(name), query)
    assert response.status_code == 200
    assert "vandaag" not in text_of(response, "//body").casefold()


@pytest.mark.parametrize("name", SAID)
def test_page_says_that_there_is_nothing(client, name):
    assert SAID[name] in text_of(client.get(reverse(name)))


@pytest.mark.parametrize("name", PAGES)
def test_foot_says_that_nothing_was_read_in(client, name):
    assert "Er is nog geen bron ingelezen" in text_of(client.get(reverse(name)), "//footer")


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_export_has_a_head_and_no_rows(client, name, kind):
    assert read_back(client.get(reverse(name), {"formaat": kind}).content) == []


@pytest.mark.parametrize("name", sorted({*OF_A_PARTY, *OF_A_PARTNERSHIP} - KEPT | {SHARED}))
def test_page_of_what_is_not_there_is_not_found(client, name):
    response = client.get(reverse(name, args=[] if name == SHARED else [uuid4()]))
    assert response.status_code == 404
    assert "Deze pagina vinden we niet" in text_of(response)


@pytest.mark.parametrize("name", PAGES)
def test_boundaries_alone_break_nothing(client, name):
    outline(party("Gemeente Weg", tooi="gm0001")).refresh_from_db()
    read_in("grenzen", ImportRun._meta.get_field("stand_on").to_python("2026-01-01"))
    assert client.get(reverse(name)).status_code == 200
