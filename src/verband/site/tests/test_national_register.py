"""The pages on the national register as it was on 16 May 2026: few tests, for what a small region cannot show."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from verband.rooms.register.models import Partnership, PartnershipVersion
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.selectors.stand import stand
from verband.rooms.register.tests.conftest import TODAY
from verband.rooms.register.tests.pages import counts, exported, names, text_of
from verband.site.tests.addresses import LOOKED_AT, SHARED

pytestmark = [pytest.mark.register, pytest.mark.django_db, pytest.mark.usefixtures("imported_register")]
PAGES = [name for name in LOOKED_AT if name != SHARED]
MOST_QUERIES = 12


@pytest.mark.parametrize("province", ["", "PV26"])
def test_every_page_answers_in_few_queries(client, today, province):
    for name in PAGES:
        client.get(reverse(name), {"provincie": province})
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse(name), {"provincie": province}).status_code == 200
        assert len(captured) <= MOST_QUERIES, name


def test_utrecht_has_forty_one_arrangements(client, today):
    listed = client.get(reverse("register:partnerships"), {"provincie": "PV26", "bron": "roo"})
    assert len(names(listed)) == 41


def test_numbers_beside_values_are_what_choosing_them_shows(client, today):
    address = reverse("register:partnerships")
    for facet, values in counts(client.get(address, {"provincie": "PV26"})).items():
        for value, number in values.items():
            assert len(names(client.get(address, {"provincie": "PV26", facet: value}))) == number


def test_whole_list_is_exported_and_read_back(client, today):
    rows = exported(client, reverse("register:memberships"), {})
    assert len(rows) == len(register_on(stand(TODAY).day).memberships)
    assert len({(row["Id van de deelnemer"], row["Id van het samenwerkingsverband"]) for row in rows}) == len(
        rows
    )


def test_services_that_omgevingsdienst_utrecht_replaced_say_so(client, today):
    newer = PartnershipVersion.objects.get(name__contains="Omgevingsdienst Utrecht", valid_to=None)
    said = text_of(client.get(newer.partnership.get_absolute_url()))
    assert said.count("Waarschijnlijk de opvolger van") == 2


def test_every_partnership_has_a_page(client, today):
    for partnership in Partnership.objects.order_by("public_id")[:40]:
        assert client.get(partnership.get_absolute_url()).status_code == 200
