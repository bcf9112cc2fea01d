import pytest

from verband.core.facts.provinces import provinces
from verband.core.facts.water_authorities import provinces_of_water_authority
from verband.core.packs import load_pack
from verband.core.roo.reading import read_export

PACK = load_pack("water-authorities")
GRONINGEN, FRYSLAN, DRENTHE, OVERIJSSEL, GELDERLAND = "PV20", "PV21", "PV22", "PV23", "PV25"
UTRECHT, NORTH_HOLLAND, SOUTH_HOLLAND, NORTH_BRABANT, LIMBURG = "PV26", "PV27", "PV28", "PV30", "PV31"


def in_province(code):
    return {PACK.values[tooi]["name"] for tooi in PACK.values if code in provinces_of_water_authority(tooi)}


def test_there_are_21_water_authorities_and_each_lies_somewhere():
    assert len(PACK.values) == 21
    assert all(provinces_of_water_authority(tooi) for tooi in PACK.values)


def test_every_province_has_a_water_authority_and_no_other_code_stands_in_the_pack():
    named = [code for tooi in PACK.values for code in provinces_of_water_authority(tooi)]
    assert set(named) == {province.code for province in provinces()}
    assert len(named) == 36


def test_no_water_authority_names_a_province_twice():
    for tooi in PACK.values:
        found = provinces_of_water_authority(tooi)
        assert len(found) == len(set(found))


def test_utrecht_has_four_water_authorities():
    assert in_province(UTRECHT) == {
        "Hoogheemraadschap De Stichtse Rijnlanden",
        "Vallei en Veluwe",
        "Amstel, Gooi en Vecht",
        "Rivierenland",
    }


@pytest.mark.parametrize(
    ("tooi", "expected"),
    [
        ("ws0155", (NORTH_HOLLAND, UTRECHT, SOUTH_HOLLAND)),
        ("ws0621", (GELDERLAND, SOUTH_HOLLAND, NORTH_BRABANT, UTRECHT)),
        ("ws0372", (SOUTH_HOLLAND,)),
    ],
    ids=["Amstel, Gooi en Vecht", "Rivierenland", "Delfland"],
)
def test_the_province_with_the_largest_part_comes_first(tooi, expected):
    assert provinces_of_water_authority(tooi) == expected


@pytest.mark.parametrize(
    ("tooi", "province"),
    [("ws0653", GRONINGEN), ("ws0647", FRYSLAN), ("ws0155", SOUTH_HOLLAND)],
    ids=["Wetterskip Fryslân", "Noorderzijlvest", "Amstel, Gooi en Vecht"],
)
def test_a_small_part_above_the_bound_counts(tooi, province):
    assert provinces_of_water_authority(tooi)[-1] == province


@pytest.mark.parametrize(
    ("tooi", "province"),
    [("ws0665", NORTH_BRABANT), ("ws0662", OVERIJSSEL), ("ws0636", GELDERLAND), ("ws0654", LIMBURG)],
    ids=["Waterschap Limburg", "Vallei en Veluwe", "De Stichtse Rijnlanden", "Aa en Maas"],
)
def test_a_strip_below_the_bound_does_not_count(tooi, province):
    assert province not in provinces_of_water_authority(tooi)


@pytest.mark.parametrize("tooi", ["ws0646", "WS0646", "Ws0646"])
def test_a_code_is_understood_in_any_case(tooi):
    assert provinces_of_water_authority(tooi) == (GRONINGEN, DRENTHE)


@pytest.mark.parametrize(
    "tooi", ["", "ws9999", "gm0344", "ws0151"], ids=["none", "unknown", "other", "ended"]
)
def test_what_is_no_present_water_authority_lies_nowhere(tooi):
    assert provinces_of_water_authority(tooi) == ()


def test_the_makers_of_the_boundaries_are_named():
    names = ("Het Waterschapshuis", "PDOK", "CC0", "CBS", "Kadaster", "CC BY 4.0")
    assert all(name in PACK.source for name in names)
    assert PACK.certainty == "own-reading"


@pytest.mark.register
def test_the_pack_names_the_water_authorities_of_the_register(national_register):
    with national_register.open("rb") as stream:
        organisations = read_export(stream, size=national_register.stat().st_size).organisations
    present = {one.tooi: one.name for one in organisations if one.tooi.startswith("ws") and not one.ended}
    assert present == {tooi: row["name"] for tooi, row in PACK.values.items()}
