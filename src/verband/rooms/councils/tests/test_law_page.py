"""How sure we are of a rule is said in one way: on the page of the rules, in the calendar and in a calendar program."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from verband.core.packs import load_pack
from verband.rooms.councils.bridge.moments import Chapter, load_rules
from verband.rooms.councils.selectors.switches import rules_shown

NOW = date(2026, 6, 1)


@pytest.fixture
def page(db):
    return Client().get(reverse("councils:law")).content.decode()


def section(page: str, title: str) -> str:
    """Return what the page says of one rule, without markup."""
    told = page.split(f": {title}</h2>")[1].split("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", told).split())


def test_every_text_says_of_every_chapter_what_the_calendar_says(page):
    for shown in rules_shown():
        for rule, sure in shown.told:
            told = {chapter: certainty for certainty, chapters in sure for chapter in chapters}
            assert told == {each: rule.certainty_in(Chapter(each)) for each in rule.articles}


@pytest.mark.parametrize(
    "title",
    ["Kaderbrief naar de raden", "Ontwerpbegroting naar de raden", "Voorlopige jaarrekening naar de raden"],
)
def test_what_was_not_read_is_not_said_to_be_checked(page, title):
    assert "nagegaan in de tekst" not in section(page, title)
    assert "nog niet nagegaan" in section(page, title)


def test_what_was_read_of_one_chapter_is_said_of_that_chapter(page):
    told = section(page, "Vastgestelde begroting inzenden")
    assert "nagegaan in de tekst voor hoofdstuk IV" in told
    assert "nog niet nagegaan voor hoofdstuk I, II, III, V, VI, VII" in told


def test_the_page_shows_what_was_read_at_all(page):
    for day in (date(2015, 1, 1), date(2022, 7, 1)):
        assert load_pack("council-rules", day).note in page


def test_the_packs_about_what_one_can_do_are_as_sure_of_these_articles_as_the_rules_are():
    """What is said of 34, 34b and 35 stands in three packs; none of them was read in the text of 2022."""
    rules = load_pack("grip").values["councillor"]["rules"]
    told = {
        (row["key"], chapter): of["certainty"]
        for row in rules
        for chapter, of in row.get("chapters", {}).items()
    }
    pairs = {
        "kadernota": "kaderbrief",
        "zienswijze-ontwerpbegroting": "ontwerpbegroting",
        "toezicht-gedeputeerde-staten": "begroting-inzenden",
        "toezicht-minister": "begroting-inzenden",
        "zienswijze-ontwerp-regeling": "zienswijze-regeling",
        "toestemming-raad": "toestemming",
    }
    ours = {
        (key, chapter): load_rules().on(pairs[key], NOW).certainty_in(Chapter(chapter))
        for key, chapter in told
        if key in pairs
    }
    assert {one: told[one] for one in ours} == ours
    voices = load_pack("council-voices").values["opinion"]["statements"]
    budget = next(row for row in voices if row["key"] == "stem-zienswijze-begroting")
    assert budget["certainty"] == load_rules().on("zienswijze-begroting", NOW).certainty_in(Chapter("I"))
