"""The history shows nobody more than the page of a record does."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from verband.rooms.history.services import Ledger
from verband.rooms.register.choices import AffiliationRole, Answer, Characteristic
from verband.rooms.register.models import CharacteristicAnswer, Publication, Remark, Task
from verband.rooms.register.tests.cast import person, window

AT = datetime(2026, 5, 16, 12, tzinfo=UTC)
SAID = "Zilverreiger"


def write(row, by):
    ledger = Ledger(at=AT, by=by)
    ledger.create(row, SAID)
    return ledger.close()


@pytest.fixture
def remark(region, cast):
    row = Remark(
        partnership=region.waste,
        text=SAID,
        round_name="ronde",
        told_from=date(2024, 1, 1),
        told_to=date(2025, 1, 1),
    )
    return row, write(row, cast.programmateam)


@pytest.fixture
def answer(region, cast):
    task = Task.objects.create(partnership=region.waste, name="Inzamelen")
    row = CharacteristicAnswer(
        task=task,
        characteristic=Characteristic.values[0],
        answer=Answer.MIXED,
        because=SAID,
        answered_on=AT.date(),
        answered_by=cast.programmateam,
    )
    return row, write(row, cast.programmateam)


def told_to(browser, row, batch):
    """Return whether any page of the history tells what was said."""
    pages = [
        reverse("history:recent"),
        reverse("history:recent") + "?formaat=csv",
        reverse("history:record", args=[row.public_id]),
        reverse("history:batch", args=[batch]),
        reverse("history:bin"),
    ]
    return any(SAID in browser.get(page).content.decode() for page in pages)


def test_what_was_said_of_a_partnership_is_read_back_by_who_keeps_it(remark, cast, region):
    elsewhere = person("elders", AffiliationRole.EDITOR, region.water)
    assert told_to(window(cast.ambtenaar), *remark)
    for other in (None, cast.raadslid, elsewhere):
        assert not told_to(window(other), *remark)


def test_a_remark_that_was_taken_away_is_read_back_by_the_same(remark, cast, region):
    row, batch = remark
    ledger = Ledger(at=AT, by=cast.programmateam)
    ledger.remove(row, SAID)
    ledger.close()
    assert told_to(window(cast.ambtenaar), row, batch)
    assert not told_to(window(None), row, batch)


def test_characteristics_are_told_to_who_may_open_their_page(answer, cast):
    assert told_to(window(cast.raadslid), *answer)
    assert not told_to(window(None), *answer)
    Publication.objects.create(page="register:tasks", valid_from=date(2026, 1, 1))
    assert told_to(window(None), *answer)
