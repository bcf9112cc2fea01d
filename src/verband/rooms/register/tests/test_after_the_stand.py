"""What begins after the day that the source tells of shows to who wrote it, and to who looks for it."""

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from verband.rooms.common.exports import read_back
from verband.rooms.register.models import Partnership
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.factories import join, partnership, version
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.test_keep_pages import START, page, sent

BETWEEN = date(2026, 5, 20)
"""After the stand of the register, before today."""


@pytest.fixture
def editor(cast):
    return window(cast.ambtenaar)


def started(editor, begins):
    values = {"name": "Lekse ICT", "form": "BVO", "sinds": begins, "deelnemers": "Houten\nNieuwegein"}
    answer = editor.post(START, values)
    made = Partnership.objects.get(versions__name="Lekse ICT")
    return answer.url.removeprefix(made.get_absolute_url()), editor.get(answer.url)


@pytest.mark.parametrize(
    ("begins", "leads_to"),
    [
        ("2026-05-20", "?peildatum=2026-06-01"),
        ("2026-07-01", "?peildatum=2026-07-01"),
        ("2020-01-01", ""),
        ("", ""),
    ],
    ids=["since the stand", "after today", "long ago", "nobody knows"],
)
def test_who_starts_a_partnership_sees_it_with_its_participants(editor, region, begins, leads_to):
    query, shown = started(editor, begins)
    assert query == leads_to
    assert {line.membership.party for line in shown.context["page"].members} == {
        region.houten,
        region.nieuwegein,
    }


def test_a_change_since_the_stand_shows_after_it_is_made(editor, region):
    where = page("change-partnership", region.waste)
    values = sent(editor.get(where)) | {"name": "Afval Lek BV", "hoe": "wijziging", "vanaf": "2026-05-20"}
    assert "<h1>Afval Lek BV</h1>" in editor.post(where, values, follow=True).content.decode()


def test_an_end_since_the_stand_shows_after_it_is_told(editor, region):
    where = page("end-partnership", region.waste)
    said = text_of(editor.post(where, {"per": "2026-05-20"}, follow=True))
    assert "Op 1 juni 2026 is dit samenwerkingsverband niet van kracht" in said


# --- The list of affiliated entities ----------------------------------------------------------------------------------


@pytest.fixture
def young(region):
    """Return a partnership of Houten that began since the stand."""
    row = partnership("Lekse ICT", valid_from=BETWEEN)
    join(row, region.houten, valid_from=BETWEEN)
    return row


def entities(region, query):
    where = reverse("register:affiliated", args=[region.houten.public_id])
    said = window(None).get(f"{where}?{query}")
    names = {row["Naam"] for row in read_back(window(None).get(f"{where}?{query}&formaat=csv").content)}
    return said, names


@pytest.mark.parametrize(
    ("query", "day", "listed"),
    [
        ("", "1 juni 2026", True),
        ("jaar=2026", "1 juni 2026", True),
        ("jaar=2025", "31 december 2025", False),
        ("jaar=2027", "31 december 2027", True),
        ("jaar=2026&peildatum=2026-05-16", "16 mei 2026", False),
    ],
    ids=["this year", "this year asked", "last year", "next year", "a day asked"],
)
def test_the_list_of_a_year_tells_who_took_part_on_its_day_and_says_so(region, young, query, day, listed):
    said, names = entities(region, query)
    assert ("Lekse ICT" in names) is listed
    assert f"Wie deelneemt is gezien op {day}" in text_of(said)
    assert f"Stand op {day}, volgens" in text_of(said)


def test_the_file_of_a_year_says_of_which_day_it_tells(region, young):
    where = reverse("register:affiliated", args=[region.houten.public_id])
    book = openpyxl.load_workbook(io.BytesIO(window(None).get(f"{where}?jaar=2025&formaat=xlsx").content))
    cells = [str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line]
    assert any("Stand op 31 december 2025" in cell for cell in cells)


# --- What the pages say of it -----------------------------------------------------------------------------------------

LATER = "na deze stand"


def said_at(where):
    return text_of(window(None).get(where))


def test_pages_say_how_much_begins_after_the_stand_and_lead_there(region, young):
    told = {
        reverse("register:partnerships"): "1 samenwerkingsverband begint na deze stand",
        reverse("register:memberships"): "1 deelname begint na deze stand",
        region.houten.get_absolute_url(): "1 deelname begint na deze stand",
        young.get_absolute_url(): "1 deelname begint na deze stand",
    }
    for where, sentence in told.items():
        assert sentence in said_at(where), where
        assert "?peildatum=2026-06-01" in window(None).get(where).content.decode()
        assert "Toon de stand op 1 juni 2026" in said_at(where)
        assert LATER not in said_at(f"{where}?peildatum=2026-06-01")


def test_nothing_that_begins_later_is_nothing_told(region):
    for where in (reverse("register:partnerships"), reverse("register:memberships")):
        assert LATER not in said_at(where)
    assert LATER not in said_at(region.houten.get_absolute_url())


def test_a_next_version_is_no_partnership_that_begins(region):
    region.waste.versions.update(valid_to=BETWEEN)
    version(region.waste, "Afval Lek BV", valid_from=BETWEEN)
    assert LATER not in said_at(reverse("register:partnerships"))
