import csv
import io
from collections import defaultdict
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verband.core.errors import InputError
from verband.core.lists.columns import recognise
from verband.core.lists.marks import Part
from verband.core.lists.matching import Hints
from verband.core.lists.pairs import Doubt, Pair, pairs_of
from verband.core.lists.reading import read_list


@pytest.fixture
def paired(governments, partnerships):
    def found(text, **options):
        listed = read_list(text.encode())
        layout = recognise(listed, governments, partnerships, **options)
        return pairs_of(listed, layout, governments, partnerships)

    return found


def told(result):
    return [(pair.government, pair.partnership) for pair in result.pairs]


def test_row_with_everything_is_one_pair(paired):
    result = paired(
        "Gemeente;GM-code;Provincie;Regeling;Registernummer;Rol;Vanaf;Tot\n"
        "Baarn;GM0308;Utrecht;VRU;7001;centrumgemeente;1-1-2020;2026-01-01\n"
    )
    assert result.pairs == (
        Pair(
            line=2,
            government="Baarn",
            partnership="VRU",
            part=Part("host"),
            hints=Hints("municipality", "PV26"),
            government_codes=("GM0308",),
            partnership_codes=("roo:7001",),
            start=date(2020, 1, 1),
            end=date(2026, 1, 1),
        ),
    )
    assert result.doubts == ()


def test_last_day_is_the_day_before_the_end(paired):
    (pair,) = paired("Gemeente;Regeling;t/m\nBaarn;VRU;31-12-2025\n").pairs
    assert pair.end == date(2026, 1, 1)


def test_members_in_one_cell_are_pairs_of_one_line(paired):
    result = paired(
        'Regeling;Deelnemers\nVRU;"Baarn (op onderdelen)\nNuenen, Gerwen en Nederwetten, Elders"\n'
    )
    assert told(result) == [("Baarn", "VRU"), ("Nuenen, Gerwen en Nederwetten", "VRU"), ("Elders", "VRU")]
    assert [(pair.line, pair.part.whole) for pair in result.pairs] == [(2, False), (2, True), (2, True)]


def test_partnerships_in_one_cell_are_pairs_too(paired):
    assert told(paired("Gemeente;Regelingen\nBaarn;VRU, GGDrU\n")) == [("Baarn", "VRU"), ("Baarn", "GGDrU")]


def test_code_in_a_row_is_not_given_to_several_names(paired):
    result = paired("Deelnemers;TOOI;Regelingen;Systeemid\nBaarn, Soest;GM0308;VRU, GGDrU;7001\n")
    assert {(pair.government_codes, pair.partnership_codes) for pair in result.pairs} == {((), ())}


def test_codes_without_names_are_pairs(paired):
    (pair,) = paired("TOOI;Systeemid\nGM0308;7001\n").pairs
    assert (pair.government, pair.government_codes) == ("", ("GM0308",))
    assert (pair.partnership, pair.partnership_codes) == ("", ("roo:7001",))


def test_matrix_gives_a_pair_for_every_cross(paired):
    result = paired(";VRU;GGDrU\nBaarn;x;op onderdelen\nSoest;;nee\nTotaal;1;12\n")
    assert told(result) == [("Baarn", "VRU"), ("Baarn", "GGDrU")]
    assert [pair.part.whole for pair in result.pairs] == [True, False]
    assert result.doubts == (Doubt(4, "12", "dit is geen kruisje"),)


def test_turned_matrix_gives_a_pair_for_every_cross(paired):
    result = paired("Regeling;Baarn;Soest\nVRU;x;x\nNieuw;;x\n;;\n;x;\n")
    assert told(result) == [("Baarn", "VRU"), ("Soest", "VRU"), ("Soest", "Nieuw")]
    assert [str(doubt) for doubt in result.doubts] == ["Regel 5: de naam ontbreekt ('x')."]


def test_matrix_of_codes_needs_no_name(paired):
    result = paired("GM-code;VRU\nGM0308;x\nGM0342;\n")
    assert [(pair.government_codes, pair.partnership) for pair in result.pairs] == [(("GM0308",), "VRU")]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            ";VRU;;",
            "Regel 2: de overheid ontbreekt; hoort een naam bij meer regels, herhaal hem dan ('VRU').",
        ),
        (
            "Baarn;-;;",
            "Regel 2: het samenwerkingsverband of gebied ontbreekt; "
            "hoort een naam bij meer regels, herhaal hem dan ('Baarn -').",
        ),
        ("Baarn;VRU;koning;", "Regel 2: deze rol is niet bekend ('koning')."),
        ("Baarn;VRU;;2024", "Regel 2: dit is geen dag; schrijf 31-12-2026 ('2024')."),
    ],
)
def test_what_cannot_be_read_is_a_doubt_with_its_line(row, sentence, paired):
    result = paired(f"Gemeente;Regeling;Rol;Vanaf\n{row}\nSoest;VRU;;\n")
    assert [str(doubt) for doubt in result.doubts] == [sentence]
    assert told(result)[-1] == ("Soest", "VRU")


def test_end_must_come_after_the_beginning(paired):
    result = paired("Gemeente;Regeling;Vanaf;Tot\nBaarn;VRU;1-1-2024;1-1-2024\nSoest;VRU;1-1-2024;2-1-2024\n")
    assert result.doubts == (Doubt(2, "2024-01-01 – 2024-01-01", "het einde ligt niet na het begin"),)


def test_doubt_without_a_text_is_a_sentence_too():
    assert str(Doubt(3, "", "de naam ontbreekt")) == "Regel 3: de naam ontbreekt."


def test_words_for_nothing_are_nothing(paired):
    (pair,) = paired("Gemeente;TOOI;Regeling;Rol;Vanaf\nBaarn;niet bekend;VRU;-;onbekend\n").pairs
    assert (pair.government_codes, pair.part, pair.start) == ((), Part(), None)


def test_a_mark_under_no_name_is_a_doubt(paired):
    result = paired("Gemeente;VRU;\nBaarn;x;x\nSoest;x;\n")
    assert [(pair.government, pair.partnership) for pair in result.pairs] == [
        ("Baarn", "VRU"),
        ("Soest", "VRU"),
    ]
    assert result.doubts == (Doubt(2, "Baarn x x", "boven een kruisje staat geen naam"),)


heads = st.sampled_from(
    ["Gemeente", "Deelnemers", "Regeling", "TOOI", "Rol", "Vanaf", "Tot", "VRU", "Baarn", "?", ""]
)
cells = st.sampled_from(
    [
        "Baarn",
        "Soest, De Bilt",
        "VRU",
        "GM0308",
        "x",
        "",
        "-",
        "1-1-2024",
        "12",
        "deelnemer",
        "Utrecht (U)",
        "a/b en c",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(heads, cells, cells, cells), min_size=2, max_size=5))
def test_any_list_is_paired_or_refused_in_a_sentence(paired, columns):
    text = "\n".join(";".join(f'"{cell}"' for cell in row) for row in zip(*columns, strict=True))
    with suppress(InputError):
        result = paired(text)
        assert {pair.line for pair in result.pairs} <= {2, 3, 4}
        assert all(pair.government or pair.government_codes for pair in result.pairs)
        assert all(pair.partnership or pair.partnership_codes for pair in result.pairs)


def written(rows, delimiter):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


@pytest.mark.register
def test_participations_of_the_national_register_come_back_from_every_shape(register):
    members = defaultdict(list)
    for title, name in register.participations:
        members[title].append(name)
    some = sorted(members)[::25]
    names = sorted({name for title in some for name in members[title]})
    shapes = {
        "long": [["Regeling", "Deelnemer"], *register.participations],
        "wide": [["Verbonden partij", "Deelnemers"], *([t, ", ".join(m)] for t, m in members.items())],
        "matrix": [["", *some], *([n, *("x" if n in members[t] else "" for t in some)] for n in names)],
        "turned": [["GR", *names], *([t, *("1" if n in members[t] else "0" for n in names)] for t in some)],
    }
    for shape, delimiter in zip(shapes, ";,\t;", strict=True):
        listed = read_list(written(shapes[shape], delimiter).encode("cp1252", "replace"))
        layout = recognise(listed, register.governments, register.partnerships)
        result = pairs_of(listed, layout, register.governments, register.partnerships)
        found = {
            (register.partnerships.match(p.partnership).key, register.governments.match(p.government).key)
            for p in result.pairs
        }
        told_by_us = (
            register.participations
            if shape in ("long", "wide")
            else [(t, n) for t in some for n in members[t]]
        )
        expected = {
            (register.partnerships.match(t).key, register.governments.match(n).key) for t, n in told_by_us
        }
        assert (shape, result.doubts, found) == (shape, (), expected)
