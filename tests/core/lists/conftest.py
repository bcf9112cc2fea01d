"""A handful of parties and partnerships that lists in these tests speak of."""

import gzip
from dataclasses import dataclass

import pytest
from lxml import etree

from verband.core.lists.matching import Directory, Known

GOVERNMENTS = (
    Known("gm0344", "Gemeente Utrecht", "municipality", ("Utrecht",), ("gm0344", "roo:28"), ("PV26",)),
    Known("gm0308", "Gemeente Baarn", "municipality", ("Baarn",), ("gm0308",), ("PV26",)),
    Known("gm0342", "Gemeente Soest", "municipality", ("Soest",), ("gm0342",), ("PV26",)),
    Known("gm0310", "Gemeente De Bilt", "municipality", ("De Bilt",), ("gm0310",), ("PV26",)),
    Known("gm0820", "Gemeente Nuenen, Gerwen en Nederwetten", "municipality", ("Nuenen c.a.",), ("gm0820",)),
    Known("gm0893", "Gemeente Bergen (L)", "municipality", ("Bergen (L)",), ("gm0893",)),
    Known("gm0373", "Gemeente Bergen (NH)", "municipality", ("Bergen NH",), ("gm0373",), ("PV27",)),
    Known("gm0164", "Gemeente Hengelo", "municipality", ("Hengelo",), ("gm0164",), ("PV23",)),
    Known("gm0518", "Gemeente Den Haag", "municipality", (), ("gm0518",)),
    Known("gm0796", "Gemeente 's-Hertogenbosch", "municipality", (), ("gm0796",)),
    Known("gm1900", "Gemeente Súdwest-Fryslân", "municipality", (), ("gm1900",)),
    Known("gm0994", "Gemeente Valkenburg aan de Geul", "municipality", (), ("gm0994",)),
    Known("gm1945", "Gemeente Berg en Dal", "municipality", (), ("gm1945",)),
    Known("pv26", "Provincie Utrecht", "province", ("UT",), ("pv26",), ("PV26",)),
    Known("ws0636", "Hoogheemraadschap De Stichtse Rijnlanden", "water-authority", (), ("ws0636",)),
    Known("ws0662", "Vallei en Veluwe", "water-authority", (), ("ws0662",)),
    Known("so1", "Bedrijfsvoeringsorganisatie Soest", "joint-body"),
)
PARTNERSHIPS = (
    Known(
        "vru",
        "Gemeenschappelijke regeling Veiligheidsregio Utrecht",
        other_names=("VRU",),
        codes=("roo:7001",),
    ),
    Known("ggd", "GGD regio Utrecht", other_names=("GGDrU",), codes=("roo:7002",)),
    Known("afval", "Regeling afval, reiniging en milieu", codes=("roo:7003",)),
    Known("baso", "Samenwerking Baarn en Soest"),
)


@pytest.fixture(scope="session")
def governments():
    return Directory(GOVERNMENTS)


@pytest.fixture(scope="session")
def partnerships():
    return Directory(PARTNERSHIPS)


@dataclass(frozen=True)
class Register:
    """What the national register knows, and who takes part in what by name."""

    governments: Directory
    partnerships: Directory
    participations: tuple[tuple[str, str], ...]


def parts_of(element):
    """Return the first text of each kind of child."""
    return {etree.QName(child).localname: (child.text or "").strip() for child in reversed(element)}


def attribute(element, name):
    return next((value for key, value in element.attrib.items() if key.endswith(name)), "")


def party_of(element):
    kinds = {"Gemeente": "municipality", "Provincie": "province", "Waterschap": "water-authority"}
    parts = parts_of(element)
    code, short = attribute(element, "TOOI"), parts.get("afkorting")
    return Known(
        attribute(element, "systeemId"),
        parts["naam"],
        kinds.get(element.findtext("{*}types/{*}type"), "other"),
        (short,) if short else (),
        (code,) if code else (),
    )


@pytest.fixture(scope="session")
def register(national_register):
    parties, arrangements, participations = [], [], []
    with gzip.open(national_register) as file:
        for _, element in etree.iterparse(
            file, tag=["{*}organisatie", "{*}regeling"], resolve_entities=False
        ):
            if etree.QName(element).localname == "organisatie":
                parties.append(party_of(element))
            elif element.find("{*}nextVersion") is None:
                title = parts_of(element)["titel"]
                arrangements.append(Known(attribute(element, "systeemId"), title))
                names = element.iterfind("{*}deelnemendeOrganisaties/{*}deelnemendeOrganisatie/{*}naam")
                participations += [(title, name.text.strip()) for name in names]
            element.clear()
    return Register(Directory(parties), Directory(arrangements), tuple(dict.fromkeys(participations)))
