"""What programs read and change of seats, money and parties: the same deeds and the same rights as by hand."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import cache

from verband.rooms.common.api.version import BASE
from verband.rooms.history.models import Event
from verband.rooms.history.services import undo_batch
from verband.rooms.register.choices import FigureKind, PartyKind
from verband.rooms.register.models import Contribution, Party, Seat, YearFigures
from verband.rooms.register.tests.cast import person
from verband.rooms.register.tests.factories import join, party
from verband.rooms.register.tests.programs import NOW, Program, key_of, places, problem

MONEY = {"jaar": 2025, "volgens": "begroting", "bron": "begroting 2025, bladzijde 4"}


@pytest.fixture(autouse=True)
def fresh_counts():
    cache.clear()


@pytest.fixture
def clerk(cast):
    return Program(key_of(cast.ambtenaar)[1])


@pytest.fixture
def team(cast):
    return Program(key_of(cast.programmateam)[1])


def of(region, row="waste", **more):
    return {"samenwerkingsverband": str(getattr(region, row).public_id), **more}


def paid(region, **more):
    return of(region, partij=str(region.houten.public_id), **MONEY, bedrag=1250000.5) | more


def undo_last(by):
    undo_batch(batch=Event.objects.order_by("-id").first().batch, at=NOW, on=NOW.date(), by=by)


# --- Money and seats --------------------------------------------------------------------------------------------------


def test_contribution_is_added_changed_taken_away_and_put_back(clerk, cast, region):
    made = clerk.send("POST", "bijdragen", paid(region))
    assert made.status_code == 201, made.content
    assert Contribution.objects.get().amount == Decimal("1250000.50")
    where = f"bijdragen/{made.json()['openbaarId']}"
    assert made["Location"].endswith(f"{BASE}/{where}")
    found = clerk.patch(where, {"bedrag": 1300000, "volgens": "jaarrekening"}).json()
    assert (found["bedrag"], found["volgens"], found["revisie"]) == (1300000.0, "jaarrekening", 2)
    assert clerk.send("DELETE", where, match=clerk.etag(where)).status_code == 204
    undo_last(cast.ambtenaar)
    assert clerk.client.get(f"{BASE}/{where}").json()["bedrag"] == 1300000.0


def test_what_is_at_stake_is_read_and_written_and_unknown_is_not_zero(clerk, region):
    made = clerk.send("POST", "bijdragen", paid(region, belangBegin=5000, belangEinde=0))
    assert made.status_code == 201, made.content
    found = made.json()
    assert (found["belangBegin"], found["belangEinde"]) == (5000.0, 0.0)
    where = f"bijdragen/{found['openbaarId']}"
    assert clerk.patch(where, {"belangEinde": None}).json()["belangEinde"] is None
    assert places(problem(clerk.patch(where, {"belangBegin": -1}), 400)) == ["/belangBegin"]


def test_who_only_holds_shares_tells_no_amount_and_something_must_be_told(clerk, region):
    made = clerk.send("POST", "bijdragen", paid(region, bedrag=None, belangEinde=5000))
    assert made.status_code == 201, made.content
    assert (made.json()["bedrag"], made.json()["belangEinde"]) == (None, 5000.0)
    where = f"bijdragen/{made.json()['openbaarId']}"
    assert "ten minste" in problem(clerk.patch(where, {"belangEinde": None}), 409)["detail"]
    assert Contribution.objects.get().stake_end == 5000
    refused = clerk.send("POST", "bijdragen", paid(region, bedrag=None, volgens="jaarrekening"))
    assert "ten minste" in problem(refused, 409)["detail"]


def test_figures_of_a_year_are_added_and_unknown_is_not_zero(clerk, region):
    made = clerk.send("POST", "jaarcijfers", of(region, **MONEY, resultaat=-0.25, eigenVermogenEinde=0))
    assert made.status_code == 201, made.content
    found = made.json()
    assert (found["resultaat"], found["eigenVermogenEinde"], found["vreemdVermogenEinde"]) == (
        -0.25,
        0.0,
        None,
    )
    assert clerk.patch(f"jaarcijfers/{found['openbaarId']}", {"resultaat": None}).json()["resultaat"] is None


def test_seat_is_added_and_ended(clerk, region):
    seat = of(region, partij=str(region.houten.public_id), orgaan="dagelijks bestuur", functie="lid")
    made = clerk.send("POST", "zetels", seat | {"bekleedDoor": "wethouder Financiën", "van": "2024-01-01"})
    assert made.status_code == 201, made.content
    where = f"zetels/{made.json()['openbaarId']}"
    assert places(problem(clerk.patch(where, {"tot": "2023-01-01"}), 400)) == ["/van"]
    assert clerk.patch(where, {"tot": "2026-01-01"}).json()["tot"] == "2026-01-01"
    assert Seat.objects.get().held_by == "wethouder Financiën"


def test_same_year_from_the_same_paper_is_a_conflict(clerk, region):
    assert clerk.send("POST", "bijdragen", paid(region)).status_code == 201
    assert "Dit jaar staat er al" in problem(clerk.send("POST", "bijdragen", paid(region)), 409)["detail"]
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"bedrag": "5"}, "/bedrag"),
        ({"bedrag": True}, "/bedrag"),
        ({"bedrag": 1.005}, "/bedrag"),
        ({"bedrag": 1e300}, "/bedrag"),
        ({"bedrag": -5}, "/bedrag"),
        ({"jaar": "2025"}, "/jaar"),
        ({"jaar": 1949}, "/jaar"),
        ({"jaar": 2101}, "/jaar"),
        ({"volgens": "kaas"}, "/volgens"),
        ({"bron": ""}, "/bron"),
        ({"bron": "x" * 301}, "/bron"),
        ({"revisie": 7}, "/revisie"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_wrong_money_is_refused_with_its_place(clerk, region, wrong, where):
    assert places(problem(clerk.send("POST", "bijdragen", paid(region, **wrong)), 400)) == [where]


def test_who_does_not_take_part_pays_nothing(clerk, region):
    body = paid(region, partij=str(region.water.public_id))
    assert places(problem(clerk.send("POST", "bijdragen", body), 400)) == ["/partij"]


def test_money_of_a_partnership_of_others_cannot_be_told(cast, region):
    other = Program(key_of(person("elders", "editor", region.water))[1])
    assert places(problem(other.send("POST", "bijdragen", paid(region)), 400)) == ["/samenwerkingsverband"]
    row = Contribution.objects.create(
        partnership=region.waste, party=region.houten, year=2025, kind=FigureKind.BUDGET, amount=1, source="x"
    )
    for method, body in (("PATCH", {"bedrag": 2}), ("DELETE", None)):
        problem(other.send(method, f"bijdragen/{row.public_id}", body, '"1"'), 404)
    row.refresh_from_db()
    assert row.amount == 1


def test_who_comes_second_sees_both_amounts(clerk, region):
    where = f"bijdragen/{clerk.send('POST', 'bijdragen', paid(region)).json()['openbaarId']}"
    read = clerk.etag(where)
    clerk.patch(where, {"bedrag": 7.5})
    found = problem(clerk.send("PATCH", where, {"bedrag": 8, "jaar": 2025}, read), 412)
    assert found["verschillen"] == [{"veld": "bedrag", "hier": 7.5, "gestuurd": 8.0}]


def test_lists_are_asked_by_party_and_year_and_know_no_later_year(clerk, region):
    for year in (2024, 2026):
        YearFigures.objects.create(
            partnership=region.waste, year=year, kind=FigureKind.ACCOUNTS, result=year, source="x"
        )
    clerk.send("POST", "bijdragen", paid(region))

    def read(where, **query):
        return [row["jaar"] for row in clerk.client.get(f"{BASE}/{where}", query).json()["resultaten"]]

    assert read("jaarcijfers") == [2026, 2024]
    assert read("jaarcijfers", jaar=2024) == [2024]
    assert read("jaarcijfers", peildatum="2025-01-01") == [2024]
    assert read("bijdragen", partij=str(region.houten.public_id)) == [2025]
    assert read("bijdragen", partij=str(region.vianen.public_id)) == []
    later = YearFigures.objects.get(year=2026).public_id
    assert clerk.client.get(f"{BASE}/jaarcijfers/{later}").status_code == 200
    assert clerk.client.get(f"{BASE}/jaarcijfers/{later}", {"peildatum": "2025-01-01"}).status_code == 404


# --- Parties ----------------------------------------------------------------------------------------------------------


def stichting(**more):
    return {"naam": "Stichting Lekdijk", "soort": "bedrijf-of-stichting", "plaats": "Houten"} | more


def test_party_is_added_and_then_takes_part(clerk, region):
    made = clerk.send("POST", "partijen", stichting())
    assert made.status_code == 201, made.content
    where = made.json()["openbaarId"]
    joined = clerk.send("POST", "deelnames", of(region, partij=where, van="2026-01-01"))
    assert joined.status_code == 201, joined.content
    listed = clerk.client.get(f"{BASE}/partijen", {"zoek": "lekdijk", "peildatum": "2026-05-01"}).json()
    assert [row["naam"] for row in listed["resultaten"]] == ["Stichting Lekdijk"]


def test_party_that_stands_here_is_not_added_again(clerk, region):
    clerk.send("POST", "partijen", stichting())
    detail = problem(clerk.send("POST", "partijen", stichting(naam="stichting lekdijk")), 409)["detail"]
    assert "staat hier al" in detail
    assert Party.objects.filter(kind=PartyKind.COMPANY_OR_FOUNDATION).count() == 1


@pytest.mark.parametrize("kind", ["gemeente", "provincie", "waterschap", "ministerie"])
def test_nobody_thinks_up_a_government(clerk, region, kind):
    assert places(problem(clerk.send("POST", "partijen", stichting(soort=kind)), 400)) == ["/soort"]


def test_who_keeps_a_government_corrects_it_and_finds_it_under_its_new_name(clerk, region):
    where = f"partijen/{region.houten.public_id}"
    found = clerk.patch(
        where, {"naam": "Gemeente Houten aan de Lek", "website": "https://houten.example"}
    ).json()
    assert (found["naam"], found["revisie"]) == ("Gemeente Houten aan de Lek", 2)
    listed = clerk.client.get(f"{BASE}/partijen", {"zoek": "houten aan de lek"}).json()
    assert [row["openbaarId"] for row in listed["resultaten"]] == [str(region.houten.public_id)]
    event = Event.objects.latest("id")
    assert (event.object_kind, event.before["name"]) == ("party", "Gemeente Houten")


def test_since_when_a_government_exists_is_not_changed_by_hand(clerk, region):
    where = f"partijen/{region.houten.public_id}"
    assert (
        "komt uit het register" in problem(clerk.patch(where, {"opgehevenOp": "2026-01-01"}), 409)["detail"]
    )


def test_end_of_a_party_lies_after_its_beginning(team, region):
    body = stichting(bestaatSinds="2026-01-01", opgehevenOp="2025-01-01")
    assert places(problem(team.send("POST", "partijen", body), 400)) == ["/opgehevenOp"]


def test_government_of_others_is_not_corrected(clerk, region):
    problem(clerk.patch(f"partijen/{region.water.public_id}", {"naam": "Gekaapt"}), 404)


def test_who_keeps_all_that_a_party_takes_part_in_corrects_it_and_nobody_else(clerk, region):
    own, shared, lonely = (party(name, PartyKind.ASSOCIATION) for name in ("Eigen", "Gedeeld", "Los"))
    join(region.waste, own)
    for row in (region.waste, region.talks):
        join(row, shared)
    region.talks.memberships.filter(party=region.houten).delete()
    assert clerk.patch(f"partijen/{own.public_id}", {"plaats": "Houten"}).status_code == 200
    for other in (shared, lonely):
        problem(clerk.patch(f"partijen/{other.public_id}", {"plaats": "Houten"}), 404)


def test_correction_of_a_party_can_be_undone(clerk, cast, region):
    clerk.patch(f"partijen/{region.houten.public_id}", {"naam": "Gemeente Hout"})
    undo_last(cast.ambtenaar)
    region.houten.refresh_from_db()
    assert (region.houten.name, "hout " in region.houten.search_text) == ("Gemeente Houten", False)


def test_what_was_changed_elsewhere_meanwhile_is_told(clerk, region):
    where = f"partijen/{region.houten.public_id}"
    read = clerk.etag(where)
    clerk.patch(where, {"plaats": "Houten"})
    found = problem(clerk.send("PATCH", where, {"plaats": "Schalkwijk"}, read), 412)
    assert found["verschillen"] == [{"veld": "plaats", "hier": "Houten", "gestuurd": "Schalkwijk"}]


def test_day_of_a_party_is_told_as_a_day(team, region):
    made = team.send("POST", "partijen", stichting(bestaatSinds="2020-05-01")).json()
    assert Party.objects.get(public_id=made["openbaarId"]).started_on == date(2020, 5, 1)
