import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.search import read_question, vocabulary
from verband.core.search.question import LONGEST_WORD, MOST_WORDS


def wanted(text):
    return [str(each) for each in read_question(text).wanted]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("🙂 –", []),
        ("Houten", ["houten"]),
        ("de gemeente van Houten", ["gemeente", "houten"]),
        ("de", ["de"]),
        ("van de", ["van", "de"]),
        ("lek lek LEK", ["lek"]),
        ("raad van toezicht lek", ["raad toezicht", "lek"]),
        ("dagelijks bestuur", ["dagelijks bestuur"]),
        ("bestuur dagelijks", ["bestuur", "dagelijks"]),
        ("a AND b OR (c*)", ["a", "and", "b", "or", "c"]),
    ],
)
def test_each_word_is_wanted_once_and_small_words_only_by_themselves(text, words):
    assert wanted(text) == words


def test_what_is_meant_exactly_is_all_that_was_typed():
    assert read_question("De  Bilt!").whole == "de bilt"


def test_too_much_is_cut_and_said():
    question = read_question(" ".join(f"w{number}" for number in range(20)))
    assert (len(question.wanted), question.cut) == (MOST_WORDS, True)
    assert read_question("x" * 5000).wanted[0].words == ("x" * LONGEST_WORD,)


def test_question_without_words_is_no_question():
    assert not read_question("…")
    assert read_question("x")


def test_abbreviations_of_the_pack_are_folded_words_without_signs():
    words = [*vocabulary().spelled_out, *(word for full in vocabulary().abbreviated for word in full)]
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words)


@given(st.text(max_size=3000))
def test_anything_can_be_typed(text):
    assert len(read_question(text).wanted) <= MOST_WORDS
