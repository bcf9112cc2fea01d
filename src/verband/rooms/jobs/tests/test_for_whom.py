"""Who lost the right to what a run makes gets nothing of it: not when it is made, nor when it is fetched."""

import pytest
from django.urls import reverse

from verband.rooms.jobs import rules
from verband.rooms.jobs.choices import RunState
from verband.rooms.jobs.models import Run
from verband.rooms.jobs.services.starting import cancel, start
from verband.rooms.jobs.tests import sample_tasks
from verband.rooms.jobs.tests.working import NOW

NO_LONGER = "Deze telling is niet meer voor u; vraag haar aan de griffie."


@pytest.fixture
def shut(monkeypatch) -> set[str]:
    """Return the files that are for nobody; what is told here is forgotten after the test."""
    logs: set[str] = set()
    monkeypatch.setattr(rules, "_FOR_WHOM", {})
    rules.let_have(sample_tasks.count, lambda _user, asked, _on: NO_LONGER if asked["log"] in logs else "")
    return logs


@pytest.fixture
def run(asker, shut, settings, tmp_path) -> Run:
    settings.DATA = tmp_path
    arguments = {"log": str(tmp_path / "log"), "steps": 1}
    return start(task=sample_tasks.count, title="Tellen", by=asker, arguments=arguments, at=NOW)


@pytest.fixture
def file(run) -> str:
    return reverse("jobs:result", args=[run.public_id])


def page(client, run) -> str:
    return client.get(reverse("jobs:run", args=[run.public_id])).content.decode()


def test_who_may_have_it_fetches_it(client, asker, run, file, work):
    work()
    client.force_login(asker)
    assert file in page(client, run)
    assert client.get(file).status_code == 200


def test_it_is_not_made_for_who_may_not_have_it_any_more(client, asker, run, shut, work, tmp_path):
    shut.add(run.arguments["log"])
    ended = work()
    assert (ended.state, ended.failure) == (RunState.FAILED, NO_LONGER)
    assert not (tmp_path / "log").exists()
    client.force_login(asker)
    assert NO_LONGER in page(client, run)


def test_it_is_not_made_for_an_account_that_was_ended(asker, run, work):
    asker.is_active = False
    asker.save()
    assert work().failure == rules.ACCOUNT_ENDED


def test_what_was_made_is_not_there_for_who_may_not_have_it_any_more(client, asker, run, file, shut, work):
    work()
    shut.add(run.arguments["log"])
    client.force_login(asker)
    assert client.get(file).status_code == 404
    told = page(client, run)
    assert NO_LONGER in told
    assert file not in told


def test_of_what_was_made_before_questions_were_kept_nothing_is_handed_over(client, asker, run, file, work):
    work()
    Run.objects.update(arguments=None)
    client.force_login(asker)
    assert client.get(file).status_code == 404


def test_who_looks_on_is_asked_for_himself(client, other, run, file, shut, work, monkeypatch):
    monkeypatch.setattr(rules, "_OTHERS", {})
    rules.let_others_see(sample_tasks.count, lambda visitor, _run: visitor == other)
    rules.let_have(sample_tasks.count, lambda user, _asked, _on: NO_LONGER if user == other else "")
    work()
    client.force_login(other)
    assert client.get(file).status_code == 404


def test_it_is_not_done_over_for_who_may_not_have_it_any_more(client, asker, run, shut, monkeypatch):
    monkeypatch.setattr(rules, "_AGAIN", {})
    rules.let_try_again(sample_tasks.count, lambda _user, _run: "")
    cancel(run=run, at=NOW)
    shut.add(run.arguments["log"])
    client.force_login(asker)
    assert NO_LONGER in page(client, run)
    client.post(reverse("jobs:again", args=[run.public_id]))
    assert Run.objects.count() == 1
