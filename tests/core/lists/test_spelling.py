import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.lists.spelling import spelling


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Súdwest-Fryslân", "sudwest fryslan"),
        ("'s-Gravenhage", "s gravenhage"),
        ("’s Gravenhage", "s gravenhage"),
        ("Hunze en Aa's", "hunze en aas"),
        ("Alphen a/d Rijn", "alphen aan de rijn"),
        ("Alphen aan den Rijn", "alphen aan de rijn"),
        ("St. Michielsgestel", "sint michielsgestel"),
        ("Mook & Middelaar", "mook en middelaar"),
        ("  Bergen   (L.) ", "bergen l"),
        ("Ĳsselstein", "ijsselstein"),
        ("", ""),
    ],
)
def test_name_is_folded(text, folded):
    assert spelling().fold(text) == folded


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Gemeente Utrecht", "utrecht", "municipality"),
        ("gem. Utrecht", "utrecht", "municipality"),
        ("Utrecht (gemeente)", "utrecht", "municipality"),
        ("Utrecht, gemeente", "utrecht", "municipality"),
        ("Provincie Utrecht", "utrecht", "province"),
        ("Hoogheemraadschap van Delfland", "delfland", "water-authority"),
        ("Waterschap De Dommel", "dommel", "water-authority"),
        ("Ministerie van Defensie", "defensie", "ministry"),
        ("Gemeente", "gemeente", ""),
        ("De Bilt", "bilt", ""),
        ("Bilt, De", "bilt", ""),
        ("Den Haag", "s gravenhage", ""),
        ("Gravenhage, 's-", "s gravenhage", ""),
        ("Den Bosch", "s hertogenbosch", ""),
        ("Zuidwest-Friesland", "sudwest fryslan", ""),
        ("De Friese Meren", "fryske marren", ""),
        ("HDSR", "stichtse rijnlanden", ""),
    ],
)
def test_kind_article_and_variant_are_told_from_the_name(text, name, kind):
    written = spelling().take_apart(text)
    assert (written.name, written.kind) == (name, kind)


@pytest.mark.parametrize(
    ("text", "province", "other"),
    [
        ("Bergen (L.)", "PV31", ()),
        ("Bergen (NH)", "PV27", ()),
        ("Bergen (N-H)", "PV27", ()),
        ("Hengelo [Overijssel]", "PV23", ()),
        ("Veiligheidsregio Utrecht (VRU)", "", ("vru",)),
        ("Baarn ()", "", ()),
    ],
)
def test_brackets_tell_province_or_something_else(text, province, other):
    written = spelling().take_apart(text)
    assert (written.province, written.other) == (province, other)


def test_word_of_form_is_marked_but_is_not_the_name():
    written = spelling().take_apart("Gemeenschappelijke regeling GGD regio Utrecht")
    assert (written.name, written.formed, written.kind) == ("ggd regio utrecht", True, "")
    assert written.is_more
    assert not spelling().take_apart("Noord Beveland").is_more


@pytest.mark.parametrize(
    ("text", "code"),
    [("Utrecht", "PV26"), ("provincie Fryslân", "PV21"), ("pv30", "PV30"), ("Rijn", ""), ("", "")],
)
def test_province_is_known_by_name_abbreviation_and_code(text, code):
    assert spelling().province_of(text) == code


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text):
    folded = spelling().fold(text)
    assert spelling().fold(folded) == folded


@given(st.text(max_size=30))
def test_any_text_can_be_taken_apart(text):
    written = spelling().take_apart(text)
    assert written.key == written.name.replace(" ", "")
