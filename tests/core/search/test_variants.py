"""The other ways in which a name is written."""

import pytest

from verband.core.search import other_spellings


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("Gemeente Leeuwarden", ("Ljouwert",)),
        ("Ljouwert", ("Leeuwarden",)),
        ("Provincie Fryslân", ("Friesland",)),
        ("Súdwest-Fryslân", ("Zuidwest-Friesland", "SWF")),
        ("Hoogheemraadschap De Stichtse Rijnlanden", ("HDSR",)),
        ("Hoogheemraadschap van Schieland en de Krimpenerwaard", ("HHSK",)),
        ("Waterschap Amstel, Gooi en Vecht", ("AGV",)),
        ("Gemeentelijke Gezondheidsdienst Regio Utrecht", ("GGDrU",)),
        ("Ministerie van Infrastructuur en Waterstaat", ("IenW", "I&W")),
    ],
)
def test_a_name_has_the_other_spellings_of_its_pack(name, others):
    assert other_spellings(name) == others


@pytest.mark.parametrize("name", ["Gemeente Houten", "Stichting Leeuwarden", "Leeuwarden Zuid", ""])
def test_another_name_has_none(name):
    assert other_spellings(name) == ()
