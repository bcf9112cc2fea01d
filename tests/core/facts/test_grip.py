from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.facts.forms import forms
from verband.core.facts.grip import decision_rules, resident_guidance
from verband.core.packs import CERTAINTIES, load_pack

ORGANS = sorted(load_pack("grip").values["councillor"]["organs"])
KINDS = list(load_pack("task-kinds").values["kinds"])


def rules(form, organs):
    return {statement.key: statement for statement in decision_rules(form, frozenset(organs))}


@pytest.mark.parametrize("kind", KINDS)
def test_a_resident_reads_what_each_kind_offers_and_where_to_turn(kind):
    guidance = resident_guidance(kind)
    assert guidance.kind == kind
    assert guidance.offers
    assert guidance.arrange
    assert "klacht-recht" in {statement.key for statement in guidance.complaint}
    assert {statement.topic for statement in guidance.participation} == {"participation"}


def test_a_kind_we_do_not_know_says_so_and_keeps_the_rights():
    guidance = resident_guidance("ruimtevaart")
    assert guidance.kind == "unknown"
    assert "niet bekend" in guidance.offers
    assert [statement.article for statement in guidance.ombudsman][:1] == ["Awb 9:18, eerste lid, en 9:20"]


def test_what_belongs_to_the_kind_comes_before_what_holds_always():
    keys = [statement.key for statement in resident_guidance("belastingen").objection]
    assert keys[:2] == ["bezwaar-belastingen", "bezwaar-recht"]


def test_the_right_to_complain_carries_article_date_and_label():
    statement = resident_guidance("ggd").complaint[0]
    assert (statement.article, statement.version_date, statement.certainty) == (
        "Awb 9:1, eerste lid",
        date(2021, 12, 21),
        "checked",
    )


def test_colleges_ask_permission_and_sit_in_the_board():
    found = rules("OL", {"executive"})
    assert found["toestemming-raad"].article == "Wgr 1, vierde lid"
    assert {"ab-collegeregeling", "zienswijze-ontwerp-regeling", "college-verantwoordt"} <= set(found)
    assert not {"ab-raadsregeling", "ab-burgemeestersregeling", "ab-gemengd", "raad-is-partij"} & set(found)


def test_councils_that_take_part_decide_themselves():
    found = rules("OL", {"council"})
    assert {"ab-raadsregeling", "raad-is-partij"} <= set(found)
    assert not {"toestemming-raad", "zienswijze-ontwerp-regeling"} & set(found)


def test_mayors_are_the_board_of_their_scheme():
    found = rules("OL", {"mayor"})
    assert {"ab-burgemeestersregeling", "toestemming-raad", "burgemeester-verantwoordt"} <= set(found)
    assert "bestuurslid-ontslaan" not in found


def test_a_mixed_scheme_is_named_and_left_by_all_organs_together():
    assert {"ab-gemengd", "uittreden-gemengd", "raad-is-partij"} <= set(rules("OL", {"council", "executive"}))


@pytest.mark.parametrize(
    ("organs", "supervision", "draft_budget"),
    [
        ({"executive"}, "toezicht-gedeputeerde-staten", "Wgr 35, eerste en derde lid"),
        ({"provincial-executive"}, "toezicht-minister", "Wgr 48"),
        ({"executive-board"}, "toezicht-gedeputeerde-staten", "Wgr 50g"),
        ({"executive", "provincial-executive"}, "toezicht-minister", "Wgr 59"),
        ({"executive", "executive-board"}, "toezicht-gedeputeerde-staten", "Wgr 68"),
        ({"executive", "provincial-executive", "executive-board"}, "toezicht-minister", "Wgr 81"),
        ({"provincial-executive", "executive-board"}, "toezicht-minister", "Wgr 91"),
    ],
)
def test_who_takes_part_fixes_the_supervisor_and_the_article(organs, supervision, draft_budget):
    found = rules("OL", organs)
    assert [key for key in found if key.startswith("toezicht-")] == [supervision]
    assert found["zienswijze-ontwerpbegroting"].article == draft_budget


def test_with_the_state_the_article_is_not_claimed():
    found = rules("OL", {"executive", "minister"})
    assert {"rijk-doet-mee", "toezicht-onbekend"} <= set(found)
    assert found["kadernota"].article == "Wgr; het artikel hangt af van de deelnemers"
    assert (found["kadernota"].version_date, found["kadernota"].certainty) == (None, "unverified")


def test_an_unknown_form_says_who_decides_is_unknown():
    found = rules("unknown", {"executive"})
    assert "niet bekend" in found["vorm-onbekend"].text
    assert not {"kadernota", "toestemming-raad"} & set(found)


@pytest.mark.parametrize("organs", [frozenset(), frozenset({"unknown"})])
def test_unknown_participants_say_so(organs):
    keys = [statement.key for statement in decision_rules("OL", organs)]
    assert {"organen-onbekend", "toezicht-onbekend", "bestuur-openbaar-lichaam"} <= set(keys)
    assert not {"besturen-treffen-regeling", "toestemming-raad"} & set(keys)


def test_a_private_form_asks_for_wishes_and_concerns_not_permission():
    found = rules("NV-BV", {"executive"})
    assert found["wensen-en-bedenkingen-gemeente"].article == "Gemeentewet 160, tweede lid"
    assert "toestemming-raad" not in found


def test_a_centrumregeling_has_no_new_board_and_no_budget_of_its_own():
    found = rules("CEN", {"executive"})
    assert "bestuur-centrumregeling" in found
    assert not {"kadernota", "zienswijze-ontwerpbegroting", "onze-zetel-onbekend"} & set(found)


@given(st.sampled_from(sorted(forms())), st.frozensets(st.sampled_from(ORGANS)))
def test_every_statement_has_one_key_a_text_and_a_label(form, organs):
    statements = decision_rules(form, organs)
    assert len({statement.key for statement in statements}) == len(statements)
    for statement in statements:
        assert statement.text
        assert statement.certainty in CERTAINTIES


@given(st.sampled_from(sorted(forms())), st.frozensets(st.sampled_from(ORGANS)))
def test_no_statement_is_called_checked_without_article_and_date(form, organs):
    for statement in decision_rules(form, organs):
        if statement.certainty in ("checked", "law-of-2017"):
            assert statement.article
            assert statement.version_date is not None


def test_keys_are_never_shared_between_the_two_pages():
    values = load_pack("grip").values
    resident = [*values["resident"]["common"].values()]
    resident += [
        facts
        for kind in values["resident"]["kinds"].values()
        for facts in kind.values()
        if isinstance(facts, list)
    ]
    keys = [fact["key"] for facts in resident for fact in facts] + [
        rule["key"] for rule in values["councillor"]["rules"]
    ]
    assert len(keys) == len(set(keys))
