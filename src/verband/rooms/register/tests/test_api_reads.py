"""What programs read of the register: the facts of a day, each with its ids, source and page."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from verband.rooms.common.api.version import BASE
from verband.rooms.register.choices import PartyKind
from verband.rooms.register.models import Membership, Partnership, Party, Remark
from verband.rooms.register.selectors.figures import figures
from verband.rooms.register.selectors.on_day import forget, register_on
from verband.rooms.register.tests.factories import FUTURE, SPRUNG, STAND, party

EVERY_LIST = ("partijen", "samenwerkingsverbanden", "deelnames", "gebieden", "soorten-taken")


@pytest.fixture
def ask(client, region):
    """Ask the API, and return what it says."""

    def run(where, status=200, **query):
        response = client.get(f"{BASE}/{where}", query)
        assert response.status_code == status, response.content
        return response.json()

    return run


def names(found):
    return [row["naam"] for row in found["resultaten"]]


@pytest.mark.parametrize("where", EVERY_LIST)
def test_list_says_of_which_day_and_by_which_sources(ask, where):
    found = ask(where)
    assert found["peildatum"] == STAND.isoformat()
    assert {"bron": "register", "standdatum": "2026-05-16"} in found["bronnen"]
    assert len(found["resultaten"]) == found["totaal"]


def test_party_carries_its_ids_its_source_and_its_page(ask, client, region):
    [found] = ask("partijen", tooi="gm0321")["resultaten"]
    assert found["openbaarId"] == str(region.houten.public_id)
    assert found["registernummer"] == region.houten.register_id
    assert found["tooiAdres"] == "https://identifier.overheid.nl/tooi/id/gemeente/gm0321"
    assert (found["bron"], found["standdatum"]) == ("register", "2026-05-16")
    assert client.get(urlsplit(found["adres"]).path).status_code == 200


def test_parties_are_the_governments_that_exist_and_who_takes_part(ask, region):
    party("Stichting Stil", PartyKind.COMPANY_OR_FOUNDATION)
    assert names(ask("partijen")) == [
        "Afvaldienst Lek",
        "Gemeente Houten",
        "Gemeente Nieuwegein",
        "Gemeente Vianen",
        "Gemeente Vijfheerenlanden",
        "Provincie Utrecht",
        "Waterschap Lekzoom",
    ]


@pytest.mark.parametrize(
    ("where", "query", "total"),
    [
        ("partijen", {"soort": "gemeente"}, 4),
        ("partijen", {"soort": ["gemeente", "provincie"]}, 5),
        ("partijen", {"soort": "gemeente", "bestaat": "true"}, 3),
        ("partijen", {"bestaat": "false"}, 1),
        ("partijen", {"provincie": "PV26"}, 6),
        ("partijen", {"provincie": "PV99"}, 0),
        ("partijen", {"zoek": "nieuw"}, 1),
        ("partijen", {"zoek": "gem vijf"}, 1),
        ("samenwerkingsverbanden", {}, 5),
        ("samenwerkingsverbanden", {"vorm": "openbaar-lichaam"}, 2),
        ("samenwerkingsverbanden", {"verplicht": "verplicht-vaste-regio"}, 1),
        ("samenwerkingsverbanden", {"soortTaak": "afval_en_reiniging"}, 2),
        ("samenwerkingsverbanden", {"bron": "gesprekken-2024"}, 1),
        ("samenwerkingsverbanden", {"zoek": "VRL"}, 1),
        ("samenwerkingsverbanden", {"provincie": "PV26"}, 5),
        ("deelnames", {}, 17),
        ("deelnames", {"rol": "betrokken-geen-formele-deelnemer"}, 1),
        ("deelnames", {"geheel": "false"}, 1),
        ("deelnames", {"soort": "samenwerkingsorganisatie"}, 1),
        ("deelnames", {"vorm": "netwerk"}, 4),
        ("deelnames", {"soortTaak": "veiligheid"}, 4),
        ("deelnames", {"zoek": "houten"}, 5),
        ("gebieden", {"indeling": "provincie"}, 1),
        ("gebieden", {"indeling": "res-regio"}, 0),
    ],
)
def test_list_is_narrowed_by_its_address(ask, where, query, total):
    assert ask(where, **query)["totaal"] == total


def test_memberships_of_one_party_are_found_in_two_ways(ask, region):
    ours = ask(f"partijen/{region.houten.public_id}/deelnames")["resultaten"]
    same = ask("deelnames", partij=region.houten.public_id)["resultaten"]
    assert ours == same
    assert [row["samenwerkingsverband"]["naam"] for row in ours] == [
        "Afvaldienst Lek",
        "Afvaldienst Oud",
        "Lekoverleg",
        "Regio Lek",
        "Veiligheidsregio Lek",
    ]


def test_memberships_in_one_partnership(ask, region):
    found = ask(f"samenwerkingsverbanden/{region.fire.public_id}/deelnames")["resultaten"]
    assert [row["partij"]["naam"] for row in found] == [
        "Gemeente Houten",
        "Gemeente Nieuwegein",
        "Gemeente Vianen",
        "Gemeente Vijfheerenlanden",
    ]
    assert found[0]["bestuursorganen"] == ["college van burgemeester en wethouders"]


def test_partnership_of_a_member_is_found(ask, region):
    assert names(ask("samenwerkingsverbanden", deelnemer=region.waste_body.public_id)) == ["Regio Lek"]


@pytest.mark.parametrize(
    ("order", "first"),
    [("naam", "Afvaldienst Lek"), ("-naam", "Waterschap Lekzoom"), ("-inwoners", "Provincie Utrecht")],
)
def test_list_is_ordered_by_its_address(ask, order, first):
    assert names(ask("partijen", sorteer=order))[0] == first


@pytest.mark.parametrize("order", ["inwoners", "-inwoners"])
def test_unknown_comes_last_whichever_way_round(ask, order):
    assert ask("partijen", sorteer=order)["resultaten"][-1]["inwoners"] is None


def test_pages_lead_to_each_other_and_hold_every_row_once(client, region):
    where, found, seen = f"{BASE}/deelnames?aantalPerPagina=7&bron=register", [], 0
    while where:
        response = client.get(where)
        assert response.json()["totaal"] == 13
        found += [row["openbaarId"] for row in response.json()["resultaten"]]
        links = dict(reversed(part.split("; ")) for part in response["Link"].split(", "))
        where, seen = links.get('rel="next"', "").strip("<>"), seen + 1
        assert not where or parse_qs(urlsplit(where).query)["bron"] == ["register"]
    assert (seen, len(found), len(set(found))) == (2, 13, 13)


def test_page_past_the_end_is_empty(ask):
    assert ask("partijen", pagina=99)["resultaten"] == []


def test_same_answer_is_not_sent_twice(client, region):
    first = client.get(f"{BASE}/deelnames")
    again = client.get(f"{BASE}/deelnames", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    Party.objects.filter(pk=region.houten.pk).update(name="Gemeente Anders", revision=2)
    item = f"{BASE}/partijen/{region.houten.public_id}"
    assert client.get(item)["ETag"].startswith('"2-')
    assert client.get(item, headers={"if-none-match": first["ETag"]}).status_code == 200


# --- As of a day -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "total"), [("1997-12-31", 1), ("2019-01-01", 3), ("2022-01-01", 4), ("2027-01-01", 4)]
)
def test_list_is_of_the_day_that_is_asked(ask, day, total):
    assert ask("samenwerkingsverbanden", peildatum=day, bron="register")["totaal"] == total


def test_what_is_planted_later_is_seen_nowhere_on_the_day(client, region):
    address = f"{BASE}/samenwerkingsverbanden/{region.fire.public_id}"
    told = client.get(address, {"peildatum": STAND}).content.decode()
    assert "Toekomst" not in told
    assert FUTURE.isoformat() not in told
    assert "Lekzoom" not in told
    assert "Toekomst" in client.get(address, {"peildatum": FUTURE}).content.decode()
    for where in EVERY_LIST:
        assert "Toekomst" not in client.get(f"{BASE}/{where}", {"peildatum": STAND}).content.decode()


def test_partnership_that_had_not_begun_is_not_there(ask, region):
    ask(f"samenwerkingsverbanden/{region.waste.public_id}", 404, peildatum="2021-12-31")
    assert ask(f"samenwerkingsverbanden/{region.waste.public_id}", peildatum="2022-01-01")["vanKracht"]


def test_membership_that_is_over_can_be_read_and_one_to_come_only_without_a_day(ask, region):
    over = Membership.objects.get(partnership=region.fire, party=region.province)
    later = Membership.objects.get(partnership=region.fire, party=region.water)
    assert ask(f"deelnames/{over.public_id}")["tot"] == "2010-01-01"
    assert ask(f"deelnames/{over.public_id}", peildatum="2009-12-31")["tot"] is None
    assert ask(f"deelnames/{later.public_id}")["van"] == FUTURE.isoformat()
    ask(f"deelnames/{later.public_id}", 404, peildatum=STAND)


def test_membership_that_was_over_on_the_day_is_not_there(ask, region):
    over = Membership.objects.get(partnership=region.fire, party=region.province)
    ask(f"deelnames/{over.public_id}", peildatum=over.valid_to - timedelta(days=1))
    ask(f"deelnames/{over.public_id}", 404, peildatum=over.valid_to)


def test_end_and_succession_of_a_party_are_hidden_before_their_day(ask, region):
    before = ask(f"partijen/{region.vianen.public_id}", peildatum=SPRUNG - timedelta(days=1))
    assert (before["opgehevenOp"], before["opvolgers"]) == (None, [])
    after = ask(f"partijen/{region.vianen.public_id}")
    assert after["opgehevenOp"] == SPRUNG.isoformat()
    assert after["opvolgers"][0]["partij"]["naam"] == "Gemeente Vijfheerenlanden"


def test_whole_partnership_has_its_versions_and_its_members(ask, region):
    found = ask(f"samenwerkingsverbanden/{region.fire.public_id}")
    assert [row["naam"] for row in found["versies"]] == [
        "Regionale Brandweer Lek",
        "Veiligheidsregio Lek",
        "Veiligheidsregio Toekomst",
    ]
    assert found["versie"]["naam"] == "Veiligheidsregio Lek"
    assert found["versie"]["grondslagen"][0] == {"titel": "Wet op de Lek", "tekst": "https://wetten.test/lek"}
    assert len(found["deelnames"]) == 4


def test_figures_are_those_of_the_pages(ask, region):
    found, counts = ask("cijfers"), figures(register_on(STAND))
    assert (found["deelnames"], found["partijen"]) == (counts["memberships"], counts["parties"])
    assert sum(found["perVorm"].values()) == found["samenwerkingsverbanden"]
    assert "33" in found["voorbehoud"]
    assert ask("cijfers", provincie="PV99")["deelnames"] == 0


def test_area_says_who_lies_in_it(ask, region):
    [row] = ask("gebieden")["resultaten"]
    assert (row["code"], len(row["partijen"])) == ("PV26", 6)
    assert ask(f"gebieden/{row['openbaarId']}") == row


def test_merged_record_leads_to_the_one_it_became_part_of(client, ask, region):
    Party.objects.filter(pk=region.vianen.pk).update(merged_into=region.vijfheerenlanden)
    Partnership.objects.filter(pk=region.old_waste.pk).update(merged_into=region.waste)
    forget()
    for kind, goes, stays in (
        ("partijen", region.vianen, region.vijfheerenlanden),
        ("samenwerkingsverbanden", region.old_waste, region.waste),
    ):
        response = client.get(f"{BASE}/{kind}/{goes.public_id}?peildatum={STAND}")
        assert response.status_code == 301
        assert response["Location"] == f"http://testserver{BASE}/{kind}/{stays.public_id}?peildatum={STAND}"
        assert client.get(response["Location"]).status_code == 200


# --- What is never in it ---------------------------------------------------------------------------------------------


def everything(client):
    """Return all that the API tells, as one text."""
    ids = {
        "partijen": Party.objects.values_list("public_id", flat=True),
        "samenwerkingsverbanden": Partnership.objects.values_list("public_id", flat=True),
        "deelnames": Membership.objects.values_list("public_id", flat=True),
    }
    where = [*EVERY_LIST, "cijfers", *(f"{kind}/{each}" for kind, of in ids.items() for each in of)]
    where += [
        f"{kind}/{each}/deelnames" for kind in ("partijen", "samenwerkingsverbanden") for each in ids[kind]
    ]
    return "".join(client.get(f"{BASE}/{each}").content.decode() for each in where)


def test_remarks_and_differences_with_what_was_told_are_never_in_it(client, region):
    planted = "Dit zei iemand in vertrouwen"
    Remark.objects.update(text=planted)
    told = everything(client)
    assert region.lek.match_note
    assert "Regio Lek" in told
    for text in (planted, region.lek.match_note, region.talks.match_note, "op onderdelen"):
        assert text not in told


def test_what_only_another_source_says_is_not_in_it(client, region):
    other = Membership.objects.filter(partnership=region.lek, party=region.water).get()
    assert client.get(f"{BASE}/deelnames/{other.public_id}").status_code == 404


def test_address_that_a_browser_would_run_is_left_out(ask, region):
    assert ask(f"partijen/{region.nieuwegein.public_id}")["website"] is None
    assert ask(f"partijen/{region.houten.public_id}")["website"] == "https://houten.test"
    assert "javascript" not in str(ask(f"samenwerkingsverbanden/{region.fire.public_id}"))


@pytest.mark.parametrize("kind", ["partijen", "samenwerkingsverbanden"])
def test_id_of_another_kind_is_not_found(ask, region, kind):
    other = region.fire if kind == "partijen" else region.houten
    for tail in ("", "/deelnames"):
        ask(f"{kind}/{other.public_id}{tail}", 404)
