"""The law behind the three ways in which a council is heard."""

from datetime import date

import pytest

from verband.core.packs import CERTAINTIES
from verband.rooms.councils.bridge.consultations import legal_base, working_day_from
from verband.rooms.councils.bridge.moments import Chapter
from verband.rooms.councils.choices import Occasion, Voice


@pytest.mark.parametrize("voice", Voice.values)
def test_each_statement_tells_article_day_and_certainty(voice):
    law = legal_base(voice)
    assert law.says
    assert law.statements
    for each in law.statements:
        assert each.certainty in CERTAINTIES
        assert each.article.startswith(("Wgr", "Provinciewet", "Gemeentewet"))
        assert isinstance(each.version_date, date)


def test_no_two_statements_share_a_key():
    keys = [each.key for voice in Voice.values for each in legal_base(voice).statements]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("occasion", "procedure", "kept"),
    [
        (Occasion.BUDGET, "", "begroting"),
        (Occasion.ARRANGEMENT, "amend", "regeling"),
        (Occasion.ARRANGEMENT, "end", "opheffen"),
        (Occasion.DECISION, "", "besluit"),
    ],
)
def test_of_one_occasion_only_its_own_law_is_told(occasion, procedure, kept):
    keys = {each.key for each in legal_base(Voice.OPINION, occasion, procedure=procedure).statements}
    assert keys == {f"stem-zienswijze-{kept}", "stem-antwoord"}


def test_what_councils_can_say_beforehand_is_put_as_what_they_can_do():
    told = {each.key: each for each in legal_base(Voice.WISHES).statements}
    for each in told.values():
        assert not any(
            word in each.text for word in ("geven vooraf", "geeft de raad vooraf", "Wil gedeputeerde")
        )
    for key, article in (
        ("stem-wensen-ingrijpend-gemeente", "Gemeentewet 169, vierde lid"),
        ("stem-wensen-ingrijpend-provincie", "Provinciewet 167, vierde lid"),
    ):
        assert (told[key].article, told[key].certainty) == (article, "law-of-2017")
        assert "ingrijpende gevolgen" in told[key].text
    for key in ("stem-wensen-gemeente", "stem-wensen-provincie"):
        assert "in het bijzonder is aangewezen" in told[key].text


def test_with_a_chapter_each_statement_names_the_article_of_the_calendar():
    told = {
        each.key: (each.article, each.certainty)
        for voice in (Voice.OPINION, Voice.PERMISSION)
        for each in legal_base(voice, chapter=Chapter.WITH_WATER_AUTHORITY).statements
    }
    assert told["stem-zienswijze-begroting"] == ("artikel 68, derde lid Wgr", "own-reading")
    assert told["stem-zienswijze-regeling"] == ("artikel 61, derde lid Wgr", "unverified")
    assert told["stem-toestemming"] == ("artikel 61, vierde lid Wgr", "unverified")
    assert told["stem-toestemming-termijn"] == ("artikel 61, vierde lid Wgr", "own-reading")
    assert told["stem-antwoord"][0] == "Wgr"


@pytest.mark.parametrize(
    ("chapter", "occasion", "told"),
    [
        (None, Occasion.BUDGET, True),
        (Chapter.WITH_PROVINCE, Occasion.BUDGET, False),
        (Chapter.WITH_PROVINCE, Occasion.DECISION, True),
        (Chapter.MUNICIPALITIES, Occasion.DECISION, False),
    ],
    ids=["no-chapter", "known", "no-number-known", "municipalities"],
)
def test_that_another_chapter_numbers_otherwise_is_told_where_it_matters_only(chapter, occasion, told):
    assert legal_base(Voice.OPINION, occasion, chapter).of_municipalities is told


def test_refusal_of_permission_names_its_two_grounds():
    [grounds] = [each for each in legal_base(Voice.PERMISSION).statements if each.key == "stem-toestemming"]
    assert "strijd met het recht of met het algemeen belang" in grounds.text


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 6, 26), date(2026, 6, 26)),
        (date(2026, 6, 27), date(2026, 6, 29)),
        (date(2027, 5, 15), date(2027, 5, 18)),
        (date(2026, 12, 25), date(2026, 12, 28)),
    ],
    ids=["friday", "saturday", "before-whit-monday", "christmas"],
)
def test_a_day_that_is_none_to_work_on_leads_to_the_next(day, later):
    assert working_day_from(day) == later
