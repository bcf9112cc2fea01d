"""The example region against a count made by hand from the table of the report, row by row."""

import gzip
from collections import Counter

import pytest
from lxml import etree

from verband.core.packs import load_pack

PACK = load_pack("utrecht-2024").values
PARTNERSHIPS = {one["key"]: one for one in PACK["partnerships"]}
PARTIES = {one["key"]: one for one in PACK["governments"] + PACK["others"]}
ROLES = {"participant", "host", "supporter", "observer", "agenda-member", "involved"}
GOVERNMENTS = {"municipality", "province", "water-authority", "ministry"}

# Typed from the printed table, in its order: members by kind, then how many remarks stand there.
TOLD = [
    ("regio-amersfoort", {"municipality": 9}, 1),
    ("regio-foodvalley", {"municipality": 8}, 6),
    ("a-tot-z", {"municipality": 4, "province": 1, "water-authority": 2, "ministry": 1}, 2),
    ("rid-utrecht", {"municipality": 6}, 3),
    ("u10", {"municipality": 16}, 3),
    ("werk-en-inkomen-lekstroom", {"municipality": 4}, 2),
    ("energie-diensten-centrum", {"municipality": 26, "province": 1}, 1),
    ("resen", {"partnership": 3, "province": 1}, 4),
    ("uplg", {"municipality": 26, "province": 1, "water-authority": 4}, 3),
    (
        "samenwerking-wolf",
        {
            "municipality": 13,
            "province": 1,
            "other": 1,
            "company-or-foundation": 1,
            "association": 3,
            "joint-body": 1,
        },
        1,
    ),
    ("zuidoost-utrecht", {"municipality": 5}, 2),
    ("lekstroomverband", {"municipality": 5}, 4),
    ("jeugdfv", {"municipality": 7}, 0),
    ("baarn-bunschoten-soest", {"municipality": 3}, 2),
    ("ambtenaar-5-0", {"municipality": 1}, 0),
    ("ggd-utrecht", {"municipality": 26}, 2),
    ("vru", {"municipality": 26, "province": 1, "water-authority": 4}, 4),
    (
        "provinciale-regietafel-migratie-en-integratie",
        {
            "municipality": 26,
            "province": 1,
            "ministry": 1,
            "partnership": 1,
            "other": 1,
            "company-or-foundation": 1,
        },
        3,
    ),
    ("waterpartners", {"water-authority": 4, "company-or-foundation": 3, "other": 1}, 2),
    ("regionale-veenweiden-strategie", {"municipality": 3, "province": 1, "water-authority": 2}, 1),
    ("belasting-samenwerking-rivierenland", {"municipality": 9, "water-authority": 1}, 4),
    ("belastingsamenwerking-eemnes-baarn-en-soest", {"municipality": 3}, 1),
]
FEWER_THAN_FIVE = {
    "werk-en-inkomen-lekstroom",
    "baarn-bunschoten-soest",
    "ambtenaar-5-0",
    "waterpartners",
    "belastingsamenwerking-eemnes-baarn-en-soest",
}


def kind_of(key):
    return "partnership" if key.startswith("partnership:") else PARTIES[key]["kind"]


def parties_with(field, value):
    """Pairs of partnership and party of the members in which a field has this value."""
    return {
        (key, member["party"])
        for key, one in PARTNERSHIPS.items()
        for member in one["members"]
        if member[field] == value
    }


def governments_behind(key):
    """Keys of the governments in a partnership, those of a partnership that takes part included."""
    behind = set()
    for member in PARTNERSHIPS[key]["members"]:
        party = member["party"]
        if party.startswith("partnership:"):
            behind |= governments_behind(party.removeprefix("partnership:"))
        elif PARTIES[party]["kind"] in GOVERNMENTS:
            behind.add(party)
    return behind


def test_thirty_one_governments_spoke():
    kinds = Counter(one["kind"] for one in PACK["governments"])
    assert kinds == {"municipality": 26, "water-authority": 4, "province": 1}
    assert all(one["spoke"] for one in PACK["governments"])


def test_three_regions_spoke_too():
    spoke = {key for key, one in PARTNERSHIPS.items() if one["spoke"]}
    assert spoke == {"u10", "regio-amersfoort", "regio-foodvalley"}


def test_partnerships_stand_in_the_order_of_the_table():
    assert [one["key"] for one in PACK["partnerships"]] == [key for key, _, _ in TOLD]
    assert len(PARTNERSHIPS) == 22


@pytest.mark.parametrize(("key", "kinds", "_remarks"), TOLD)
def test_members_by_kind_are_as_told(key, kinds, _remarks):
    assert Counter(kind_of(one["party"]) for one in PARTNERSHIPS[key]["members"]) == kinds


@pytest.mark.parametrize(("key", "_kinds", "remarks"), TOLD)
def test_every_remark_is_paraphrased_or_withheld(key, _kinds, remarks):
    one = PARTNERSHIPS[key]
    assert len(one["remarks"]) == (0 if one["remarks_withheld"] else remarks)
    assert one["remarks_none_given"] is (remarks == 0)


def test_remarks_of_fewer_than_five_governments_are_withheld():
    few = {key for key in PARTNERSHIPS if len(governments_behind(key)) < 5}
    withheld = {key for key, one in PARTNERSHIPS.items() if one["remarks_withheld"]}
    assert few == FEWER_THAN_FIVE
    assert withheld == FEWER_THAN_FIVE - {"ambtenaar-5-0"}


def test_no_party_stands_twice_in_a_partnership():
    for one in PARTNERSHIPS.values():
        parties = [member["party"] for member in one["members"]]
        assert len(parties) == len(set(parties)), one["key"]


def test_every_key_resolves():
    assert len(PARTIES) == len(PACK["governments"]) + len(PACK["others"])
    challenges = {one["code"] for one in PACK["challenges"]}
    assert len(challenges) == 10
    for one in PARTNERSHIPS.values():
        assert set(one["challenges"]) <= challenges
        assert {member["role"] for member in one["members"]} <= ROLES
        joined = [kind_of(member["party"]) for member in one["members"]]
        assert len(joined) == len(one["members"])


def test_every_other_party_takes_part_somewhere():
    told = {member["party"] for one in PARTNERSHIPS.values() for member in one["members"]}
    assert {one["key"] for one in PACK["others"]} <= told


def test_own_party_is_for_those_that_spoke_or_take_part_elsewhere():
    told = {member["party"] for one in PARTNERSHIPS.values() for member in one["members"]}
    joined = {key.removeprefix("partnership:") for key in told if key.startswith("partnership:")}
    spoke = {key for key, one in PARTNERSHIPS.items() if one["spoke"]}
    assert joined <= PARTNERSHIPS.keys()
    assert {key for key, one in PARTNERSHIPS.items() if one["own_party"]} == joined | spoke


def test_barneveld_and_nijkerk_take_part_for_some_tasks_only():
    assert parties_with("whole", False) == {("regio-amersfoort", "gm0203"), ("regio-amersfoort", "gm0267")}


def test_utrecht_only_supports_the_energy_centre():
    assert parties_with("role", "supporter") == {("energie-diensten-centrum", "gm0344")}


def test_province_and_water_authorities_are_involved_in_the_safety_region():
    involved = ["pv26", "ws0155", "ws0621", "ws0636", "ws0662"]
    assert parties_with("role", "involved") == {("vru", party) for party in involved}


def test_unnamed_participants_are_kept():
    unnamed = {key for key, one in PARTNERSHIPS.items() if one["unnamed"]}
    assert unnamed == {"ambtenaar-5-0", "regionale-veenweiden-strategie"}


def test_only_the_tax_partnership_of_three_is_a_proposed_match():
    matches = {key: one["register"]["match"] for key, one in PARTNERSHIPS.items() if one["register"]}
    proposed = [key for key, match in matches.items() if match == "proposed"]
    assert proposed == ["belastingsamenwerking-eemnes-baarn-en-soest"]
    assert set(matches.values()) == {"sure", "proposed"}


def test_form_is_known_only_where_the_register_surely_has_the_same():
    for one in PARTNERSHIPS.values():
        if one["form"] != "unknown":
            assert one["register"]["match"] == "sure", one["key"]


@pytest.fixture(scope="module")
def register(national_register):
    content = gzip.decompress(national_register.read_bytes())
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    records = [record for section in root for record in section]
    return {attribute(record, "systeemId"): record for record in records}


def attribute(record, name):
    return next((value for key, value in record.items() if etree.QName(key).localname == name), "")


@pytest.mark.register
def test_parties_are_named_and_coded_as_in_the_register(register):
    for party in (one for one in PARTIES.values() if "register_id" in one):
        record = register[party["register_id"]]
        assert record.findtext("{*}naam") == party["name"]
        assert attribute(record, "resourceIdentifierTOOI").endswith(f"/{party['key']}")


@pytest.mark.register
def test_parties_without_register_id_are_not_in_the_register(register):
    names = {record.findtext("{*}naam") for record in register.values()}
    assert not [one["name"] for one in PARTIES.values() if "register_id" not in one and one["name"] in names]


@pytest.mark.register
def test_matches_run_from_the_first_version_to_the_one_in_force(register):
    for match in (one["register"] for one in PARTNERSHIPS.values() if one["register"]):
        first, current = register[match["id"]], register[match["current_id"]]
        assert first.find("{*}previousVersion") is None
        assert current.find("{*}nextVersion") is None
        assert current.find("{*}datumUitwerkingtreding") is None
        chain = current
        while (previous := chain.find("{*}previousVersion")) is not None:
            chain = register[attribute(previous, "systeemId")]
        assert chain is first


@pytest.mark.register
def test_the_body_is_the_one_the_arrangement_set_up(register):
    for match in (one["register"] for one in PARTNERSHIPS.values() if one["register"]):
        body = register[match["current_id"]].find("{*}regionaalSamenwerkingsorgaan")
        if "body" in match:
            assert attribute(body, "systeemId") == match["body"]["register_id"]
            assert attribute(body, "resourceIdentifierTOOI").endswith(f"/{match['body']['tooi']}")
        else:
            assert body is None
