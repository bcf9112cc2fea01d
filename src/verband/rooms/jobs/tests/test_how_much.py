"""How much long work one person has at once: each choice once, and five in all."""

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from verband.rooms.jobs.choices import RunState
from verband.rooms.jobs.models import Run
from verband.rooms.jobs.rules import let_try_again
from verband.rooms.jobs.services.starting import AT_ONCE, ENOUGH, cancel, start, try_again
from verband.rooms.jobs.tests import sample_tasks
from verband.rooms.jobs.tests.working import NOW


@pytest.fixture
def ask(tmp_path):
    """Return how someone asks to count so many steps."""

    def asked(by, steps, **more):
        arguments = {"log": str(tmp_path / "log"), "steps": steps}
        return start(task=sample_tasks.count, title="Tellen", by=by, arguments=arguments, at=NOW, **more)

    return asked


def test_a_second_click_on_one_choice_leads_to_the_run_that_is_under_way(asker, other, ask):
    first = ask(asker, 1)
    assert ask(asker, 1) == first
    assert ask(asker, 2) != first
    assert ask(other, 1) != first


def test_what_has_ended_is_asked_for_anew(asker, ask):
    first = cancel(run=ask(asker, 1), at=NOW)
    assert ask(asker, 1) != first


def test_who_has_enough_under_way_is_told_and_nothing_is_put_in_the_queue(client, asker, ask):
    for steps in range(AT_ONCE):
        ask(asker, steps)
    refused = ask(asker, AT_ONCE)
    assert (refused.state, refused.failure, refused.ended_at) == (RunState.FAILED, ENOUGH, NOW)
    assert DBTaskResult.objects.count() == AT_ONCE
    client.force_login(asker)
    assert ENOUGH in client.get(reverse("jobs:run", args=[refused.public_id])).content.decode()


def test_what_runs_counts_and_what_has_ended_does_not(asker, ask):
    runs = [ask(asker, steps) for steps in range(AT_ONCE)]
    Run.objects.filter(pk=runs[0].pk).update(state=RunState.RUNNING)
    assert ask(asker, 10).state == RunState.FAILED
    cancel(run=runs[1], at=NOW)
    assert ask(asker, 11).state == RunState.WAITING


def test_what_one_has_already_and_what_another_asks_still_goes(asker, other, ask):
    runs = [ask(asker, steps) for steps in range(AT_ONCE)]
    assert ask(asker, 0) == runs[0]
    assert ask(other, 0).state == RunState.WAITING


def test_what_the_machine_asks_itself_has_no_limit(db, ask):
    assert {ask(None, 1).state for _ in range(AT_ONCE + 1)} == {RunState.WAITING}
    assert Run.objects.count() == AT_ONCE + 1


def test_what_was_too_much_is_asked_again_with_one_click(asker, ask, monkeypatch):
    monkeypatch.setattr("verband.rooms.jobs.rules._AGAIN", {})
    let_try_again(sample_tasks.count, lambda _user, _run: "")
    runs = [ask(asker, steps) for steps in range(AT_ONCE)]
    refused = ask(asker, AT_ONCE)
    cancel(run=runs[0], at=NOW)
    assert try_again(run=refused, by=asker, at=NOW).state == RunState.WAITING
