import pytest

from verband.core.names import alphabetical_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Gemeente Zeist", "zeist"),
        ("'s-Gravenhage", "gravenhage"),
        ("’s Hertogenbosch", "hertogenbosch"),
        ("Gemeente 's-Hertogenbosch", "hertogenbosch"),
        ("Súdwest-Fryslân", "sudwest-fryslan"),
        ("\u200bVRBZO  2024\u200b", "vrbzo 2024"),
        ("\u200b\u200bGemeenschappelijke regeling Ferm Werk", "ferm werk"),
        ("Gemeentebelastingen", "gemeentebelastingen"),
        ("Samenwerking gemeente Oss", "samenwerking gemeente oss"),
        ("Gemeenschappelijke Regeling GGD Drenthe", "ggd drenthe"),
        ("Gemeenschappelijke regeling Bedrijfsvoeringsorganisatie de Kempen", "kempen"),
        ("Modulaire gemeenschappelijke regeling Sociaal Domein", "sociaal domein"),
        ("De gemeenschappelijke regeling voor het Gooi", "gooi"),
        ("Centrumgemeente regeling Leerplicht", "leerplicht"),
        ("Regeling Stadsgewest", "stadsgewest"),
        ("Regelingen van Oss", "regelingen van oss"),
        ("Stichting 't Kleine", "t kleine"),
        ("GR Peelgemeenten", "peelgemeenten"),
        ("Groene Hart", "groene hart"),
        ("Gemeente De Ronde Venen", "de ronde venen"),
        ("De Bilt", "de bilt"),
        ("“Ons” huis", "“ons” huis"),
        ("(oud) archief", "oud) archief"),
        ("Regeling", "regeling"),
        ("Gemeenschappelijke regeling", "gemeenschappelijke regeling"),
        ("", ""),
    ],
)
def test_dutch_readers_sort_by(name, key):
    assert alphabetical_key(name) == key
