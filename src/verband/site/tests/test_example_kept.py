"""What the people of the example keep stands there once, with events, and stays away when someone takes it away."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import call_command

from verband.rooms.history.models import Event
from verband.rooms.register.bridge.example import example_kept
from verband.rooms.register.choices import POLES, Characteristic
from verband.rooms.register.models import (
    CharacteristicAnswer,
    Confirmation,
    Contribution,
    Membership,
    MistakeReport,
    Particulars,
    Seat,
    Task,
    YearFigures,
)
from verband.rooms.register.selectors.characteristics import task_lines, task_table
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.services.example import MIXED, UNKNOWN
from verband.rooms.register.services.keep.parts import remove_part

pytestmark = pytest.mark.django_db
DAY = date(2025, 1, 31)
KEPT = (Task, CharacteristicAnswer, Seat, Contribution, YearFigures, Particulars, Confirmation, MistakeReport)


@pytest.fixture
def demo(settings):
    settings.DEMO = True

    def told() -> str:
        out = StringIO()
        call_command("demo", stdout=out)
        return out.getvalue()

    told()
    return told


def numbers():
    return {model.__name__: model.objects.count() for model in (*KEPT, Event)}


def test_every_kind_of_record_that_is_kept_by_hand_has_an_example(demo):
    assert [name for name, number in numbers().items() if not number] == []


def test_twice_is_once(demo):
    before = numbers()
    assert "is al verwerkt" in demo()
    assert numbers() == before


def test_what_someone_took_away_stays_away(demo):
    seat = Seat.objects.first()
    remove_part(part=seat, at=datetime(2026, 1, 1, tzinfo=UTC), by=Confirmation.objects.first().confirmed_by)
    demo()
    assert not Seat.objects.filter(public_id=seat.public_id).exists()


def test_part_of_the_characteristics_is_known_and_some_tasks_are_alike(demo):
    table = task_table(task_lines(register_on(DAY)))
    assert 0.7 < table.known / table.possible < 0.95
    assert {line.known for line in table.lines} > {0, 8}
    assert [len(lines) for _, lines in table.groups] == [3, 2]


def test_who_takes_part_in_some_of_it_takes_part_for_tasks(demo):
    rows = Membership.objects.filter(tasks__isnull=False).distinct().select_related("party")
    assert {row.party.name: row.tasks.count() for row in rows} == {
        "Gemeente Barneveld": 2,
        "Gemeente Nijkerk": 1,
    }


def test_all_money_says_that_it_is_invented(demo):
    sources = [
        *Contribution.objects.values_list("source", flat=True),
        *YearFigures.objects.values_list("source", flat=True),
    ]
    assert [source for source in sources if not source.startswith("Voorbeeld, verzonnen: ")] == []


def test_a_seat_is_told_by_office(demo):
    assert not Seat.objects.filter(held_by="").exists()
    assert Seat.objects.exclude(substitute="").exists()
    assert Seat.objects.exclude(valid_to=None).exists()


def test_the_pack_answers_in_the_words_of_the_screen():
    told = [
        task["answers"]
        for row in example_kept()["partnerships"]
        for task in row["tasks"]
        if "answers" in task
    ]
    for answers in told:
        for characteristic, said in zip(Characteristic, answers, strict=True):
            assert (
                (list(said) == [MIXED])
                if isinstance(said, dict)
                else said in {*POLES[characteristic], UNKNOWN}
            )


def test_without_accounts_of_an_example_nothing_is_kept(settings):
    settings.DEMO = False
    call_command("demo", stdout=StringIO())
    assert [model.__name__ for model in KEPT if model.objects.exists()] == []
