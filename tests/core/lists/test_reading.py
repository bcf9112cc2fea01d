import csv
import io
from contextlib import suppress

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verband.core.errors import InputError
from verband.core.lists import reading
from verband.core.lists.reading import ListFile, ListRow, read_list


def read(text):
    return read_list(text.encode())


def cells(listed):
    return [row.cells for row in listed.rows]


def test_list_is_read_with_the_line_of_every_row():
    listed = read('Gemeente;Regeling\r\nBaarn;"twee\r\nregels"\r\n\r\nSoest;VRU\r\n')
    assert listed == ListFile(
        header=("Gemeente", "Regeling"),
        rows=(ListRow(2, ("Baarn", "twee\r\nregels")), ListRow(5, ("Soest", "VRU"))),
        encoding="utf-8",
        delimiter=";",
    )


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;b\n1;2\n", ";"),
        ("a,b\n1,2\n", ","),
        ("a\tb\n1\t2\n", "\t"),
        ("Regeling;Deelnemers\nVRU;Baarn, Soest\nGGD;Zeist, Soest, Baarn\n", ";"),
        ('Regeling,Deelnemers\nVRU,"Baarn; Soest; De Bilt"\nGGD,"Zeist; Soest; Baarn"\n', ","),
        ("Bedrag;Naam\n1,5;a\n2,5;b\n", ";"),
        ('"a;b","c"\n"d;e","f"\n', ","),
        ("sep=,\na,b;c\n1,2\n", ","),
    ],
)
def test_delimiter_is_the_one_that_cuts_all_lines_alike(text, delimiter):
    assert read(text).delimiter == delimiter


def test_line_that_tells_the_delimiter_counts_as_a_line():
    assert read("sep=;\r\na;b\r\n1;2\r\n").rows[0].line == 3


def test_titles_above_the_header_are_skipped_and_told():
    listed = read("Overzicht 2026;;\n\nGemeente;Regeling;Rol\nBaarn;VRU;deelnemer\n")
    assert listed.header == ("Gemeente", "Regeling", "Rol")
    assert listed.skipped == (ListRow(1, ("Overzicht 2026", "", "")),)
    assert listed.rows[0].line == 4


def test_note_above_the_header_gives_way_to_known_heads():
    listed = read("Stand:;1-1-2026;;\nGemeente;Regeling;Rol;\nBaarn;VRU;deelnemer;ja\n")
    assert listed.header == ("Gemeente", "Regeling", "Rol", "")


def test_word_of_a_head_among_the_data_does_not_move_the_header():
    listed = read("Wie;;Waarin\nBaarn;gemeente;VRU\n")
    assert (listed.header, listed.skipped) == (("Wie", "", "Waarin"), ())


@pytest.mark.parametrize("header", [";VRU;GGD", ";VRU"])
def test_header_of_a_matrix_may_have_an_empty_corner(header):
    row = "Baarn" + ";x" * header.count(";")
    assert read(f"{header}\n{row}\n").header == tuple(header.split(";"))


def test_short_rows_are_filled_and_empty_columns_at_the_end_dropped():
    listed = read("a;b;c;;\n1\n1;2;3;;;\n")
    assert listed.header == ("a", "b", "c")
    assert cells(listed) == [("1", "", ""), ("1", "2", "3")]


def test_column_without_a_head_is_kept_when_it_holds_something():
    listed = read("a;b;;\n1;2;3;\n")
    assert listed.header == ("a", "b", "")
    assert cells(listed) == [("1", "2", "3")]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("alleen\neen\nkolom\n", "Er is maar één kolom gevonden"),
        ("a;b\n", "Onder de kopregel \\(regel 1\\) staan geen gegevens"),
        (";;\n;;\n", "Er staan geen gegevens in het bestand"),
        ("sep=;\n;;\n", "Er staan geen gegevens in het bestand"),
        ("a;b\n1;2\n1;2;3\n", "Regel 3 heeft 3 kolommen en de kopregel 2"),
        ('a;b\n1;2\n1;"twee\n3;4\n', "Regel 3: de aanhalingstekens kloppen niet"),
        ('a;b\n1;2\n"x"y;2\n3;4\n', "Regel 3: de aanhalingstekens kloppen niet"),
        ("a;b\n1;" + "x" * 131_073 + "\n", "Regel 2: de aanhalingstekens kloppen niet"),
    ],
)
def test_list_that_cannot_be_read_is_refused_with_its_line(text, sentence):
    with pytest.raises(InputError, match=sentence):
        read(text)


@pytest.mark.parametrize(("limit", "line"), [("MAX_COLUMNS", 1), ("MAX_ROWS", 3)])
def test_list_beyond_all_measure_is_refused(monkeypatch, limit, line):
    monkeypatch.setattr(reading, limit, 2)
    with pytest.raises(InputError, match=f"Regel {line}: een lijst mag"):
        read("a;b;c\n1;2;3\n4;5;6\n")


LETTERS = "abcXYZ 0129éëôç'’\"\n-./()&+=@"
heads = st.lists(st.text("abcdeGHIJ", min_size=1, max_size=8), min_size=2, max_size=5, unique=True)


@settings(max_examples=150, deadline=None)
@given(
    st.data(),
    heads,
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.sampled_from(["\r\n", "\n"]),
)
def test_any_table_reads_back_as_it_was_written(data, header, encoding, delimiter, quoting, ending):
    # The bytes of "ç’’" in cp1252 are also a sign in UTF-8: nothing in such a list could tell the two apart.
    texts = st.text(LETTERS.replace("’", "") if encoding == "cp1252" else LETTERS, max_size=12)
    rows = data.draw(st.lists(st.tuples(*[texts] * len(header)), min_size=1, max_size=6))
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    assume(rows)
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=ending).writerows([header, *rows])
    listed = read_list(out.getvalue().encode(encoding))
    assert (listed.header, listed.delimiter) == (tuple(header), delimiter)
    assert cells(listed) == rows


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_a_sentence(data):
    with suppress(InputError):
        listed = read_list(data)
        assert all(len(row.cells) == len(listed.header) for row in listed.rows)
