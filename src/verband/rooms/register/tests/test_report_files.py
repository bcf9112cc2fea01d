"""Reports are saved as they are seen: only by who answers them, and without the address of who wrote."""

from django.urls import reverse
from django.utils import timezone

from verband.rooms.register.models import MistakeReport
from verband.rooms.register.services.keep.reports import report_mistake
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import addresses, exported

LIST = reverse("register:reports")


def reported(row, text):
    return report_mistake(
        row=row, label=str(row), text=text, reply_to="wie@example.org", at=timezone.now(), by=None
    )


def test_who_answers_saves_what_stands_on_the_list(cast, region):
    made = reported(region.houten, "=HYPERLINK(1)")
    reported(region.nieuwegein, "van een ander")
    browser = window(cast.ambtenaar)
    assert {"?formaat=csv", "?formaat=xlsx"} <= set(addresses(browser.get(LIST)))
    [row] = exported(browser, LIST, {})
    assert (row["Over"], row["Stand"], row["Wat er niet klopt"]) == (
        str(region.houten),
        "nieuw",
        "=HYPERLINK(1)",
    )
    assert row["Adres"] == f"http://testserver{reverse('register:answer', args=[made.public_id])}"
    assert "wie@example.org" not in row.values()


def test_what_was_removed_is_said_to_be(cast, region):
    MistakeReport.objects.filter(pk=reported(region.houten, "tekst").pk).update(text="", answer="")
    [row] = exported(window(cast.ambtenaar), LIST, {})
    assert row["Wat er niet klopt"] == "verwijderd"


def test_who_answers_none_gets_no_file(cast, region):
    reported(region.houten, "tekst")
    assert window(cast.raadslid).get(LIST, {"formaat": "csv"}).status_code == 404
    assert window(None).get(LIST, {"formaat": "csv"}).status_code == 302


def test_the_page_for_council_members_leads_to_its_rows_as_a_file(region):
    page = window(None).get(reverse("register:council-member", args=[region.houten.public_id]))
    [file] = [link for link in addresses(page) if link.endswith("formaat=csv")]
    rows = exported(window(None), file.partition("?")[0], {"partij": str(region.houten.public_id)})
    shown = {line.joined.partnership.name for group in page.context["page"].forms for line in group.lines}
    assert {row["Samenwerkingsverband"] for row in rows} == shown
    assert all(row["Organen"] for row in rows)
