"""A run is asked for, carried out, stopped, and tells how it ended."""

from datetime import date, timedelta
from threading import Event
from uuid import uuid4

import pytest
from django.db import OperationalError, transaction
from django_tasks_db.models import DBTaskResult

from verband.rooms.jobs.choices import RunState
from verband.rooms.jobs.models import Run, Worker
from verband.rooms.jobs.services import carrying
from verband.rooms.jobs.services.keeping import result_file
from verband.rooms.jobs.services.progress import Reporter, report_progress
from verband.rooms.jobs.services.queue import claim_next
from verband.rooms.jobs.services.starting import cancel, start
from verband.rooms.jobs.services.sweeping import TOO_OFTEN
from verband.rooms.jobs.tests import sample_tasks
from verband.rooms.jobs.tests.working import NOW


def ask(task=sample_tasks.count, by=None, **arguments) -> Run:
    return start(task=task, title="Tellen", by=by, arguments=arguments, at=NOW)


def test_work_that_ends_well_keeps_its_file_and_what_it_told(work, asker, tmp_path):
    run = ask(by=asker, log=str(tmp_path / "log"))
    assert (run.state, run.percent) == (RunState.WAITING, 0)
    run = work()
    assert (run.state, run.percent, run.attempt, run.told) == (RunState.DONE, 100, 1, {"steps": 3})
    assert result_file(run.public_id).read_bytes() == b"geteld"
    assert not DBTaskResult.objects.exists()


@pytest.mark.parametrize("value", [date(2026, 1, 1), uuid4(), {1}, b"bytes", object(), float("nan")])
def test_arguments_that_are_no_plain_values_are_refused(db, value):
    with pytest.raises((TypeError, ValueError)):
        ask(log=value)
    assert not Run.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_asking_that_is_rolled_back_leaves_nothing_in_the_queue(db):
    with transaction.atomic():
        ask(log="x")
        transaction.set_rollback(True)
    assert not DBTaskResult.objects.exists()


def test_share_never_falls_and_is_whole_at_the_end_only(db):
    reporter, told = Reporter(Event()), []
    for percent in (40, 20, 130):
        reporter.report(percent, f"nu {percent}")
        told.append(reporter.take_news())
    assert told == [(40, "nu 40"), (40, "nu 20"), (99, "nu 130")]


def test_report_outside_a_task_does_nothing():
    report_progress(10, "los")


@pytest.mark.parametrize(
    ("task", "sentence"),
    [
        (sample_tasks.refuse, "Regel 3 van de lijst is leeg; vul haar in."),
        (sample_tasks.stumble, carrying.UNEXPECTED),
    ],
)
def test_work_that_fails_says_why_in_one_sentence(work, task, sentence):
    ask(task)
    run = work()
    assert (run.state, run.failure) == (RunState.FAILED, sentence)


def test_stopping_what_waits_ends_it_at_once(asker, tmp_path):
    run = cancel(run=ask(by=asker, log=str(tmp_path / "log")), at=NOW)
    assert (run.state, run.ended_at) == (RunState.CANCELLED, NOW)
    assert claim_next(worker="proef", lease=timedelta(seconds=60), at=NOW) is None


def test_stopping_what_runs_rolls_back_what_it_wrote(work, tmp_path):
    ask(sample_tasks.write_long, log=str(tmp_path / "log"), name="nieuw", seconds=0.2)
    reporter = Reporter(Event())
    reporter.report(0, "")
    reporter.cancelled = True
    run = work(reporter=reporter)
    assert run.state == RunState.CANCELLED
    assert not Worker.objects.filter(name="nieuw").exists()


def test_stopping_twice_or_after_the_end_changes_nothing(work, tmp_path):
    run = ask(log=str(tmp_path / "log"))
    work()
    assert cancel(run=run, at=NOW + timedelta(hours=1)).state == RunState.DONE


def test_worker_that_must_end_hands_its_work_back_without_counting_it(work, tmp_path):
    ask(log=str(tmp_path / "log"))
    stopping = Event()
    stopping.set()
    run = work(reporter=Reporter(stopping))
    assert (run.state, run.attempt) == (RunState.WAITING, 0)
    assert work().state == RunState.DONE


def test_work_that_was_taken_over_writes_nothing_of_its_end(work, tmp_path):
    ask(log=str(tmp_path / "log"))
    reporter = Reporter(Event(), lost=True)
    assert work(reporter=reporter).state == RunState.RUNNING


def test_busy_database_is_tried_three_times(work, monkeypatch, tmp_path):
    def busy(*_arguments):
        raise OperationalError("database is locked")

    monkeypatch.setattr(sample_tasks, "report_progress", busy)
    ask(log=str(tmp_path / "log"))
    assert [work().state for _ in range(3)] == [RunState.WAITING, RunState.WAITING, RunState.FAILED]
    assert Run.objects.get().failure == carrying.TOO_BUSY != TOO_OFTEN
