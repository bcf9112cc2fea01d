"""The small region, on a day that stands still, and small exports that are read in."""

from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from verband.rooms.register.tests.cast import Cast, build_cast
from verband.rooms.register.tests.factories import Region, build_region, party
from verband.rooms.register.tests.lists import Reader

TODAY = date(2026, 6, 1)
"""The day on which every test with the region opens its pages: after the stand of the register."""


def stop_clock(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """Let every page think that it is this day."""
    day_of = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda moment=None: day_of(moment) if moment else day)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """Stop the clock of the pages; the day of a moment that is named stays its own."""
    stop_clock(monkeypatch, TODAY)
    return TODAY


@pytest.fixture
def region(db: None, today: date) -> Region:
    """Build the small region."""
    return build_region()


@pytest.fixture
def cast(region: Region) -> Cast:
    """Give one person of each role."""
    return build_cast(region)


@pytest.fixture
def bring(db: None, tmp_path: Path) -> Callable[..., str]:
    """Write an export to a file, read it in and return what the command said."""

    def run(content: bytes, *switches: str, name: str = "exportOO.xml") -> str:
        file, out = tmp_path / name, StringIO()
        file.write_bytes(content)
        call_command("import_roo", str(file), *switches, stdout=out)
        return out.getvalue()

    return run


@pytest.fixture
def lists(region: Region, tmp_path: Path) -> Reader:
    """Give a folder for lists, beside the small region with names that are easily confused."""
    party("Gemeente Súdwest-Fryslân", tooi="gm1900")
    party("Gemeente Soest", tooi="gm0342")
    party("Gemeente Bergen (L)", tooi="gm0893")
    party("Gemeente Bergen (NH)", tooi="gm0373")
    return Reader(tmp_path)
