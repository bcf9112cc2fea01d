from datetime import date

import pytest

from verband.core.figures.areas import MapArea
from verband.core.figures.boundary_map import Outline, build_boundary_map
from verband.core.figures.classes import Classes
from verband.core.figures.frame import Caption
from verband.core.figures.ground import lay_ground


def square(west, south, size=0.1):
    east, north = west + size, south + size
    return [[[[west, south], [east, south], [east, north], [west, north], [west, south]]]]


CAPTION = Caption(key="k", title="Kaart", day=date(2026, 5, 16))
SHAPES = {
    "baarn": square(5.0, 52.0),
    "soest": square(5.1, 52.0),
    "ede": square(5.2, 52.0),
    "klein": square(5.0, 52.1, 0.004),
}
GROUND = lay_ground(SHAPES, focus=["baarn", "soest", "klein"], width=400)
CLASSES = Classes(((1, 3),))
AREAS = [MapArea("soest", "Soest", "/soest/", value=2, outside=True), MapArea("baarn", "Baarn", value=3)]


def boundary_map(areas=AREAS, **more):
    heads = ("Gemeente", "Aantal")
    return build_boundary_map(
        caption=CAPTION, ground=GROUND, areas=areas, heads=heads, **{"classes": CLASSES, **more}
    )


def test_areas_outside_are_drawn_last():
    assert [shape.look.title for shape in boundary_map().shapes] == ["Baarn: 3", "Soest: 2"]


def test_what_is_no_subject_is_backdrop():
    assert boundary_map().backdrop == (GROUND.paths["ede"], GROUND.paths["klein"])


def test_a_roomy_area_carries_mark_and_name():
    shape = boundary_map().shapes[0]
    assert shape.marked
    assert [line.text for line in shape.lines] == ["Baarn"]
    assert shape.y < shape.lines[0].y


def test_names_can_be_left_out():
    assert boundary_map(names=False).shapes[0].lines == ()


def test_a_name_that_does_not_fit_is_left_out():
    long = MapArea("baarn", "Allemansburgdorpsehaverlandenwaarden-Noord", value=3)
    assert boundary_map([long]).shapes[0].lines == ()


def test_a_name_with_spaces_and_hyphens_takes_two_lines():
    name = "Bergen-op-Zoom aan de Overzijde van het Water"
    lines = boundary_map([MapArea("baarn", name, value=3)]).shapes[0].lines
    assert len(lines) == 2
    assert " ".join(line.text for line in lines) == name


def test_a_small_area_carries_nothing():
    shape = boundary_map([MapArea("klein", "Klein", value=1)]).shapes[0]
    assert (shape.marked, shape.lines) == (False, ())


def test_an_area_out_of_focus_is_drawn_without_a_mark():
    assert not boundary_map([MapArea("ede", "Ede", value=1)]).shapes[0].marked


def test_an_area_without_boundary_stands_in_the_twin_only():
    figure = boundary_map([*AREAS, MapArea("weg", "Weg", value=1)])
    assert len(figure.shapes) == 2
    assert len(figure.frame.twin.rows) == 3
    assert figure.frame.note.endswith("Niet te tekenen, dus alleen in de tabel: Weg.")


def test_a_second_group_is_outlined_and_explained():
    figure = boundary_map(outlines=[Outline("deelnemers van RID", ("baarn", "soest"))])
    assert figure.outlines == (GROUND.outline(["baarn", "soest"]),)
    assert [(entry.label, entry.shape) for entry in figure.frame.legend][-1] == (
        "deelnemers van RID",
        "border",
    )
    assert figure.frame.description == "Kaart van 2 gebieden, met een lijn om deelnemers van RID."


def test_a_map_of_members_shows_roles():
    figure = boundary_map([MapArea("baarn", "Baarn", role="observer")], classes=None)
    assert figure.shapes[0].look.text == "W"


@pytest.mark.parametrize("areas", [AREAS, []])
def test_the_drawing_is_as_large_as_its_ground(areas):
    figure = boundary_map(areas)
    assert (figure.width, figure.height) == (GROUND.width, GROUND.height)
    assert figure.frame.description.startswith(f"Kaart van {len(areas)} gebied")
