import codecs

import pytest

from verband.core.errors import InputError
from verband.core.lists import decoding
from verband.core.lists.decoding import decode

TEXT = "Gemeente;Regeling\nSúdwest-Fryslân;één\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("cp1252"), "cp1252"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
    ],
)
def test_text_is_read_in_the_encoding_it_was_saved_in(data, encoding):
    assert decode(data) == (TEXT, encoding)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Het bestand is leeg."),
        (b" \r\n \n", "Het bestand is leeg."),
        (codecs.BOM_UTF8 + b"\n", "Het bestand is leeg."),
        (b"PK\x03\x04....", "Dit is een rekenblad (ODS) of zipbestand, geen CSV"),
        (b"\xd0\xcf\x11\xe0...", "Dit is een oud of beveiligd rekenblad (XLS), geen CSV"),
        (b"%PDF-1.7", "Dit is een PDF, geen CSV"),
        (b"  <!DOCTYPE html><html>", "Dit is een webpagina of XML, geen CSV"),
        (b'{"a": 1}', "Dit is JSON, geen CSV"),
        (b"a;b\n\x00\x01;c", "Dit is geen tekstbestand"),
        (b"a;b\nc;\x81d", "Regel 2: er staat een teken dat niet te lezen is"),
        (codecs.BOM_UTF8 + b"a;b\n\n\xff", "Regel 3: er staat een teken dat niet te lezen is"),
        (
            "a;ë\n".encode() + "b;ë\n".encode("cp1252"),
            "Regel 2 is in een andere tekenset opgeslagen dan regel 1",
        ),
        (
            "a;b\nc;Fryslân".encode().decode("cp1252").encode(),
            "Regel 2: letters met een accent zijn verminkt",
        ),
        ("a;b\nc;Fryslân".encode("cp850"), "Regel 2: 'lƒn' wijst op een tekenset van MS-DOS of Mac"),
        ("a;b\nFryslân;é".encode("mac_roman"), "Regel 2: 'l‰n' wijst op een tekenset van MS-DOS of Mac"),
    ],
)
def test_other_file_is_refused_in_one_sentence(data, sentence):
    with pytest.raises(InputError) as refusal:
        decode(data)
    assert str(refusal.value).startswith(sentence)


def test_too_large_a_file_is_refused(monkeypatch):
    monkeypatch.setattr(decoding, "MAX_BYTES", 1024**2)
    with pytest.raises(InputError, match="groter dan 1 MB"):
        decode(b"a" * (1024**2 + 1))


@pytest.mark.parametrize("text", ["São Paulo;â\n", "a;Ångström\n"])
def test_foreign_letters_are_not_taken_for_garbled_ones(text):
    assert decode(text.encode()) == (text, "utf-8")
