import pytest

from verband.core.errors import InputError
from verband.core.lists.columns import recognise
from verband.core.lists.reading import read_list


@pytest.fixture
def layout(governments, partnerships):
    def recognised(text, **options):
        listed = read_list(text.encode())
        return recognise(listed, governments, partnerships, **options)

    return recognised


@pytest.mark.parametrize(
    ("text", "government", "partnership"),
    [
        ("Gemeente;Samenwerkingsverband\nBaarn;VRU\n", 0, 1),
        ("Verbonden partij;Deelnemers\nVRU;Baarn, Soest\n", 1, 0),
        ("Organisatie;Deelnemende gemeenten\nVRU;Baarn en Soest\n", 1, 0),
        ("Naam;Regio\nBaarn;VRU\nSoest;VRU\n", 0, 1),
        ("Regio;Regeling;Partij\nEemland;VRU;Baarn\n", 2, 1),
        ("A;B\nBaarn;VRU\nSoest;GGDrU\n", 0, 1),
        ("Gemeente;Naam\nBaarn;Nog onbekend verband\n", 0, 1),
        ("Gemeente;Provincie;Verband\nBaarn;Utrecht;VRU\n", 0, 2),
        ("Gemeente;Bijnaam\nElders;Iets\n", 0, 1),
    ],
)
def test_names_are_found_by_head_and_by_content(text, government, partnership, layout):
    found = layout(text)
    assert (found.shape, found.government, found.partnership) == ("pairs", government, partnership)


def test_everything_beside_the_names_is_found(layout):
    found = layout(
        "Gemeente;GM-code;Provincie;Regeling;Registernummer;Rol;Vanaf;Tot;T/m;Opmerking\n"
        "Baarn;GM0308;Utrecht;VRU;7001;deelnemer;1-1-2020;;31-12-2025;mooi\n"
    )
    assert (found.government_codes, found.partnership_codes) == ((1,), (4,))
    assert (found.province, found.role, found.start, found.end, found.last_day) == (2, 5, 6, 7, 8)
    assert found.hints.kind == "municipality"


def test_codes_alone_are_enough(layout):
    found = layout("TOOI;Systeemid\nGM0308;7001\nGM0342;7002\n")
    assert (found.government, found.partnership) == (None, None)
    assert (found.government_codes, found.partnership_codes) == ((0,), (1,))


def test_codes_under_an_unknown_head_are_no_second_column_of_names(layout):
    found = layout("Wie;Nr x;Waarin\nBaarn;GM0308;VRU\n")
    assert (found.government, found.government_codes, found.partnership) == (0, (1,), 2)


def test_two_columns_on_one_day_are_both_left_alone(layout):
    found = layout(
        "Gemeente;Regeling;Vanaf;Begindatum;Rol als;Rol\nBaarn;VRU;1-1-2020;1-1-2021;x y;deelnemer\n"
    )
    assert (found.start, found.role) == (None, 5)


def test_named_columns_go_before_all_else(layout):
    found = layout("Gemeente;Partner;Regeling\nBaarn;Soest;VRU\n", government="partner")
    assert (found.government, found.partnership) == (1, 2)
    found = layout("Gemeente;Regeling;Opmerking\nBaarn;VRU;GGDrU\n", partnership="3")
    assert (found.government, found.partnership) == (0, 2)
    found = layout("A;B\nElders;Iets\n", government="A", partnership="B")
    assert (found.government, found.partnership) == (0, 1)


def test_matrix_of_governments_in_rows(layout):
    found = layout(";VRU;GGDrU;Ander\nBaarn;x;;x\nSoest;;x;\n")
    assert (found.shape, found.government, found.partnership, found.marks) == ("matrix", 0, None, (1, 2, 3))


def test_matrix_with_a_column_of_remarks_needs_known_heads(layout):
    assert layout("Gemeente;VRU;Weetje\nBaarn;x;mooi\n").marks == (1,)
    with pytest.raises(InputError, match="Geen kolom gevonden met het samenwerkingsverband of gebied"):
        layout("Gemeente;Actief;Weetje\nBaarn;x;mooi\n")


@pytest.mark.parametrize("head", ["Regeling", "Zomaar"])
def test_matrix_of_partnerships_in_rows(head, layout):
    found = layout(f"{head};Gemeente Baarn;Soest;De Bilt\nVRU;x;x;\nNieuw;;x;x\n")
    assert (found.shape, found.government, found.partnership) == ("turned-matrix", None, 0)
    assert found.marks == (1, 2, 3)


def test_matrix_of_partnerships_without_a_name_is_refused(layout):
    with pytest.raises(InputError, match="--partnership KOLOM; de kolommen heten: 'Een', 'Twee', 'Baarn'"):
        layout("Een;Twee;Baarn\nNieuw;Nog nieuwer;x\n")


def test_areas_are_found_by_their_own_heads(layout):
    assert layout("Gemeente;RES-regio\nBaarn;U16\n", as_="areas").partnership == 1
    assert layout("Gemeente;Regeling\nBaarn;U16\n", as_="areas").partnership == 1
    assert layout("Gemeente;Provincie\nBaarn;Utrecht\n", as_="areas").partnership == 1
    assert layout("Gebied;Gemeenten\nEemland;Baarn, Soest\n", as_="areas").plural


@pytest.mark.parametrize(
    ("text", "options", "sentence"),
    [
        (
            "Gemeente;Partner;Regeling\nBaarn;Soest;VRU\n",
            {},
            r"Meer kolommen kunnen de overheid zijn: 'Gemeente', 'Partner'\. Kies er een met --government KOLOM\.",
        ),
        (
            "Gemeente;Veiligheidsregio;Arbeidsmarktregio\nBaarn;A;B\n",
            {"as_": "areas"},
            "Meer kolommen kunnen het samenwerkingsverband of gebied zijn: 'Veiligheidsregio', 'Arbeidsmarktregio'",
        ),
        (
            "Organisatie;Wie;Regeling\nJan;Baarn;VRU\nPiet;Soest;VRU\n",
            {},
            "Meer kolommen kunnen de overheid zijn: 'Organisatie', 'Wie'",
        ),
        ("A;B\nElders;Iets\n", {}, "Geen kolom gevonden met de overheid. Noem hem met --government KOLOM"),
        (
            "Gemeente;A;B\nBaarn;Iets;Anders\n",
            {},
            "Geen kolom gevonden met het samenwerkingsverband of gebied",
        ),
        ("Baarn;VRU\nSoest;VRU\n", {}, "De lijst heeft geen kopregel: boven de namen staat 'Baarn'"),
        (
            "A;B\nBaarn;VRU\n",
            {"government": "A", "partnership": "1"},
            "kan niet tegelijk de overheid en het verband",
        ),
    ],
)
def test_what_could_be_two_things_is_left_to_the_person(text, options, sentence, layout):
    with pytest.raises(InputError, match=sentence):
        layout(text, **options)
