import pytest

from verband.core.errors import InputError
from verband.core.lists.contents import code_text, column_named, columns_of, names_of
from verband.core.lists.reading import read_list


def columns(text):
    return columns_of(read_list(text.encode()))


def column(head, *values):
    return columns(f"{head};rest\n" + "".join(f"{value};iets\n" for value in values))[0]


def test_column_keeps_its_different_values_in_order():
    found = column("Gemeente", "Soest", " Baarn", "Soest", "")
    assert (found.place, found.name, found.values) == (0, "Gemeente", ("Soest", "Baarn"))


def test_column_without_a_head_is_called_by_its_number():
    assert columns("a;b;\n1;2;3\n")[2].name == "kolom 3"


@pytest.mark.parametrize(
    ("head", "values", "is_marks"),
    [
        ("VRU", ["x", "", "X"], True),
        ("VRU", ["ja", "nee", "op onderdelen"], True),
        ("VRU", ["x", "x", "12"], True),
        ("VRU", ["nee", "-"], False),
        ("VRU", ["x", "Baarn"], False),
        ("VRU", ["x", "12", "13"], False),
        ("Rol", ["deelnemer"], False),
        ("Opmerking", ["x"], False),
    ],
)
def test_column_of_a_matrix_has_crosses_only(head, values, is_marks):
    assert column(head, *values).is_marks == is_marks


@pytest.mark.parametrize(
    ("values", "is_text"),
    [(["Baarn", "3"], True), (["12", "€ 3.000,50", "80%"], False), (["1-1-2024", "2024-02-01"], False)],
)
def test_column_of_numbers_or_days_holds_no_names(values, is_text):
    assert column("iets", *values).is_text == is_text


def test_share_of_names_counts_cells_with_several(governments):
    assert (
        column("x", "Baarn", "Soest, De Bilt (op onderdelen)", "Elders", "Utrecht").share_of_names(
            governments
        )
        == 0.5
    )
    assert columns("a;b;c\n1;;2\n")[1].share_of_names(governments) == 0.0


def test_bare_digits_are_codes_only_under_a_head_that_says_so(governments):
    assert column("gemeentecode", "308", "0342").share_of_codes(governments) == 1.0
    assert column("volgorde", "308", "342").share_of_codes(governments) == 0.0
    assert column("volgorde", "GM0308", "x").share_of_codes(governments) == 0.5
    assert column("systeemId", "28").share_of_codes(governments) == 1.0


def test_digits_under_a_head_of_the_register_are_its_own():
    assert code_text("Registernummer", " 7001 ") == "roo:7001"
    assert code_text("Registernummer", "GM0308") == "GM0308"
    assert code_text("Gemeentecode", "308") == "308"


@pytest.mark.parametrize(
    ("asked", "place"), [("gemeente", 0), ("GEMEENTE 2024", 0), ("rol", 1), ("3", 2), ("", None)]
)
def test_column_is_named_by_head_or_number(asked, place):
    found = column_named(columns("Gemeente;Rol;\nBaarn;x;y\n"), asked, "--government")
    assert (found.place if found else None) == place


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("Naam", r"Kolom 'Naam' komt meer dan eens voor; noem het nummer: --government 1 of 2\."),
        (
            "Plaats",
            r"Er is geen kolom 'Plaats' \(--government\)\. De kolommen heten: 'Naam', 'Naam', 'Rol'\.",
        ),
    ],
)
def test_name_of_no_column_or_of_two_is_refused(asked, sentence):
    with pytest.raises(InputError, match=sentence):
        column_named(columns("Naam;Naam;Rol\nBaarn;VRU;y\n"), asked, "--government")


def test_long_rows_of_names_are_cut_with_their_number():
    many = columns(";".join(f"k{n}" for n in range(50)) + "\n" + ";".join("x" * 50) + "\n")
    assert names_of(many).endswith("'k39' en nog 10")
