"""The pages of long work: for who asked, and for whom a room lets look on."""

import pytest
from django.urls import reverse

from verband.rooms.jobs import rules
from verband.rooms.jobs.choices import RunState
from verband.rooms.jobs.models import Run, Worker
from verband.rooms.jobs.services.starting import start
from verband.rooms.jobs.tests import sample_tasks
from verband.rooms.jobs.tests.working import NOW

NAMES = ("run", "result")
DEEDS = ("stop", "dismiss")


@pytest.fixture
def run(asker, settings, tmp_path) -> Run:
    settings.DATA = tmp_path
    arguments = {"log": str(tmp_path / "log")}
    return start(task=sample_tasks.count, title="Rapport <Utrecht>", by=asker, arguments=arguments, at=NOW)


def url(name, run):
    return reverse(f"jobs:{name}", args=[run.public_id])


def page(client, name, run):
    return client.get(url(name, run)).content.decode()


def test_asker_sees_how_far_it_is_with_and_without_script(client, asker, run):
    client.force_login(asker)
    Run.objects.update(state=RunState.RUNNING, percent=40, step="tekenen")
    text = page(client, "run", run)
    assert 'value="40"' in text
    assert "tekenen" in text
    assert 'hx-trigger="every 2s"' in text
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in text
    assert "Rapport &lt;Utrecht&gt;" in text


def test_page_says_when_there_is_nobody_to_do_the_work(client, asker, run, monkeypatch):
    client.force_login(asker)
    assert "Er is nu geen werkproces" in page(client, "run", run)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    Worker.objects.create(name="a", beat_at=NOW)
    assert "Er is nu geen werkproces" not in page(client, "run", run)


def test_ended_run_stops_renewing_and_hands_over_its_file(client, asker, run, work):
    work()
    client.force_login(asker)
    text = page(client, "run", run)
    assert ("hx-trigger" in text, "http-equiv" in text) == (False, False)
    assert "We bewaren dit tot 8 juni 2026" in text
    answer = client.get(url("result", run))
    assert b"".join(answer.streaming_content) == b"geteld"
    assert 'filename="telling.txt"' in answer["Content-Disposition"]


def test_file_that_is_not_there_yet_is_not_found(client, asker, run):
    client.force_login(asker)
    assert client.get(url("result", run)).status_code == 404


def test_news_stands_on_the_next_page_until_it_is_looked_at(client, asker, run, work):
    client.force_login(asker)
    assert "Klaar: Rapport" not in client.get(reverse("accessibility")).content.decode()
    work()
    assert "Klaar: Rapport" in client.get(reverse("accessibility")).content.decode()
    page(client, "run", run)
    assert "Klaar: Rapport" not in client.get(reverse("accessibility")).content.decode()


def test_news_that_is_dismissed_is_gone_and_twice_is_no_harm(client, asker, run, work):
    work()
    client.force_login(asker)
    assert [client.post(url("dismiss", run)).status_code for _ in range(2)] == [302, 302]
    assert "Klaar: Rapport" not in client.get(reverse("accessibility")).content.decode()


def test_failure_is_told_on_the_page_and_in_the_list(client, asker, settings, tmp_path, work):
    settings.DATA = tmp_path
    run = start(task=sample_tasks.refuse, title="Lijst", by=asker, arguments={}, at=NOW)
    work()
    client.force_login(asker)
    for text in (page(client, "run", run), client.get(reverse("jobs:my-work")).content.decode()):
        assert "Regel 3 van de lijst is leeg; vul haar in." in text


def test_stopping_is_one_click_and_a_second_click_is_no_harm(client, asker, run):
    client.force_login(asker)
    assert [client.post(url("stop", run)).status_code for _ in range(2)] == [302, 302]
    assert "Gestopt. Er is niets gewijzigd." in page(client, "run", run)


def test_list_holds_only_what_one_asked_for_oneself(client, other, run):
    client.force_login(other)
    assert "U hebt nu geen werk" in client.get(reverse("jobs:my-work")).content.decode()


@pytest.mark.parametrize("name", NAMES)
def test_for_another_it_is_as_if_it_did_not_exist(client, other, run, work, name):
    work()
    client.force_login(other)
    assert client.get(url(name, run)).status_code == 404


@pytest.mark.parametrize("name", DEEDS)
def test_another_cannot_steer_it(client, other, run, name):
    client.force_login(other)
    assert client.post(url(name, run)).status_code == 404
    assert not Run.objects.get().cancel_asked


@pytest.mark.parametrize("name", NAMES)
def test_without_an_account_nothing_is_shown(client, run, name):
    assert client.get(url(name, run)).status_code in (302, 404)


def test_room_may_let_others_look_on_but_not_steer(client, other, run, work, monkeypatch):
    monkeypatch.setattr(rules, "_OTHERS", {})
    rules.let_others_see(sample_tasks.count, lambda visitor, _run: visitor == other)
    work()
    client.force_login(other)
    assert "griffier@example.org" in page(client, "run", run)
    assert client.get(url("result", run)).status_code == 200
    assert client.post(url("stop", run)).status_code == 404
    assert not Run.objects.get().seen
