import pytest

from verband.core.figures.palette import FORM, OBLIGATION
from verband.core.figures.textures import strokes_for

TEXTURES = sorted({swatch.texture for swatch in (*FORM.values(), *OBLIGATION.values())})


def test_solid_and_unknown_textures_have_no_strokes():
    assert strokes_for("solid", 0, 10) == strokes_for("tartan", 0, 10) == ()


@pytest.mark.parametrize("texture", TEXTURES)
def test_strokes_stay_on_the_bar(texture):
    for stroke in strokes_for(texture, 3, 18):
        assert stroke.y - stroke.width / 2 >= 3
        assert stroke.y + stroke.width / 2 <= 21


def test_every_texture_but_solid_has_strokes():
    assert [texture for texture in TEXTURES if not strokes_for(texture, 3, 18)] == ["solid"]


def test_no_two_textures_look_alike():
    assert len({strokes_for(texture, 3, 18) for texture in TEXTURES}) == len(TEXTURES)
