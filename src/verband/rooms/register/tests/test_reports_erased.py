"""What people wrote in a report goes out of it for good: by who answers it, and after a year by itself."""

from datetime import timedelta

import pytest
from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.history.services import JustChangedError
from verband.rooms.register.choices import ReportState
from verband.rooms.register.models import MistakeReport
from verband.rooms.register.services.keep.reports import (
    answer_report,
    erase_report,
    forget_texts,
    report_mistake,
)
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.test_reports import AT, TEXT, answering, reported


def erasing(report):
    return reverse("register:erase-report", args=[report.public_id])


def test_who_keeps_the_record_takes_what_people_wrote_out_for_good(region, cast):
    report = report_mistake(
        row=region.waste,
        label="Afval",
        text="Bel Jan Jansen",
        reply_to="x@example.org",
        at=AT,
        by=cast.raadslid,
    )
    answer_report(report=report, state=ReportState.STANDS, answer="Jan is weg", at=AT, by=cast.ambtenaar)
    keeper = window(cast.ambtenaar)
    assert erasing(report) in keeper.get(answering(report)).content.decode()
    assert "niet ongedaan te maken" in text_of(keeper.get(erasing(report)))
    assert keeper.post(erasing(report), {}).status_code == 422
    assert MistakeReport.objects.get().text == "Bel Jan Jansen"
    keeper.post(erasing(report), {"sure": "on"})
    report.refresh_from_db()
    assert (report.text, report.answer, report.reply_to, report.reported_by) == ("", "", "", None)
    assert report.state == ReportState.STANDS
    told = Event.objects.latest("pk")
    assert (told.deed, told.object_id, told.actor_id) == ("destroy", report.public_id, cast.ambtenaar.pk)
    assert (told.before, told.after) == (None, None)


def test_nothing_of_what_was_erased_is_left_on_a_page_or_in_a_file(region, cast):
    report = report_mistake(
        row=region.waste, label="Afval", text="Bel Jan Jansen", reply_to="", at=AT, by=cast.raadslid
    )
    keeper, sender = window(cast.ambtenaar), window(cast.raadslid)
    keeper.post(erasing(report), {"sure": "on"})
    state = reverse("register:report-state", args=[report.public_id])
    pages = [
        keeper.get(reverse("register:reports")),
        keeper.get(answering(report)),
        keeper.get(erasing(report)),
    ]
    pages += [sender.get(state), keeper.get(reverse("history:recent"))]
    assert all(page.status_code == 200 for page in pages)
    assert not any("Jansen" in page.content.decode() for page in pages)
    assert "is hier verwijderd" in text_of(sender.get(state))
    assert str(cast.raadslid) not in text_of(keeper.get(answering(report)))
    assert not MistakeReport.objects.filter(reported_by=cast.raadslid).exists()


def test_what_is_answered_after_that_can_be_erased_too(region, cast):
    report, keeper = reported(region), window(cast.ambtenaar)
    keeper.post(erasing(report), {"sure": "on"})
    assert erasing(report) not in keeper.get(answering(report)).content.decode()
    assert keeper.post(erasing(report), {"sure": "on"}).status_code == 200
    assert Event.objects.filter(deed="destroy").count() == 1
    keeper.post(answering(report), {"state": "stands", "answer": "Jan zegt van niet"})
    assert erasing(report) in keeper.get(answering(report)).content.decode()


def test_who_wrote_an_answer_meanwhile_does_not_bring_the_text_back(region, cast):
    mine = reported(region)
    erase_report(report=MistakeReport.objects.get(), at=AT, by=cast.ambtenaar)
    with pytest.raises(JustChangedError):
        answer_report(report=mine, state=ReportState.STANDS, answer="Klopt.", at=AT, by=cast.programmateam)
    assert MistakeReport.objects.get().text == ""


@pytest.mark.parametrize("who", ["griffier", "raadslid", "toezichthouder", "buitenstaander", "beheerder"])
def test_nobody_else_erases(region, cast, who):
    report = reported(region)
    assert window(getattr(cast, who)).post(erasing(report), {"sure": "on"}).status_code == 404
    assert MistakeReport.objects.get().text == TEXT


@pytest.mark.parametrize(
    ("state", "days", "left"),
    [
        (ReportState.MENDED, 366, ""),
        (ReportState.STANDS, 366, ""),
        (ReportState.STANDS, 364, TEXT),
        (ReportState.LOOKING, 3660, TEXT),
    ],
)
def test_what_was_written_goes_a_year_after_a_report_was_closed(region, cast, state, days, left):
    report = reported(region)
    answer_report(report=report, state=state, answer="Zo.", at=AT - timedelta(days=days), by=cast.ambtenaar)
    assert forget_texts(at=AT) == (not left)
    report.refresh_from_db()
    assert (report.text, report.answer) == (left, "Zo." if left else "")
    assert Event.objects.filter(deed="destroy", actor_id=None).count() == (not left)
    assert forget_texts(at=AT) == 0
