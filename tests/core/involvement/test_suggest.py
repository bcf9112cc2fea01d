"""Which standard arrangement something points to: always with why, and never one above another."""

from verband.core.involvement.suggest import Known, suggestions

OPEN = {"form": ("OL", "openbaar lichaam"), "obligation": ("voluntary", "vrijwillig")}


def told(**known):
    found = suggestions(Known(**(OPEN | {"task_kinds": {}} | known)))
    return {each.standard.letter: each.reasons for each in found}


def test_nothing_known_points_nowhere():
    assert told() == {}


def test_a_task_kind_points_with_its_own_words():
    assert told(task_kinds={"belastingen": "Belastingen en WOZ"}) == {
        "A": ("soort taak: Belastingen en WOZ",)
    }


def test_a_duty_with_a_fixed_region_points_to_a_statutory_body_beside_its_task():
    found = told(task_kinds={"ggd": "GGD"}, obligation=("statutory-fixed", "verplicht, vaste regio"))
    assert found == {"D": ("verplichting: verplicht, vaste regio", "soort taak: GGD")}


def test_two_task_kinds_that_point_two_ways_are_both_there_in_the_order_of_letters():
    found = told(task_kinds={"verkeer_en_vervoer": "Verkeer", "jeugd_en_zorginkoop": "Jeugdhulp"})
    assert list(found) == ["B", "C"]


def test_a_network_points_to_the_arrangement_for_networks():
    assert told(form=("NET", "netwerk")) == {"F": ("vorm: netwerk",)}


def test_temporary_tasks_point_to_a_project():
    assert told(temporary=True) == {"E": ("alle taken zijn ingevuld als tijdelijk",)}


def test_permanent_tasks_point_nowhere():
    assert told(temporary=False) == {}


def test_a_task_kind_that_no_rule_names_points_nowhere():
    assert told(task_kinds={"rekenkamer_en_ombudsman": "Rekenkamer"}) == {}
