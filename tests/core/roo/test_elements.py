from datetime import date
from decimal import Decimal

import pytest
from lxml import etree

from verband.core.roo.elements import FieldError, Fields, attribute, content, label, line_of, one_line


def fields(inside):
    return Fields(etree.fromstring(f'<p:a xmlns:p="urn:x">{inside}</p:a>'))


def test_names_count_without_namespace():
    mixed = fields("<p:naam>a</p:naam><naam>b</naam><naam xmlns='urn:y'>c</naam>")
    assert [one_line(child) for child in mixed.each("naam")] == ["a", "b", "c"]


def test_an_attribute_counts_without_namespace():
    element = etree.fromstring('<a xmlns:p="urn:x" soort="1" p:systeemId=" 7 "/>')
    assert (attribute(element, "systeemId"), attribute(element, "url")) == ("7", "")


def test_text_on_one_line_loses_no_words():
    assert fields("<p:titel> GR\n  Vuur<b>wacht</b> </p:titel>").text("titel") == "GR Vuur wacht"


def test_prose_keeps_its_lines():
    assert fields("<p:doel>\n1. Bluswater\n2. Brand\n</p:doel>").prose("doel") == "1. Bluswater\n2. Brand"


def test_prose_of_several_paragraphs_keeps_them_all():
    assert content(etree.fromstring("<doel><p>Een.</p> <p>Twee.</p></doel>")) == "Een.\nTwee."


@pytest.mark.parametrize("absent", ["", "<p:x/>", "<p:x> </p:x>"])
def test_what_is_absent_or_empty_is_unknown(absent):
    record = fields(absent)
    values = (record.text("x"), record.prose("x"), record.day("x"), record.count("x"), record.share("x"))
    assert values == ("", "", None, None, None)


@pytest.mark.parametrize("text", ["2024-02-29", "2024-02-29Z", "2024-02-29+01:00", " 2024-02-29\n"])
def test_a_date_is_read_with_or_without_time_zone(text):
    assert fields(f"<p:d>{text}</p:d>").day("d") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text", ["2023-02-29", "29-02-2024", "20240229", "2024-W09-4", "0000-01-01", "onbekend", "٢٠٢٤-٠١-٠١"]
)
def test_what_is_no_date_is_not_guessed_at(text):
    with pytest.raises(FieldError) as caught:
        fields(f"<p:d>{text}</p:d>").day("d")
    assert (caught.value.name, caught.value.value) == ("d", text)


def test_a_count_is_a_whole_number():
    assert fields("<p:n>0045816</p:n>").count("n") == 45816


@pytest.mark.parametrize("text", ["-1", "1.000", "12,5", "veel", "9" * 5000, "٧"])
def test_what_is_no_count_is_not_guessed_at(text):
    with pytest.raises(FieldError):
        fields(f"<p:n>{text}</p:n>").count("n")


@pytest.mark.parametrize(("text", "expected"), [("27,0", "27.0"), ("1.4", "1.4"), ("5", "5"), ("33,", "33")])
def test_a_share_has_a_decimal_comma(text, expected):
    assert fields(f"<p:s>{text}</p:s>").share("s") == Decimal(expected)


@pytest.mark.parametrize("text", [",", "1e9", "12,5%", "-3", "NaN"])
def test_what_is_no_share_is_not_guessed_at(text):
    with pytest.raises(FieldError):
        fields(f"<p:s>{text}</p:s>").share("s")


def test_a_path_reaches_every_end():
    record = fields("<p:b><p:c>1</p:c></p:b><p:b><p:c>2</p:c><p:c/></p:b>")
    assert record.texts("b", "c") == ("1", "2")


@pytest.mark.parametrize("inside", ["Gemeenteraad", "<naam>Gemeenteraad</naam>", "<code>Gemeenteraad</code>"])
def test_a_label_stands_in_the_element_or_in_its_name(inside):
    assert label(etree.fromstring(f"<bestuursorgaan>{inside}</bestuursorgaan>")) == "Gemeenteraad"


def test_the_line_of_an_element_is_known_far_down():
    element = etree.fromstring("<a>" + "\n" * 70_000 + "<b/></a>")[0]
    assert line_of(element) == 70_001
