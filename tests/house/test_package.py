"""What is installed from a package is whole: its pages, styles, fonts and their licences, and none of the tests."""

import tomllib
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

from setuptools import find_namespace_packages

ROOT = Path(__file__).resolve().parents[2]
TOLD = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
PATTERNS = TOLD["package-data"]["*"]
NOT_USED = {".done": "says to make that the styles are there"}
"""Name of a file → why a package does without it."""


def left_out(names: Iterable[str], patterns: Iterable[str]) -> list[str]:
    """Return the files that no pattern takes along; modules go by themselves."""
    wanted = {name for name in names if not name.endswith((".py", ".pyc"))} - NOT_USED.keys()
    return sorted(name for name in wanted if not any(fnmatch(name, pattern) for pattern in patterns))


def test_every_file_beside_the_tests_goes_along():
    files = [file for file in (ROOT / "src").rglob("*") if file.is_file() and "tests" not in file.parts]
    names = [file.name for file in files if not any(part.endswith(".egg-info") for part in file.parts)]
    assert "base.html" in names
    assert left_out(names, PATTERNS) == []


def test_fonts_and_the_licences_of_others_go_along():
    vendor = ["noto-sans-latin-400.woff2", "noto-sans.LICENSE", "utrecht-html.LICENSE.md"]
    assert left_out(vendor, PATTERNS) == []


def test_a_planted_kind_of_file_is_seen():
    assert left_out(["a.html", "a.py", ".done", "a.wasm"], PATTERNS) == ["a.wasm"]


def test_no_test_goes_along_and_every_room_does():
    found = find_namespace_packages(str(ROOT / "src"), exclude=TOLD["packages"]["find"]["exclude"])
    assert "verband.rooms.register.migrations" in found
    assert [name for name in found if "tests" in name.split(".")] == []
