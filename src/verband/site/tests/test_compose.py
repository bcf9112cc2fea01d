"""What cannot be run here can still be read: it sets only what exists, and holds no secret and no root."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[4]
COMPOSE, DOCKERFILE = ROOT / "compose.yaml", ROOT / "Dockerfile"
pytestmark = pytest.mark.skipif(not COMPOSE.exists(), reason="the package is not in a checkout")


def services() -> dict[str, dict]:
    return yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]


def known() -> set[str]:
    """Return the settings of docs/beheer.md, which a test of the house holds to those that are read."""
    page = (ROOT / "docs/beheer.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| *`(VERBAND_[A-Z0-9_]+)`", page, re.MULTILINE))


def ours() -> dict[str, dict]:
    return {name: told for name, told in services().items() if told["image"] == "verband"}


def test_every_setting_that_is_set_exists():
    named = {name for told in ours().values() for name in told["environment"]}
    named |= set(re.findall(r"VERBAND_[A-Z0-9_]+", DOCKERFILE.read_text(encoding="utf-8")))
    named |= set(re.findall(r"VERBAND_[A-Z0-9_]+", COMPOSE.read_text(encoding="utf-8")))
    assert named
    assert named <= known()


def test_two_web_processes_and_two_workers_share_one_database_and_one_set_of_folders():
    roles = [tuple(told.get("command", ["gunicorn"])) for told in ours().values()]
    assert roles.count(("gunicorn",)) == 2
    assert roles.count(("verband", "worker")) == 2
    assert len({str(told["environment"]) for told in ours().values()}) == 1
    assert len({str(told["volumes"]) for told in ours().values()}) == 1


def test_every_web_process_says_whether_it_is_ready_and_nothing_else_does():
    checked = {name for name, told in ours().items() if "healthcheck" in told}
    assert checked == {name for name, told in ours().items() if "ports" in told}


@pytest.mark.django_db(transaction=True)
def test_question_for_a_web_process_is_answered_under_the_name_of_the_site(live_server):
    def asked(host, port):
        told = {**os.environ, "VERBAND_HOSTS": host}
        return subprocess.run(
            [sys.executable, *_, code.replace(":8000/", f":{port}/")], env=told, check=False
        )

    _python, *_, code = services()["web"]["healthcheck"]["test"][1:]
    port = live_server.url.rpartition(":")[2]
    assert asked(" localhost, verband.voorbeeld.nl", port).returncode == 0
    assert asked("verband.voorbeeld.nl", port).returncode
    assert asked("localhost", "1").returncode


def test_database_is_asked_over_the_network_so_that_it_is_ready_for_the_migrations():
    test = services()["database"]["healthcheck"]["test"]
    assert test[test.index("--host") + 1] == "127.0.0.1"


def test_no_secret_stands_in_the_file():
    for told in services().values():
        for name, value in told["environment"].items():
            if re.search("PASSWORD|KEY$|URL", name):
                assert re.search(r"\$\{[A-Z_]+:\?\}", value), name


def test_only_this_machine_can_reach_the_ports():
    ports = [port for told in services().values() for port in told.get("ports", [])]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_image_runs_as_somebody_and_names_no_registry():
    words = DOCKERFILE.read_text(encoding="utf-8")
    assert words.rindex("USER verband") > words.rindex("FROM ")
    assert not re.search(r"https?://|index-url|FROM [^\s]*\.[^\s]*/", words)
    assert "NIET UITGEPROBEERD" in words
    assert "NIET UITGEPROBEERD" in COMPOSE.read_text(encoding="utf-8")
