"""docs/develop/index.md draws the house as it is: every room in the table, every arrow as it is checked."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/develop/index.md").read_text(encoding="utf-8")
ROOM_ROW = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
Floors = list[set[str]]
"""The rooms of each floor, the top one first."""


def floors_checked(pyproject: str) -> Floors:
    """Return the floors that import-linter checks."""
    contracts = tomllib.loads(pyproject)["tool"]["importlinter"]["contracts"]
    lines = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [{room.strip().rpartition(".")[2] for room in re.split("[|:]", line)} for line in lines]


def part(page: str, heading: str) -> str:
    """Return what stands under a heading, up to the next."""
    return page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def floors_drawn(page: str) -> Floors:
    """Return the floors of the drawn arrows, which begin at the site."""
    arrows = next(line for line in part(page, "The arrows").splitlines() if line.startswith("site ─▶"))
    return [set(re.findall(r"\w+", floor)) for floor in arrows.split("─▶")]


def rooms_told(page: str) -> list[str]:
    """Return the rooms of the table, in its order."""
    return ROOM_ROW.findall(part(page, "The map"))


def misplaced(told: list[str], floors: Floors) -> list[str]:
    """Return the rooms that the table leaves out, has too many, or puts above one of a higher floor."""
    floor_of = {room: number for number, floor in enumerate(floors) for room in floor}
    strange = set(told) ^ (floor_of.keys() - {"site"})
    heights = [floor_of.get(room, -1) for room in told]
    late = {room for place, room in enumerate(told) if heights[place] < max(heights[: place + 1])}
    return sorted(strange | late)


FLOORS = floors_checked((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_arrows_are_drawn_as_they_are_checked():
    assert floors_drawn(PAGE) == FLOORS


def test_every_room_stands_in_the_table_from_top_to_bottom():
    assert misplaced(rooms_told(PAGE), FLOORS) == []


def test_a_planted_flaw_is_seen():
    floors = [{"site"}, {"top"}, {"left", "right"}, {"low"}]
    assert misplaced(["top", "right", "left", "low"], floors) == []
    assert misplaced(["top", "left", "low"], floors) == ["right"]
    assert misplaced(["top", "left", "right", "low", "attic"], floors) == ["attic"]
    assert misplaced(["left", "top", "right", "low"], floors) == ["top"]


def test_a_planted_page_is_read():
    arrows = "## The arrows\nsite ─▶ a · b ─▶ c\nany room ─▶ core"
    page = f"\n## The map\n| `a` | what |\n\n{arrows}\n\n## The doors\n| `models` |"
    assert rooms_told(page) == ["a"]
    assert floors_drawn(page) == [{"site"}, {"a", "b"}, {"c"}]
