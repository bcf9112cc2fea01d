import pytest

from verband.core.classify.patterns import LINE, compile_patterns
from verband.core.errors import PackError


def test_only_whole_words_are_found():
    patterns = compile_patterns(["ict"])

    assert patterns.find("samen aan ICT werken")["hit"] == "ICT"
    assert patterns.find("een district") is None


def test_an_open_end_takes_the_rest_of_the_word():
    assert compile_patterns([r"afval\w*"]).find("de Afvalverwerking")["hit"] == "Afvalverwerking"


def test_an_exception_hides_its_own_words():
    patterns = compile_patterns([r"afval\w*"], [r"afvalwater\w*"])

    assert patterns.find("zuiveren van afvalwater") is None
    assert patterns.find("afvalwater en huisafval, afvalbeheer")["hit"] == "afvalbeheer"


def test_a_line_is_found_as_a_whole_only():
    patterns = compile_patterns(["werk"], frame=LINE)

    assert patterns.find("zorg\nwerk\nwonen")["hit"] == "werk"
    assert patterns.find("werk | arbeidsomstandigheden") is None


def test_a_broken_pattern_is_named():
    with pytest.raises(PackError, match=r"klopt niet .*afval\("):
        compile_patterns(["afval("])
