from verband.core.figures.areas import MapArea, area_legend, area_look, area_twin, known_sentence, plain_name
from verband.core.figures.classes import Classes

CLASSES = Classes(((0, 0), (1, 3), (4, 9)))


def test_a_count_shows_its_number_and_shade():
    look = area_look(MapArea("GM1", "Baarn", value=5), CLASSES, " regelingen")
    assert (look.text, look.title, look.hatched) == ("5", "Baarn: 5 regelingen", False)


def test_unknown_is_hatched_and_said():
    look = area_look(MapArea("GM1", "Baarn"), CLASSES)
    assert (look.text, look.title, look.hatched) == ("?", "Baarn: onbekend", True)


def test_zero_is_not_unknown():
    assert area_look(MapArea("GM1", "Baarn", value=0), CLASSES).text == "0"


def test_a_member_shows_its_role():
    look = area_look(MapArea("GM1", "Vijfheeren\u00adlanden", role="host"), None)
    assert (look.text, look.title) == ("H", "Vijfheerenlanden: centrumgemeente of uitvoerende gemeente")


def test_a_member_for_some_tasks_is_hatched():
    look = area_look(MapArea("GM1", "Baarn", role="participant", whole=False, outside=True), None)
    assert (look.text, look.hatched, look.outside) == ("◐", True, True)


def test_who_does_not_take_part_has_no_mark():
    look = area_look(MapArea("GM1", "Baarn"), None)
    assert (look.text, look.title, look.hatched) == ("", "Baarn: geen deelnemer", False)


def test_the_legend_of_counts_has_classes_unknown_and_outside():
    areas = [MapArea("a", "A", value=2, outside=True), MapArea("b", "B")]
    assert [(entry.label, entry.shape) for entry in area_legend(areas, CLASSES)] == [
        ("geen", "area"),
        ("1–3", "area"),
        ("4–9", "area"),
        ("onbekend", "hatch"),
        ("buiten de provincie", "outline"),
    ]


def test_the_legend_of_members_has_only_what_occurs():
    areas = [
        MapArea("a", "A"),
        MapArea("b", "B", role="participant", whole=False),
        MapArea("c", "C", role="host"),
    ]
    assert [(entry.label, entry.shape) for entry in area_legend(areas, None)] == [
        ("deelnemer, op onderdelen", "hatch"),
        ("centrumgemeente of uitvoerende gemeente", "mark"),
        ("geen deelnemer", "mark"),
    ]


def test_the_twin_names_who_lies_outside():
    twin = area_twin([MapArea("a", "Ede", "/ede/", value=2, outside=True)], CLASSES, ("Gemeente", "Aantal"))
    assert [cell.text for cell in twin.rows[0]] == ["Ede (buiten de provincie)", "2"]
    assert twin.rows[0][0].url == "/ede/"


def test_how_much_is_known_is_said_only_where_something_is_missing():
    known, unknown = MapArea("a", "A", value=1), MapArea("b", "B")
    assert known_sentence([known, unknown], CLASSES) == "1 van 2 bekend."
    assert known_sentence([known], CLASSES) == known_sentence([unknown], None) == ""


def test_a_name_is_read_without_its_soft_hyphens():
    assert plain_name(MapArea("a", "Vijfheeren\u00adlanden")) == "Vijfheerenlanden"
