from datetime import date

import pytest

from verband.core.roo.errors import ExportError
from verband.core.roo.opening import OPENING_LIMIT, read_opening

from .cases import TWO_PARTNERS, arrangement, export

BOMB = (
    '<!DOCTYPE p:overheidsorganisaties [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


def sentence(*chunks: bytes):
    with pytest.raises(ExportError) as caught:
        read_opening(chunks)
    text = str(caught.value)
    assert text.endswith("Register van Overheidsorganisaties.")
    assert text.count(". ") == 0
    return text


def test_the_head_is_kept_for_reading_on():
    opening = read_opening([TWO_PARTNERS[:80], TWO_PARTNERS[80:]])
    assert TWO_PARTNERS.startswith(opening.head)
    assert b"overheidsorganisaties" in opening.head


@pytest.mark.parametrize(
    ("timestamp", "expected"),
    [
        ("2026-05-16", date(2026, 5, 16)),
        ("2026-05-16T02:00:00+02:00", date(2026, 5, 16)),
        ("16 mei 2026", None),
        ("2026-13-40", None),
        ("", None),
    ],
)
def test_the_day_of_the_export_is_read_where_it_is_one(timestamp, expected):
    assert read_opening([export(arrangement(), timestamp=timestamp)]).stand_on == expected


@pytest.mark.parametrize("content", [b"", b"  \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_called_empty(content):
    assert "is leeg" in sentence(content)


def test_no_chunk_at_all_is_called_empty():
    assert "is leeg" in sentence()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b'{"regelingen": []}', "is JSON"),
        (b' [{"naam": "x"}]', "is JSON"),
        (b"PK\x03\x04rest of the archive", "is een zip-bestand"),
        (b"<!DOCTYPE html><html><body>Storing</body></html>", "is een webpagina"),
        (b"<!-- x --><HTML lang='nl'><p>Storing", "is een webpagina"),
        (b"naam;vorm\r\nGR Vuurwacht;OL\r\n", "is geen XML"),
        (b"\x00\x01\x02\x03", "is geen XML"),
        (b"<?xml version='1.0'?>", "is geen XML"),
        (b"<overheidsorganisaties timestamp", "is geen XML"),
        (b"<rss version='2.0'><channel/></rss>", "begint met het element <rss>"),
        (b"<?xml version='1.0' encoding='no-such-code'?><a/>", "is geen XML"),
    ],
)
def test_another_kind_of_file_is_called_what_it_is(content, problem):
    assert problem in sentence(content)


@pytest.mark.parametrize(
    "prolog", [BOMB, "<!-- first -->\n <?pi x?> " + BOMB, "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>"]
)
def test_a_doctype_is_refused(prolog):
    assert "DOCTYPE" in sentence(export(arrangement(), prolog=prolog))


def test_a_doctype_in_utf_16_is_refused():
    content = export(arrangement(), prolog=BOMB).decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert "DOCTYPE" in sentence(content)


def test_a_doctype_that_slips_past_the_scan_is_refused_by_the_parser():
    hidden = b"+ADwAIQ-DOCTYPE a+AD4-"
    content = b"<?xml version='1.0' encoding='UTF-7'?>" + hidden + b"<overheidsorganisaties/>"
    assert "DOCTYPE" in sentence(content)


def test_a_doctype_beyond_a_chunk_boundary_is_refused():
    content = export(arrangement(), prolog="<!-- " + "x" * 500 + " -->" + BOMB)
    assert "DOCTYPE" in sentence(content[:200], content[200:540], content[540:])


def test_the_word_doctype_in_a_comment_does_no_harm():
    assert read_opening([export(arrangement(), prolog="<!-- no <!DOCTYPE here -->")]).head


def test_an_opening_without_end_is_given_up():
    chunk = b" " * (OPENING_LIMIT // 2)
    assert "is leeg" in sentence(chunk, chunk, chunk, TWO_PARTNERS)


def test_a_fault_after_the_first_element_is_left_to_the_reader():
    assert read_opening([b"<overheidsorganisaties><a></b>"]).stand_on is None


def test_an_export_in_utf_16_is_read():
    content = TWO_PARTNERS.decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert read_opening([content]).stand_on == date(2026, 5, 16)
