"""The log tells of each attempt which task, which run and how long, and nothing of who asked or about what."""

import logging
from datetime import timedelta
from threading import Event

import pytest
from django.db import OperationalError

from verband.rooms.jobs.models import Run
from verband.rooms.jobs.services import carrying
from verband.rooms.jobs.services.progress import Reporter
from verband.rooms.jobs.services.queue import claim_next
from verband.rooms.jobs.services.starting import cancel, start
from verband.rooms.jobs.services.sweeping import GRACE, Sweeper
from verband.rooms.jobs.tests import sample_tasks
from verband.rooms.jobs.tests.working import NOW

TELLING = "verband.rooms.jobs.services.telling"
FIELDS = ("worker", "task", "run", "attempt", "seconds")
SECRET = "kleine-beer"


def ask(task=sample_tasks.count, by=None, **arguments) -> Run:
    return start(task=task, title=f"Tellen voor {SECRET}", by=by, arguments=arguments, at=NOW)


def told(caplog) -> list[dict[str, object]]:
    """Return what the lines tell: level, sentence, and what stands beside it in a structured log."""
    return [
        {"level": each.levelname, "message": each.getMessage()}
        | {name: getattr(each, name) for name in FIELDS if hasattr(each, name)}
        for each in caplog.records
        if each.name == TELLING
    ]


def facts(run: Run, task: str, attempt: int = 1) -> dict[str, object]:
    name = f"verband.rooms.jobs.tests.sample_tasks.{task}"
    return {"task": name, "run": str(run.public_id), "attempt": attempt}


def test_attempt_that_ends_well_is_told_at_its_begin_and_its_end(work, asker, tmp_path, caplog):
    run = ask(by=asker, log=str(tmp_path / SECRET))
    work()
    began, ended = told(caplog)
    name = f"attempt 1 of run {run.public_id} (verband.rooms.jobs.tests.sample_tasks.count)"
    assert began == {"level": "INFO", "message": f"{name} began"} | facts(run, "count")
    assert ended == {"level": "INFO", "message": f"{name} is done after 0.0 s", "seconds": 0.0} | facts(
        run, "count"
    )


@pytest.mark.parametrize("task", [sample_tasks.refuse, sample_tasks.stumble], ids=["refuse", "stumble"])
def test_attempt_that_fails_is_told_without_the_words_of_its_failure(work, asker, task, caplog):
    run = ask(task, by=asker)
    ended = work()
    line = told(caplog)[-1]
    assert (line["level"], line["run"], line["seconds"]) == ("WARNING", str(run.public_id), 0.0)
    assert line["message"].endswith("failed after 0.0 s")
    assert ended.failure not in str(told(caplog))


@pytest.mark.parametrize(
    ("reporter", "words"),
    [
        ({"cancelled": True}, "was cancelled after 0.0 s"),
        ({"lost": True}, "was lost to another worker after 0.0 s"),
        ({}, "is put back for another worker after 0.0 s"),
    ],
    ids=["cancelled", "lost", "handed back"],
)
def test_attempt_that_is_broken_off_is_told_so(work, tmp_path, reporter, words, caplog):
    stopping = Event()
    stopping.set()
    ask(log=str(tmp_path / "log"))
    work(reporter=Reporter(stopping, **reporter))
    assert told(caplog)[-1]["message"].endswith(words)


def test_lease_that_is_taken_over_is_told_with_how_long_it_was_held(db, caplog):
    run = ask(log="x")
    claim_next(worker="weg", lease=timedelta(seconds=60), at=NOW)
    later, sweeper = NOW + timedelta(seconds=90), Sweeper()
    for elapsed in (0.0, GRACE):
        sweeper.sweep(at=later, elapsed=elapsed)
    (line,) = told(caplog)
    assert line.pop("message").endswith("was left by a worker that is gone and is taken over after 90.0 s")
    assert line == {"level": "WARNING", "seconds": 90.0} | facts(run, "count")


@pytest.mark.parametrize(
    ("attempt", "stopped", "level", "words"),
    [(3, False, "ERROR", "the run is given up"), (1, True, "INFO", "the run was cancelled")],
    ids=["three attempts", "cancelled"],
)
def test_run_that_is_not_begun_again_is_told_once(db, attempt, stopped, level, words, caplog):
    run = ask(log="x")
    claim_next(worker="weg", lease=timedelta(seconds=60), at=NOW)
    Run.objects.update(attempt=attempt)
    if stopped:
        cancel(run=run, at=NOW)
    sweeper = Sweeper()
    for elapsed in (0.0, GRACE, GRACE + GRACE):
        sweeper.sweep(at=NOW + timedelta(seconds=90), elapsed=elapsed)
    (line,) = told(caplog)
    assert (line["level"], line["attempt"]) == (level, attempt)
    assert words in line["message"]


def test_third_attempt_on_a_busy_database_is_told_as_given_up(work, monkeypatch, caplog):
    def busy(*_args: object, **_named: object) -> None:
        raise OperationalError(SECRET)

    monkeypatch.setattr(carrying, "_brought", busy)
    ask(log="x")
    for _ in range(3):
        work()
    given_up = [line for line in told(caplog) if line["level"] == "ERROR"]
    assert [line["attempt"] for line in given_up] == [3]
    assert given_up[0]["message"].endswith("was the last one, and the run is given up")


def test_no_line_holds_the_title_the_arguments_or_the_asker(work, asker, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    ask(by=asker, log=str(tmp_path / SECRET))
    ask(sample_tasks.stumble, by=asker)
    work()
    work()
    lines = [str(vars(each)) for each in caplog.records if each.name == TELLING]
    assert len(lines) == 4
    for word in (SECRET, asker.email, str(asker.public_id)):
        assert word not in "".join(lines)
