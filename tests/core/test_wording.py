"""What changed in a text is told word by word, and nothing of either text is lost."""

from hypothesis import given
from hypothesis import strategies as st

from verband.core.wording import MOST_WORDS, Piece, word_differences

WORDS = st.lists(st.sampled_from(["een", "twee", "drie", " ", "\n", "vier."]), max_size=12).map(" ".join)


def test_one_word_more():
    assert word_differences("samen werken", "samen graag werken") == (
        Piece("same", "samen"),
        Piece("new", " graag"),
        Piece("same", " werken"),
    )


def test_a_word_for_another():
    assert word_differences("oud doel", "nieuw doel") == (
        Piece("gone", "oud"),
        Piece("new", "nieuw"),
        Piece("same", " doel"),
    )


def test_the_space_before_another_word_stays():
    assert word_differences("het oude doel", "het nieuwe doel")[1:4] == (
        Piece("same", " "),
        Piece("gone", "oude"),
        Piece("new", "nieuwe"),
    )


def test_nothing_became_something():
    assert word_differences("", "doel") == (Piece("new", "doel"),)
    assert word_differences("", "") == ()


def test_very_long_texts_are_told_whole():
    long = "woord " * (MOST_WORDS + 1)
    assert word_differences(long, "kort") == (Piece("gone", long), Piece("new", "kort"))


@given(WORDS, WORDS)
def test_both_texts_can_be_read_back(before, after):
    pieces = word_differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.fate != "new") == before
    assert "".join(piece.text for piece in pieces if piece.fate != "gone") == after
