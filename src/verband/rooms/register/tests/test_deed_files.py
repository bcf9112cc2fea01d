"""One deed is saved as it is seen: every field of every record before and after, and nothing that one may not see."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from verband.rooms.history.selectors import batch_page as batches
from verband.rooms.history.services import Ledger
from verband.rooms.register.models import Task
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import addresses, exported, text_of


@pytest.fixture
def deed(cast, region):
    """Add two tasks and change the name of one, at once."""
    first = Task(partnership=region.waste, name="Inzamelen", valid_from=date(2020, 1, 1))
    second = Task(partnership=region.waste, name="=Verwerken", valid_from=date(2020, 1, 1))
    ledger = Ledger(at=timezone.now(), by=cast.ambtenaar)
    for task in (first, second):
        ledger.create(task, task.name)
    ledger.close()
    later = Ledger(at=timezone.now(), by=cast.ambtenaar)
    later.change(first, first.name, {"name": "Ophalen"})
    return (
        reverse("history:batch", args=[later.close()]),
        reverse("history:batch", args=[ledger.batch]),
        second,
    )


def test_a_change_is_saved_field_by_field(cast, deed):
    changed, _, _ = deed
    browser = window(cast.ambtenaar)
    assert {"?formaat=csv", "?formaat=xlsx"} <= set(addresses(browser.get(changed)))
    [row] = exported(browser, changed, {})
    assert (row["Naam"], row["Veld"], row["Voor"], row["Na"]) == ("Inzamelen", "Taak", "Inzamelen", "Ophalen")
    assert row["Soort record"] == "taak"
    assert row["Adres"].startswith("http://testserver/")


def test_what_was_added_is_saved_with_all_that_stood_in_it(cast, deed):
    _, added, second = deed
    rows = [row for row in exported(window(cast.ambtenaar), added, {}) if row["Id"] == str(second.public_id)]
    assert {row["Veld"]: row["Na"] for row in rows}["Taak"] == "=Verwerken"
    assert {row["Voor"] for row in rows} == {""}


def test_a_visitor_without_account_reads_no_name_in_the_file(cast, deed):
    changed, _, _ = deed
    file = window(None).get(changed, {"formaat": "csv"})
    told = file.content.decode()
    assert file["X-Robots-Tag"] == "noindex"
    assert str(cast.ambtenaar) not in told
    assert "Ophalen" in told


def test_of_a_very_large_deed_the_first_records_are_saved_and_the_page_says_so(cast, deed, monkeypatch):
    monkeypatch.setattr(batches, "MOST_IN_FILE", 1)
    _, added, _ = deed
    assert {row["Naam"] for row in exported(window(cast.ambtenaar), added, {})} == {"Inzamelen"}
    assert "In het bestand staan de eerste 1 van 2 records." in text_of(window(cast.ambtenaar).get(added))


def test_a_deed_that_is_not_there_gives_no_file(cast):
    nothing = reverse("history:batch", args=["00000000-0000-0000-0000-000000000000"])
    assert window(cast.ambtenaar).get(nothing, {"formaat": "csv"}).status_code == 404
