import re
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest

from verband.core.figures import palette
from verband.core.figures.palette import (
    FORM,
    INK,
    NEUTRAL,
    OBLIGATION,
    PAPER,
    PARTY_KIND,
    ROLE,
    SEQUENCE,
    TASK_GROUP,
    TASK_GROUP_OF,
    css_variables,
    role_key,
    shade_steps,
    task_group,
)
from verband.core.packs import load_pack

ROOM = Path(palette.__file__).resolve().parents[2] / "rooms" / "patchwork"
TABLES = {"role": ROLE, "obligation": OBLIGATION, "form": FORM, "task": TASK_GROUP, "party": PARTY_KIND}
SWATCHES = [
    *((f"{family} {key}", swatch) for family, table in TABLES.items() for key, swatch in table.items()),
    *((f"shade {number}", swatch) for number, swatch in enumerate(SEQUENCE)),
    ("zero", palette.ZERO),
    ("unknown", palette.UNKNOWN),
]
# How the colour-blind see linear RGB: Machado, Oliveira and Fernandes (2009), severity 1.
SIGHT = {
    "usual": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]
    ),
}


def linear(colour):
    parts = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    weights = np.array([0.2126, 0.7152, 0.0722])
    low, high = sorted((float(weights @ linear(one)), float(weights @ linear(other))))
    return (high + 0.05) / (low + 0.05)


def lab(rgb):
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ np.clip(rgb, 0, 1) / np.array([0.9505, 1, 1.089])
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def least_difference(table, sight):
    seen = [lab(SIGHT[sight] @ linear(swatch.fill)) for swatch in table.values()]
    return min(float(np.linalg.norm(one - other)) for one, other in combinations(seen, 2))


@pytest.mark.parametrize(("name", "swatch"), SWATCHES)
def test_ink_is_readable_on_its_fill(name, swatch):
    assert contrast(swatch.fill, swatch.ink) >= 4.5, name


@pytest.mark.parametrize("name", ["ink", "quiet"])
@pytest.mark.parametrize("ground", ["paper", "wash"])
def test_text_is_readable_on_the_page(name, ground):
    assert contrast(NEUTRAL[name], NEUTRAL[ground]) >= 4.5


@pytest.mark.parametrize(
    "colour", [NEUTRAL["edge"], NEUTRAL["outline"], *(swatch.fill for swatch in TASK_GROUP.values())]
)
def test_edges_and_lines_stand_out_on_paper(colour):
    assert contrast(colour, PAPER) >= 3


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize(("table", "least"), [(OBLIGATION, 30), (TASK_GROUP, 11)])
def test_colours_that_stand_side_by_side_differ_for_everyone(sight, table, least):
    assert least_difference(table, sight) >= least


def test_shades_go_from_light_to_dark_in_clear_steps():
    lightness = [lab(linear(swatch.fill))[0] for swatch in SEQUENCE]
    assert all(light - dark >= 10 for light, dark in pairwise(lightness))


@pytest.mark.parametrize("table", [ROLE, TASK_GROUP, PARTY_KIND])
def test_marks_are_never_the_same(table):
    assert len({swatch.mark for swatch in table.values()}) == len(table)


@pytest.mark.parametrize("table", [OBLIGATION, FORM])
def test_parts_of_a_bar_differ_in_colour_or_texture(table):
    assert len({(swatch.fill, swatch.texture) for swatch in table.values()}) == len(table)


def test_every_task_kind_of_the_pack_has_a_group():
    assert TASK_GROUP_OF.keys() == load_pack("task-kinds").values["kinds"].keys()
    assert set(TASK_GROUP_OF.values()) <= TASK_GROUP.keys()


def test_the_first_task_kind_decides_the_group():
    assert task_group(("ggd", "belastingen")) == "safety-health"
    assert task_group(()) == task_group(("iets nieuws",)) == "unknown"


def test_a_role_for_some_tasks_has_its_own_look_where_there_is_one():
    assert role_key("participant", whole=True) == "participant"
    assert role_key("participant", whole=False) == "participant-partial"
    assert role_key("observer", whole=False) == "observer"


def test_few_classes_use_the_whole_range_of_shades():
    assert [shade_steps(count) for count in range(6)] == [
        (), (3,), (1, 5), (1, 3, 5), (1, 2, 4, 5), (1, 2, 3, 4, 5),
    ]  # fmt: skip


def test_the_stylesheet_is_the_one_the_palette_writes():
    assert (ROOM / "static" / "patchwork" / "palette.css").read_text(encoding="utf-8") == css_variables()


def test_the_stylesheet_names_every_colour_once():
    names = re.findall(r"--verband-[\w-]+(?=:)", css_variables())
    assert len(names) == len(set(names)) > 100


def test_pictures_use_no_colour_outside_the_palette():
    known = {
        *NEUTRAL.values(),
        INK,
        *(colour for _, swatch in SWATCHES for colour in (swatch.fill, swatch.ink)),
    }
    styles = (
        ROOM / "static" / "patchwork" / f"{name}.css" for name in ("pictures", "grids", "bars", "drawings")
    )
    files = [*ROOM.glob("templates/patchwork/figures/*.html"), *styles]
    strange = {
        (file.name, colour)
        for file in files
        for colour in re.findall(r"#[0-9a-f]{6}\b|#[0-9a-f]{3}\b", file.read_text())
    }
    assert len(files) > 10
    assert {pair for pair in strange if pair[1] not in known} == set()
