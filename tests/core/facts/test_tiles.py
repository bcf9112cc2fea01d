from verband.core.facts.adjoining import adjoining_pairs
from verband.core.facts.provinces import province_of
from verband.core.facts.tiles import tiles

UTRECHT = tiles("PV26")


def distance(one, other):
    return abs(UTRECHT[one].col - UTRECHT[other].col), abs(UTRECHT[one].row - UTRECHT[other].row)


def test_every_municipality_of_the_province_has_one_tile():
    province = province_of("GM0344")
    assert province is not None
    assert set(UTRECHT) == set(province.municipalities)


def test_no_two_tiles_lie_on_the_same_place():
    assert len({(tile.col, tile.row) for tile in UTRECHT.values()}) == 26


def test_north_lies_above_south_and_west_left_of_east():
    eemnes, vijfheerenlanden, oudewater, rhenen = (
        UTRECHT[gm] for gm in ("GM0317", "GM1961", "GM0589", "GM0340")
    )
    assert eemnes.row < vijfheerenlanden.row
    assert oudewater.col < UTRECHT["GM0344"].col < rhenen.col


def test_most_neighbours_touch():
    pairs = [pair for pair in adjoining_pairs() if set(pair) <= set(UTRECHT)]
    sides = [pair for pair in pairs if sum(distance(*pair)) == 1]
    corners = [pair for pair in pairs if distance(*pair) == (1, 1)]
    assert (len(pairs), len(sides), len(corners)) == (55, 34, 12)


def test_an_area_without_tile_map_has_no_tiles():
    assert tiles("PV20") == {}
