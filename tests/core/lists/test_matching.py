import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.lists.matching import Directory, Hints, Known

from .conftest import GOVERNMENTS


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Gemeente Utrecht", "gm0344"),
        ("gem. Utrecht", "gm0344"),
        ("provincie utrecht", "pv26"),
        ("Utrecht (prov.)", "pv26"),
        ("UT", "pv26"),
        ("Baarn", "gm0308"),
        ("BAARN ", "gm0308"),
        ("De Bilt", "gm0310"),
        ("Bilt, De", "gm0310"),
        ("'s-Gravenhage", "gm0518"),
        ("’s Gravenhage", "gm0518"),
        ("Den Bosch", "gm0796"),
        ("Nuenen c.a.", "gm0820"),
        ("Bergen (L.)", "gm0893"),
        ("Bergen (NH.)", "gm0373"),
        ("Bergen (Noord-Holland)", "gm0373"),
        ("Bergen NH", "gm0373"),
        ("Hengelo (O)", "gm0164"),
        ("Zuidwest-Friesland", "gm1900"),
        ("Waterschap De Stichtse Rijnlanden", "ws0636"),
        ("Waterschap Vallei & Veluwe", "ws0662"),
        ("Soest", "gm0342"),
        ("BVO Soest", ""),
        ("Bedrijfsvoeringsorganisatie Soest", "so1"),
    ],
)
def test_equal_after_normalising_and_unique_is_certain(written, key, governments):
    assert governments.match(written).key == key


@pytest.mark.parametrize(
    "code",
    [
        "GM0344",
        "gm0344",
        "0344",
        "344",
        " 344 ",
        "https://identifier.overheid.nl/tooi/id/gemeente/gm0344",
        "roo:28",
    ],
)
def test_code_is_exact(code, governments):
    assert governments.match(code).key == "gm0344"
    assert governments.match_code(code).key == "gm0344"
    assert governments.knows_code(code)


@pytest.mark.parametrize(
    ("written", "reason", "proposals"),
    [
        (
            "Utrecht",
            "deze naam kan meer dan een overheid of verband zijn",
            [("gm0344", "zelfde naam"), ("pv26", "zelfde naam")],
        ),
        (
            "Bergen",
            "deze naam kan meer dan een overheid of verband zijn",
            [("gm0893", "zelfde naam"), ("gm0373", "zelfde naam")],
        ),
        (
            "Valkenburg",
            "deze naam is niet precies zo bekend",
            [("gm0994", "wat er staat is een deel van de naam")],
        ),
        (
            "Hengelo (Gld)",
            "deze naam is niet precies zo bekend",
            [("gm0164", "zelfde naam, andere provincie")],
        ),
        (
            "Den Haag (ZH)",
            "deze naam is niet precies zo bekend",
            [("gm0518", "zelfde naam, provincie niet bekend")],
        ),
        (
            "Waterschap Baarn",
            "deze naam is niet precies zo bekend",
            [("gm0308", "zelfde naam, andere soort")],
        ),
        (
            "Baarn (dorp)",
            "deze naam is niet precies zo bekend",
            [("gm0308", "zelfde naam, maar 'dorp' tussen haakjes is niet herkend")],
        ),
        ("Baarm", "deze naam is niet precies zo bekend", [("gm0308", "lijkt voor 80 procent op de naam")]),
    ],
)
def test_anything_less_is_a_doubt_with_proposals_and_reasons(written, reason, proposals, governments):
    match = governments.match(written)
    assert (match.certainty, match.key, match.reason) == ("doubtful", "", reason)
    assert [(proposal.key, proposal.reason) for proposal in match.proposals] == proposals


@pytest.mark.parametrize(
    ("written", "reason"), [("", "er staat geen naam"), ("Xyz", "deze naam is niet bekend")]
)
def test_name_like_nothing_is_none(written, reason, governments):
    match = governments.match(written)
    assert (match.certainty, match.reason, match.proposals) == ("none", reason, ())
    assert not governments.knows(written)


def test_kind_of_the_column_decides_between_equal_names(governments):
    assert governments.match("Utrecht", Hints("municipality")).key == "gm0344"
    assert governments.match("Utrecht", Hints("province")).key == "pv26"
    assert governments.match("Utrecht", Hints("water-authority")).certainty == "doubtful"


def test_province_in_the_row_decides_and_contradicts(governments):
    assert governments.match("Bergen", Hints(province="PV27")).key == "gm0373"
    match = governments.match("Hengelo", Hints(province="PV25"))
    assert match.proposals[0].reason == "zelfde naam, in de lijst staat een andere provincie"


def test_abbreviation_in_brackets_of_the_same_party_is_understood(partnerships):
    assert partnerships.match("Veiligheidsregio Utrecht (VRU)").key == "vru"
    assert partnerships.match("Veiligheidsregio Utrecht (XYZ)").certainty == "doubtful"
    assert partnerships.match("GR Veiligheidsregio Utrecht").key == "vru"


def test_form_in_front_decides_between_equal_names():
    both = Directory([Known("a", "Drechtsteden"), Known("b", "Gemeenschappelijke regeling Drechtsteden")])
    assert both.match("Drechtsteden").key == "a"
    assert both.match("GR Drechtsteden").key == "b"


def test_no_more_than_five_proposals_are_made():
    many = Directory(Known(str(number), "Zelfde") for number in range(9))
    assert len(many.match("Zelfde").proposals) == 5


@pytest.mark.parametrize(
    ("name", "codes", "certainty", "key", "reason"),
    [
        ("Baarn", [], "certain", "gm0308", ""),
        ("Baarn", ["GM0308", ""], "certain", "gm0308", ""),
        ("", ["GM0308"], "certain", "gm0308", ""),
        ("Barn", ["GM0308"], "certain", "gm0308", ""),
        ("Soest", ["GM0308"], "doubtful", "", "naam en code wijzen niet hetzelfde aan"),
        ("Baarn", ["GM9999"], "doubtful", "", "code 'GM9999' is niet bekend"),
        ("", ["GM9999"], "none", "", "code 'GM9999' is niet bekend"),
        ("Baarn", ["GM0308", "GM0342"], "doubtful", "", "naam en code wijzen niet hetzelfde aan"),
    ],
)
def test_name_and_codes_are_weighed_together(name, codes, certainty, key, reason, governments):
    match = governments.resolve(name, codes)
    assert (match.certainty, match.key, match.reason) == (certainty, key, reason)


def test_code_of_two_is_a_doubt():
    twins = Directory([Known("a", "A", codes=("x1",)), Known("b", "B", codes=("X1",))])
    match = twins.match_code("x1")
    assert (match.certainty, match.reason) == ("doubtful", "code 'x1' komt vaker voor")
    assert [proposal.key for proposal in match.proposals] == ["a", "b"]
    assert not twins.knows_code("x1")


@given(st.sampled_from(GOVERNMENTS), st.sampled_from([str.upper, str.lower, lambda name: f"  {name} "]))
def test_own_name_is_certain_however_it_is_typed(known, typed):
    assert Directory(GOVERNMENTS).match(typed(known.name)).key == known.key


@given(st.text(max_size=40))
def test_any_text_is_certain_doubtful_or_none(written):
    match = Directory(GOVERNMENTS).match(written)
    assert (match.key != "") == (match.certainty == "certain")
    assert (match.proposals != ()) == (match.certainty == "doubtful")


@pytest.mark.register
def test_every_name_in_the_national_register_is_certain(register):
    known = register.governments.known
    assert [one.name for one in known if register.governments.match(one.name).key != one.key] == []
    towns = [one.name.removeprefix("Gemeente ") for one in known if one.kind == "municipality"]
    assert [name for name in towns if not register.governments.knows(name, Hints("municipality"))] == []
