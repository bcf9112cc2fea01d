from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.register.choices import Source
from verband.rooms.register.selectors.stand import stand
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.factories import STAND, TOLD, read_in
from verband.rooms.register.tests.pages import text_of

LATER = date(2026, 11, 21)


@pytest.fixture
def both_read_in(db):
    read_in(Source.REGISTER, STAND)
    read_in(Source.CONVERSATIONS, TOLD)


def test_day_is_that_of_the_newest_source_and_not_of_the_visit(both_read_in):
    looked_at = stand(LATER)
    assert looked_at.day == STAND
    assert looked_at.sentence == "Stand register 16 mei 2026; gesprekken 2024 (31 januari 2025)"


def test_chosen_day_is_said_with_the_sources_it_rests_on(both_read_in):
    looked_at = stand(LATER, date(2020, 2, 1))
    assert looked_at.day == date(2020, 2, 1)
    assert looked_at.sentence == (
        "Stand op 1 februari 2020, volgens register 16 mei 2026; gesprekken 2024 (31 januari 2025)"
    )


def test_newest_reading_of_a_source_counts(both_read_in):
    read_in(Source.REGISTER, LATER)
    assert stand(LATER).day == LATER
    assert "register 21 november 2026" in stand(LATER).sentence


def test_register_stands_first_whatever_was_read_first(db):
    read_in(Source.CONVERSATIONS, LATER)
    read_in(Source.REGISTER, STAND)
    assert stand(LATER).source_names == "register 16 mei 2026; gesprekken 2024 (21 november 2026)"
    assert stand(LATER).day == STAND


def test_list_of_today_does_not_move_the_day_of_the_register(both_read_in):
    read_in(Source.LIST, LATER)
    assert stand(LATER).day == STAND
    assert "eigen lijst 21 november 2026" in stand(LATER).sentence


def test_without_a_register_the_newest_source_tells_the_day(db):
    read_in(Source.CONVERSATIONS, TOLD)
    read_in(Source.LIST, STAND)
    assert stand(LATER).day == STAND
    assert not stand(LATER).has_register


def test_source_of_which_everything_was_withdrawn_is_none(both_read_in):
    read_in(Source.LIST, LATER)
    run = read_in(Source.LIST, LATER)
    for counts, is_there in (
        ({"membership": {"withdrawn": 2}}, False),
        ({"membership": {"withdrawn": 2, "unchanged": 1}}, True),
    ):
        run.counts = counts
        run.save()
        assert ("eigen lijst" in stand(LATER).sentence) is is_there


def test_boundaries_do_not_count_as_a_source(both_read_in):
    read_in(Source.BOUNDARIES, LATER)
    assert stand(LATER).day == STAND
    assert "grenzen" not in stand(LATER).sentence


def test_list_of_ones_own_counts(db):
    read_in(Source.LIST, LATER)
    assert stand(STAND).sentence == "Stand eigen lijst 21 november 2026"


def test_without_a_source_it_says_so(db):
    assert stand(LATER).day == LATER
    assert stand(LATER).sentence == "Er is nog geen bron ingelezen"
    assert stand(LATER, STAND).sentence == "Er is nog geen bron ingelezen"


@pytest.mark.parametrize("name", ["home", "register:parties", "register:search", "patchwork:overview"])
def test_no_page_speaks_of_today(cast, name):
    response = window(cast.raadslid).get(reverse(name))
    assert "vandaag" not in text_of(response, "//body").casefold()
    assert "1 juni 2026" not in text_of(response, "//body")
    assert "register 16 mei 2026" in text_of(response, "//footer")


def test_page_of_a_day_says_the_same_in_its_head_and_its_foot(client, region):
    response = client.get(reverse("register:parties"), {"peildatum": "2020-02-01"})
    assert "Stand op 1 februari 2020" in text_of(response)
    assert "Stand op 1 februari 2020" in text_of(response, "//footer")
