from verband.rooms.register.choices import Source
from verband.rooms.register.selectors.figures import figures
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.tests.factories import FUTURE, STAND, partnership


def counts(day=STAND):
    return figures(register_on(day))


def test_only_what_is_registered_counts_and_what_was_told_stands_beside_it(region):
    found = counts()
    assert found["partnerships"] == 4
    assert found["told_only"] == 1
    assert found["sources"] == ["roo"]
    assert found["memberships"] == 13
    assert found["parties"] == 5


def test_codes_are_as_stored_and_unknown_has_its_own(region):
    found = counts()
    assert found["by_form"] == {"OL": 2, "BVO": 1, "CEN": 1}
    assert found["by_obligation"] == {"statutory-fixed": 1, "voluntary": 2, "unknown": 1}
    assert found["by_task_kind"] == {"afval_en_reiniging": 2, "unknown": 1, "veiligheid": 1}


def test_every_government_is_named_by_its_code_and_others_by_the_register(region):
    body = f"roo:{region.waste_body.register_id}"
    assert counts()["by_government"] == {"gm0321": 4, "gm0356": 4, "gm0620": 1, "gm1961": 3, body: 1}


def test_abolished_members_and_succeeded_partnerships_count_and_stand_beside(region):
    found = counts()
    assert found["memberships_of_ended_parties"] == 1
    assert found["probably_succeeded"] == 1


def test_future_stays_hidden(region):
    partnership("Later", valid_from=FUTURE)
    assert counts()["partnerships"] == 4
    assert counts()["peildatum"] == "2026-05-16"
    assert counts(FUTURE)["partnerships"] == 5


def test_where_nothing_is_registered_what_was_told_counts(region):
    told = register_on(STAND).from_source(Source.CONVERSATIONS)
    assert figures(told)["partnerships"] == 1
    assert figures(told)["told_only"] == 0


def test_empty_register_counts_nothing(db):
    found = counts()
    assert found["partnerships"] == found["memberships"] == found["parties"] == 0
    assert found["by_form"] == found["by_government"] == {}
