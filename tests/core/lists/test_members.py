import pytest

from verband.core.lists.members import split_names


@pytest.fixture(scope="module")
def knows(governments):
    return governments.knows


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Baarn", ("Baarn",)),
        ("", ()),
        ("Baarn, Soest, De Bilt", ("Baarn", "Soest", "De Bilt")),
        ("Baarn; Soest;", ("Baarn", "Soest")),
        ("- Baarn\n- Soest\n", ("Baarn", "Soest")),
        ("1. Baarn\r\n2. Soest", ("Baarn", "Soest")),
        ("Baarn, Soest en De Bilt.", ("Baarn", "Soest", "De Bilt")),
        ("Baarn, Soest, en De Bilt", ("Baarn", "Soest", "De Bilt")),
        ("Baarn/Soest", ("Baarn", "Soest")),
        ("Nuenen, Gerwen en Nederwetten", ("Nuenen, Gerwen en Nederwetten",)),
        ("Baarn, Nuenen, Gerwen en Nederwetten, Soest", ("Baarn", "Nuenen, Gerwen en Nederwetten", "Soest")),
        ("Berg en Dal en Baarn", ("Berg en Dal", "Baarn")),
        ("Baarn, Elders", ("Baarn", "Elders")),
        ("Ergens, Elders", ("Ergens, Elders",)),
        ("Ergens en Elders", ("Ergens en Elders",)),
        ("Baarn,, Soest", ("Baarn", "Soest")),
    ],
)
def test_cell_is_cut_where_known_names_end(cell, names, knows):
    assert split_names(cell, knows) == names


def test_head_that_announces_several_cuts_unknown_names_too(knows):
    assert split_names("Ergens, Elders", knows, commas="always") == ("Ergens", "Elders")
    assert split_names("Ergens,,Elders", knows, commas="always") == ("Ergens", "Elders")


def test_name_of_a_partnership_is_only_cut_in_known_pieces(partnerships):
    knows = partnerships.knows
    assert split_names("VRU, GGDrU", knows, commas="all") == ("VRU", "GGDrU")
    assert split_names("VRU, iets anders", knows, commas="all") == ("VRU, iets anders",)
    assert split_names("Samenwerking Baarn en Soest", knows, commas="all") == ("Samenwerking Baarn en Soest",)
