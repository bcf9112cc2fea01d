from datetime import date

from verband.core.patchwork.thresholds import FIRST, load_thresholds


def test_thresholds_come_from_the_pack():
    thresholds = load_thresholds(date(2026, 5, 16))
    assert thresholds.similar_jaccard == 0.6
    assert thresholds.body_forms == {"OL", "BVO", "GO"}
    assert [task.task_kind for task in thresholds.required_once] == ["veiligheid", "ggd", "omgevingsdienst"]
    assert "omgevingsdienst" in thresholds.succession.one_at_a_time
    assert thresholds.source.endswith("(1 januari 2026)")


def test_a_day_before_the_first_thresholds_has_the_first():
    assert load_thresholds(date(2020, 1, 1)) == load_thresholds(FIRST)


def test_without_a_day_the_newest_hold():
    assert load_thresholds() == load_thresholds(date.max)
