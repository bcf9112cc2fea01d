"""A recess noted for a council by who plans one of its partnerships, until its own clerk confirms it; 1 June 2026."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.councils.models import Recess
from verband.rooms.history.models import Event
from verband.rooms.history.services import NotAllowedError, undo_batch
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.test_keep_pages import sent

SUMMER = {"name": "Zomerreces", "first_day": "2026-07-04", "last_day": "2026-08-16", "source": "de griffies"}
MARK = "volgens opgave van de griffies, nog niet bevestigd door de griffie"


@pytest.fixture
def secretary(region):
    return person("bestuurssecretaris", AffiliationRole.CLERK, region.waste_body)


@pytest.fixture
def board(secretary):
    return window(secretary)


def where(region):
    return reverse("councils:note-recess", args=[region.waste.public_id])


def noted(browser, region, *parties, **told):
    return browser.post(where(region), SUMMER | told | {"councils": [str(one.public_id) for one in parties]})


def correcting(row):
    return reverse("councils:correct-day", args=["reces", row.public_id])


def page(party):
    return reverse("councils:council", args=[party.public_id])


def test_one_form_notes_a_recess_of_several_councils_with_its_source(board, region):
    assert noted(board, region, region.houten, region.nieuwegein).status_code == 302
    assert set(Recess.objects.values_list("party__name", "reported")) == {
        ("Gemeente Houten", True),
        ("Gemeente Nieuwegein", True),
    }
    assert MARK in text_of(board.get(page(region.houten)))


def test_it_is_undone_at_once_until_a_clerk_confirms(board, secretary, clerk, region):
    noted(board, region, region.houten, region.nieuwegein)
    event = Event.objects.latest("pk")
    undo_batch(batch=event.batch, at=event.moment, on=date(2026, 6, 1), by=secretary)
    assert not Recess.objects.exists()
    noted(board, region, region.houten)
    event, row = Event.objects.latest("pk"), Recess.objects.get()
    clerk.post(correcting(row), sent(clerk.get(correcting(row))))
    with pytest.raises(NotAllowedError):
        undo_batch(batch=event.batch, at=event.moment, on=date(2026, 6, 1), by=secretary)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"source": ""}, "Vul dit in"),
        ({"councils": []}, "Zet een vinkje"),
        ({"last_day": "2026-07-01"}, "draai ze om"),
    ],
    ids=["source", "councils", "days"],
)
def test_what_is_not_whole_is_asked_for_again(board, region, told, says):
    answer = board.post(where(region), SUMMER | {"councils": [str(region.houten.public_id)]} | told)
    assert (answer.status_code, says in text_of(answer)) == (422, True)
    assert not Recess.objects.exists()


def test_the_clerk_confirms_by_saving_and_from_then_on_others_leave_it(board, clerk, region):
    noted(board, region, region.houten)
    row = Recess.objects.get()
    assert board.get(correcting(row)).status_code == 200
    assert "met bewaren bevestigt u het" in text_of(clerk.get(correcting(row)))
    assert clerk.post(correcting(row), sent(clerk.get(correcting(row)))).status_code == 302
    row.refresh_from_db()
    assert not row.reported
    assert MARK not in text_of(board.get(page(region.houten)))
    assert board.get(correcting(row)).status_code == 404


def test_who_noted_it_corrects_it_and_it_stays_unconfirmed(board, region):
    noted(board, region, region.houten)
    row = Recess.objects.get()
    told = sent(board.get(correcting(row))) | {"last_day": "2026-08-23"}
    assert board.post(correcting(row), told).status_code == 302
    row.refresh_from_db()
    assert (row.last_day, row.reported) == (date(2026, 8, 23), True)


def test_a_recess_of_the_clerk_goes_before_what_was_noted(board, clerk, region):
    noted(board, region, region.houten)
    add = reverse("councils:add-council-day", args=[region.houten.public_id, "reces"])
    assert clerk.post(add, SUMMER | {"last_day": "2026-08-30", "source": ""}).status_code == 302
    [row] = Recess.objects.all()
    assert (row.last_day, row.reported) == (date(2026, 8, 30), False)
    answer = noted(board, region, region.houten, region.nieuwegein, first_day="2026-08-01")
    assert answer.status_code == 422
    assert "Bij de raad van Houten (Zomerreces) staat al een reces in deze dagen" in text_of(answer)
    assert Recess.objects.count() == 1


def test_who_may_note_and_correct(cast, board, region):
    got = {who for who, user in cast.everyone().items() if window(user).get(where(region)).status_code == 200}
    assert got == {"ambtenaar", "griffier"}
    noted(board, region, region.nieuwegein)
    row = Recess.objects.get()
    for who in ("raadslid", "bestuurder", "toezichthouder"):
        assert window(cast.everyone()[who]).get(correcting(row)).status_code == 404, who


def test_what_was_noted_and_taken_away_does_not_come_back_beside_a_recess_of_the_clerk(
    board, secretary, clerk, region
):
    noted(board, region, region.houten)
    board.post(reverse("councils:remove-day", args=["reces", Recess.objects.get().public_id]))
    event = Event.objects.latest("pk")
    add = reverse("councils:add-council-day", args=[region.houten.public_id, "reces"])
    clerk.post(add, SUMMER | {"first_day": "2026-07-11", "source": ""})
    with pytest.raises(NotAllowedError):
        undo_batch(batch=event.batch, at=event.moment, on=date(2026, 6, 1), by=secretary)
    assert not Recess.objects.get().reported


def test_all_councils_that_have_a_recess_already_are_named_at_once(board, region):
    noted(board, region, region.houten, region.nieuwegein)
    answer = noted(board, region, region.houten, region.nieuwegein, last_day="2026-08-23")
    assert answer.status_code == 422
    assert (
        "Bij de raad van Houten (Zomerreces) en de raad van Nieuwegein (Zomerreces) staat al een reces in deze dagen; "
        "haal daar het vinkje weg."
    ) in text_of(answer)


def test_one_tick_notes_it_for_all_councils_without_a_recess_in_those_days(board, region):
    noted(board, region, region.houten)
    answer = board.post(where(region), SUMMER | {"everyone": "on"})
    assert answer.status_code == 302
    assert Recess.objects.count() == len(set(Recess.objects.values_list("party", flat=True))) > 1
    assert "Overgeslagen, want daar staat al een reces: de raad van Houten." in text_of(board.get(answer.url))
    again = board.post(where(region), SUMMER | {"everyone": "on"})
    assert again.status_code == 422
    assert "Bij alle raden staat al een reces in deze dagen" in text_of(again)
