"""Work that brought nothing is asked for again with one click, or the page says what to do instead."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, Event

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from verband.rooms.common.bridge import InputError
from verband.rooms.jobs import rules
from verband.rooms.jobs.choices import RunState
from verband.rooms.jobs.models import Run
from verband.rooms.jobs.services.carrying import Named, RefusedError
from verband.rooms.jobs.services.progress import Reporter
from verband.rooms.jobs.services.starting import cancel, start, try_again
from verband.rooms.jobs.tests import sample_tasks
from verband.rooms.jobs.tests.working import NOW

GONE = "Het bestand wordt niet meer bewaard; kies het opnieuw."
LATER = NOW + timedelta(minutes=5)
BUTTON = "Probeer opnieuw"


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    """Let counting be asked for again, and forget that after the test."""
    monkeypatch.setattr(rules, "_AGAIN", {})
    rules.let_try_again(sample_tasks.count, lambda _user, _run: "")


@pytest.fixture
def run(asker, tmp_path) -> Run:
    """Return counting that its asker stopped."""
    return cancel(run=ask(asker, log=str(tmp_path / "log"), steps=2), at=NOW)


def ask(by, task=sample_tasks.count, about="", **arguments) -> Run:
    return start(task=task, title="Tellen", by=by, arguments=arguments, at=NOW, about=about)


def page(client, run) -> str:
    return client.get(reverse("jobs:run", args=[run.public_id])).content.decode()


def again(client, run):
    return client.post(reverse("jobs:again", args=[run.public_id]))


def test_stopped_work_is_done_over_with_what_was_asked_then(client, asker, run, work):
    client.force_login(asker)
    assert BUTTON in page(client, run)
    answer = again(client, run)
    new = Run.objects.get(retry_of=run)
    assert answer.url == reverse("jobs:run", args=[new.public_id])
    ended = work()
    assert (ended.pk, ended.state, ended.told, ended.title) == (new.pk, RunState.DONE, {"steps": 2}, "Tellen")


def test_failed_work_is_done_over_too(client, asker, work):
    rules.let_try_again(sample_tasks.stumble, lambda _user, _run: "")
    run = ask(asker, sample_tasks.stumble)
    work()
    client.force_login(asker)
    again(client, run)
    assert Run.objects.get(retry_of=run).state == RunState.WAITING


def test_second_click_leads_to_the_same_run_and_the_page_leads_there_too(client, asker, run):
    client.force_login(asker)
    first, second = again(client, run).url, again(client, run).url
    assert first == second
    assert Run.objects.count() == 2
    told = page(client, run)
    assert BUTTON not in told
    assert "U hebt dit opnieuw gevraagd" in told
    assert first in told


def test_what_was_done_over_and_brought_nothing_is_done_over_in_its_turn(asker, run):
    second = cancel(run=try_again(run=run, by=asker, at=LATER), at=LATER)
    third = try_again(run=second, by=asker, at=LATER)
    assert (third.retry_of, third.state) == (second, RunState.WAITING)


def test_another_finds_no_such_page(client, other, run):
    client.force_login(other)
    assert again(client, run).status_code == 404
    assert Run.objects.count() == 1


def test_who_may_only_look_on_gets_no_button_and_no_deed(client, other, run, monkeypatch):
    monkeypatch.setattr(rules, "_OTHERS", {})
    rules.let_others_see(sample_tasks.count, lambda visitor, _run: visitor == other)
    client.force_login(other)
    assert BUTTON not in page(client, run)
    assert again(client, run).status_code == 404


def test_without_an_account_nothing_is_asked_again(client, run):
    assert again(client, run).status_code == 302
    assert Run.objects.count() == 1


def test_it_is_no_link_that_a_page_can_follow(client, asker, run):
    client.force_login(asker)
    assert client.get(reverse("jobs:again", args=[run.public_id])).status_code == 405


@pytest.mark.parametrize(
    ("why_not", "sentence"),
    [(None, rules.START_OVER), (GONE, GONE)],
    ids=["a kind that does not say so", "what it reads is gone"],
)
def test_page_says_what_to_do_instead_and_the_deed_refuses(
    client, asker, run, monkeypatch, why_not, sentence
):
    monkeypatch.setattr(rules, "_AGAIN", {})
    if why_not:
        rules.let_try_again(sample_tasks.count, lambda _user, _run: why_not)
    client.force_login(asker)
    told = page(client, run)
    assert sentence in told
    assert BUTTON not in told
    assert again(client, run).url == reverse("jobs:run", args=[run.public_id])
    with pytest.raises(InputError, match=sentence[:20]):
        try_again(run=run, by=asker, at=LATER)
    assert Run.objects.count() == 1


def test_work_from_before_its_question_was_kept_is_asked_anew(client, asker, run):
    Run.objects.update(arguments=None)
    client.force_login(asker)
    assert rules.NOT_KEPT in page(client, run)


def test_work_under_way_or_done_is_not_done_over(client, asker, tmp_path, work):
    run = ask(asker, log=str(tmp_path / "log"))
    client.force_login(asker)
    assert BUTTON not in page(client, run)
    assert try_again(run=run, by=asker, at=LATER) == run
    done = work()
    assert done.is_done
    assert BUTTON not in page(client, run)
    assert try_again(run=run, by=asker, at=LATER) == run
    assert Run.objects.count() == 1


def test_about_one_thing_one_run_is_under_way_whoever_asks(asker, other, tmp_path):
    first = ask(asker, about="inlezing", log=str(tmp_path / "log"))
    assert ask(other, about="inlezing", log=str(tmp_path / "log")) == first
    assert ask(asker, about="iets anders", log=str(tmp_path / "log")) != first
    assert ask(asker, about="inlezing", task=sample_tasks.refuse) != first


def test_the_database_itself_lets_one_be_under_way(asker, tmp_path):
    first = ask(asker, about="inlezing", log=str(tmp_path / "log"))
    second = ask(asker, about="iets anders", log=str(tmp_path / "log"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Run.objects.filter(pk=second.pk).update(about=first.about)
    cancel(run=first, at=NOW)
    assert Run.objects.filter(pk=second.pk).update(about=first.about) == 1


def test_who_loses_the_race_gets_the_run_of_who_won(asker, tmp_path, monkeypatch):
    first = ask(asker, about="inlezing", log=str(tmp_path / "log"))
    looks = iter([None, first])
    monkeypatch.setattr("verband.rooms.jobs.services.starting.under_way", lambda **_: next(looks))
    assert ask(asker, about="inlezing", log=str(tmp_path / "log")) == first
    assert Run.objects.count() == 1


def test_done_over_while_another_is_under_way_about_the_same_leads_there(asker, other, tmp_path):
    stopped = cancel(run=ask(asker, about="inlezing", log=str(tmp_path / "log")), at=NOW)
    theirs = ask(other, about="inlezing", log=str(tmp_path / "log"))
    assert try_again(run=stopped, by=asker, at=LATER) == theirs
    assert not Run.objects.filter(retry_of=stopped).exists()


def test_refusal_names_what_stands_in_the_way_with_its_page(client, asker, work, monkeypatch):
    def refuse(*_arguments):
        raise RefusedError("Er is niets gewijzigd.", [Named("deelname <Lek>: later", "/ergens/")], more=2)

    monkeypatch.setattr(sample_tasks, "report_progress", refuse)
    run = ask(asker, log="/dev/null")
    work(reporter=Reporter(Event()))
    client.force_login(asker)
    told = page(client, run)
    assert '<a href="/ergens/">deelname &lt;Lek&gt;: later</a>' in told
    assert "En nog 2 andere records" in told


def test_a_run_past_its_term_goes_and_leaves_its_successor(asker, run):
    new = try_again(run=run, by=asker, at=LATER)
    run.delete()
    new.refresh_from_db()
    assert new.retry_of is None


@pytest.mark.django_db(transaction=True)
def test_of_many_who_ask_at_once_one_starts_it_and_the_others_are_led_there(transactional_db):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite in het geheugen heeft één schrijver; daar wacht de tweede al")
    ready = Barrier(4)

    def ask_at_once() -> int:
        try:
            ready.wait()
            return ask(None, about="inlezing", log="x").pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        numbers = {future.result() for future in [pool.submit(ask_at_once) for _ in range(4)]}
    assert len(numbers) == Run.objects.count() == DBTaskResult.objects.count() == 1
