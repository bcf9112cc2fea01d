import gzip
from collections import Counter
from functools import lru_cache

import pytest
from lxml import etree

from verband.core.facts.register_kinds import organ_code, organs, party_kind

BY_NAME = ("Organisatie met overheidsbemoeienis",)
TOOI = "https://identifier.overheid.nl/tooi/id"


@pytest.mark.parametrize(
    ("types", "tooi", "kind"),
    [
        (("Gemeente",), f"{TOOI}/gemeente/gm0344", "municipality"),
        (("Gemeente",), "", "municipality"),
        (("Provincie",), f"{TOOI}/provincie/pv26", "province"),
        (("Waterschap",), f"{TOOI}/waterschap/ws0636", "water-authority"),
        (("Ministerie",), f"{TOOI}/ministerie/mnre1010", "ministry"),
        (("Regionaal samenwerkingsorgaan",), "", "joint-body"),
        (("Grensoverschrijdend regionaal samenwerkingsorgaan",), f"{TOOI}/so/so1005", "joint-body"),
        (("Caribisch openbaar lichaam",), f"{TOOI}/col/col01", "other"),
        (("Landelijk dekkende samenwerkingen",), "", "other"),
        (("Brandweer",), "", "other"),
        (("Rechtspraak",), "", "other"),
        ((), "", "other"),
    ],
)
def test_type_and_tooi_give_the_kind(types, tooi, kind):
    assert party_kind(types, tooi) == kind


def test_tooi_goes_before_the_type():
    assert party_kind(("Regionaal samenwerkingsorgaan",), f"{TOOI}/gemeente/gm0344") == "municipality"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Gemeinde Kranenburg", "foreign-government"),
        ("Rhein-Kreis Neuss", "foreign-government"),
        ("Gemeente Beveren", "foreign-government"),
        ("Provincie Oost-Vlaanderen", "foreign-government"),
        ("Mönchengladbach", "foreign-government"),
        ("Region Aachen Zweckverband", "foreign-government"),
        ("PREZERO Gemeentelijke Dienstverlening B.V.", "company-or-foundation"),
        ("Stichting Frysk Letterkundich Museum en Dokumintaasjesintrum", "company-or-foundation"),
        ("Vereniging van Randstedelijke Rekenkamers", "association"),
        ("Industrie- und Handelskammer Mittlerer Niederrhein", "other"),
        ("", "other"),
    ],
)
def test_foreign_governments_and_companies_are_known_by_their_name(name, kind):
    assert party_kind(BY_NAME, "", name) == kind


def test_a_city_district_is_not_a_municipality():
    assert party_kind(("Gemeente",), "", "Stadsdeel Noord") == "other"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("College van burgemeester en wethouders", "executive"),
        ("Gemeenteraad", "council"),
        ("Burgemeester", "mayor"),
        ("Provinciale staten", "provincial-council"),
        ("Gedeputeerde Staten", "provincial-executive"),
        ("Commissaris van de koningin", "kings-commissioner"),
        ("Commissaris van de Koning", "kings-commissioner"),
        ("Algemeen bestuur", "general-board"),
        ("Dagelijks  bestuur ", "executive-board"),
        ("Dijkgraaf", "chair"),
        ("Minister", "minister"),
        ("Staatssecretaris", "state-secretary"),
        ("Raad van toezicht", "unknown"),
    ],
)
def test_the_name_of_an_organ_gives_its_code(name, code):
    assert organ_code(name) == code


def test_every_code_has_an_organ_with_labels():
    assert list(organs())[-1] == "unknown"
    assert all(organ.label and organ.short for organ in organs().values())


def test_a_board_says_of_what_it_is_the_board():
    board = organs()["general-board"]
    assert board.short_at("water-authority") == "AB van het waterschap"
    assert board.short_at("joint-body") == "AB van de regeling"
    assert board.label_at("water-authority") == "algemeen bestuur van het waterschap"
    assert board.label_at("joint-body") == "algemeen bestuur van de regeling"


def test_a_college_is_a_college_everywhere():
    assert organs()["executive"].short_at("municipality") == "college"
    assert organs()["executive"].short_at("joint-body") == "college"


@lru_cache
def read(register):
    with gzip.open(register) as file:
        return etree.parse(file).getroot()


@pytest.fixture
def register(national_register):
    return read(national_register)


@pytest.mark.register
def test_every_organisation_in_the_register_gets_its_kind(register):
    counted: Counter[str] = Counter()
    for record in register.iterfind("{*}organisaties/{*}organisatie"):
        types = tuple(kind.text for kind in record.iterfind("{*}types/{*}type"))
        tooi = next((value for key, value in record.items() if key.endswith("TOOI")), "")
        counted[party_kind(types, tooi, record.findtext("{*}naam"))] += 1
    assert counted == {
        "joint-body": 454,
        "municipality": 412,
        "foreign-government": 158,
        "other": 28,
        "water-authority": 25,
        "ministry": 15,
        "province": 12,
        "company-or-foundation": 4,
    }


@pytest.mark.register
def test_every_organ_in_the_register_is_known(register):
    names = {organ.text for organ in register.iterfind(".//{*}bestuursorgaan")}
    assert {name for name in names if organ_code(name) == "unknown"} == set()
    assert len(names) == 12
