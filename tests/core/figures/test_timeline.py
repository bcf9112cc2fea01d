from datetime import date

import pytest

from verband.core.figures.frame import Caption
from verband.core.figures.palette import FORM
from verband.core.figures.timeline import ARROW, LANE, Period, TimelineItem, build_timeline, in_words

DAY = date(2026, 5, 16)
CAPTION = Caption(key="t", title="Door de jaren", day=DAY)
LOOK = FORM["BVO"]


def period(start, end, label="bedrijfsvoeringsorganisatie", short="BVO"):
    first = date.fromisoformat(start) if start else None
    last = date.fromisoformat(end) if end else None
    return Period(first, last, label, LOOK, short, "/versie/")


def timeline(*periods, looks=()):
    item = TimelineItem("Ferm Werk", periods, "/ferm-werk/", "opgeheven")
    return build_timeline(caption=CAPTION, items=[item], head="Samenwerkingsverband", looks=looks)


def bars(*periods):
    return timeline(*periods).rows[0].bars


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2014-01-01", "2020-01-01", "1 januari 2014 tot 1 januari 2020"),
        ("2014-01-01", "", "vanaf 1 januari 2014"),
        ("", "2020-01-01", "begin onbekend, tot 1 januari 2020"),
        ("", "", "begin onbekend, geldt nog"),
    ],
)
def test_a_period_is_said_in_words(start, end, words):
    assert in_words(period(start, end)) == words


def test_a_closed_period_runs_from_its_first_day_to_its_end():
    (bar,) = bars(period("2025-01-01", "2026-01-01"))
    assert (bar.x, bar.end, bar.starts_unknown, bar.is_open) == (0, 50, False, False)


def test_an_open_end_leaves_room_for_its_arrow():
    (bar,) = bars(period("2025-01-01", ""))
    assert bar.end == 100 - ARROW
    assert bar.is_open


def test_an_unknown_beginning_comes_from_before_what_is_known():
    figure = timeline(period("", "2020-01-01"))
    (bar,) = figure.rows[0].bars
    assert bar.x == 0
    assert bar.width > 10
    assert bar.starts_unknown
    assert figure.frame.description == "Tijdlijn van 2018 tot en met 2026 met 1 rij."


def test_today_stands_where_the_day_of_the_picture_is():
    days = (DAY - date(2026, 1, 1)).days
    assert timeline(period("2026-02-01", "")).today == pytest.approx(100 * days / 365, abs=0.01)


def test_versions_that_follow_each_other_share_a_lane():
    figure = timeline(period("2014-01-01", "2020-01-01"), period("2020-01-01", ""))
    assert figure.rows[0].height == LANE


def test_versions_that_overlap_lie_in_lanes_and_a_free_lane_is_used_again():
    figure = timeline(
        period("2014-01-01", "2020-01-01"), period("2019-01-01", "2022-01-01"), period("2020-06-01", "")
    )
    assert figure.rows[0].height == 2 * LANE
    assert [bar.y // LANE for bar in figure.rows[0].bars] == [0, 1, 0]


def test_a_narrow_bar_carries_no_text():
    assert [bar.text for bar in bars(period("2000-01-01", "2001-01-01"), period("2001-01-01", ""))] == [
        "",
        "BVO",
    ]


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2014-01-01", "", "sinds 2014"),
        ("1995-05-01", "2014-01-01", "1995–2014"),
        ("", "2024-01-01", "tot 2024"),
        ("", "", ""),
    ],
)
def test_a_bar_without_short_text_carries_its_years(start, end, text):
    assert bars(period(start, end, "stichting", short=""))[0].text == text


@pytest.mark.parametrize(("end", "text"), [("2020-01-01", "regeling"), ("2015-01-01", "")])
def test_a_bar_carries_its_text_only_where_all_of_it_fits(end, text):
    first, *_ = bars(period("2014-01-01", end, short="regeling"), period("1984-01-01", ""))
    assert first.text == text


def test_a_day_that_is_over_at_once_can_still_be_seen():
    assert bars(period("2014-01-01", "2014-01-01"), period("2014-01-01", ""))[0].width == 0.3


def test_the_legend_explains_forms_today_and_ends():
    labels = [
        entry.label
        for entry in timeline(
            period("", "2020-01-01"), period("2020-01-01", ""), looks=[("BVO", LOOK)]
        ).frame.legend
    ]
    assert labels == ["BVO", "16 mei 2026", "loopt door", "begin onbekend"]


def test_the_legend_leaves_out_what_does_not_occur():
    assert [entry.label for entry in timeline(period("2014-01-01", "2020-01-01")).frame.legend] == [
        "16 mei 2026"
    ]


def test_every_bar_says_what_it_is_and_the_row_says_it_all():
    figure = timeline(period("2014-01-01", "2020-01-01"), period("2020-01-01", ""))
    row = figure.rows[0]
    assert row.bars[0].title == "Ferm Werk: bedrijfsvoeringsorganisatie, 1 januari 2014 tot 1 januari 2020"
    assert row.text == (
        "bedrijfsvoeringsorganisatie, 1 januari 2014 tot 1 januari 2020; "
        "bedrijfsvoeringsorganisatie, vanaf 1 januari 2020"
    )


def test_the_twin_has_a_row_per_period():
    rows = timeline(period("", "2020-01-01"), period("2020-01-01", "")).frame.twin.rows
    assert [[cell.text for cell in row][2:] for row in rows] == [
        ["onbekend", "1 januari 2020"],
        ["1 januari 2020", "loopt door"],
    ]


def test_an_empty_timeline_is_no_trouble():
    figure = build_timeline(
        caption=CAPTION, items=[TimelineItem("Ferm Werk", ())], head="Samenwerkingsverband"
    )
    assert (figure.rows[0].bars, figure.rows[0].height) == ((), LANE)
