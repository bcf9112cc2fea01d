from datetime import date, datetime
from decimal import Decimal

import pytest
from django.template import Context
from django.test import RequestFactory

from verband.rooms.common import words
from verband.rooms.common.templatetags import verband as tags

MAY = date(2026, 5, 13)
JANUARY = date(2027, 1, 1)


def page_at(address):
    return Context({"request": RequestFactory().get(address)})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2026, 5, 16), "16 mei 2026"),
        (datetime(2026, 12, 1, 23, 59), "1 december 2026"),  # noqa: DTZ001 - a wall clock is shown as it is
        (None, "niet bekend"),
    ],
)
def test_day_is_written_with_a_lower_case_month(value, text):
    assert words.datum(value) == text


@pytest.mark.parametrize(
    ("begin", "end", "text"),
    [
        (MAY, None, "vanaf 13 mei 2026"),
        (MAY, JANUARY, "13 mei 2026 tot 1 januari 2027"),
        (None, JANUARY, "begin niet bekend, tot 1 januari 2027"),
        (None, None, "begin niet bekend"),
    ],
)
def test_period_says_what_is_open_and_what_is_unknown(begin, end, text):
    assert words.vanaf_tot(begin, end) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, None, "0"),
        (1234567, None, "1.234.567"),
        (1234.5, None, "1.234,5"),
        (9.0, None, "9"),
        (9.0, 1, "9,0"),
        (Decimal("1234.5"), 2, "1.234,50"),
        (-1234, 1, "-1.234,0"),
        (12.34, 0, "12"),
        (None, None, "niet bekend"),
        (float("nan"), 2, "niet bekend"),
    ],
)
def test_number_is_written_the_dutch_way(value, decimals, text):
    assert words.getal(value, decimals) == text


def test_amount_keeps_its_sign_on_the_same_line():
    assert words.euro(1234) == "€\N{NO-BREAK SPACE}1.234"
    assert words.euro(Decimal("12.5"), 2) == "€\N{NO-BREAK SPACE}12,50"


def test_unknown_amount_is_not_zero():
    assert words.euro(None) == "niet bekend"
    assert words.euro(0) == "€\N{NO-BREAK SPACE}0"


def test_coverage_names_both_numbers():
    assert words.x_van_y(12, 1027) == "12 van 1.027"


def test_unknown_is_said_and_zero_is_kept():
    assert [words.onbekend(value) for value in (None, "", 0, "ja")] == ["niet bekend", "niet bekend", 0, "ja"]


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 regelingen"),
        (1, "1 regeling"),
        (1200, "1.200 regelingen"),
        (None, "onbekend aantal regelingen"),
    ],
)
def test_count_takes_the_noun_that_fits(count, text):
    assert words.meervoud(count, "regeling,regelingen") == text


def test_long_word_may_be_broken_where_its_parts_meet():
    assert words.breekbaar("Aantal samenwerkingsverbanden") == "Aantal samenwerkings\xadverbanden"
    assert words.breekbaar("Deelnemers") == "Deelnemers"


def test_certainty_of_a_pack_is_written_in_words():
    assert words.zekerheid("own-reading") == "onze lezing"


def test_query_changes_one_parameter_and_keeps_the_others():
    page = page_at("/overheden?soort=gemeente&soort=provincie&sorteer=naam")
    assert tags.query(page, sorteer="-naam") == "?soort=gemeente&soort=provincie&sorteer=-naam"


def test_query_takes_several_values_and_drops_empty_ones():
    page = page_at("/overheden?soort=gemeente&zoek=u&peildatum=2026-05-16")
    assert tags.query(page, soort=["waterschap", "provincie"], zoek="", peildatum=None) == (
        "?soort=waterschap&soort=provincie"
    )


def test_query_returns_to_the_first_page_unless_asked_for_another():
    page = page_at("/overheden?pagina=4")
    assert tags.query(page, sorteer="naam") == "?sorteer=naam"
    assert tags.query(page, pagina=5) == "?pagina=5"


def test_query_escapes_what_was_typed():
    assert tags.query(page_at("/"), zoek="a&b='é'") == "?zoek=a%26b%3D%27%C3%A9%27"


def test_query_works_on_a_page_without_request():
    assert tags.query(Context(), vorm="GO") == "?vorm=GO"


def test_toggle_adds_a_value_that_is_not_there():
    assert tags.query_toggle(page_at("/?vorm=GO&pagina=2"), "vorm", "OL") == "?vorm=GO&vorm=OL"


def test_toggle_takes_a_value_away_that_is_there():
    assert tags.query_toggle(page_at("/?vorm=GO&vorm=OL"), "vorm", "GO") == "?vorm=OL"


def test_fields_keep_the_other_parameters_of_the_address():
    page = page_at('/?vorm=GO&vorm=OL&peildatum=2026-05-16&zoek="')
    assert tags.query_fields(page, "peildatum") == (
        '<input type="hidden" name="vorm" value="GO">'
        '<input type="hidden" name="vorm" value="OL">'
        '<input type="hidden" name="zoek" value="&quot;">'
    )


@pytest.mark.parametrize(
    ("address", "names", "kept"),
    [
        ("/lijst/?peildatum=2026-05-16&sorteer=naam", (), "?peildatum=2026-05-16"),
        (
            "/lijst/?provincie=PV26&peildatum=2026-05-16",
            ("provincie",),
            "?peildatum=2026-05-16&provincie=PV26",
        ),
        ("/lijst/?sorteer=naam", (), ""),
        ("/lijst/?peildatum=", (), ""),
        ("/lijst/?peildatum=%22%3E", (), "?peildatum=%22%3E"),
    ],
)
def test_link_keeps_the_day_that_was_asked_for(address, names, kept):
    assert tags.keep(page_at(address), *names) == kept


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/partij/", "/partij/?peildatum=2026-05-16"),
        ("/partij/?x=1", "/partij/?x=1&peildatum=2026-05-16"),
        ("/partij/#deel", "/partij/?peildatum=2026-05-16#deel"),
        ("https://elders.test/", "https://elders.test/"),
    ],
)
def test_day_goes_into_an_address_of_this_site(address, kept):
    assert tags.keep_in(page_at("/?peildatum=2026-05-16"), address) == kept
    assert tags.keep_in(page_at("/"), address) == address


def test_form_keeps_the_day_that_was_asked_for():
    field = tags.keep_fields(page_at("/?peildatum=%22%3E&zoek=x"))
    assert field == '<input type="hidden" name="peildatum" value="&quot;&gt;">'
    assert tags.keep_fields(page_at("/?zoek=x")) == ""


def test_page_without_a_request_keeps_nothing():
    assert tags.keep(Context()) == tags.keep_fields(Context()) == ""
    assert tags.keep_in(Context(), "/partij/") == "/partij/"
