"""Reading in that brought nothing is asked for again, as long as the file and the role are there; its undo is near."""

import pytest
from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.history.selectors import batch_state
from verband.rooms.jobs.choices import RunState
from verband.rooms.jobs.models import Run
from verband.rooms.jobs.services.keeping import upload_file
from verband.rooms.jobs.services.starting import cancel
from verband.rooms.jobs.tests.working import NOW, carry_out_next
from verband.rooms.register.models import Partnership
from verband.rooms.register.tasks import COMPARE_AGAIN, NO_LONGER_MAY, apply_file, compare_file
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.small_exports import region as small_export
from verband.rooms.register.tests.test_import_page import compared, confirm, page_of, upload

BUTTON = "Probeer opnieuw"


@pytest.fixture
def team(cast, settings, tmp_path):
    """Let the programme team sit at the page, with files in a folder of the test."""
    settings.DATA = tmp_path
    return window(cast.programmateam)


@pytest.fixture
def stopped(team) -> Run:
    """Return the comparing of a file that its asker stopped."""
    upload(team, small_export())
    return cancel(run=Run.objects.get(task=compare_file.module_path), at=NOW)


def work_page(client, run) -> str:
    return text_of(client.get(reverse("jobs:run", args=[run.public_id])))


def again(client, run):
    return client.post(reverse("jobs:again", args=[run.public_id]))


def test_comparing_that_was_stopped_is_done_with_the_file_that_is_still_there(team, stopped):
    assert BUTTON in work_page(team, stopped)
    again(team, stopped)
    run = carry_out_next()
    assert (run.state, run.task) == (RunState.DONE, compare_file.module_path)
    assert "GR Vuurwacht" in text_of(page_of(team, run))


def test_a_file_that_is_no_longer_kept_is_asked_for(team, stopped):
    upload_file(stopped.arguments["asked"]["upload"]).unlink()
    said = work_page(team, stopped)
    assert "exportOO.xml wordt niet meer bewaard; kies het bestand opnieuw." in said
    assert BUTTON not in said
    again(team, stopped)
    assert Run.objects.count() == 1


def test_who_left_the_team_gets_no_second_try(team, cast, stopped):
    cast.programmateam.affiliations.all().delete()
    assert NO_LONGER_MAY in work_page(team, stopped)
    again(team, stopped)
    assert Run.objects.count() == 1


@pytest.mark.parametrize("name", ["ambtenaar", "beheerder", "buitenstaander"])
def test_others_find_no_such_work(cast, stopped, name):
    assert again(window(getattr(cast, name)), stopped).status_code == 404
    assert Run.objects.count() == 1


def test_bringing_in_that_was_stopped_is_done_once_and_brings_in_what_was_confirmed(team):
    comparison = compared(team, small_export())
    team.post(reverse("register:apply-import", args=[comparison.public_id]))
    first = cancel(run=Run.objects.get(task=apply_file.module_path), at=NOW)
    for _ in range(2):
        again(team, first)
    assert carry_out_next().state == RunState.DONE
    assert Run.objects.filter(task=apply_file.module_path).count() == 2
    assert Partnership.objects.filter(versions__name="GR Vuurwacht").count() == 1


def test_an_account_that_ended_since_confirming_brings_nothing_in(team, cast):
    comparison = compared(team, small_export())
    team.post(reverse("register:apply-import", args=[comparison.public_id]))
    type(cast.programmateam).objects.filter(pk=cast.programmateam.pk).update(is_active=False)
    assert carry_out_next().failure == NO_LONGER_MAY
    assert not Partnership.objects.filter(versions__name="GR Vuurwacht").exists()


def test_what_changed_meanwhile_is_compared_again_and_not_tried_again(team):
    comparison = compared(team, small_export(goal="Samen oefenen."))
    confirm(team, compared(team, small_export()))
    run = confirm(team, comparison)
    said = work_page(team, run)
    assert COMPARE_AGAIN in said
    assert BUTTON not in said


def test_the_page_of_what_was_read_in_leads_to_its_undo_while_that_runs_and_after(team, cast, monkeypatch):
    monkeypatch.setattr(batch_state, "MOST_AT_ONCE", 5)
    applied = confirm(team, compared(team, small_export()))
    batch = Event.objects.latest("id").batch
    page = page_of(team, applied)
    assert "Maak deze inlezing ongedaan" in text_of(page)
    assert reverse("history:batch", args=[batch]) in page.content.decode()
    work = team.post(reverse("history:undo", args=[batch]), {"terug": "/"}).url
    page = page_of(team, applied)
    assert "Dit wordt nu ongedaan gemaakt" in text_of(page)
    assert work in page.content.decode()
    assert "Maak deze inlezing ongedaan" not in text_of(page)
    carry_out_next()
    assert "Dit is daarna ongedaan gemaakt" in text_of(page_of(team, applied))


def test_a_small_reading_is_undone_at_once_and_one_comes_back_to_its_page(team):
    applied = confirm(team, compared(team, small_export()))
    batch = Event.objects.latest("id").batch
    where = reverse("register:import", args=[applied.public_id])
    answer = team.post(reverse("history:undo", args=[batch]), {"terug": where})
    assert answer.url == f"{where}#toasts"
    assert "Dit is daarna ongedaan gemaakt" in text_of(page_of(team, applied))


def test_a_reading_of_before_its_deed_was_noted_still_has_a_page(team):
    applied = confirm(team, compared(team, small_export()))
    Run.objects.filter(pk=applied.pk).update(
        told={name: value for name, value in applied.told.items() if name != "batch"}
    )
    page = text_of(page_of(team, applied))
    assert "Alles staat erin" in page
    assert "ongedaan" not in page
