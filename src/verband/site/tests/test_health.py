"""Whoever watches over the site learns whether it lives and whether it can do its work."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from verband.rooms.jobs.models import Worker
from verband.site import health


def test_living_process_says_so_without_asking_the_database(db):
    with CaptureQueriesContext(connection) as captured:
        answer = Client().get("/gezond/")
    assert [query["sql"] for query in captured] == []
    assert answer.status_code == 200
    assert answer.json() == {"status": "gezond"}
    assert "no-store" in answer["Cache-Control"]


def test_site_with_a_worker_is_ready(client, db):
    Worker.objects.create(name="w", beat_at=timezone.now())
    answer = client.get("/gereed/")
    assert answer.status_code == 200
    assert answer.json() == {"database": "bijgewerkt", "worker": "werkt", "status": "gereed"}


def test_site_without_a_worker_is_ready_and_says_that_none_is_seen(client, db):
    Worker.objects.create(name="w", beat_at=timezone.now() - timedelta(minutes=5))
    answer = client.get("/gereed/")
    assert (answer.status_code, answer.json()["worker"]) == (200, "niet gezien")


def test_database_that_lags_behind_is_not_ready(client, db):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'jobs'")
    answer = client.get("/gereed/")
    assert answer.status_code == 503
    assert answer.json()["status"] == "niet gereed"
    assert answer.json()["database"].endswith("wachten")


def test_database_that_does_not_answer_is_not_ready_and_nothing_more_is_told(client, db, monkeypatch):
    def gone():
        message = "password of computer 10.1.2.3"
        raise OperationalError(message)

    monkeypatch.setattr(health, "_told", gone)
    answer = client.get("/gereed/")
    assert answer.status_code == 503
    assert answer.json() == {"database": "geen antwoord", "status": "niet gereed"}


@pytest.mark.parametrize("path", ["/gezond/", "/gereed/"])
def test_nothing_can_be_sent_there(client, db, path):
    assert client.post(path).status_code == 405
