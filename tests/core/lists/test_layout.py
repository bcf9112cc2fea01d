from verband.core.lists.layout import Layout

HEADER = ("Gemeente", "Code", "Regeling", "Rol", "")


def test_reading_of_the_columns_is_told_in_words():
    layout = Layout("pairs", government=0, partnership=2, government_codes=(1,), role=3)
    assert layout.explained(HEADER) == (
        "overheid: kolom 'Gemeente'",
        "samenwerkingsverband of gebied: kolom 'Regeling'",
        "code van de overheid: kolom 'Code'",
        "rol: kolom 'Rol'",
    )
    assert layout.unused(HEADER) == ("kolom 5",)


def test_columns_of_crosses_are_told_by_the_first_and_the_last():
    assert Layout("matrix", government=0, marks=(1, 2, 3)).explained(HEADER) == (
        "overheid: kolom 'Gemeente'",
        "samenwerkingsverbanden, aangekruist: 3 keer, van 'Code' tot en met 'Rol'",
    )
    assert Layout("turned-matrix", partnership=0, marks=(1, 2)).explained(HEADER)[1].startswith("overheden, ")
