"""What an election does to a seat, case by case with the law beside it."""

from datetime import date

import pytest

from verband.core.elections import Seat, State, election, ending_of, state_of
from verband.core.packs import load_pack

TOWNS, STATES, WATERS = election("gemeenteraad-2026"), election("staten-2027"), election("waterschap-2027")
KINDS = {"municipality": TOWNS, "province": STATES, "water-authority": WATERS}
DAY = date(2026, 4, 1)


def seat(held_by: str = "", **values: str) -> Seat:
    filled = {"kind": "municipality", "form": "OL", "scheme_kind": "executive", "organ": "algemeen bestuur"}
    return Seat(**(filled | values), held_by=held_by)


def ends(held_by: str = "", **values: str):
    one = seat(held_by, **values)
    return ending_of(one, KINDS[one.kind])


def articles(found) -> list[str]:
    return [ground.article for ground in found.grounds if ground.article]


def test_a_council_member_loses_the_seat_on_the_day_of_stepping_down():
    found = ends("raadslid", scheme_kind="council")
    assert (found.when, found.office, found.ends_on) == ("with-council", "raadslid", DAY)
    assert found.appoints == "de raad"
    assert articles(found) == ["Kieswet C 4", "Wgr 13, tweede lid", "Wgr 13, eerste lid"]
    assert any("herkozen" in check for check in found.checks)


def test_an_alderman_keeps_the_seat_until_successors_are_appointed():
    found = ends("wethouder Financiën")
    assert (found.when, found.office, found.ends_on) == ("with-college", "wethouder", None)
    assert found.appoints == "het college van burgemeester en wethouders"
    assert articles(found) == ["Gemeentewet 42, eerste lid", "Wgr 13, tweede lid", "Wgr 13, zesde lid"]


def test_a_mayor_stays_and_nobody_appoints():
    found = ends("Burgemeester", scheme_kind="mayor")
    assert (found.when, found.office, found.ends_on, found.appoints) == ("stays", "burgemeester", None, "")
    assert articles(found) == ["Gemeentewet 61"]


def test_a_deputy_mayor_is_an_alderman():
    assert ends("loco-burgemeester").office == "wethouder"


@pytest.mark.parametrize(
    ("held_by", "when"),
    [
        ("Lid van Provinciale Staten", "with-council"),
        ("gedeputeerde Ruimte", "with-college"),
        ("Commissaris van de Koning", "stays"),
        ("CdK", "stays"),
    ],
)
def test_offices_of_a_province_are_known(held_by: str, when: str):
    found = ends(held_by, kind="province", scheme_kind="mixed")
    assert found.when == when
    assert found.ends_on == (date(2027, 3, 31) if when == "with-council" else None)


@pytest.mark.parametrize(
    ("held_by", "when"),
    [("lid AB", "with-council"), ("heemraad", "with-college"), ("dijkgraaf", "stays")],
)
def test_offices_of_a_water_authority_are_known(held_by: str, when: str):
    assert ends(held_by, kind="water-authority").when == when


def test_two_offices_at_once_are_not_guessed():
    found = ends("wethouder of raadslid")
    assert (found.when, found.office, found.ends_on) == ("unknown", "", None)


def test_an_office_that_nobody_knows_is_not_guessed():
    assert ends("directeur").when == "unknown"


def test_a_member_of_the_college_may_be_either_and_that_is_said():
    found = ends("portefeuillehouder sociaal domein")
    assert found.when == "depends"
    assert any("Vul bij de zetel het ambt in" in check for check in found.checks)


@pytest.mark.parametrize(
    ("scheme", "when", "office"),
    [
        ("council", "with-council", "raadslid"),
        ("executive", "depends", "lid van het college"),
        ("mayor", "stays", "burgemeester"),
        ("mixed", "unknown", ""),
        ("unknown", "unknown", ""),
    ],
)
def test_without_an_office_the_kind_of_scheme_tells_what_it_can(scheme: str, when: str, office: str):
    found = ends(scheme_kind=scheme)
    assert (found.when, found.office, found.is_derived) == (when, office, True)


def test_what_was_filled_in_goes_before_the_kind_of_scheme():
    found = ends("wethouder", scheme_kind="council")
    assert (found.when, found.is_derived, found.appoints) == ("with-college", False, "de raad")


def test_the_daily_board_is_chosen_by_the_general_board_of_the_scheme():
    found = ends("wethouder", organ="Dagelijks bestuur")
    assert found.appoints == "het algemeen bestuur van de regeling, uit zijn midden"
    assert "Wgr 14" in articles(found)
    assert ends("wethouder", organ="Bestuur", form="BVO").appoints.startswith("het college")


def test_who_appoints_is_not_known_when_the_kind_of_scheme_is_not():
    found = ends("raadslid", scheme_kind="unknown")
    assert found.appoints == ""
    assert any("soort regeling" in check for check in found.checks)


@pytest.mark.parametrize("form", ["NET", "CONV", "STI", "DVO", "unknown"])
def test_outside_the_law_the_agreement_says_whether_a_seat_ends(form: str):
    found = ends("raadslid", form=form)
    assert (found.when, found.ends_on, found.appoints) == ("by-agreement", None, "")
    assert any("Kijk in de afspraak" in check for check in found.checks)
    assert ends("burgemeester", form=form).when == "stays"


def test_every_statement_of_law_carries_its_article_and_how_sure_we_are():
    for kind in KINDS:
        for scheme in ("council", "executive", "mayor", "mixed"):
            for held_by in ("raadslid", "wethouder", "burgemeester", "heemraad", "gedeputeerde", ""):
                for ground in ends(held_by, kind=kind, scheme_kind=scheme).grounds:
                    assert ground.text.endswith(".")
                    assert ground.certainty == "own-reading" or ground.article
                    assert ground.version is None or ground.version >= date(2017, 5, 10)


def test_no_word_stands_for_two_offices_of_one_government():
    for offices in load_pack("elections").values["offices"].values():
        words = [word.casefold() for office in offices for word in office["words"]]
        assert sorted(words) == sorted(set(words))


STEPS = {"steps_down_on": DAY}
CASES = [
    ("with-council", None, None, date(2026, 3, 31), State.COMING),
    ("with-council", None, None, DAY, State.OPEN),
    ("with-college", None, None, date(2026, 11, 21), State.OPEN),
    ("stays", None, None, date(2026, 11, 21), State.STAYS),
    ("with-council", DAY, None, DAY, State.ENDED),
    ("with-council", DAY, None, date(2026, 3, 31), State.COMING),
    ("with-council", DAY, DAY, DAY, State.FILLED),
    ("stays", DAY, None, DAY, State.ENDED),
]


@pytest.mark.parametrize(("when", "valid_to", "filled_on", "on", "state"), CASES, ids=str)
def test_a_seat_is_as_far_as_was_written_down(when, valid_to, filled_on, on, state):
    assert state_of(when=when, valid_to=valid_to, filled_on=filled_on, on=on, **STEPS) == state
