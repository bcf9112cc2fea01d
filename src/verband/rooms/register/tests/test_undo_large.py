"""What is too large for a page is undone as long work: once, under the same rights, whole or not at all."""

from datetime import UTC, date, datetime
from threading import Event as Flag

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.history.selectors import batch_state as state
from verband.rooms.history.services import undo_batch
from verband.rooms.jobs.choices import RunState
from verband.rooms.jobs.models import Run
from verband.rooms.jobs.services.progress import Reporter
from verband.rooms.jobs.tests.working import carry_out_next
from verband.rooms.register.choices import PartyKind
from verband.rooms.register.models import Membership, Partnership, Party
from verband.rooms.register.services import keep
from verband.rooms.register.services.keep.partnerships import correct_partnership
from verband.rooms.register.tasks import ALREADY_UNDONE, MAY_NOT_UNDO, RESTS_ON_IT
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.rows_of import rows
from verband.rooms.register.tests.small_exports import region as small

pytestmark = pytest.mark.django_db
AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
TODAY = date(2026, 6, 1)


@pytest.fixture
def batch(bring, monkeypatch, settings, tmp_path):
    """Read a file in that counts as large, and return its batch."""
    settings.DATA = tmp_path
    monkeypatch.setattr(state, "MOST_AT_ONCE", 5)
    bring(small(), name="klein.xml")
    return Event.objects.latest("id").batch


def undo(user, batch):
    return window(user).post(reverse("history:undo", args=[batch]))


def page_of(run):
    return reverse("jobs:run", args=[run.public_id])


def stands():
    return Partnership.objects.filter(versions__name="GR Vuurwacht").exists()


def test_a_large_undo_leads_to_the_page_of_its_work_and_is_done_there(cast, batch):
    answer = undo(cast.beheerder, batch)
    run = Run.objects.get()
    assert answer.url == page_of(run)
    assert run.title.startswith("Ongedaan maken: ingelezen uit klein.xml")
    assert stands()
    done = carry_out_next()
    assert (done.state, done.failure) == (RunState.DONE, "")
    assert not stands()
    undone = Event.objects.latest("id").batch
    assert done.address == reverse("history:batch", args=[undone])
    assert Event.objects.filter(batch=undone, actor_id=cast.beheerder.pk).count() == (
        Event.objects.filter(batch=batch).count()
    )


def test_it_is_done_again_in_the_same_way(cast, batch):
    there = rows()
    undo(cast.beheerder, batch)
    carry_out_next()
    undo(cast.programmateam, Event.objects.latest("id").batch)
    assert Run.objects.latest("id").title.startswith("Opnieuw doen: ingelezen uit klein.xml")
    assert carry_out_next().state == RunState.DONE
    assert rows() == there


def test_what_is_small_is_still_done_at_once(cast, batch, monkeypatch):
    monkeypatch.setattr(state, "MOST_AT_ONCE", Event.objects.filter(batch=batch).count())
    undo(cast.beheerder, batch)
    assert not stands()
    assert not Run.objects.exists()


@pytest.mark.parametrize("who", ["ambtenaar", "griffier", "raadslid", "toezichthouder", "buitenstaander"])
def test_who_may_not_undo_a_reading_starts_no_work(cast, batch, who):
    assert undo(getattr(cast, who), batch).status_code == 404
    assert not Run.objects.exists()


def test_without_an_account_no_work_is_started(batch):
    assert undo(None, batch).status_code == 302
    assert not Run.objects.exists()


def test_second_click_leads_to_the_same_work_whoever_clicks(cast, batch):
    places = {undo(user, batch).url for user in (cast.beheerder, cast.beheerder, cast.programmateam)}
    run = Run.objects.get()
    assert places == {page_of(run)}
    assert "Ongedaan maken: ingelezen uit klein.xml" in text_of(window(cast.programmateam).get(page_of(run)))
    assert window(cast.ambtenaar).get(page_of(run)).status_code == 404
    assert window(cast.programmateam).post(reverse("jobs:stop", args=[run.public_id])).status_code == 404


def test_pages_lead_to_the_work_while_it_is_under_way(cast, batch):
    where = reverse("history:batch", args=[batch])
    assert "gebeurt op de achtergrond" not in text_of(window(cast.beheerder).get(where))
    undo(cast.beheerder, batch)
    answer = window(cast.programmateam).get(where)
    assert "Dit wordt nu ongedaan gemaakt" in text_of(answer)
    assert page_of(Run.objects.get()) in answer.content.decode()
    assert "Alles ongedaan maken" not in text_of(answer)
    for stranger in (cast.ambtenaar, None):
        assert "Dit wordt nu" not in text_of(window(stranger).get(where))
    carry_out_next()
    assert "als geheel ongedaan gemaakt" in text_of(window(None).get(where))


def test_undone_before_is_said_and_starts_nothing(cast, batch):
    undo(cast.beheerder, batch)
    carry_out_next()
    browser = window(cast.beheerder)
    answer = browser.post(reverse("history:undo", args=[batch]))
    assert "Dit was al ongedaan gemaakt" in text_of(browser.get(answer.url))
    assert Run.objects.count() == 1


def newer_on_top(cast):
    version = Partnership.objects.filter(versions__name="GR Vuurwacht").get().versions.latest("number")
    correct_partnership(version=version, values={"purpose": "Iets anders."}, at=AT, by=cast.programmateam)


def test_what_rests_on_it_is_named_with_its_page_and_nothing_is_changed(cast, batch):
    undo(cast.beheerder, batch)
    newer_on_top(cast)
    there = rows()
    run = carry_out_next()
    assert (run.state, run.failure, rows()) == (RunState.FAILED, RESTS_ON_IT, there)
    answer = window(cast.beheerder).get(page_of(run))
    assert "GR Vuurwacht" in text_of(answer)
    assert "/geschiedenis/" in answer.content.decode().partition('class="notice error"')[2]
    assert "Probeer opnieuw" in text_of(answer)


def test_after_the_newer_thing_is_gone_it_is_tried_again_and_done(cast, batch):
    undo(cast.beheerder, batch)
    newer_on_top(cast)
    later = Event.objects.latest("id").batch
    run = carry_out_next()
    undo_batch(batch=later, at=AT, on=TODAY, by=None)
    window(cast.beheerder).post(reverse("jobs:again", args=[run.public_id]))
    assert carry_out_next().state == RunState.DONE
    assert not stands()


def test_who_lost_the_right_since_asking_changes_nothing(cast, batch):
    undo(cast.programmateam, batch)
    cast.programmateam.affiliations.all().delete()
    run = carry_out_next()
    assert (run.state, run.failure, stands()) == (RunState.FAILED, MAY_NOT_UNDO, True)
    browser = window(cast.programmateam)
    assert MAY_NOT_UNDO in text_of(browser.get(page_of(run)))
    browser.post(reverse("jobs:again", args=[run.public_id]))
    assert Run.objects.count() == 1


def test_an_account_that_ended_since_asking_changes_nothing(cast, batch):
    undo(cast.beheerder, batch)
    type(cast.beheerder).objects.filter(pk=cast.beheerder.pk).update(is_active=False)
    run = carry_out_next()
    assert (run.state, run.failure, stands()) == (RunState.FAILED, MAY_NOT_UNDO, True)


def test_stopped_work_leaves_all_rows_and_can_be_tried_again(cast, batch):
    there = rows()
    undo(cast.beheerder, batch)
    run = carry_out_next(reporter=Reporter(Flag(), cancelled=True))
    assert (run.state, rows()) == (RunState.CANCELLED, there)
    assert "Probeer opnieuw" in text_of(window(cast.beheerder).get(page_of(run)))
    undo(cast.programmateam, batch)
    carry_out_next()
    assert ALREADY_UNDONE in text_of(window(cast.beheerder).get(page_of(run)))


def test_stopping_half_way_rolls_back_what_was_written(cast, batch):
    class Stops(Reporter):
        def report(self, percent, step):
            self.cancelled = percent >= 80
            super().report(percent, step)

    there = rows()
    undo(cast.beheerder, batch)
    run = carry_out_next(reporter=Stops(Flag()))
    assert (run.state, run.percent, rows()) == (RunState.CANCELLED, 0, there)


def test_second_attempt_after_the_work_was_written_finds_nothing_left_to_do(cast, batch):
    undo(cast.beheerder, batch)
    done = undo_batch(batch=batch, at=AT, on=TODAY, by=cast.beheerder)
    number = Event.objects.count()
    run = carry_out_next()
    assert (run.state, run.address) == (RunState.DONE, reverse("history:batch", args=[done.batch]))
    assert Event.objects.count() == number


def test_second_attempt_takes_nothing_back_that_was_done_again_since(cast, batch):
    undo(cast.beheerder, batch)
    done = undo_batch(batch=batch, at=AT, on=TODAY, by=cast.beheerder)
    undo_batch(batch=done.batch, at=AT, on=TODAY, by=cast.beheerder)
    there = rows()
    run = carry_out_next()
    assert (run.state, rows()) == (RunState.FAILED, there)
    assert "weer opnieuw gedaan" in run.failure


def test_a_large_deed_by_hand_is_for_who_keeps_all_of_it(region, cast, monkeypatch, settings, tmp_path):
    settings.DATA = tmp_path
    monkeypatch.setattr(state, "MOST_AT_ONCE", 0)
    membership = Membership.objects.get(partnership=region.waste, party=region.houten)
    batch = keep.end_participation(membership=membership, on=date(2026, 7, 1), at=AT, by=cast.ambtenaar)
    assert undo(cast.toezichthouder, batch).status_code == 404
    assert undo(cast.ambtenaar, batch).url == page_of(Run.objects.get())
    assert carry_out_next().state == RunState.DONE
    membership.refresh_from_db()
    assert membership.valid_to is None


def test_no_such_deed_is_no_page(cast, batch):
    nobody = Party.objects.create(kind=PartyKind.MUNICIPALITY, name="Lekstad").public_id
    assert undo(cast.beheerder, nobody).status_code == 404


def test_looking_at_a_large_deed_asks_one_query_more_for_the_work(cast, batch):
    where = reverse("history:batch", args=[batch])

    def asked(user):
        browser = window(user)
        with CaptureQueriesContext(connection) as captured:
            browser.get(where)
        return [query["sql"] for query in captured if 'FROM "jobs_run"' in query["sql"]]

    assert len(asked(cast.beheerder)) - len(asked(cast.ambtenaar)) == 1
    assert asked(None) == []
