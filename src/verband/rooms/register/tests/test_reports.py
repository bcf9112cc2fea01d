"""Reports of what is not right: anyone sends, who keeps the record answers, machines are kept out."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core import mail, signing
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.history.services import JustChangedError
from verband.rooms.register.choices import ReportState
from verband.rooms.register.forms import reports as report_forms
from verband.rooms.register.models import MistakeReport
from verband.rooms.register.services.keep.reports import (
    MOST_PER_HOUR,
    TooManyReportsError,
    answer_report,
    forget_addresses,
    report_mistake,
)
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.test_keep_pages import sent
from verband.rooms.register.views import reports as report_pages

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
TEXT = "De vestigingsplaats is Vianen, zie de website."


@pytest.fixture(autouse=True)
def fresh_counts():
    cache.clear()


@pytest.fixture
def patient(monkeypatch):
    """Let forms that were opened just now count as opened a while ago."""
    monkeypatch.setattr(report_forms, "FASTEST", -1)


def where(row):
    return reverse("register:report", args=["samenwerkingsverband", row.public_id])


def send(browser, row, **values):
    opened = browser.get(where(row)).context["form"]["opened"].value()
    return browser.post(where(row), {"text": TEXT, "opened": opened} | values)


def test_anyone_reports_and_follows_what_happens(region, cast, patient):
    visitor, keeper = window(None), window(cast.ambtenaar)
    answer = send(visitor, region.waste)
    made = MistakeReport.objects.get()
    assert answer.url == reverse("register:report-state", args=[made.public_id])
    assert "nieuw" in visitor.get(answer.url).content.decode()
    assert TEXT in keeper.get(reverse("register:reports")).content.decode()
    keeper.post(
        reverse("register:answer", args=[made.public_id]), {"state": "mended", "answer": "Verbeterd, dank."}
    )
    said = visitor.get(answer.url).content.decode()
    assert "verbeterd" in said
    assert "Verbeterd, dank." in said


def test_what_was_written_stays_out_of_the_history(region, cast, patient, with_mail):
    send(window(None), region.waste, reply_to="iemand@example.org")
    made = MistakeReport.objects.get()
    window(cast.ambtenaar).post(
        reverse("register:answer", args=[made.public_id]), {"state": "stands", "answer": "Geheim"}
    )
    told = str(list(Event.objects.values("before", "after", "label")))
    assert not any(word in told for word in (TEXT, "iemand@example.org", "Geheim"))


def reported(region):
    return report_mistake(
        row=region.waste, label="Afval", text=TEXT, reply_to="x@example.org", at=AT, by=None
    )


def test_an_endless_word_is_cut_off_in_the_list_and_whole_on_its_own_page(region, cast):
    word = "x" * 4000
    report = report_mistake(row=region.waste, label="Afval", text=word, reply_to="", at=AT, by=None)
    keeper = window(cast.ambtenaar)
    listed = keeper.get(reverse("register:reports"))
    assert "x" * 100 in text_of(listed)
    assert "x" * 201 not in text_of(listed)
    assert '<td class="excerpt"' in listed.content.decode()
    assert word in text_of(keeper.get(answering(report)))


def test_an_answer_to_what_another_just_answered_is_refused_and_leaves_theirs(region, cast):
    theirs = reported(region)
    mine = MistakeReport.objects.get()
    answer_report(report=theirs, state=ReportState.MENDED, answer="Verbeterd.", at=AT, by=cast.ambtenaar)
    with pytest.raises(JustChangedError, match="zojuist"):
        answer_report(report=mine, state=ReportState.STANDS, answer="Klopt.", at=AT, by=cast.programmateam)
    mine.refresh_from_db()
    assert (mine.state, mine.answer, mine.answered_by) == ("mended", "Verbeterd.", cast.ambtenaar)


def answering(report):
    return reverse("register:answer", args=[report.public_id])


def test_who_answers_while_another_does_is_told_and_sees_both(region, cast):
    report = reported(region)
    first, second = window(cast.ambtenaar), window(cast.programmateam)
    typed = sent(second.get(answering(report))) | {"state": "stands", "answer": "Het klopt zo."}
    first.post(
        answering(report),
        sent(first.get(answering(report))) | {"state": "mended", "answer": "Verbeterd, dank."},
    )
    answer = second.post(answering(report), typed)
    assert answer.status_code == 422
    assert "heeft iemand anders stand, antwoord gewijzigd" in text_of(answer)
    assert [(each.now, each.wanted) for each in answer.context["form"].differs] == [
        ("verbeterd", "klopt wel"),
        ("Verbeterd, dank.", "Het klopt zo."),
    ]
    assert MistakeReport.objects.get().answer == "Verbeterd, dank."
    assert sent(answer)["answer"] == "Het klopt zo."
    assert second.post(answering(report), sent(answer)).status_code == 302
    assert MistakeReport.objects.get().answer == "Het klopt zo."


def test_an_answer_that_waited_unchanged_leaves_what_another_answered(region, cast):
    report = reported(region)
    answer_report(report=report, state=ReportState.LOOKING, answer="", at=AT, by=cast.ambtenaar)
    second = window(cast.programmateam)
    typed = sent(second.get(answering(report)))
    answer_report(report=report, state=ReportState.MENDED, answer="Verbeterd.", at=AT, by=cast.ambtenaar)
    assert "niets gewijzigd" in second.post(answering(report), typed, follow=True).content.decode()
    assert MistakeReport.objects.get().state == ReportState.MENDED


def test_an_answered_report_opens_on_the_state_it_has_and_says_that_an_answer_is_replaced(region, cast):
    report = reported(region)
    keeper = window(cast.ambtenaar)
    page = keeper.get(answering(report))
    assert sent(page)["state"] == ReportState.LOOKING
    assert "niet terug te halen" not in text_of(page)
    answer_report(report=report, state=ReportState.MENDED, answer="Verbetrd.", at=AT, by=cast.ambtenaar)
    page = keeper.get(answering(report))
    assert "Het vorige antwoord is daarna niet terug te halen" in text_of(page)
    assert keeper.post(answering(report), sent(page) | {"answer": "Verbeterd."}).status_code == 302
    assert MistakeReport.objects.get().state == ReportState.MENDED


def test_the_same_answer_again_is_told_once_and_another_answer_is_told_too(region, cast):
    report = reported(region)
    for answer in ("Verbeterd.", "Verbeterd.", "Verbeterd, dank."):
        answer_report(report=report, state=ReportState.MENDED, answer=answer, at=AT, by=cast.ambtenaar)
    assert MistakeReport.objects.get().answer == "Verbeterd, dank."
    assert Event.objects.filter(object_kind="report").count() == 2


def test_an_address_that_was_wiped_does_not_come_back_with_an_answer(region, cast):
    mine = reported(region)
    MistakeReport.objects.update(answered_at=datetime(2020, 1, 1, tzinfo=UTC))
    assert forget_addresses(at=AT) == 1
    with pytest.raises(JustChangedError):
        answer_report(report=mine, state=ReportState.STANDS, answer="Klopt.", at=AT, by=cast.ambtenaar)
    assert MistakeReport.objects.get().reply_to == ""


def test_who_keeps_something_else_does_not_see_the_report(region, cast, patient):
    send(window(None), region.talks)
    made = MistakeReport.objects.get()
    region.talks.memberships.filter(party=region.houten).delete()
    assert window(cast.ambtenaar).get(reverse("register:answer", args=[made.public_id])).status_code == 404


def test_a_form_that_comes_back_at_once_is_refused_and_keeps_its_text(region):
    answer = send(window(None), region.waste)
    assert answer.status_code == 422
    assert TEXT in answer.content.decode()
    assert not MistakeReport.objects.exists()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"text": " "}, '<a href="#id_text">Schrijf wat er niet klopt.</a>'),
        ({"reply_to": "x"}, '<a href="#id_reply_to">Schrijf het e-mailadres als naam@organisatie.nl'),
        ({"opened": ""}, "<li>Het formulier stond te lang open."),
    ],
)
def test_a_report_that_is_refused_says_above_it_why_and_where(region, patient, with_mail, values, said):
    page = send(window(None), region.waste, **values).content.decode()
    assert "Er is nog niets verstuurd." in page
    assert said in page


@pytest.mark.parametrize("values", [{"site": "https://spam.example"}, {"opened": ""}, {"opened": "x:y:z"}])
def test_a_machine_is_refused(region, patient, values):
    assert send(window(None), region.waste, **values).status_code == 422
    assert not MistakeReport.objects.exists()


def test_a_form_that_stood_open_for_days_can_be_sent_again(region, monkeypatch):
    old = signing.TimestampSigner(salt=report_forms.SALT).sign("open")
    monkeypatch.setattr(report_forms, "LONGEST", -1)
    answer = send(window(None), region.waste, opened=old)
    assert "stond te lang open" in answer.content.decode()


def test_a_flood_is_stopped_and_people_with_an_account_are_not(region, cast):
    at = datetime(2026, 6, 1, 12, tzinfo=UTC)
    flood = {"row": region.waste, "label": "Afval", "text": "x", "reply_to": "", "at": at}
    for _ in range(MOST_PER_HOUR):
        report_mistake(**flood, by=None)
    with pytest.raises(TooManyReportsError, match="over een uur"):
        report_mistake(**flood, by=None)
    assert report_mistake(**flood, by=cast.raadslid).pk


def test_a_flood_from_one_computer_shuts_out_nobody_else(region, cast, patient):
    flooding = window(None)
    for _ in range(report_pages.MOST_PER_COMPUTER):
        assert send(flooding, region.waste).status_code == 302
    answer = send(flooding, region.waste)
    assert answer.status_code == 422
    assert "Vanaf deze computer" in text_of(answer)
    assert TEXT in text_of(answer)
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    assert send(elsewhere, region.waste).status_code == 302
    assert send(window(cast.raadslid), region.waste).status_code == 302
    assert MistakeReport.objects.count() == report_pages.MOST_PER_COMPUTER + 2


def test_the_address_of_a_computer_is_not_kept_to_count_by(region, patient, monkeypatch):
    kept = []
    monkeypatch.setattr(report_pages.cache, "incr", lambda key: kept.append(key) or 1)
    send(Client(REMOTE_ADDR="198.51.100.7"), region.waste)
    assert len(kept) == 1
    assert "198.51.100.7" not in kept[0]


def test_nothing_is_reported_about_what_does_not_exist(region):
    nobody = reverse("register:report", args=["overheid", region.waste.public_id])
    assert window(None).get(nobody).status_code == 404


def test_the_address_of_a_reporter_is_wiped_long_after_the_answer(region, cast, patient):
    send(window(None), region.waste, reply_to="iemand@example.org")
    made = MistakeReport.objects.get()
    out = StringIO()
    call_command("tidy_reports", stdout=out)
    assert "Gewist: 0 adressen en de tekst van 0 meldingen." in out.getvalue()
    MistakeReport.objects.update(answered_at=datetime(2020, 1, 1, tzinfo=UTC))
    call_command("tidy_reports", stdout=out)
    made.refresh_from_db()
    assert (made.reply_to, made.text) == ("", TEXT)  # nobody closed it: someone is still looking


# --- The letter to who reported ---------------------------------------------------------------------------------------


@pytest.fixture
def with_mail(settings, monkeypatch):
    """Let the site send mail, at once instead of after the answer."""
    settings.MAIL_IS_SENT = True
    monkeypatch.setattr(report_pages, "in_background", lambda work: work())


def answered(cast, region, *, reply_to="melder@example.org", answer="Verbeterd, dank.", state="mended"):
    """Report and answer; returns what the keeper reads then, and what who reported reads."""
    visitor = window(None)
    where_it_is = send(visitor, region.waste, reply_to=reply_to).url
    keeper, address = (
        window(cast.ambtenaar),
        reverse("register:answer", args=[MistakeReport.objects.get().public_id]),
    )
    said = keeper.post(address, {"state": state, "answer": answer}, follow=True).content.decode()
    return said, visitor.get(where_it_is).content.decode()


def test_who_left_an_address_gets_a_letter_with_the_way_to_the_answer(region, cast, patient, with_mail):
    said, _ = answered(cast, region)
    [letter] = mail.outbox
    made = MistakeReport.objects.get()
    assert letter.to == ["melder@example.org"]
    assert f"http://testserver{reverse('register:report-state', args=[made.public_id])}" in letter.body
    assert "verbeterd" in letter.body
    assert "De melder krijgt er een e-mail over." in said


def test_the_letter_holds_nothing_that_a_person_typed(region, cast, patient, with_mail):
    answered(cast, region, answer="Bel Jan Jansen")
    [letter] = mail.outbox
    typed = (TEXT, "Jan Jansen", str(cast.ambtenaar), cast.ambtenaar.email)
    assert not any(word in letter.body + letter.subject for word in typed)


def test_without_an_address_no_letter_goes(region, cast, patient, with_mail):
    said, _ = answered(cast, region, reply_to="")
    assert mail.outbox == []
    assert "De melder leest het op de bladzijde van de melding." in said


def test_a_site_without_mail_says_where_the_answer_comes(region, cast, patient, settings):
    settings.MAIL_IS_SENT = False
    said, seen = answered(cast, region, answer="", state="looking")
    assert mail.outbox == []
    assert "e-mail over" not in said
    assert "U krijgt er geen e-mail over; kom terug op deze bladzijde." in seen


def test_a_site_without_mail_asks_for_no_address(region, cast, patient, settings):
    settings.MAIL_IS_SENT = False
    visitor = window(None)
    assert "E-mailadres" not in text_of(visitor.get(where(region.waste)))
    assert send(visitor, region.waste, reply_to="melder@example.org").status_code == 302
    assert MistakeReport.objects.get().reply_to == ""


def test_a_site_with_mail_asks_for_an_address(region, with_mail):
    assert "E-mailadres" in text_of(window(None).get(where(region.waste)))


def test_that_someone_is_looking_is_no_news_and_the_same_answer_is_told_once(
    region, cast, patient, with_mail
):
    answered(cast, region, answer="", state="looking")
    assert mail.outbox == []
    keeper, address = (
        window(cast.ambtenaar),
        reverse("register:answer", args=[MistakeReport.objects.get().public_id]),
    )
    for _ in range(2):
        keeper.post(address, {"state": "stands", "answer": "Het klopt zo."})
    assert len(mail.outbox) == 1


def test_a_mail_server_that_refuses_costs_no_answer(region, cast, patient, with_mail, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", 1
    _, seen = answered(cast, region)
    assert "Verbeterd, dank." in seen


def test_who_waits_reads_that_a_letter_comes(region, cast, patient, with_mail):
    _, seen = answered(cast, region, answer="", state="looking")
    assert "krijgt u een e-mail op het adres dat u opgaf" in seen
