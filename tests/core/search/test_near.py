from verband.core.search import near_words


def test_slip_of_the_pen_is_near_and_the_nearest_comes_first():
    assert near_words("utrehct", {"utrecht", "utrechtse", "zeist"})[0] == "utrecht"


def test_nothing_alike_gives_nothing():
    assert near_words("kaas", {"utrecht", "zeist"}) == ()


def test_very_long_word_is_not_compared():
    assert near_words("x" * 50, {"x" * 50}) == ()
