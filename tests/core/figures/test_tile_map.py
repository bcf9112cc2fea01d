from datetime import date

from verband.core.facts.tiles import tiles
from verband.core.figures.areas import MapArea
from verband.core.figures.classes import Classes
from verband.core.figures.frame import Caption
from verband.core.figures.tile_map import GAP, HEIGHT, WIDTH, build_tile_map

CAPTION = Caption(key="k", title="Tegelkaart", day=date(2026, 5, 16))
AREAS = [MapArea("baarn", "Baarn", value=3), MapArea("heuvelrug", "Utrechtse Heuvelrug", "/uh/")]
PLACES = {"baarn": (0, 0), "heuvelrug": (2, 1)}
CLASSES = Classes(((1, 3),))


def tile_map(areas=AREAS, places=PLACES, classes=CLASSES):
    return build_tile_map(
        caption=CAPTION, areas=areas, places=places, heads=("Gemeente", "Aantal"), classes=classes
    )


def test_tiles_lie_in_columns_and_rows():
    first, second = tile_map().tiles
    assert (first.x, first.y) == (GAP, GAP)
    assert (second.x, second.y) == (GAP + 2 * (WIDTH + GAP), GAP + HEIGHT + GAP)


def test_the_drawing_holds_all_tiles():
    figure = tile_map()
    assert (figure.width, figure.height) == (3 * (WIDTH + GAP) + GAP, 2 * (HEIGHT + GAP) + GAP)


def test_a_long_name_takes_two_lines_above_the_number():
    tile = tile_map().tiles[1]
    assert [line.text for line in tile.lines] == ["Utrechtse", "Heuvelrug"]
    assert tile.lines[0].y < tile.lines[1].y < tile.text_y < tile.y + HEIGHT


def test_areas_without_a_tile_lie_below_in_a_row_of_their_own():
    away = [MapArea(f"weg{number}", "Ede", outside=True) for number in range(4)]
    figure = tile_map([*AREAS, *away])
    tiles_away = figure.tiles[2:]
    assert min(tile.y for tile in tiles_away) > figure.tiles[1].y + HEIGHT + GAP
    assert [tile.x for tile in tiles_away] == [GAP, GAP + WIDTH + GAP, GAP + 2 * (WIDTH + GAP), GAP]


def test_without_any_places_tiles_fill_rows_of_seven():
    figure = tile_map([MapArea(str(number), "Ede") for number in range(8)], {})
    assert figure.tiles[6].y == figure.tiles[0].y == GAP
    assert figure.tiles[7].y > figure.tiles[0].y


def test_places_of_others_leave_room():
    assert len(tile_map(places={**PLACES, "soest": (5, 5)}).tiles) == 2


def test_a_map_of_members_needs_no_numbers():
    figure = tile_map([MapArea("baarn", "Baarn", role="participant")], classes=None)
    assert figure.tiles[0].look.text == "●"


def test_the_frame_says_what_is_known_and_shown():
    frame = tile_map().frame
    assert frame.note == "Stand register 16 mei 2026. 1 van 2 bekend."
    assert frame.description == "Tegelkaart van 2 gebieden, alle even groot."
    assert frame.twin.heads == ("Gemeente", "Aantal")


def test_nothing_to_show_is_no_trouble():
    assert tile_map([], {}).tiles == ()


def test_every_name_in_utrecht_fits_on_its_tile():
    pack = tiles("PV26")
    areas = [MapArea(gm, tile.name) for gm, tile in pack.items()]
    figure = tile_map(areas, {gm: (tile.col, tile.row) for gm, tile in pack.items()}, None)
    assert not [line.text for tile in figure.tiles for line in tile.lines if "…" in line.text]
