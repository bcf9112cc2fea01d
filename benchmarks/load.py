"""Bar of many readers at once: sixteen who read pages of provinces, against the site as docs/beheer.md starts it.

    python benchmarks/load.py FOLDER_OR_FILE

The argument (or VERBAND_REGISTER) says where an export of the national register lies. It is read into a database of
its own: a PostgreSQL of its own where the machine has one (or the one of VERBAND_DATABASE_URL), else SQLite. Then
gunicorn is started with the very arguments of the unit in docs/beheer.md, and every reader signs in as a partner of a
province.

Fixed arrivals: each reader opens the matrix of a province every two seconds on a beat of its own, whether or not the
page before has come; the time of a page counts from the moment it should have been asked for, so a queue that grows is
seen. Closed loop: each reader asks for the next page when the one before has come. All is measured twice, and the
quieter time counts. Exits with status 1 when a bar is missed.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection
from itertools import count, cycle
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parent.parent
READERS = 16
EVERY = 2.0
SECONDS = 24.0
UNLOADED = 40
TIMES_MEDIAN = 3.0
TIMES_ONE = 1.5
TURNS = 2
PROVINCES = [f"PV{number}" for number in range(20, 32)]
PAGE = "/beeld/matrix/?provincie={}"
PORT = 8093
LONGEST = 60
SIGNED_IN = """
from django.contrib.auth import login
from django.http import HttpRequest
from django.conf import settings
from importlib import import_module
from datetime import date
from verband.rooms.accounts.models import User
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Affiliation, Party
province = Party.objects.filter(kind="province", ended_on=None).order_by("name").first()
for number in range({readers}):
    user = User.objects.create_user(f"lezer{{number}}@example.org", name=f"Lezer {{number}}")
    Affiliation.objects.create(user=user, role=AffiliationRole.READER, party=province, valid_from=date(2026, 1, 1))
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    request.session.save()
    print(request.session.session_key)
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One page: when it came after it should have been asked for, and whether it was right."""

    seconds: float
    right: bool


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--here"]:
        return measure(Path(arguments[1]))
    where = next(iter(arguments), os.environ.get("VERBAND_REGISTER", ""))
    if not where:
        print("Say where the register lies: python benchmarks/load.py FOLDER_OR_FILE", file=sys.stderr)
        return 2
    file = min(Path(where).glob("*.xml.gz")) if Path(where).is_dir() else Path(where)
    here = [sys.executable, __file__, "--here", str(file)]
    own = not os.environ.get("VERBAND_DATABASE_URL") and Path("/usr/lib/postgresql").exists()
    return subprocess.run(
        [str(ROOT / "tools/with_postgres.sh"), *here] if own else here, check=False
    ).returncode


def measure(file: Path) -> int:
    with tempfile.TemporaryDirectory(prefix="verband-load-") as folder:
        environment = {
            **os.environ,
            "VERBAND_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "verband.site.settings",
        }
        keys = prepare(file, environment)
        with site(environment):
            browsers = [Browser(key) for key in keys]
            warm(browsers)
            turns = [turn(browsers) for _ in range(TURNS)]
    kept = [any(turn[bar] for turn in turns) for bar in range(2)]
    print("every bar is met" if all(kept) else "A BAR IS MISSED")
    return 0 if all(kept) else 1


def prepare(file: Path, environment: dict[str, str]) -> list[str]:
    """Fill the database and return the keys of the sessions of the readers."""
    told = partial(subprocess.run, check=True, env=environment, stdout=subprocess.PIPE, text=True)
    told([sys.executable, "-m", "verband.cli", "migrate", "--verbosity", "0"])
    told([sys.executable, "-m", "verband.cli", "import-roo", str(file)])
    code = "import django; django.setup()\n" + SIGNED_IN.format(readers=READERS)
    return told([sys.executable, "-c", code]).stdout.split()


@contextmanager
def site(environment: dict[str, str]) -> Iterator[None]:
    """Start gunicorn as the unit of docs/beheer.md does, on a port of its own."""
    page = (ROOT / "docs/beheer.md").read_text(encoding="utf-8")
    (told,) = re.findall(r"^ExecStart=\S*/gunicorn (.*)$", page, re.MULTILINE)
    options = re.sub(r"--bind \S+", f"--bind 127.0.0.1:{PORT} --no-control-socket --log-level warning", told)
    database = (
        "PostgreSQL" if environment.get("VERBAND_DATABASE_URL", "").startswith("postgres") else "SQLite"
    )
    print(
        f"gunicorn {told}, {database}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before",
        flush=True,
    )
    process = subprocess.Popen([sys.executable, "-m", "gunicorn", *options.split()], env=environment)
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


class Browser:
    """A reader who has signed in; every page comes over a connection of its own, as the proxy asks for it."""

    def __init__(self, key: str) -> None:
        self._headers = {"Cookie": f"verband_sessie={key}", "Connection": "close"}

    def open(self, province: str) -> bool:
        """Open the page of a province and tell whether it is right."""
        connection = HTTPConnection("127.0.0.1", PORT, timeout=LONGEST)
        try:
            connection.request("GET", PAGE.format(province), headers=self._headers)
            answer = connection.getresponse()
            body = answer.read()
        except OSError:
            return False
        finally:
            connection.close()
        return answer.status == 200 and b"Afmelden" in body and b'class="grid' in body


def warm(browsers: list[Browser]) -> None:
    """Wait until the site answers, and let both processes make every page once."""
    end = time.monotonic() + LONGEST
    while not browsers[0].open(PROVINCES[0]):
        assert time.monotonic() < end, "the site does not answer with the page that is asked for"
        time.sleep(0.2)
    with ThreadPoolExecutor(READERS) as pool:
        list(pool.map(lambda pair: pair[0].open(pair[1]), zip(cycle(browsers), PROVINCES * 6, strict=False)))


def turn(browsers: list[Browser]) -> tuple[bool, bool]:
    one = [
        timed(browsers[0], province) for province, _ in zip(cycle(PROVINCES), range(UNLOADED), strict=False)
    ]
    alone = median(asked.seconds for asked in one)
    fixed = arrivals(browsers)
    p95 = quantiles([asked.seconds for asked in fixed], n=20)[-1]
    wrong = sum(not asked.right for asked in [*one, *fixed])
    print(
        f"fixed arrivals, {READERS} readers every {EVERY:.0f} s, {len(fixed)} pages: p95 {p95 * 1e3:.0f} ms "
        f"against a median of {alone * 1e3:.0f} ms alone: {p95 / alone:.2f} x (at most {TIMES_MEDIAN:.0f}), "
        f"{wrong} wrong",
        flush=True,
    )
    single, failed_one = closed(browsers[:1])
    many, failed = closed(browsers)
    print(
        f"closed loop: {many:.1f} pages/s by {READERS} readers against {single:.1f} by one: {many / single:.2f} x "
        f"(at least {TIMES_ONE}), {failed + failed_one} wrong; load of the machine {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    return p95 <= TIMES_MEDIAN * alone and not wrong, many >= TIMES_ONE * single and not failed + failed_one


def timed(browser: Browser, province: str, due: float | None = None) -> Asked:
    begun = time.monotonic() if due is None else due
    right = browser.open(province)
    return Asked(time.monotonic() - begun, right)


def arrivals(browsers: list[Browser]) -> list[Asked]:
    """Let every reader open a page on its own beat, whatever became of the page before."""
    begun = time.monotonic() + 0.5
    beats = [
        (
            begun + turn * EVERY + number * EVERY / READERS,
            browser,
            PROVINCES[(number + turn) % len(PROVINCES)],
        )
        for turn in range(round(SECONDS / EVERY))
        for number, browser in enumerate(browsers)
    ]
    with ThreadPoolExecutor(READERS * 4) as pool:
        asked = []
        for due, browser, province in beats:
            time.sleep(max(0.0, due - time.monotonic()))
            asked.append(pool.submit(timed, browser, province, due))
        return [each.result() for each in asked]


def closed(browsers: list[Browser]) -> tuple[float, int]:
    """Return the pages per second of readers who wait for each page, and how many were wrong."""
    end = time.monotonic() + SECONDS / 2

    def read(browser: Browser) -> list[bool]:
        pages = (PROVINCES[number % len(PROVINCES)] for number in count())
        return list(until(end, lambda: browser.open(next(pages))))

    with ThreadPoolExecutor(len(browsers)) as pool:
        begun = time.monotonic()
        told = [right for found in pool.map(read, browsers) for right in found]
        return len(told) / (time.monotonic() - begun), told.count(False)


def until(end: float, deed: Callable[[], bool]) -> Iterator[bool]:
    while time.monotonic() < end:
        yield deed()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
