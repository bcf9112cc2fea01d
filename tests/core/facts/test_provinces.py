import pytest

from verband.core.facts.provinces import province_of, provinces

LIMBURG, ZEELAND, UTRECHT, SOUTH_HOLLAND = "PV31", "PV29", "PV26", "PV28"


def test_there_are_twelve_provinces_with_342_municipalities():
    assert len(provinces()) == 12
    assert sum(len(province.municipalities) for province in provinces()) == 342


def test_no_municipality_lies_in_two_provinces():
    codes = [code for province in provinces() for code in province.municipalities + province.ended]
    assert len(codes) == len(set(codes)) == 342 + 70


@pytest.mark.parametrize(
    ("code", "province"),
    [("GM0935", LIMBURG), ("GM0687", ZEELAND), ("GM0344", UTRECHT), ("GM0599", SOUTH_HOLLAND)],
    ids=["Maastricht", "Middelburg", "Utrecht", "Rotterdam"],
)
def test_a_municipality_lies_in_its_province(code, province):
    found = province_of(code)
    assert found is not None
    assert found.code == province


def test_utrecht_has_26_municipalities_and_its_own_name_and_tooi():
    utrecht = province_of("GM1961")
    assert utrecht is not None
    assert (utrecht.name, len(utrecht.municipalities)) == ("Utrecht", 26)
    assert utrecht.tooi == "https://identifier.overheid.nl/tooi/id/provincie/pv26"


def test_vijfheerenlanden_came_from_two_provinces():
    came_from = {code: province_of(code) for code in ("GM0545", "GM0707", "GM0620")}
    assert {code: found.code for code, found in came_from.items() if found} == {
        "GM0545": SOUTH_HOLLAND,
        "GM0707": SOUTH_HOLLAND,
        "GM0620": UTRECHT,
    }


def test_lower_case_is_understood():
    assert province_of("gm0344") == province_of("GM0344")


def test_an_unknown_code_has_no_province():
    assert province_of("GM9999") is None
