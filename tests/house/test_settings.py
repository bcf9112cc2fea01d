"""Every setting that can be given from outside stands in docs/beheer.md, and nothing else stands there."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r"VERBAND_[A-Z0-9_]+")
TABLE_ROW = re.compile(r"^\| *`(VERBAND_[A-Z0-9_]+)`", re.MULTILINE)


def read_in(source: str) -> set[str]:
    """Return the variables that Python code names in full; a mention in a comment or sentence is none."""
    texts = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and NAME.fullmatch(text)}


def explained_in(page: str) -> list[str]:
    """Return the variables that have a row of their own in a table of the page."""
    return TABLE_ROW.findall(page)


def all_read(files: Iterable[Path]) -> set[str]:
    return {name for file in files for name in read_in(file.read_text(encoding="utf-8"))}


def test_every_variable_that_is_read_is_explained_and_the_other_way_round():
    explained = explained_in((ROOT / "docs/beheer.md").read_text(encoding="utf-8"))
    assert set(explained) == all_read((ROOT / "src/verband").rglob("*.py"))
    assert len(explained) == len(set(explained))


def test_the_guard_reads_the_settings_that_there_are():
    assert "VERBAND_DATA" in all_read([ROOT / "src/verband/site/settings.py"])


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ('env.text("VERBAND_NEW")', {"VERBAND_NEW"}),
        ('os.environ["VERBAND_NEW"]', {"VERBAND_NEW"}),
        ("# VERBAND_OLD was dropped", set()),
        ('"Set VERBAND_OLD to 1."', set()),
    ],
)
def test_a_planted_variable_is_seen(source: str, names: set[str]):
    assert read_in(source) == names


def test_a_planted_row_is_seen():
    page = "| variabele | betekenis |\n|---|---|\n| `VERBAND_NEW` | iets |\nLees ook `VERBAND_OLD`."
    assert explained_in(page) == ["VERBAND_NEW"]
