"""A line of the log tells how it went and nothing of who asked what."""

import json
import logging
import sys
from collections.abc import Iterator

import pytest
from django.test import Client

from verband.rooms.accounts.models import User
from verband.rooms.common.requests import request_number
from verband.site.request_log import AsJson

TYPED = "kleine-beer@example.org"


@pytest.fixture
def lines(monkeypatch) -> Iterator[list[str]]:
    """Return the lines that a site for others would write."""
    written: list[str] = []
    before: list[tuple[logging.Logger, int]] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(self.format(record))

    keep = Keep()
    keep.setFormatter(AsJson())
    for name in ("verband.requests", "django.request", "django.security"):
        logger = logging.getLogger(name)
        monkeypatch.setattr(logger, "handlers", [keep])
        monkeypatch.setattr(logger, "propagate", False)
        before.append((logger, logger.level))
        logger.setLevel(logging.INFO)
    yield written
    for logger, level in before:
        logger.setLevel(level)


def formatted(
    name: str, message: str, *values: object, error: bool = False, **extra: object
) -> dict[str, object]:
    record = logging.LogRecord(
        name, logging.ERROR, __file__, 1, message, values, sys.exc_info() if error else None
    )
    vars(record).update(extra)
    return json.loads(AsJson().format(record))


def test_line_tells_address_status_and_number_that_the_answer_carries_too(client, db, lines):
    answer = client.get("/overheden/")
    told = json.loads(lines[-1])
    assert told["address"] == "register:parties"
    assert (told["method"], told["status"]) == ("GET", 200)
    assert told["request"] == answer["X-Request-Id"]
    assert told["milliseconds"] >= 0


def test_each_request_has_its_own_number(client, db):
    assert client.get("/gezond/")["X-Request-Id"] != client.get("/gezond/")["X-Request-Id"]
    assert request_number.get() == ""


@pytest.mark.parametrize(
    "path", ["/overheden/", "/kleine-beer/", "/uitnodiging/kleine-beer/", "/api/v1/kleine-beer", "/%00"]
)
def test_no_line_holds_a_path_a_query_a_name_or_an_address(db, lines, path):
    user = User.objects.create_user(TYPED, name="Kleine Beer")
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.get(path, {"zoek": TYPED}, REMOTE_ADDR="192.0.2.77", HTTP_USER_AGENT="Kleine Beer")
    assert lines
    for line in lines:
        for word in ("beer", "overheden/", "192.0.2.77", str(user.public_id)):
            assert word not in line.lower(), line


def test_failing_page_is_told_by_kind_and_place_and_not_by_what_was_typed(db, lines, monkeypatch):
    def fail(*_args: object, **_named: object) -> None:
        raise ValueError(TYPED)

    monkeypatch.setattr("verband.site.views.register_on", fail)
    answer = Client(raise_request_exception=False).get("/", {"zoek": TYPED})
    assert answer.status_code == 500
    failure = next(told for told in map(json.loads, lines) if "error" in told)
    assert failure["error"] == "ValueError"
    assert failure["where"][-1].startswith("fail ")
    assert failure["request"] == answer["X-Request-Id"]
    assert TYPED not in "".join(lines)


def test_sentence_of_others_is_told_without_what_is_put_in():
    told = formatted(
        "django.request",
        "%s: %s",
        "Service Unavailable",
        f"/zoeken/{TYPED}",
        request=object(),
        status_code=503,
    )
    assert told["message"] == "%s: %s"
    assert TYPED not in str(told)


def test_our_own_sentence_is_told_whole_and_with_its_error():
    try:
        raise KeyError(TYPED)
    except KeyError:
        told = formatted("verband.rooms.jobs", "run %s failed", "42", error=True)
    assert (told["message"], told["error"]) == ("run 42 failed", "KeyError")
    assert TYPED not in str(told)


def test_unknown_name_of_the_site_gives_400_with_a_page(db, settings):
    settings.ALLOWED_HOSTS = ["verband.voorbeeld.nl"]
    answer = Client(raise_request_exception=True).get("/", HTTP_HOST="ander.example")
    assert answer.status_code == 400
    assert "ander.example" not in answer.content.decode()


def test_line_of_long_work_tells_task_run_attempt_and_seconds_beside_its_sentence():
    told = formatted("verband.rooms.jobs", "attempt ended", task="een.taak", run="42", attempt=2, seconds=1.5)
    assert (told["task"], told["run"], told["attempt"], told["seconds"]) == ("een.taak", "42", 2, 1.5)
    assert "task" not in formatted("weasyprint", "attempt ended", task=TYPED)


def test_making_a_pdf_tells_only_what_fails():
    for name in ("weasyprint", "weasyprint.progress", "fontTools", "fontTools.subset"):
        assert not logging.getLogger(name).isEnabledFor(logging.WARNING), name
        assert logging.getLogger(name).isEnabledFor(logging.ERROR), name
