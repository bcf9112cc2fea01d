"""What programs change of the register with a key: who may, from which revision, and everything or nothing."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache

from verband.rooms.accounts.choices import Scope
from verband.rooms.accounts.services.tokens import revoke_token
from verband.rooms.common.api.version import BASE
from verband.rooms.history.models import Event
from verband.rooms.register.choices import Source
from verband.rooms.register.models import (
    Contribution,
    Membership,
    Partnership,
    PartnershipVersion,
    Party,
    Task,
    YearFigures,
)
from verband.rooms.register.tests.cast import person
from verband.rooms.register.tests.factories import FUTURE
from verband.rooms.register.tests.programs import NOW, Program, key_of, places, problem


@pytest.fixture(autouse=True)
def fresh_counts():
    """Count nobody's visits over from one test to the next."""
    cache.clear()


@pytest.fixture
def clerk(cast):
    """A program of who keeps what Houten takes part in."""
    return Program(key_of(cast.ambtenaar)[1])


def part(region, row="fire", party="houten"):
    return Membership.objects.get(
        partnership=getattr(region, row), party=getattr(region, party), source=Source.REGISTER
    )


# --- Starting and joining ---------------------------------------------------------------------------------------------


def new(region, **more):
    takings = [
        {"partij": str(region.houten.public_id)},
        {"partij": str(region.water.public_id), "rol": "waarnemer"},
    ]
    return {"naam": "Netwerk Lek", "vorm": "netwerk", "van": "2026-03-01", "deelnames": takings} | more


def test_partnership_is_started_with_its_participants(clerk, region):
    response = clerk.send("POST", "samenwerkingsverbanden", new(region, doel="Samen varen"))
    assert response.status_code == 201, response.content
    found = clerk.client.get(response["Location"]).json()
    assert (found["versie"]["naam"], found["versie"]["doel"], found["bron"]) == (
        "Netwerk Lek",
        "Samen varen",
        "hier-bijgehouden",
    )
    assert [(row["partij"]["naam"], row["rol"]) for row in found["deelnames"]] == [
        ("Gemeente Houten", "deelnemer"),
        ("Waterschap Lekzoom", "waarnemer"),
    ]


def test_events_of_a_deed_carry_the_owner_of_the_key(clerk, cast, region):
    before = Event.objects.count()
    clerk.send("POST", "samenwerkingsverbanden", new(region))
    fresh = Event.objects.order_by("id")[before:]
    assert {each.actor_id for each in fresh} == {cast.ambtenaar.pk}
    assert len({each.batch for each in fresh}) == 1


def test_all_mistakes_of_a_body_are_named_at_once(clerk, region):
    body = new(region, naam="", vorm="kaas", van="morgen", brood=1, website="javascript:x")
    body["deelnames"].append({"partij": "geen-id", "kleur": "rood"})
    assert places(problem(clerk.send("POST", "samenwerkingsverbanden", body), 400)) == [
        "/brood",
        "/deelnames/2/kleur",
        "/deelnames/2/partij",
        "/naam",
        "/van",
        "/vorm",
        "/website",
    ]
    assert not Partnership.objects.filter(leading_source=Source.HAND).exists()


def test_one_keeps_what_one_starts(clerk, region):
    body = new(region, deelnames=[{"partij": str(region.water.public_id)}])
    assert places(problem(clerk.send("POST", "samenwerkingsverbanden", body), 400)) == ["/deelnames"]
    body = new(region, deelnames=[{"partij": str(uuid4())}])
    assert places(problem(clerk.send("POST", "samenwerkingsverbanden", body), 400)) == ["/deelnames/0/partij"]


def test_party_joins_from_a_day(clerk, region):
    body = {
        "samenwerkingsverband": str(region.waste.public_id),
        "partij": str(region.water.public_id),
        "van": "2026-01-01",
        "geheel": False,
    }
    response = clerk.send("POST", "deelnames", body)
    assert response.status_code == 201, response.content
    assert (response.json()["geheel"], response.json()["van"]) == (False, "2026-01-01")
    assert "neemt in die periode al deel" in problem(clerk.send("POST", "deelnames", body), 409)["detail"]


def test_nobody_joins_what_was_merged_and_what_was_merged_joins_nothing(cast, region):
    team = Program(key_of(cast.programmateam)[1])
    Partnership.objects.filter(pk=region.talks.pk).update(merged_into=region.waste)
    Membership.objects.filter(partnership=region.talks).delete()
    body = {"samenwerkingsverband": str(region.talks.public_id), "partij": str(region.water.public_id)}
    assert places(problem(team.send("POST", "deelnames", body), 400)) == ["/samenwerkingsverband"]
    Party.objects.filter(pk=region.water.pk).update(merged_into=region.waste_body)
    body |= {"samenwerkingsverband": str(region.waste.public_id)}
    assert places(problem(team.send("POST", "deelnames", body), 400)) == ["/partij"]
    refused = team.send("POST", "samenwerkingsverbanden", new(region))
    assert places(problem(refused, 400)) == ["/deelnames/1/partij"]


# --- Changing, correcting, ending -------------------------------------------------------------------------------------


def test_correction_says_that_it_was_always_so(clerk, region):
    where = f"deelnames/{part(region).public_id}"
    response = clerk.patch(where, {"rol": "waarnemer", "geheel": False})
    assert response.status_code == 200, response.content
    assert (response.json()["rol"], response.json()["van"], response.json()["revisie"]) == (
        "waarnemer",
        "1998-01-01",
        2,
    )
    assert response["ETag"] == clerk.etag(where)


def test_change_holds_from_a_day_and_leaves_what_was(clerk, region):
    row = part(region)
    response = clerk.patch(f"deelnames/{row.public_id}", {"rol": "waarnemer", "per": "2026-02-01"})
    assert response.status_code == 200, response.content
    assert response.json()["openbaarId"] != str(row.public_id)
    assert response.json()["van"] == "2026-02-01"
    was = clerk.client.get(f"{BASE}/deelnames/{row.public_id}").json()
    assert (was["rol"], was["tot"]) == ("deelnemer", "2026-02-01")


def test_membership_ends_on_a_day(clerk, region):
    where = f"deelnames/{part(region).public_id}"
    assert clerk.patch(where, {"tot": "2026-07-01"}).json()["tot"] == "2026-07-01"
    assert problem(clerk.patch(where, {"tot": "2026-08-01"}), 409)["detail"].startswith(
        "Gemeente Houten neemt"
    )


def version(region):
    return PartnershipVersion.objects.get(partnership=region.waste, source=Source.REGISTER)


def test_version_is_corrected(clerk, region):
    response = clerk.patch(f"versies/{version(region).public_id}", {"naam": "Afval Lek", "plaats": "Houten"})
    assert response.status_code == 200, response.content
    assert (response.json()["naam"], response.json()["van"]) == ("Afval Lek", "2022-01-01")


def test_version_is_otherwise_from_a_day(clerk, region):
    where = f"versies/{version(region).public_id}"
    response = clerk.patch(where, {"naam": "Afval Nieuw", "per": "2026-02-01"})
    assert (response.status_code, response.json()["volgnummer"]) == (200, 2)
    found = clerk.client.get(f"{BASE}/samenwerkingsverbanden/{region.waste.public_id}").json()
    assert [row["naam"] for row in found["versies"]] == ["Afvaldienst Lek", "Afval Nieuw"]


def test_partnership_ends_with_everyone_in_it(clerk, region):
    where = f"samenwerkingsverbanden/{region.waste.public_id}"
    response = clerk.patch(where, {"tot": "2026-07-01"})
    assert response.status_code == 200, response.content
    assert set(region.waste.memberships.values_list("valid_to", flat=True)) == {date(2026, 7, 1)}


def test_task_is_added_changed_and_taken_away(clerk, region):
    body = {"samenwerkingsverband": str(region.waste.public_id), "naam": "Ophalen"}
    made = clerk.send("POST", "taken", body)
    where = f"taken/{made.json()['openbaarId']}"
    assert clerk.patch(where, {"naam": "Ophalen en verwerken"}).json()["naam"] == "Ophalen en verwerken"
    assert clerk.send("DELETE", where, match=clerk.etag(where)).status_code == 204
    assert not Task.objects.exists()


# --- Someone else was first -------------------------------------------------------------------------------------------


def test_change_must_say_from_which_revision_it_starts(clerk, region):
    where = f"deelnames/{part(region).public_id}"
    for wrong in ("", "*", '"x"', "3"):
        problem(clerk.send("PATCH", where, {"rol": "waarnemer"}, wrong), 428)
    assert part(region).revision == 1


def test_who_comes_second_hears_what_stands_and_what_was_sent(clerk, region):
    where = f"deelnames/{part(region).public_id}"
    read = clerk.etag(where)
    clerk.patch(where, {"rol": "ondersteunend"})
    found = problem(clerk.send("PATCH", where, {"rol": "waarnemer", "van": "1998-01-01"}, read), 412)
    assert found["revisie"] == 2
    assert found["verschillen"] == [{"veld": "rol", "hier": "ondersteunend", "gestuurd": "waarnemer"}]
    assert part(region).role == "supporter"


@pytest.mark.parametrize("form", ["{}", "W/{}"])
def test_bare_revision_and_weak_tag_will_do(clerk, region, form):
    where = f"deelnames/{part(region).public_id}"
    assert clerk.send("PATCH", where, {"geheel": False}, form.format('"1"')).status_code == 200


def test_second_click_changes_nothing_more(clerk, region):
    where = f"deelnames/{part(region).public_id}"
    read = clerk.etag(where)
    assert clerk.send("PATCH", where, {"tot": "2026-07-01"}, read).status_code == 200
    problem(clerk.send("PATCH", where, {"tot": "2026-07-01"}, read), 412)
    assert part(region).revision == 2


def test_partnership_counts_as_changed_when_a_membership_is(clerk, region):
    where = f"samenwerkingsverbanden/{region.waste.public_id}"
    read = clerk.etag(where)
    clerk.patch(f"deelnames/{part(region, 'waste').public_id}", {"geheel": False})
    problem(clerk.send("PATCH", where, {"tot": "2026-07-01"}, read), 412)


# --- Who may ----------------------------------------------------------------------------------------------------------


MONEY = {"jaar": 2025, "volgens": "begroting", "bron": "begroting 2025, bladzijde 4"}


def everything(region):
    """Return every change there is, each with what it would send."""
    task = Task.objects.get_or_create(partnership=region.fire, name="Blussen")[0]
    paid = {"partnership": region.fire, "year": 2024, "kind": "accounts"}
    contribution = Contribution.objects.get_or_create(
        **paid, party=region.houten, defaults={"amount": 1, "source": "x"}
    )[0]
    figures = YearFigures.objects.get_or_create(**paid, defaults={"source": "x"})[0]
    fire, houten = str(region.fire.public_id), str(region.houten.public_id)
    version_ = PartnershipVersion.objects.get(partnership=region.fire, number=2)
    return [
        ("POST", "samenwerkingsverbanden", new(region)),
        ("POST", "deelnames", {"samenwerkingsverband": fire, "partij": houten, "van": "2027-05-01"}),
        ("POST", "partijen", {"naam": "Stichting Gekaapt", "soort": "bedrijf-of-stichting"}),
        ("PATCH", f"partijen/{houten}", {"naam": "Gekaapt"}),
        ("POST", "taken", {"samenwerkingsverband": fire, "naam": "Oefenen"}),
        ("POST", "bijdragen", {"samenwerkingsverband": fire, "partij": houten, **MONEY, "bedrag": 5}),
        ("PATCH", f"bijdragen/{contribution.public_id}", {"bedrag": 5}),
        ("DELETE", f"bijdragen/{contribution.public_id}", None),
        ("DELETE", f"deelnames/{part(region).public_id}", None),
        ("POST", "jaarcijfers", {"samenwerkingsverband": fire, **MONEY}),
        ("PATCH", f"jaarcijfers/{figures.public_id}", {"resultaat": 5}),
        ("DELETE", f"jaarcijfers/{figures.public_id}", None),
        ("PATCH", f"samenwerkingsverbanden/{fire}", {"tot": "2028-01-01"}),
        ("PATCH", f"versies/{version_.public_id}", {"naam": "Gekaapt"}),
        ("PATCH", f"deelnames/{part(region).public_id}", {"rol": "waarnemer"}),
        ("PATCH", f"taken/{task.public_id}", {"naam": "Gekaapt"}),
        ("DELETE", f"taken/{task.public_id}", None),
    ]


def tried(program, region):
    """Return the status of every change that a program tries."""
    return {program.send(*each, match='"1"').status_code for each in everything(region)}


def test_nobody_changes_anything_without_a_key(cast, region):
    before = Event.objects.count()
    assert tried(Program(""), region) == {401}
    assert Event.objects.count() == before
    response = Program("").send("POST", "taken", {})
    assert response["WWW-Authenticate"].startswith("Bearer")


def test_key_to_read_changes_nothing(cast, region):
    assert tried(Program(key_of(cast.ambtenaar, Scope.READ)[1]), region) == {403}


@pytest.mark.parametrize(
    "who", ["buitenstaander", "raadslid", "griffier", "toezichthouder", "opdrachtgever", "beheerder"]
)
def test_who_keeps_nothing_finds_nothing_to_change(cast, region, who):
    before = Event.objects.count()
    assert tried(Program(key_of(getattr(cast, who))[1]), region) <= {400, 404}
    assert Event.objects.count() == before


def test_editor_of_another_government_changes_nothing_of_ours(cast, region):
    other = person("elders", "editor", region.water)
    row = part(region, "waste")
    program = Program(key_of(other)[1])
    mine = program.send("PATCH", f"deelnames/{row.public_id}", {"rol": "waarnemer"}, '"1"')
    nothing = program.send("PATCH", f"deelnames/{uuid4()}", {"rol": "waarnemer"}, '"1"')
    assert problem(mine, 404)["detail"] == problem(nothing, 404)["detail"]


@pytest.mark.parametrize("spoil", ["revoked", "expired", "ended", "strange", "malformed"])
def test_key_that_opens_nothing_says_not_why(cast, region, spoil):
    token, secret = key_of(cast.ambtenaar)
    if spoil == "revoked":
        revoke_token(token=token, at=NOW, by=cast.ambtenaar)
    elif spoil == "expired":
        secret = key_of(cast.ambtenaar, expires_at=NOW - timedelta(days=1))[1]
    elif spoil == "ended":
        cast.ambtenaar.is_active = False
        cast.ambtenaar.save()
    elif spoil == "strange":
        secret = secret[::-1]
    headers = {"Authorization": "Basic x"} if spoil == "malformed" else {}
    found = problem(Program(secret).send("POST", "taken", {}, **headers), 401)
    assert "sleutel" in found["detail"]


def test_role_that_has_ended_keeps_nothing(clerk, cast, region, today):
    cast.ambtenaar.affiliations.update(valid_to=today)
    assert tried(clerk, region) <= {400, 404}


def test_session_of_a_browser_is_no_key(cast, region):
    program = Program("")
    program.client.force_login(cast.ambtenaar, backend="django.contrib.auth.backends.ModelBackend")
    assert tried(program, region) == {401}


def test_guessing_keys_is_slowed_down(db):
    program = Program("verband_raad")
    got = [program.send("POST", "taken", {}).status_code for _ in range(25)]
    assert (got[0], got[-1]) == (401, 429)


# --- What cannot be read ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[" * 100_000, 400),
        (b"\xff", 400),
        (b'{"naam": NaN}', 400),
        (b"[]", 400),
        (b'"tekst"', 400),
        (b'{"naam": "\\ud800"}', 400),
        (b'{"\\ud800": 1}', 400),
        (b'{"naam": "\\u0000"}', 400),
        (b'{"naam": "' + b"x" * 1_000_001 + b'"}', 413),
    ],
)
def test_body_that_cannot_be_read_is_refused(clerk, region, body, status):
    problem(clerk.send("POST", "samenwerkingsverbanden", body), status)


def test_form_is_no_body(clerk, region):
    response = clerk.client.post(
        f"{BASE}/taken", {"naam": "x"}, headers={"Authorization": f"Bearer {clerk.secret}"}
    )
    problem(response, 415)


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({}, [""]),
        ({"tot": "2026-07-01", "rol": "waarnemer"}, ["/tot"]),
        ({"per": "2026-07-01"}, ["/per"]),
        ({"per": "2026-07-01", "van": "2020-01-01", "geheel": True}, ["/van"]),
        ({"revisie": 7}, ["/revisie"]),
        ({"partij": "x"}, ["/partij"]),
        ({"tot": "9999-01-01"}, ["/tot"]),
    ],
)
def test_change_that_cannot_be_is_refused(clerk, region, body, where):
    row = f"deelnames/{part(region).public_id}"
    assert places(problem(clerk.patch(row, body), 400)) == where


def test_change_knows_no_parameters(clerk, region):
    row = f"deelnames/{part(region).public_id}"
    response = clerk.send("PATCH", f"{row}?peildatum=2020-01-01", {"rol": "waarnemer"}, '"1"')
    assert places(problem(response, 400)) == ["peildatum"]


def test_what_begins_later_can_be_read_back_by_who_wrote_it(clerk, region):
    where = f"deelnames/{part(region).public_id}"
    assert clerk.patch(where, {"tot": FUTURE.isoformat()}).json()["tot"] == FUTURE.isoformat()
    assert clerk.client.get(f"{BASE}/{where}").json()["tot"] == FUTURE.isoformat()
