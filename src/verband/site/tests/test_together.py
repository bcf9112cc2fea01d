"""Two web processes and two workers on one PostgreSQL are one site."""

import json
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, build_opener

import pytest
from lxml import html

from verband.site.tests.places import Place, new_place, on_postgres

pytestmark = pytest.mark.skipif(
    not on_postgres(),
    reason="TWEE WEBPROCESSEN ZIJN NIET GETEST: dit kan alleen op PostgreSQL (VERBAND_DATABASE_URL)",
)

PATIENCE = 90
WORD = "een-lang-wachtwoord-van-hier"
FILLED = f"""
import json
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Affiliation, Partnership
from verband.rooms.register.tests.cast import person
from verband.rooms.register.tests.factories import build_region
region = build_region()
people = [person("ambtenaar", AffiliationRole.EDITOR, region.houten) for _ in range(2)]
for user in people:
    user.set_password({WORD!r})
    user.save()
kept = Partnership.objects.filter(memberships__party=region.houten).order_by("pk").first()
print(json.dumps([[user.email for user in people], kept.get_absolute_url()]))
"""
ASKED = """
import sys
from django.utils import timezone
from verband.rooms.jobs.services.starting import start
from verband.rooms.jobs.tests import sample_tasks
for log in {logs!r}:
    arguments = {{"log": log, "steps": 2, "pause": 0.2}}
    start(task=sample_tasks.count, title="telling", by=None, arguments=arguments, at=timezone.now())
"""
STATES = """
from verband.rooms.jobs.models import Run
print(*Run.objects.values_list("state", "worker"))
print(*sorted(Run.objects.values_list("state", flat=True)), Run.objects.values("worker").distinct().count())
"""


@dataclass
class Browser:
    """Someone at one of the two processes, who can walk over to the other."""

    root: str
    opener: OpenerDirector = field(
        default_factory=lambda: build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))
    )

    def at(self, root: str) -> "Browser":
        """Return the same browser, with the same cookies, at the other process."""
        return Browser(root, self.opener)

    def see(self, path: str) -> str:
        return self.opener.open(self.root + path, timeout=30).read().decode()

    def fill_in(self, page: str, path: str, **values: str) -> tuple[int, str]:
        """Send the form of a page as it came, with some values changed."""
        (form,) = html.fromstring(page).xpath('//main//form[@method="post"][.//button[@type="submit"]]')[:1]
        sent = dict(form.form_values()) | values
        try:
            answer = self.opener.open(self.root + path, urlencode(sent).encode(), timeout=30)
        except HTTPError as refused:
            return refused.code, refused.read().decode()
        return answer.status, answer.read().decode()

    def sign_in(self, email: str) -> None:
        status, _ = self.fill_in(self.see("/aanmelden/"), "/aanmelden/", email=email, password=WORD)
        assert status == 200
        assert "Afmelden" in self.see("/")


@dataclass
class Site:
    """The processes, and who works where."""

    place: Place
    emails: list[str]
    kept: str
    roots: list[str] = field(default_factory=list)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *command: str) -> None:
        called = [sys.executable, "-m", *command]
        self.processes.append(subprocess.Popen(called, env=self.place.environment, stderr=subprocess.PIPE))

    def start_web(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.roots.append(f"http://127.0.0.1:{port}")
        self.start(
            "gunicorn",
            "--bind",
            f"127.0.0.1:{port}",
            "--threads",
            "4",
            "--no-control-socket",
            "verband.site.wsgi",
        )

    def ready(self) -> None:
        for root in self.roots:
            wait_until(
                lambda root=root: '"worker": "werkt"' in answered(root + "/gereed/"), f"{root} is ready"
            )


def answered(address: str) -> str:
    try:
        return build_opener(ProxyHandler({})).open(address, timeout=10).read().decode()
    except OSError:  # not there yet, or still starting
        return ""


def wait_until(come_true, what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not come_true():
        assert time.monotonic() < end, f"waited too long until {what}"
        time.sleep(0.1)


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    """Start two web processes and two workers as docs/beheer.md does."""
    place = new_place(tmp_path_factory.mktemp("site") / "data")
    assert not place.told("migrate", "--verbosity", "0").returncode
    made = Site(place, *json.loads(place.does(FILLED)))
    try:
        for _ in range(2):
            made.start_web()
            made.start("verband.cli", "worker")
        made.ready()
        yield made
    finally:
        for process in made.processes:
            process.kill()
            process.communicate()


def test_who_signs_in_at_one_is_known_at_the_other_and_signed_out_at_both(site):
    here = Browser(site.roots[0])
    here.sign_in(site.emails[0])
    there = here.at(site.roots[1])
    assert "Afmelden" in there.see("/")
    page = there.see("/")
    path = re.search(r'action="(/afmelden/[^"]*)"', page)
    assert path
    token = html.fromstring(page).xpath('//input[@name="csrfmiddlewaretoken"]/@value')[0]
    there.opener.open(
        site.roots[1] + path.group(1), urlencode({"csrfmiddlewaretoken": token}).encode(), timeout=30
    )
    assert "Afmelden" not in here.see("/")


def test_edit_at_one_is_seen_at_the_other_at_once_and_the_second_of_two_editors_is_told(site):
    anna, bram = Browser(site.roots[0]), Browser(site.roots[1])
    anna.sign_in(site.emails[0])
    bram.sign_in(site.emails[1])
    path = f"{site.kept}bijzonderheden/"
    of_anna, of_bram = anna.see(path), bram.see(path)
    status, _ = anna.fill_in(of_anna, path, secretariat="Secretariaat Houten")
    assert status == 200
    for root in site.roots * 2:
        assert "Secretariaat Houten" in bram.at(root).see(site.kept)
    status, page = bram.fill_in(of_bram, path, secretariat="Secretariaat Lek")
    assert status == 422
    assert "Secretariaat Houten" in page
    assert "Secretariaat Lek" in page, "nothing typed is lost"
    assert "Secretariaat Lek" not in anna.see(site.kept)


def test_each_piece_of_work_is_done_once_and_both_workers_work(site, tmp_path):
    logs = [str(tmp_path / f"{number}") for number in range(8)]
    site.place.does(ASKED.format(logs=logs))
    wait_until(
        lambda: all(Path(log).exists() and "end" in Path(log).read_text() for log in logs), "all is done"
    )
    wait_until(lambda: "done " * 8 in site.place.does(STATES), "all is written")
    assert [Path(log).read_text().split() for log in logs] == [["begin", "end"]] * len(logs)
    assert site.place.does(STATES).strip().endswith(" 2"), "both workers had a share"


def test_one_sign_ends_each_process_cleanly(site):
    for process in site.processes:
        process.send_signal(signal.SIGTERM)
    told = [process.communicate(timeout=PATIENCE)[1].decode() for process in site.processes]
    assert [process.returncode for process in site.processes] == [0] * 4
    assert not any("Traceback" in words for words in told)
    assert (
        site.place.does("from verband.rooms.jobs.models import Worker; print(Worker.objects.count())").strip()
        == "0"
    )
