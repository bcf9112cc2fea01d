import pytest

from verband.core.figures.textures import TEXTURES, strokes_for


def test_solid_and_unknown_textures_have_no_strokes():
    assert strokes_for("solid", 0, 10) == strokes_for("tartan", 0, 10) == ()


@pytest.mark.parametrize("texture", [texture for texture in TEXTURES if texture != "solid"])
def test_strokes_stay_on_the_bar(texture):
    for stroke in strokes_for(texture, 3, 18):
        assert stroke.y - stroke.width / 2 >= 3
        assert stroke.y + stroke.width / 2 <= 21


def test_no_two_textures_look_alike():
    assert len({strokes_for(texture, 3, 18) for texture in TEXTURES}) == len(TEXTURES)
