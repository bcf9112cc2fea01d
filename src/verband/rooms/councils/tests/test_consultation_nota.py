"""The answers to all councils in one document: for the own body, and for participants when all are out; 1 June 2026."""

import io
from datetime import date

import pytest
from django.urls import reverse
from docx import Document

from verband.rooms.councils.exports.consultation_nota import IN_SHORT, in_short
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.tests.pieces import SECRET, clerk_of, drafted, piece, returned
from verband.rooms.register.tests.cast import window

ANSWER = {"answered_on": date(2026, 5, 28), "answer": "Het tarief gaat omlaag.", "outcome": "partly"}


def where(row):
    return reverse("councils:consultation-nota", args=[row.public_id])


def words(answer):
    """Return all text of a document, its tables too."""
    paper = Document(io.BytesIO(answer.content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in paper.paragraphs), *cells])


@pytest.fixture
def board(region):
    return clerk_of(region.waste_body)


@pytest.fixture
def row(region) -> Consultation:
    """Put a piece before three councils: one answered, one with a draft, one that gives no view."""
    drafted(region, party=region.nieuwegein)
    returned(region, party=region.vijfheerenlanden, reaction="nothing", text="")
    return returned(region, text="De raad wil een lager tarief.", **ANSWER)


def test_the_nota_tells_of_each_council_what_it_said_and_what_was_answered(board, row):
    answer = board.get(where(row))
    assert answer["Content-Disposition"].endswith('.docx"')
    said = words(answer)
    assert "Nota van beantwoording: ontwerpbegroting 2027" in said
    for each in ("raad van Houten", "De raad wil een lager tarief.", "Het tarief gaat omlaag. (28 mei 2026)"):
        assert each in said
    assert "deels overgenomen" in said
    assert "Ziet ervan af\nraad van Vijfheerenlanden" in said
    assert "Niets ontvangen\nraad van Nieuwegein" in said
    assert SECRET not in said
    assert "Concept" not in said


def test_no_draft_stands_in_it_for_who_reads_that_draft_elsewhere(cast, region):
    drafted(region)
    row = returned(region, party=region.nieuwegein, text="Iets anders.", **ANSWER)
    assert SECRET not in words(window(cast.griffier).get(where(row)))


def test_who_reads_it_when_all_answers_are_out(cast, row, region):
    got = {who for who, user in cast.everyone().items() if window(user).get(where(row)).status_code == 200}
    assert got == {"raadslid", "ambtenaar", "griffier"}
    assert clerk_of(region.nieuwegein).get(where(row)).status_code == 200


def test_before_all_answers_are_out_it_is_a_draft_of_the_own_body(board, clerk, row, region):
    Consultation.objects.filter(party=region.nieuwegein).update(
        reaction="said", decided_on=date(2026, 5, 12), returned_on=date(2026, 5, 13)
    )
    assert "Concept: 1 van 2 nog niet beantwoord." in words(board.get(where(row)))
    assert clerk.get(where(row)).status_code == 404
    page = reverse("councils:consultation", args=[row.public_id])
    assert where(row) in board.get(page).content.decode()
    assert where(row) not in clerk.get(page).content.decode()


def test_there_is_none_where_nothing_was_said(board, region):
    assert board.get(where(piece(region))).status_code == 404


def test_permission_has_no_nota(board, region):
    row = returned(region, voice="permission", occasion="decision", reaction="granted")
    assert board.get(where(row)).status_code == 404


def test_a_long_view_is_cut_after_a_whole_word():
    assert in_short("kort") == "kort"
    cut = in_short("woord " * IN_SHORT)
    assert len(cut) <= IN_SHORT + 4
    assert cut.endswith("woord (…)")
