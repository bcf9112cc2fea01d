import pytest

from verband.core.search import Level, Name, fit, read_question


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        ("utrecht", "Gemeente Utrecht", Level.CALLED_SO),
        ("utrecht", "Provincie Utrecht", Level.CALLED_SO),
        ("provincie", "Provincie", Level.CALLED_SO),
        ("odru", "ODRU", Level.CALLED_SO),
        ("de bilt", "Gemeente De Bilt", Level.CALLED_SO),
        ("utrecht", "Regio Utrecht", Level.WORDS),
        ("vr", "Veiligheidsregio Lek", Level.WORDS),
        ("veiligheidsregio", "VR Lek", Level.WORDS),
        ("utr", "Regio Utrecht", Level.STARTS),
        ("utr reg", "Regio Utrecht", Level.STARTS),
        ("diensten", "Dienst Lek", Level.FORMS),
        ("kaas", "Dienst Lek", Level.TEXT),
        ("kaas", "", Level.TEXT),
    ],
)
def test_level_says_how_a_name_answers(text, name, level):
    assert fit(read_question(text), [Name(name)]).level == level


def test_nearest_name_counts_and_what_it_is_called_now_goes_before_the_rest():
    names = [Name("Brandweer Lek", aside=True), Name("Regio Lek"), Name("Lek Brandweer")]
    found = fit(read_question("brandweer lek"), names)
    assert (found.level, found.place) == (Level.CALLED_SO, 0)
    assert fit(read_question("lek"), names).place == 2


def test_words_in_several_names_are_found_together():
    names = [Name("Regio Lek"), Name("Brandweer")]
    assert fit(read_question("lek brandweer"), names).level == Level.TOGETHER
    assert fit(read_question("lek kaas"), names).level == Level.TEXT
    assert fit(read_question("lek"), []).level == Level.TEXT


def test_name_that_begins_so_goes_before_one_that_has_it_inside():
    question = read_question("hout")
    begins, inside = (fit(question, [Name(name)]) for name in ("Gemeente Houten", "Regio Houten"))
    assert begins < inside
