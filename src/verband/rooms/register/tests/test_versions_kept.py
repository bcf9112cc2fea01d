"""Which version of a partnership is corrected: the one that stands on the page one came from."""

import pytest

from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.factories import FUTURE
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.test_keep_pages import page, sent

PERIODS = {
    "2000-01-01": "1 januari 1998 tot 1 januari 2019",
    "2026-05-16": "1 januari 2019 tot 1 januari 2027",
    "2027-06-01": "vanaf 1 januari 2027",
    "1990-01-01": "1 januari 1998 tot 1 januari 2019",
}
"""Days, and the period of the version of the fire brigade that its page shows then."""


@pytest.fixture
def editor(cast):
    return window(cast.ambtenaar)


@pytest.mark.parametrize("day", PERIODS)
def test_the_page_of_a_day_leads_to_the_version_that_it_shows(editor, region, day):
    where = f"{page('change-partnership', region.fire)}?peildatum={day}"
    assert where in editor.get(f"{region.fire.get_absolute_url()}?peildatum={day}").content.decode()
    assert f"Versie: {PERIODS[day]}" in text_of(editor.get(where))


@pytest.mark.parametrize("day", ["2000-01-01", "2027-06-01"], ids=["past", "future"])
def test_a_version_of_another_day_is_corrected_and_no_other(editor, region, day):
    where = f"{page('change-partnership', region.fire)}?peildatum={day}"
    values = sent(editor.get(where)) | {"place": "Houten"}
    answer = editor.post(where, values)
    assert answer.url == f"{region.fire.get_absolute_url()}?peildatum={day}"
    [changed] = region.fire.versions.filter(place="Houten")
    assert (changed.valid_from == FUTURE) is (day == "2027-06-01")


def test_without_a_day_the_version_of_today_is_corrected(editor, region):
    said = text_of(editor.get(page("change-partnership", region.fire)))
    assert "Versie: 1 januari 2019 tot 1 januari 2027" in said
