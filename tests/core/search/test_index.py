from hypothesis import given
from hypothesis import strategies as st

from verband.core.search import AllOf, Token, index_words, read_question
from verband.core.search.stems import stem


def answers(question, line):
    """Whether the words of an index line answer a question, read in plain Python."""
    return _holds(read_question(question).condition, line.split())


def _holds(condition, words):
    if isinstance(condition, Token):
        return any(
            word.startswith(condition.word) if condition.start else word == condition.word for word in words
        )
    return (all if isinstance(condition, AllOf) else any)(_holds(part, words) for part in condition.parts)


def test_forms_of_a_word_share_a_stem_and_ge_stays_in_front():
    assert stem("gemeente") == stem("gemeenten") == "gemeent"
    assert stem("zienswijze") == stem("zienswijzen")


def test_words_of_names_texts_stems_and_codes_are_told_apart():
    line = index_words(
        names=["De Bilt"], texts=["In de gemeenten op zee, zo."], codes=["gm0310", "", "12 34"]
    )
    assert line.split()[:3] == ["nde", "nbilt", "sbilt"]
    assert set(line.split()[3:]) == {"tgemeenten", "sgemeent", "tzee", "szee", "szo", "cgm0310", "c1234"}


def test_nothing_to_find_gives_no_words():
    assert index_words(names=["", "–"]) == ""


def test_short_beginning_finds_names_and_no_texts():
    line = index_words(names=["Lek"], texts=["Vergunningen voor de zaak."])
    assert [answers(text, line) for text in ("l", "v", "ve", "ver", "vergunning")] == [
        True,
        False,
        False,
        True,
        True,
    ]


def test_code_is_found_whole_only():
    line = index_words(names=["Zeist"], codes=["gm0355"])
    assert (answers("gm0355", line), answers("gm03", line)) == (True, False)


def test_abbreviation_and_what_it_stands_for_find_each_other_in_names_and_texts():
    short, full = index_words(names=["VR Lek"]), index_words(names=["X"], texts=["Raad van toezicht."])
    assert answers("veiligheidsregio lek", short)
    assert answers("rvt", full)
    assert answers("raad van toezicht", full)
    assert (
        answers(
            "gemeenschappelijke gezondheidsdiensten", index_words(names=["Gewestelijke gezondheidsdienst"])
        )
        is False
    )
    assert answers("gemeenschappelijke gezondheidsdienst", index_words(names=["GGD"]))


@given(
    st.lists(
        st.text(alphabet=st.characters(categories=["Ll", "Lu", "Nd", "Zs", "Po"]), max_size=20), max_size=4
    )
)
def test_every_name_is_found_by_itself(names):
    line = index_words(names=names)
    for name in names:
        question = read_question(name)
        if question and not question.cut:
            assert answers(name, line)
