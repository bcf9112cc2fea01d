"""Lists are narrowed by what is kept by hand: characteristics of tasks, seats and money."""

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from verband.rooms.register.choices import Answer, Characteristic, FigureKind
from verband.rooms.register.models import (
    CharacteristicAnswer,
    Contribution,
    Particulars,
    Publication,
    Seat,
    Task,
    YearFigures,
)
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.factories import FUTURE
from verband.rooms.register.tests.pages import counts, names, text_of

PARTNERSHIPS, MEMBERSHIPS, TASKS, SHEET = (
    reverse(f"register:{name}") for name in ("partnerships", "memberships", "tasks", "tasks-sheet")
)
DAY = date(2026, 5, 1)


def answer(task, characteristic, said, because=""):
    CharacteristicAnswer.objects.create(
        task=task, characteristic=characteristic, answer=said, because=because, answered_on=DAY
    )


@pytest.fixture
def kept(region):
    """Return the region with two tasks, a seat and money."""
    collect = Task.objects.create(partnership=region.waste, name="Inzamelen")
    Task.objects.create(partnership=region.lek, name="Overleggen")
    answer(collect, Characteristic.KIND_OF_WORK, Answer.FIRST)
    answer(collect, Characteristic.NATURE, Answer.MIXED, "beide")
    Seat.objects.create(
        partnership=region.waste, party=region.houten, organ="dagelijks bestuur", function="lid"
    )
    Contribution.objects.create(
        partnership=region.waste, party=region.houten, year=2025, kind=FigureKind.BUDGET, amount=1, source="x"
    )
    return region


def tasks_on(browser, **query):
    return {line.task.name for line in browser.get(TASKS, query).context["table"].lines}


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, {"Inzamelen", "Overleggen"}),
        ({"werk": "first"}, {"Inzamelen"}),
        ({"werk": "unknown"}, set()),
        ({"werk": ["first", "open"]}, {"Inzamelen", "Overleggen"}),
        ({"werk": "first", "aard": "first"}, set()),
        ({"ingevuld": "niet"}, {"Overleggen"}),
        ({"ingevuld": "deels", "aard": "mixed"}, {"Inzamelen"}),
        ({"werk": "kaas"}, {"Inzamelen", "Overleggen"}),
    ],
    ids=lambda value: None if isinstance(value, set) else "-".join(value) or "alles",
)
def test_tasks_are_narrowed_by_their_characteristics(cast, kept, query, shown):
    assert tasks_on(window(cast.programmateam), **query) == shown


def test_the_number_beside_an_answer_is_how_many_tasks_it_shows(cast, kept):
    browser = window(cast.programmateam)
    for facet, values in counts(browser.get(TASKS, {"ingevuld": "deels"})).items():
        for value, number in values.items():
            shown = tasks_on(browser, **({"ingevuld": "deels"} | {facet: value}))
            assert len(shown) == number, (facet, value)


def test_no_task_left_says_which_way_out(cast, kept):
    said = window(cast.programmateam).get(TASKS, {"werk": "first", "aard": "first"}).content.decode()
    assert "Geen taken met deze filters" in said
    assert "Wis alle filters" in said


def test_the_worksheet_holds_the_tasks_that_are_seen(cast, kept):
    sent = window(cast.programmateam).get(SHEET, {"werk": "first"})
    sheet = openpyxl.load_workbook(io.BytesIO(sent.content)).worksheets[0]
    assert [row[2] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["Inzamelen"]


def test_the_page_says_for_whom_and_when_and_never_by_which_person(cast, kept):
    CharacteristicAnswer.objects.update(answered_for=kept.houten, answered_by=cast.ambtenaar)
    said = text_of(window(cast.programmateam).get(TASKS))
    assert f"namens {kept.houten.name}, 1 mei 2026" in said
    assert str(cast.ambtenaar) not in said


def test_partnerships_are_narrowed_by_what_their_tasks_are_like(cast, kept):
    browser = window(cast.programmateam)
    assert counts(browser.get(PARTNERSHIPS))["werk"] == {"first": 1}
    assert len(names(browser.get(PARTNERSHIPS, {"werk": "first"}))) == 1


def test_who_may_not_see_the_tasks_does_not_filter_by_them(client, kept):
    seen = client.get(PARTNERSHIPS, {"werk": "first"})
    assert "werk" not in counts(seen)
    assert len(names(seen)) == len(names(client.get(PARTNERSHIPS)))


def test_once_the_tasks_are_open_to_everyone_so_is_the_filter(client, kept):
    Publication.objects.create(page="register:tasks", valid_from=date(2020, 1, 1))
    assert counts(client.get(PARTNERSHIPS))["werk"] == {"first": 1}


def test_partnerships_are_narrowed_by_what_is_known_of_seats_and_money(client, kept):
    Particulars.objects.create(partnership=kept.fire, next_evaluation_on=date(2027, 1, 1))
    YearFigures.objects.create(partnership=kept.fire, year=2024, kind=FigureKind.ACCOUNTS, source="x")
    known = counts(client.get(PARTNERSHIPS))["bekend"]
    everything = len(names(client.get(PARTNERSHIPS)))
    told = {"taken": 2, "zetels": 1, "bijdragen": 1, "jaarcijfers": 1, "evaluatie": 1}
    assert known == {**told, "unknown": everything - 3}
    for value, number in known.items():
        assert len(names(client.get(PARTNERSHIPS, {"bekend": value}))) == number


def test_memberships_are_narrowed_by_seat_and_contribution(client, kept):
    everything = len(names(client.get(MEMBERSHIPS)))
    known = counts(client.get(MEMBERSHIPS))
    assert known["zetel"] == {"dagelijks bestuur": 1, "unknown": everything - 1}
    assert known["bijdrage"] == {"2025": 1, "unknown": everything - 1}
    assert len(names(client.get(MEMBERSHIPS, {"zetel": "dagelijks bestuur", "bijdrage": "2025"}))) == 1


def test_what_nobody_told_is_not_offered(client, region):
    assert "bekend" not in counts(client.get(PARTNERSHIPS))
    assert {"zetel", "bijdrage"}.isdisjoint(counts(client.get(MEMBERSHIPS)))


def test_a_past_day_knows_no_later_seat(client, kept):
    Seat.objects.update(valid_from=FUTURE)
    assert "zetel" not in counts(client.get(MEMBERSHIPS))


def test_shares_without_a_contribution_are_no_contribution(kept):
    Contribution.objects.update(amount=None, stake_end=5)
    assert "Bijdrage over" not in text_of(window(None).get(MEMBERSHIPS))
