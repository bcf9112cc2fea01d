"""Every room has the same doors under the same names, and no file outgrows its reader."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src/verband"
ROOMS = sorted(path for path in (PACKAGE / "rooms").iterdir() if (path / "__init__.py").exists())

DOORS = {
    *("__init__", "apps", "models", "selectors", "services", "rules", "forms", "views", "urls"),
    *("templates", "static", "tests", "migrations", "management", "templatetags"),
    *("bridge", "querysets", "choices", "admin", "api", "exports", "emails", "tasks", "checks"),
}
NEVER = {"utils", "helpers", "misc", "signals"}
DJANGO_ASKS = "Django looks for an error page under this very name"
OWN_NAMES = {
    "accounts": {
        "middleware": "ends a session that has lasted long enough; Django loads it by name from the settings",
        "sessions": "where sessions are kept; Django loads it by name from the settings",
        "oidc": "signing in through another organisation: one protocol, told and tested as one whole",
    },
    "common": {
        "asked": "the choices of an address, and what it asks in vain, for the pages of every room",
        "audience": "who a page is for, declared beside each view of every room",
        "bulk": "writing many rows with one statement, for the imports of every room",
        "cells": "what stands in a cell; tables and exports of every room show the same",
        "days": "the day a page looks at, as its address asks for it, in every room",
        "facets": "narrowing a list by the address, shared by every room with a list",
        "kept": "what was typed waits until someone has signed in again, in every room",
        "requests": "the number of the request, for the log of the site and the events of every room",
        "static/vendor": "third-party styles and fonts, put in place by tools/assets.py and never committed",
        "tables": "columns, order and pages, shared by every room with a list",
        "templates/400.html": DJANGO_ASKS,
        "templates/403.html": DJANGO_ASKS,
        "templates/403_csrf.html": DJANGO_ASKS,
        "templates/404.html": DJANGO_ASKS,
        "templates/500.html": DJANGO_ASKS,
        "toasts": "what a page says after a deed of any room, with the button that undoes it",
        "words": "how dates, numbers and what is not known are written, for pages, files and sentences alike",
        "workbooks": "opening a workbook that someone sent, for the lists and sheets of every room",
    },
    "dossiers": {"vault": "the keys and the sealing of bytes, which no other room may touch"},
    "history": {
        "guards": "the triggers that keep the database itself from changing history",
        "kinds": "where rooms tell of their kinds of record: who sees their events, how they read and are undone",
        "reading": "values of events in words, for the kinds of every room",
        "rows": "rows of any record taken apart and put back, for the kinds of every room",
    },
}
"""Room → name that is no door → why it stands there all the same."""

MOST_LINES = 400
LONGER: dict[str, str] = {}
"""File that is longer → why it is not cut by deed or subject into a folder of the same name."""


def names_in(room: Path) -> set[str]:
    """Return the names of a room: its files and folders, and what stands in templates/ and static/."""
    names = {path.stem for path in room.iterdir() if path.name != "__pycache__"}
    for door in ("templates", "static"):
        folder = room / door
        names |= {f"{door}/{path.name}" for path in folder.iterdir()} if folder.is_dir() else set()
    return names


def strange_names(room: Path) -> set[str]:
    """Return the names that are no door and have no listed reason."""
    own = {f"templates/{room.name}", f"static/{room.name}"}
    return names_in(room) - DOORS - own - OWN_NAMES.get(room.name, {}).keys()


def attics(folder: Path) -> list[str]:
    """Return the files and folders with a name under which anything could be put away."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.stem in NEVER)


def flaws_of_door(source: str) -> list[str]:
    """Return what is wrong with the ``__init__`` of a room: it says what the room is for and does nothing."""
    module = ast.parse(source)
    told = " ".join((ast.get_docstring(module) or "").split())
    sentences = len(re.findall(r"[.!?](?=\s|$)", told))
    flaws = [] if 3 <= sentences <= 8 else [f"{sentences} sentences, not 3 to 8"]
    return flaws + (["code"] if len(module.body) > 1 else [])


def long_files(folder: Path) -> dict[str, int]:
    """Return the files past the limit; migrations are written by Django and vendor files by others."""
    files = (path for path in folder.rglob("*") if path.suffix in {".py", ".js", ".css"})
    own = (path for path in files if not {"migrations", "vendor"} & set(path.parts))
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in own}
    return {str(path.relative_to(folder)): number for path, number in lines.items() if number > MOST_LINES}


def write(folder: Path, *names: str, text: str = "") -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_no_room_has_a_file_of_another_name():
    assert {room.name: strange for room in ROOMS if (strange := strange_names(room))} == {}


def test_no_listed_exception_has_outlived_its_file():
    there = {f"{room.name}/{name}" for room in ROOMS for name in names_in(room)}
    assert {f"{room}/{name}" for room, names in OWN_NAMES.items() for name in names} - there == set()


def test_nothing_is_called_an_attic():
    assert attics(PACKAGE) == []


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_the_door_says_what_the_room_is_for(room: Path):
    assert flaws_of_door((room / "__init__.py").read_text(encoding="utf-8")) == []


def test_no_file_is_past_four_hundred_lines():
    assert long_files(PACKAGE).keys() == LONGER.keys()


def test_a_planted_file_of_another_name_is_seen(tmp_path: Path):
    room = write(tmp_path / "fund", "views.py", "plumbing.py", "templates/fund/a.html", "templates/x/b.html")
    assert strange_names(room) == {"plumbing", "templates/x"}


def test_an_exception_of_one_room_is_none_for_another(tmp_path: Path):
    assert strange_names(write(tmp_path / "fund", "guards.py")) == {"guards"}


def test_a_planted_attic_is_seen_at_any_depth(tmp_path: Path):
    write(tmp_path, "services/utils.py", "helpers/deep.py")
    assert attics(tmp_path) == ["helpers", "services/utils.py"]


@pytest.mark.parametrize(
    ("source", "flaws"),
    [
        ('"""One. Two. Three."""', []),
        ('"""One sentence only."""', ["1 sentences, not 3 to 8"]),
        ("", ["0 sentences, not 3 to 8"]),
        ('"""' + "So. " * 9 + '"""', ["9 sentences, not 3 to 8"]),
        ('"""One. Two. Three."""\nimport os', ["code"]),
    ],
)
def test_a_planted_door_without_a_story_is_seen(source: str, flaws: list[str]):
    assert flaws_of_door(source) == flaws


def test_a_planted_long_file_is_seen(tmp_path: Path):
    write(tmp_path, "long.py", "migrations/0001.py", "static/vendor/big.css", text="x\n" * (MOST_LINES + 1))
    write(tmp_path, "short.py", text="x\n" * MOST_LINES)
    assert long_files(tmp_path) == {"long.py": MOST_LINES + 1}
