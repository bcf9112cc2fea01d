"""A view asks selectors and services; it touches no table itself, so that who may see what stands in one place."""

import ast
from pathlib import Path

import pytest

ROOMS = Path(__file__).resolve().parents[2] / "src/verband/rooms"
MANAGERS = {"objects", "_default_manager", "_base_manager"}
SHORTCUTS = {"get_object_or_404", "get_list_or_404"}


def tables_touched(source: str) -> list[int]:
    """Return the lines on which a module reaches for the rows of a table."""
    return sorted(
        node.lineno
        for node in ast.walk(ast.parse(source))
        if (isinstance(node, ast.Attribute) and node.attr in MANAGERS)
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SHORTCUTS)
    )


def views() -> list[Path]:
    """Return every module of the views of every room."""
    return [*sorted(ROOMS.glob("*/views.py")), *sorted(ROOMS.glob("*/views/**/*.py"))]


def test_no_view_touches_a_table():
    touched = {
        str(file.relative_to(ROOMS)): lines
        for file in views()
        if (lines := tables_touched(file.read_text(encoding="utf-8")))
    }
    assert touched == {}


def test_the_guard_sees_views_in_a_file_and_in_a_folder():
    found = {file.relative_to(ROOMS).parts[:2] for file in views()}
    assert ("register", "views") in found
    folders = {room for room, *_ in found}
    assert {room.parent.name for room in ROOMS.glob("*/urls.py")} <= folders


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("party = Party.objects.get()", [1]),
        ("\nrows = kind.model._default_manager.all()", [2]),
        ("party = get_object_or_404(Party, pk=1)", [1]),
        ("party = selectors.party_for(visitor, public_id)", []),
        ("objects = ['a']", []),
    ],
)
def test_a_planted_table_is_seen(source: str, lines: list[int]):
    assert tables_touched(source) == lines
