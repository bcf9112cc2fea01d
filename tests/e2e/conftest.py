"""A browser, and the site in it with the example region and a handful of facts of the register.

The server and its rows live as long as this folder's tests: they are written once and flushed afterwards.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import StringIO
from uuid import UUID

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from verband.rooms.accounts.models import User
from verband.rooms.accounts.selectors.example import DOMAIN
from verband.rooms.register.choices import Form, Obligation, PartyKind, SchemeKind, Source
from verband.rooms.register.models import Partnership, Party, Succession
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.factories import STAND, join, outline, partnership, party, read_in, version
from verband.site.publishing import GROUPS
from verband.site.publishing.deeds import open_and_close

CHROMIUM = "/usr/bin/chromium"
SWITCHES = [
    *("--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]
WIDE = {"width": 1280, "height": 900}
PATIENCE = 15_000
"""Milliseconds that a browser on a busy machine may take for one thing."""

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests of this folder, so that a run without a browser can leave them out."""
    for item in items:
        if __file__.removesuffix("conftest.py") in str(item.path):
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Site:
    """The served site, and what of it the tests name; they ask the database for nothing else."""

    url: str
    town: UUID
    """A municipality of the example region."""
    neighbour: UUID
    safety: UUID
    """A registered partnership with two versions, in which every municipality takes part."""
    sessions: dict[str, str]
    """Name of someone of the example → the session in which that person has signed in."""


@pytest.fixture(scope="package")
def chromium() -> str:
    """Return where Chromium is; without it skip loudly, and fail under CI."""
    if shutil.which(CHROMIUM):
        return CHROMIUM
    message = f"DE SITE IS NIET IN EEN BROWSER GETEST: installeer Chromium als {CHROMIUM}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="package")
def site(chromium: str, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """Serve the site with the region in it; the rows are in before the browser starts a loop in this thread."""
    with django_db_blocker.unblock():
        # pytest-django makes a database only for tests that ask for one of their own, emptied after each.
        databases = setup_databases(verbosity=0, interactive=False, aliases={"default"})
        town, neighbour, safety = fill()
        server = LiveServer("127.0.0.1")
        yield Site(server.url, town.public_id, neighbour.public_id, safety.public_id, signed_in())
        server.stop()
        call_command("flush", interactive=False, verbosity=0)
        teardown_databases(databases, verbosity=0)


@pytest.fixture(scope="package")
def browser(chromium: str, site: Site) -> Iterator[Browser]:
    """Start Chromium once for all tests."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Iterator[OpenPage]:
    """Return a function that opens an address of the site in a window of its own."""
    windows: list[BrowserContext] = []

    def opened(path: str, **options: object) -> Page:
        windows.append(browser.new_context(base_url=site.url, **{"viewport": WIDE} | options))
        windows[-1].set_default_timeout(PATIENCE)
        page = windows[-1].new_page()
        page.goto(path)
        return page

    yield opened
    for each in windows:
        each.close()


@pytest.fixture
def open_as(open_page: OpenPage, site: Site) -> OpenPage:
    """Return a function that opens an address as someone of the example who has signed in."""

    def opened(who: str, path: str, **options: object) -> Page:
        page = open_page("about:blank", **options)
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": site.sessions[who], "url": site.url}
        page.context.add_cookies([cookie])
        page.goto(path)
        return page

    return opened


def signed_in() -> dict[str, str]:
    """Sign everyone of the example in."""
    sessions = {}
    for user in User.objects.filter(email__endswith=f"@{DOMAIN}"):
        browser = window(user)
        sessions[user.name] = browser.cookies[settings.SESSION_COOKIE_NAME].value
    return sessions


def fill() -> tuple[Party, Party, Partnership]:
    """Read in the example region, and add what only the register has: versions, organs, succession, an outline."""
    with override_settings(DEMO=True):
        call_command("demo", stdout=StringIO())
    open_and_close(opened=GROUPS, closed=(), on=STAND, at=datetime(2026, 5, 16, tzinfo=UTC), by=None)
    towns = list(Party.objects.filter(kind=PartyKind.MUNICIPALITY).order_by("name"))
    safety = _add_safety_region(towns)
    _add_succession(towns[:4])
    town, neighbour = (Party.objects.get(name=f"Gemeente {name}") for name in ("Houten", "Nieuwegein"))
    outline(town)
    ended = party("Gemeente Vianen", tooi="gm0620", ended_on=date(2019, 1, 1))
    heir = Party.objects.get(name="Gemeente Vijfheerenlanden")
    Succession.objects.create(predecessor=ended, successor=heir, on=date(2019, 1, 1), share=1)
    for source in (Source.REGISTER, Source.BOUNDARIES):
        read_in(source, STAND)
    return town, neighbour, safety


def _add_safety_region(towns: list[Party]) -> Partnership:
    made = partnership("Brandweer Lekstroom", form=Form.PLAIN_ARRANGEMENT, valid_to=date(2019, 1, 1))
    version(
        made,
        "Gemeenschappelijke regeling Veiligheidsregio Lekstroom",
        tasks=("veiligheid",),
        form=Form.PUBLIC_BODY,
        obligation=Obligation.STATUTORY_FIXED,
        scheme_kind=SchemeKind.EXECUTIVE,
        purpose="Samen branden blussen en rampen bestrijden.",
        powers=[["Artikel 5", "Blussen."]],
        valid_from=date(2019, 1, 1),
    )
    join(made, *towns, organs=["executive"], valid_from=date(2010, 1, 1))
    return made


def _add_succession(towns: list[Party]) -> None:
    common = {"form": Form.PUBLIC_BODY, "tasks": ("afval_en_reiniging",), "obligation": Obligation.VOLUNTARY}
    old = partnership("Afvaldienst Lekstroom", valid_from=date(2001, 1, 1), **common)
    new = partnership("Afvaldienst Lekstroom en omstreken", valid_from=date(2024, 1, 1), **common)
    join(old, *towns[:3], valid_from=date(2001, 1, 1))
    join(new, *towns, valid_from=date(2024, 1, 1))
