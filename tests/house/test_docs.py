"""What the docs name is there: files, commands of ``verband`` and targets of ``make``.

Decisions are left out: they tell of the day on which they were taken.
"""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[2]
PAGES = [file for file in sorted(ROOT.glob("docs/**/*.md")) if file.parent.name != "decisions"]
PAGES += [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md") if (ROOT / name).exists()]
KEPT_IN = ("src", "tests", "docs", "tools", "benchmarks", "requirements", "frontend")
PATH = re.compile(r"`([\w.-][\w./-]*(?:\.(?:py|md|html|css|js|toml|sh)|/))`")
COMMAND = re.compile(r"(?:^|[`]|bin/|\$ )verband ([a-z][a-z_-]+)", re.MULTILINE)
TARGET = re.compile(r"(?:^|[`$] ?)make ([a-z][a-z-]*)", re.MULTILINE)
NOT_OURS = {
    "src/verband/rooms/example/": "the room of the recipe, which its reader makes",
    "vendor/": "third-party styles, put in place when the site is set up",
    "werk/": "in the folder of the data",
    "static/": "in the folder of the data",
}
"""What a path begins with → why it is not in the repository."""


def all_paths() -> set[str]:
    """Return every file and folder of the repository, folders with a slash behind them."""
    found = {file.name for file in ROOT.iterdir() if file.is_file()}
    for folder in KEPT_IN:
        inside = [
            ROOT / folder,
            *(each for each in (ROOT / folder).rglob("*") if "node_modules" not in each.parts),
        ]
        found |= {f"{each.relative_to(ROOT)}{'/' if each.is_dir() else ''}" for each in inside}
    return found


def missing_paths(page: str, there: set[str]) -> list[str]:
    """Return the paths that a page names and that no path of the repository ends in."""
    named = {name for name in PATH.findall(page) if not name.startswith(tuple(NOT_OURS))}
    return sorted(name for name in named if not any(f"/{path}".endswith(f"/{name}") for path in there))


def missing_commands(page: str) -> list[str]:
    """Return the commands that a page names and ``verband`` does not know."""
    known = {name.replace("_", "-") for name in get_commands()}
    return sorted(set(COMMAND.findall(page)) - known)


def missing_targets(page: str, makefile: str) -> list[str]:
    """Return the targets that a page names and the Makefile does not have."""
    return sorted(set(TARGET.findall(page)) - set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)))


THERE = all_paths()
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8") if (ROOT / "Makefile").exists() else ""


@pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(ROOT)))
def test_what_a_page_names_is_there(file: Path):
    page = file.read_text(encoding="utf-8")
    assert missing_paths(page, THERE) == []
    assert missing_commands(page) == []
    assert missing_targets(page, MAKEFILE) == []


def test_every_target_that_is_promised_exists():
    promised = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert promised
    assert missing_targets("".join(f"`make {name}`\n" for name in promised[1].split()), MAKEFILE) == []


def test_a_planted_name_is_seen():
    page = "`core/nowhere.py` `core/merge.py` `nowhere/` `core/`\n$ verband vanish\n`verband migrate`\n`make tea`"
    assert missing_paths(page, {"src/verband/core/", "src/verband/core/merge.py"}) == [
        "core/nowhere.py",
        "nowhere/",
    ]
    assert missing_commands(page) == ["vanish"]
    assert missing_targets(page, "test: install\n") == ["tea"]
