"""docs/develop/add-a-room.md works: its steps are followed to the letter in a copy of the house."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RECIPE = (ROOT / "docs/develop/add-a-room.md").read_text(encoding="utf-8")
COPIED = ("src", "docs", "tests/house", "pyproject.toml", "conftest.py")
GUARDS = ("arrows", "doors", "glossary", "migrations", "tables", "templates", "urls")

FENCE = r":\n\n```\w+\n(.*?)^```$"
EMPTY_FILE = re.compile(r"`(\S+/__init__\.py)`")
NEW_FILE = re.compile(rf"^`(\S+)`{FENCE}", re.MULTILINE | re.DOTALL)
AFTER_LINE = re.compile(rf"^In `(\S+)`, after the line `([^`]+)`{FENCE}", re.MULTILINE | re.DOTALL)
BEFORE_LINE = re.compile(rf"^In `(\S+)`, before the line `([^`]+)`{FENCE}", re.MULTILINE | re.DOTALL)
IN_URLS = re.compile(rf"^In `(\S+)`, at the end of `urlpatterns`{FENCE}", re.MULTILINE | re.DOTALL)
AT_THE_END = re.compile(rf"^In `(\S+)`, at the end{FENCE}", re.MULTILINE | re.DOTALL)

STEPS = (NEW_FILE, AFTER_LINE, BEFORE_LINE, IN_URLS, AT_THE_END)


def follow(recipe: str, house: Path) -> None:
    """Do what the recipe says: empty files, new files, and lines in files that are there."""
    files = {**dict.fromkeys(EMPTY_FILE.findall(recipe), ""), **dict(NEW_FILE.findall(recipe))}
    for name, text in files.items():
        (house / name).parent.mkdir(parents=True, exist_ok=True)
        (house / name).write_text(text, encoding="utf-8")
    for name, line, text in AFTER_LINE.findall(recipe):
        put_behind(house / name, f"{line}\n", text)
    for name, line, text in BEFORE_LINE.findall(recipe):
        put_before(house / name, f"{line}\n", text)
    for name, text in IN_URLS.findall(recipe):
        put_behind(house / name, "urlpatterns", text, before="]")
    for name, text in AT_THE_END.findall(recipe):
        with (house / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{text}")


def put_behind(file: Path, mark: str, text: str, before: str = "") -> None:
    """Put a text behind the last mark in a file, or right before what comes last after it."""
    head, found, tail = file.read_text(encoding="utf-8").rpartition(mark)
    assert found, f"{file.name} has no {mark!r}"
    inside, closing, rest = tail.rpartition(before) if before else ("", "", tail)
    file.write_text(head + found + inside + text + closing + rest, encoding="utf-8")


def put_before(file: Path, line: str, text: str) -> None:
    """Put a text right before the last such line in a file."""
    head, found, tail = file.read_text(encoding="utf-8").rpartition(line)
    assert found, f"{file.name} has no {line!r}"
    file.write_text(head + text + found + tail, encoding="utf-8")


def run(house: Path, *command: str) -> None:
    """Run a tool in the copy; fail with all it said when it does."""
    settings = {"DJANGO_SETTINGS_MODULE": "verband.site.settings_test", "PYTHONPATH": str(house / "src")}
    program = Path(sys.executable).parent / command[0]
    done = subprocess.run(
        [program, *command[1:]],
        cwd=house,
        env={**os.environ, **settings, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the house in which every step was done."""
    copy = tmp_path_factory.mktemp("house")
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, copy / name)
    follow(RECIPE, copy)
    run(copy, "django-admin", "makemigrations", "example")
    return copy


def test_every_step_of_the_recipe_is_understood():
    steps = [found for kind in STEPS for found in kind.findall(RECIPE)]
    fences = re.findall(r"^```(?!console)\w+$", RECIPE, re.MULTILINE)
    assert len(steps) == len(fences) > 10


def test_the_room_passes_its_own_tests_and_the_guards_of_the_house(house: Path):
    guards = [f"tests/house/test_{guard}.py" for guard in GUARDS]
    run(house, "pytest", "-p", "no:cacheprovider", "src/verband/rooms/example", *guards)


def test_its_pages_stand_in_the_tests_of_the_site_and_it_moves_along_with_what_is_merged(house: Path):
    site = [f"src/verband/site/tests/test_{each}.py" for each in ("audience", "days", "query_counts")]
    run(house, "pytest", "-p", "no:cacheprovider", *site, "-k", "example or gone")
    merging = "src/verband/rooms/register/tests/test_merging.py"
    run(house, "pytest", "-p", "no:cacheprovider", merging, "-k", "points_at")


def test_the_room_is_in_good_order(house: Path):
    steps = (found[0] for kind in STEPS for found in kind.findall(RECIPE))
    touched = sorted({"src/verband/rooms/example", *(name for name in steps if name.endswith(".py"))})
    run(house, "ruff", "check", "--no-cache", *touched)
    run(house, "ruff", "format", "--no-cache", "--check", *touched)
    run(house, "lint-imports", "--no-cache")


def test_a_recipe_with_a_wrong_line_is_seen(tmp_path: Path):
    (tmp_path / "a.py").write_text("ROOMS = [\n]\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=re.escape("a.py has no")):
        follow("In `a.py`, after the line `nowhere`:\n\n```python\nx\n```\n", tmp_path)


def test_lines_are_put_where_the_recipe_says(tmp_path: Path):
    (tmp_path / "a.py").write_text("one\ntwo\nurlpatterns = [\n    1,\n]\n", encoding="utf-8")
    steps = (
        "after the line `one`",
        "at the end of `urlpatterns`",
        "at the end",
        "before the line `two`",
    )
    follow(
        "\n".join(f"In `a.py`, {step}:\n\n```python\n{n}\n```\n" for n, step in enumerate(steps)), tmp_path
    )
    told = (tmp_path / "a.py").read_text(encoding="utf-8")
    assert told == "one\n0\n3\ntwo\nurlpatterns = [\n    1,\n1\n]\n\n2\n"
