"""A statement of law that was switched off under a name that nobody knows would still be shown."""

import pytest

from verband.site.checks import hidden_statements_exist, keys_of_statements


def test_every_pack_with_statements_of_law_tells_its_keys():
    known = {
        "klacht-recht",
        "kadernota",
        "stem-antwoord",
        "plicht-veiligheidsregio",
        "bbv-verbonden-partijen",
    }
    assert known <= keys_of_statements()


@pytest.mark.parametrize("hidden", [[], ["klacht-recht"], ["klacht-recht", "stem-antwoord"]])
def test_keys_that_exist_are_taken(settings, hidden):
    settings.HIDDEN_STATEMENTS = hidden
    assert hidden_statements_exist() == []


def test_key_that_nobody_knows_is_refused_by_name(settings):
    settings.HIDDEN_STATEMENTS = ["klacht-recht", "klacht-rect"]
    (error,) = hidden_statements_exist()
    assert error.id == "site.E001"
    assert "'klacht-rect'" in error.msg
    assert "'klacht-recht'" not in error.msg


def test_spaces_around_the_keys_do_no_harm(tmp_path):
    from verband.site.tests.places import new_place

    place = new_place(tmp_path / "data")
    told = place.told("check", VERBAND_HIDDEN_STATEMENTS="klacht-recht, klacht-termijn ,")
    assert not told.returncode, told.stderr
    told = place.told("check", VERBAND_HIDDEN_STATEMENTS="klacht-rect")
    assert told.returncode
    assert "'klacht-rect'" in told.stderr
