"""The counts of the national register, beside a tally of the file itself that shares no code with the import."""

import csv
import gzip
import json
from collections import defaultdict
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from lxml import etree

DAY = "2026-05-16"
ABOLISHED = {"Noord-Brabant": {"gm0756", "gm0786", "gm0815", "gm1684", "gm1702"}}
"""Municipalities that ended in 2022; one arrangement across the border has no other members in that province."""
pytestmark = [pytest.mark.register, pytest.mark.django_db]


def figures(*arguments):
    out = StringIO()
    call_command("figures", "--json", *arguments, stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture(scope="module")
def root(national_register):
    found = etree.fromstring(
        gzip.decompress(national_register.read_bytes()), etree.XMLParser(no_network=True)
    )
    if not attribute(found, "timestamp").startswith(DAY):
        pytest.skip(f"deze aantallen gelden voor {DAY}")
    return found


@pytest.fixture(scope="module")
def codes(root):
    """Return the TOOI code of each organisation that has one, by its number."""
    rows = {attribute(one, "systeemId"): tooi_of(one) for one in root.iter("{*}organisatie")}
    return {number: code for number, code in rows.items() if code}


@pytest.fixture(scope="module")
def members(root, codes):
    """Return the parties in each arrangement in force on the day of the file."""
    return [
        [key_of(member, codes) for member in arrangement.iterfind("{*}deelnemendeOrganisaties/*")]
        for arrangement in root.iter("{*}regeling")
        if in_force(arrangement)
    ]


@pytest.fixture(scope="module")
def municipalities(national_register):
    """Return the codes of the municipalities in each province, from the list beside the register."""
    file = national_register.parents[1] / "gemeente_provincie.csv"
    if not file.exists():
        pytest.skip("gemeente_provincie.csv staat niet naast het register")
    found = defaultdict(set)
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            found[row["provincie"]].add(row["gemeentecode"].lower())
    return {name: rows | ABOLISHED.get(name, set()) for name, rows in found.items()}


def attribute(element, name):
    return next((value for key, value in element.items() if etree.QName(key).localname == name), "")


def tooi_of(element):
    return attribute(element, "resourceIdentifierTOOI").rpartition("/")[2]


def key_of(member, codes):
    number = attribute(member, "systeemId")
    return tooi_of(member) or codes.get(number) or f"roo:{number}"


def in_force(arrangement):
    start = arrangement.findtext("{*}datumInwerkingtreding") or ""
    end = arrangement.findtext("{*}datumUitwerkingtreding") or "9999"
    return start <= DAY < end


def in_province(members, codes):
    return [rows for rows in members if not codes.isdisjoint(rows)]


def test_nation_is_counted(imported_register, members):
    found = figures()
    assert found["partnerships"] == len(members) == 451
    assert found["memberships"] == sum(map(len, members)) == 3551
    assert found["parties"] == len({key for rows in members for key in rows}) == 560
    assert found["memberships_of_ended_parties"] == 18


def test_forms_in_force_are_all_known_and_every_partnership_has_one_obligation(imported_register, root):
    found = figures()
    assert found["by_form"] == {"OL": 283, "BVO": 64, "GO": 23, "RZM": 81}
    assert found["by_obligation"].keys() <= {"statutory-fixed", "statutory-free", "voluntary", "unknown"}
    assert sum(found["by_obligation"].values()) == 451


def test_every_party_is_counted_as_the_file_lists_it(imported_register, members):
    tally = defaultdict(int)
    for rows in members:
        for key in set(rows):
            tally[key] += 1
    assert figures()["by_government"] == tally


def test_utrecht_takes_part_in_forty_one(imported_register, members, municipalities):
    found = figures("--province", "utrecht")
    assert found["partnerships"] == len(in_province(members, municipalities["Utrecht"])) == 41
    assert sum(found["by_form"].values()) == 41


def test_every_province_is_counted_as_the_file_lists_it(imported_register, members, municipalities):
    assert len(municipalities) == 12
    counted = {name: figures("--province", name)["partnerships"] for name in municipalities}
    assert counted == {name: len(in_province(members, codes)) for name, codes in municipalities.items()}


def test_province_counts_all_members_of_its_partnerships(imported_register, members, municipalities):
    inside = in_province(members, municipalities["Zeeland"])
    found = figures("--province", "Zeeland")
    assert found["memberships"] == sum(map(len, inside))
    assert found["parties"] == len({key for rows in inside for key in rows})


def test_earlier_day_has_counts_of_its_own(imported_register, root):
    found = figures("--peildatum", "2015-01-01")
    assert found["peildatum"] == "2015-01-01"
    assert 0 < found["partnerships"] != 451


def test_unknown_province_is_refused_with_the_known_ones(imported_register):
    with pytest.raises(CommandError, match=r"Bekend zijn: .*Utrecht") as refused:
        figures("--province", "Holland")
    assert refused.value.returncode == 2
