from hypothesis import given
from hypothesis import strategies as st

from verband.core.search import marked, passage, read_question

LONG = "woord " * 40


def shown(pieces):
    return "".join(f"[{piece.text}]" if piece.found else piece.text for piece in pieces)


def test_words_that_answer_are_marked_as_they_are_written():
    assert shown(marked("Vergunningen, en Coördinatie", read_question("coord vergunning"))) == (
        "[Vergunningen], en [Coördinatie]"
    )


def test_short_beginning_marks_whole_words_only():
    assert shown(marked("Lek en L", read_question("l"))) == "Lek en [L]"


def test_abbreviation_marks_what_it_stands_for_and_back():
    assert shown(marked("Veiligheidsregio X", read_question("vr"))) == "[Veiligheidsregio] X"
    assert shown(marked("VR X", read_question("veiligheidsregio"))) == "[VR] X"


def test_half_of_what_an_abbreviation_stands_for_is_not_marked():
    assert shown(marked("Gemeentelijke dienst GGD", read_question("ggd"))) == "Gemeentelijke dienst [GGD]"


def test_passage_shows_what_stands_around_the_first_word_found():
    told = shown(passage(f"{LONG}kaas {LONG}", read_question("kaas")))
    assert told.startswith("… woord")
    assert "woord [kaas] woord" in told
    assert told.endswith("woord …")
    assert len(told) < 220


def test_short_text_is_shown_whole():
    assert shown(passage("Samen branden blussen.", read_question("branden"))) == "Samen [branden] blussen."


def test_word_without_spaces_around_it_is_shown():
    told = shown(passage("x" * 300 + "-kaas-" + "y" * 300, read_question("kaas")))
    assert "[kaas]" in told


def test_text_without_the_words_gives_no_passage():
    assert passage("Niets hier.", read_question("kaas")) == ()


@given(st.text(), st.text(min_size=1))
def test_pieces_together_are_the_text(text, typed):
    assert "".join(piece.text for piece in marked(text, read_question(typed))) == text


@given(st.text(max_size=400), st.text(alphabet="abc ", min_size=1))
def test_passage_comes_from_the_text(text, typed):
    pieces = [piece for piece in passage(text, read_question(typed)) if piece.text not in ("… ", " …")]
    assert "".join(piece.text for piece in pieces) in text
