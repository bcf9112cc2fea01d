"""What is said of the law carries article, date and label, and the operator can switch it off."""

import io

import openpyxl
from django.urls import reverse
from docx import Document

from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of

DUTY, DECREE = "plicht-veiligheidsregio", "bbv-verbonden-partijen"


def page_of(partnership):
    return text_of(window(None).get(partnership.get_absolute_url()))


def listed(region, kind=""):
    return window(None).get(
        reverse("register:affiliated", args=[region.houten.public_id]) + f"?formaat={kind}"
    )


def test_a_duty_by_law_is_told_with_article_date_and_label(region):
    said = page_of(region.fire)
    assert "verplicht, vaste regio onze lezing" in said
    assert "Wet veiligheidsregio's, artikel 8 en 9, geldt sinds 1 oktober 2010" in said
    assert "vastgelegd op 16 mei 2026; naar de wettekst van 2017" in said


def test_no_duty_is_told_of_what_is_voluntary_or_chosen_by_a_person(region):
    assert "Wet veiligheidsregio" not in page_of(region.waste)
    region.fire.versions.filter(number=2).update(obligation_told="statutory-fixed")
    assert "Wet veiligheidsregio's, artikel" not in page_of(region.fire)


def test_a_duty_that_was_switched_off_is_not_told(region, settings):
    settings.HIDDEN_STATEMENTS = [DUTY]
    said = page_of(region.fire)
    assert "artikel 8 en 9" not in said
    assert "Verplicht of vrijwillig" not in said
    assert "Verplicht of vrijwillig" in page_of(region.waste)


def test_the_decree_is_told_with_its_date(region):
    assert "Ingedeeld naar BBV artikel 15; vastgelegd op 21 november 2026" in text_of(listed(region))


def test_the_decree_that_was_switched_off_is_in_no_page_or_file(region, settings):
    settings.HIDDEN_STATEMENTS = [DECREE]
    paper = Document(io.BytesIO(listed(region, "docx").content))
    book = openpyxl.load_workbook(io.BytesIO(listed(region, "xlsx").content))
    told = [
        text_of(listed(region)),
        " ".join(each.text for each in paper.paragraphs),
        " ".join(str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line),
    ]
    assert [text.count("BBV") for text in told] == [0, 0, 0]
    assert all("Afvaldienst Lek" in text for text in (told[0], told[2]))
