"""What programs write of a membership and a version: as much as they read of it, and texts that are texts."""

import json

import pytest
from django.core.cache import cache

from verband.rooms.common.api.bodies import NO_OBJECT
from verband.rooms.history.models import Event
from verband.rooms.history.services import undo_batch
from verband.rooms.register.choices import Source
from verband.rooms.register.models import Membership, PartnershipVersion
from verband.rooms.register.tests.programs import NOW, Program, key_of, places, problem


@pytest.fixture(autouse=True)
def fresh_counts():
    cache.clear()


@pytest.fixture
def clerk(cast):
    return Program(key_of(cast.ambtenaar)[1])


def part(region):
    return Membership.objects.get(partnership=region.fire, party=region.houten, source=Source.REGISTER)


def sent(region):
    return {"naam": "Netwerk Lek", "vorm": "netwerk", "deelnames": [{"partij": str(region.houten.public_id)}]}


# --- What is a text ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["naam", "doel"])
def test_a_number_is_no_text(clerk, region, field):
    body = json.dumps(sent(region) | {field: "@"}).replace('"@"', "1e999").encode()
    refused = problem(clerk.send("POST", "samenwerkingsverbanden", body), 400)
    assert places(refused) == [f"/{field}"]
    assert refused["errors"][0]["detail"].startswith("Dit is geen tekst;")


@pytest.mark.parametrize("body", [b"null", b"[]", b'"naam"', b"5"])
def test_a_body_without_fields_is_refused_in_dutch(clerk, region, body):
    refused = problem(clerk.send("POST", "samenwerkingsverbanden", body), 400)
    assert [each["detail"] for each in refused["errors"]] == [NO_OBJECT]


# --- A membership -----------------------------------------------------------------------------------------------------


def test_all_that_is_read_of_a_membership_is_corrected(clerk, region):
    where = f"deelnames/{part(region).public_id}"
    told = {
        "bestuursorganen": ["gemeenteraad", "burgemeester"],
        "verdeelsleutel": "per inwoner",
        "toetredingsdatum": "1997-05-01",
    }
    response = clerk.patch(where, told)
    assert response.status_code == 200, response.content
    assert {name: response.json()[name] for name in told} == told
    assert part(region).organs == ["council", "mayor"]


def test_organs_and_cost_share_change_from_a_day_and_the_joining_day_does_not(clerk, region):
    where = f"deelnames/{part(region).public_id}"
    change = {"verdeelsleutel": "per woning", "bestuursorganen": ["burgemeester"], "per": "2026-02-01"}
    refused = problem(clerk.patch(where, change | {"toetredingsdatum": "1997-05-01"}), 400)
    assert places(refused) == ["/toetredingsdatum"]
    found = clerk.patch(where, change).json()
    assert (found["verdeelsleutel"], found["bestuursorganen"]) == ("per woning", ["burgemeester"])
    assert region.fire.memberships.get(party=region.houten, valid_to="2026-02-01").cost_share == ""


@pytest.mark.parametrize(
    ("organs", "where"),
    [
        (["kaas"], "/bestuursorganen/0"),
        (["burgemeester", "bestuursorgaan niet bekend"], "/bestuursorganen"),
        ("burgemeester", "/bestuursorganen"),
    ],
)
def test_organs_that_cannot_be_are_refused(clerk, region, organs, where):
    refused = problem(clerk.patch(f"deelnames/{part(region).public_id}", {"bestuursorganen": organs}), 400)
    assert places(refused) == [where]


def test_who_comes_second_reads_organs_as_the_answers_name_them(clerk, region):
    where = f"deelnames/{part(region).public_id}"
    read = clerk.etag(where)
    clerk.patch(where, {"bestuursorganen": ["gemeenteraad"]})
    found = problem(clerk.send("PATCH", where, {"bestuursorganen": ["burgemeester"]}, read), 412)
    told = {"veld": "bestuursorganen", "hier": ["gemeenteraad"], "gestuurd": ["burgemeester"]}
    assert found["verschillen"] == [told]


def test_party_never_took_part_and_is_put_back(clerk, cast, region):
    row = part(region)
    where = f"deelnames/{row.public_id}"
    problem(clerk.send("DELETE", where), 428)
    problem(clerk.send("DELETE", where, match='"7"'), 412)
    assert clerk.send("DELETE", where, match=clerk.etag(where)).status_code == 204
    assert not Membership.objects.filter(pk=row.pk).exists()
    undo_batch(batch=Event.objects.latest("pk").batch, at=NOW, on=NOW.date(), by=cast.programmateam)
    assert part(region).public_id == row.public_id


def test_whether_the_law_asks_for_it_is_told_by_hand(clerk, region):
    row = PartnershipVersion.objects.get(partnership=region.waste, source=Source.REGISTER)
    response = clerk.patch(f"versies/{row.public_id}", {"verplicht": "vrijwillig"})
    assert response.status_code == 200, response.content
    assert response.json()["verplicht"] == "vrijwillig"
