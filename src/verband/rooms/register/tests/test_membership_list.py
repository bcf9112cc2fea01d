from collections import Counter

from django.urls import reverse

from verband.rooms.register.tests.pages import counts, exported

LIST = reverse("register:memberships")


def test_every_membership_of_the_leading_source_is_a_row(client, region):
    rows = exported(client, LIST, {})
    assert Counter(row["Samenwerkingsverband"] for row in rows) == {
        "Veiligheidsregio Lek": 4,
        "Afvaldienst Oud": 2,
        "Afvaldienst Lek": 3,
        "Regio Lek": 4,
        "Lekoverleg": 4,
    }


def test_role_and_part_are_said(client, region):
    rows = {(row["Deelnemer"], row["Samenwerkingsverband"]): row for row in exported(client, LIST, {})}
    assert rows["Gemeente Houten", "Regio Lek"]["Rol"] == "centrumgemeente of uitvoerende gemeente"
    assert rows["Gemeente Houten", "Lekoverleg"]["Voor"] == "op onderdelen"
    assert rows["Gemeente Nieuwegein", "Lekoverleg"]["Voor"] == "alle taken"
    assert rows["Provincie Utrecht", "Lekoverleg"]["Rol"] == "betrokken, geen formele deelnemer"


def test_abolished_member_is_marked(client, region):
    [row] = exported(client, LIST, {"zoek": "vianen"})
    assert row["Deelnemer opgeheven"] == "2019-01-01"


def test_unknown_beginning_is_said(client, region):
    begins = {
        row["Van"] for row in exported(client, LIST, {"zoek": "regio lek", "bron": "roo", "vorm": "CEN"})
    }
    assert begins == {"niet bekend"}


def test_search_looks_in_the_names_of_both(client, region):
    rows = exported(client, LIST, {"zoek": "houten vrl"})
    assert [(row["Deelnemer"], row["Samenwerkingsverband"]) for row in rows] == [
        ("Gemeente Houten", "Veiligheidsregio Lek")
    ]


def test_facets_tell_roles_and_parts(client, region):
    found = counts(client.get(LIST))
    assert found["rol"] == {"participant": 15, "host": 1, "involved": 1}
    assert found["deel"] == {"geheel": 16, "onderdelen": 1}
    assert found["soort"] == {"municipality": 15, "province": 1, "joint-body": 1}


def test_export_carries_the_codes_of_both_sides(client, region):
    [row] = exported(client, LIST, {"zoek": "houten vrl"})
    assert {
        "gm0321",
        str(region.houten.public_id),
        region.fire.register_id,
        str(region.fire.public_id),
    } <= set(row.values())
