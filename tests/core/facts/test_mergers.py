import gzip
from datetime import date
from functools import lru_cache

import pytest
from lxml import etree

from verband.core.facts.mergers import (
    code_of_register,
    created_on,
    ended_municipalities,
    renaming_of,
)
from verband.core.facts.provinces import province_of, provinces


def successors(code):
    (found,) = (row.successors for row in ended_municipalities() if row.gm == code)
    return found


def codes(code):
    return [successor.gm for successor in successors(code)]


@pytest.mark.parametrize(
    ("ended", "successor"),
    [
        ("GM0856", "GM1991"),
        ("GM1685", "GM1991"),
        ("GM0501", "GM1992"),
        ("GM0457", "GM0363"),
        ("GM0370", "GM0439"),
        ("GM0620", "GM1961"),
        ("GM0398", "GM1980"),
    ],
    ids=["Uden", "Landerd", "Brielle", "Weesp", "Beemster", "Vianen", "Heerhugowaard"],
)
def test_a_merged_municipality_has_one_successor(ended, successor):
    (found,) = successors(ended)
    assert (found.gm, found.share, found.main) == (successor, 1.0, True)


def test_five_municipalities_became_land_van_cuijk():
    merged = [row.name for row in ended_municipalities() if codes(row.gm) == ["GM1982"]]
    assert merged == ["Boxmeer", "Grave", "Mill en Sint Hubert", "Cuijk", "Sint Anthonis"]


def test_littenseradiel_was_split_over_three():
    found = successors("GM0140")
    assert [successor.gm for successor in found] == ["GM1900", "GM0080", "GM1949"]
    assert [round(successor.share * 29) for successor in found] == [15, 10, 4]
    assert [successor.main for successor in found] == [True, False, False]


def test_haaren_was_split_over_four_and_winsum_over_two():
    assert set(codes("GM0788")) == {"GM0757", "GM0824", "GM0855", "GM0865"}
    assert codes("GM0053") == ["GM1966", "GM1969"]


def test_a_change_of_name_is_known_with_the_name_and_the_code_before_it():
    renaming = renaming_of("GM1940")
    assert renaming is not None
    assert (renaming.before, renaming.before_gm) == ("De Friese Meren", "GM1921")
    assert renaming.on == date(2015, 7, 1)
    assert renaming_of("GM0344") is None


def test_shares_of_every_ended_municipality_add_up_and_one_is_main():
    for row in ended_municipalities():
        assert sum(successor.share for successor in row.successors) == pytest.approx(1)
        assert [successor.main for successor in row.successors].count(True) == 1
        assert row.successors[0].main


def test_following_successors_ends_at_a_municipality_that_exists():
    existing = {code for province in provinces() for code in province.municipalities}
    for row in ended_municipalities():
        assert row.gm not in existing
        assert {successor.gm for successor in row.successors} <= existing


def test_each_ended_municipality_stands_once():
    ended = [row.gm for row in ended_municipalities()]
    assert len(ended) == len(set(ended)) == 70
    assert all(province_of(code) for code in ended)


def test_no_certain_successor_began_after_the_end():
    for row in ended_municipalities():
        for successor in row.successors:
            began = created_on(successor.gm)
            assert began is None or began <= row.ended or renaming_of(successor.gm)


def test_maashorst_exists_since_2022():
    assert created_on("GM1991") == date(2022, 1, 1)
    assert created_on("gm1991") == date(2022, 1, 1)


def test_a_beginning_the_register_does_not_give_is_unknown():
    assert created_on("GM0344") is None


def test_a_record_without_tooi_is_known_by_its_register_id():
    assert code_of_register("36015") == "GM0499"
    assert code_of_register("39732") == "GM0363"
    assert code_of_register("1") == ""


def test_codes_the_register_does_not_give_are_not_called_checked():
    doubtful = {row.gm for row in ended_municipalities() if row.certainty != "checked"}
    assert doubtful == {"GM0082", "GM0499", "GM1672"}


@lru_cache
def read_municipalities(register):
    with gzip.open(register) as file:
        tree = etree.parse(file)
    organisations = tree.iterfind("{*}organisaties/{*}organisatie")
    return [row for row in organisations if row.findtext("{*}types/{*}type") == "Gemeente"]


@pytest.fixture
def municipal_records(national_register):
    return read_municipalities(national_register)


def code_in_register(record):
    tooi = next((value for key, value in record.items() if key.endswith("TOOI")), "")
    own = record.xpath(".//*[local-name()='resourceIdentifier'][@*='Organisatiecode']/text()")
    return (tooi.rsplit("/", 1)[-1] or next(iter(own), "")).upper()


@pytest.mark.register
def test_every_ended_record_in_the_register_is_known_with_its_date(municipal_records):
    known = {(row.gm, row.ended.isoformat()) for row in ended_municipalities()}
    for record in municipal_records:
        ended = record.findtext("{*}eindDatum")
        if ended and not record.findtext("{*}naam").startswith("Stadsdeel"):
            register_id = next(value for key, value in record.items() if key.endswith("systeemId"))
            assert ((code_in_register(record) or code_of_register(register_id)), ended) in known
    assert sum(1 for record in municipal_records if record.findtext("{*}eindDatum")) == 77


@pytest.mark.register
def test_every_beginning_is_the_one_in_the_register(municipal_records):
    for record in municipal_records:
        began, code = record.findtext("{*}startDatum"), code_in_register(record)
        if began:
            assert created_on(code) == date.fromisoformat(began)
        else:
            assert created_on(code) is None
