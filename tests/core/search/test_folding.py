from hypothesis import given
from hypothesis import strategies as st

from verband.core.search import fold, search_text, words_of


def test_case_accents_and_signs_do_not_matter():
    assert fold("Súdwest-Fryslân (’s-Gravenhage)") == "sudwest fryslan s gravenhage"


def test_every_word_stands_once_after_a_space():
    assert search_text("GGD regio Utrecht", "GGD rU") == " ggd regio utrecht ru"


def test_no_names_give_an_empty_text():
    assert search_text("", "–") == ""


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_are_letters_and_digits_only(text):
    assert all(word.isascii() and word.isalnum() for word in words_of(text))
