"""A report reaches who can mend the record, and the sender reads truthfully who that is."""

from datetime import UTC, date, datetime

import pytest
from django.core import signing
from django.urls import reverse

from verband.rooms.register.choices import AffiliationRole, PartyKind, ReportState, Role
from verband.rooms.register.forms import reports as report_forms
from verband.rooms.register.models import Affiliation, MistakeReport
from verband.rooms.register.selectors.reports import Answerer, reports_for, who_answers
from verband.rooms.register.services.keep.reports import answer_report, report_mistake
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.factories import join, partnership, party
from verband.rooms.register.tests.pages import text_of

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
TODAY = date(2026, 6, 1)
SITE = reverse("register:site-reports")


def reported(row, by=None):
    return report_mistake(row=row, label=str(row), text="Dit klopt niet.", reply_to="", at=AT, by=by)


def told_to(cast, report):
    return {who for who, user in cast.everyone().items() if user and report in reports_for(user, TODAY)}


def answering(report):
    return reverse("register:answer", args=[report.public_id])


@pytest.fixture
def ministry(region):
    """Return a government that nobody on the site keeps, in a partnership that nobody here keeps."""
    found = party("Ministerie van Water", PartyKind.MINISTRY)
    join(partnership("Waterberaad"), found)
    return found


@pytest.fixture
def far(ministry):
    return ministry.memberships.get().partnership


@pytest.fixture
def no_teams(cast):
    Affiliation.objects.filter(role=AffiliationRole.TEAM).delete()


def test_what_someone_keeps_goes_to_those_who_keep_it(region, cast):
    assert told_to(cast, reported(region.waste)) == {"ambtenaar", "programmateam"}
    assert told_to(cast, reported(region.houten)) == {"ambtenaar", "programmateam"}


def test_who_left_or_looks_on_does_not_read_what_is_reported_of_it(region, cast, far, ministry):
    stranger = person("vreemd", AffiliationRole.EDITOR, party("Gemeente Verweg"))
    join(region.waste, stranger.affiliations.get().party, role=Role.OBSERVER)
    assert reported(region.waste) not in reports_for(stranger, TODAY)


def test_a_party_goes_to_who_keeps_all_that_it_takes_part_in(region, cast):
    body = party("Stichting Oever", PartyKind.COMPANY_OR_FOUNDATION)
    join(region.waste, body)
    assert told_to(cast, reported(body)) == {"ambtenaar", "programmateam"}


def test_what_only_a_team_can_mend_goes_to_that_team(region, cast):
    alone = party("Stichting Los", PartyKind.COMPANY_OR_FOUNDATION)
    for row in (partnership("Verlaten beraad"), alone):
        report = reported(row)
        assert told_to(cast, report) == {"programmateam"}
        assert who_answers(row.public_id, TODAY) == Answerer.KEEPER
        assert window(cast.programmateam).get(answering(report)).status_code == 200


def test_what_no_team_can_mend_goes_to_who_runs_the_site(cast, far, ministry):
    for row in (far, ministry):
        report = reported(row)
        assert told_to(cast, report) == {"beheerder"}
        assert who_answers(row.public_id, TODAY) == Answerer.ADMINISTRATOR
        assert window(cast.programmateam).get(answering(report)).status_code == 404
    assert "Ministerie van Water" in text_of(window(cast.beheerder).get(SITE))


def test_what_a_team_mends_in_one_partnership_only_goes_to_who_runs_the_site(region, cast, far):
    body = party("Stichting Overal", PartyKind.COMPANY_OR_FOUNDATION)
    join(region.waste, body)
    join(far, body)
    assert told_to(cast, reported(body)) == {"beheerder"}
    assert who_answers(body.public_id, TODAY) == Answerer.ADMINISTRATOR


def test_where_no_province_works_it_goes_to_who_runs_the_site(cast, far, ministry, no_teams):
    report = reported(ministry)
    assert told_to(cast, report) == {"beheerder"}
    assert who_answers(ministry.public_id, TODAY) == Answerer.ADMINISTRATOR
    browser = window(cast.beheerder)
    assert "Ministerie van Water" in text_of(browser.get(SITE))
    assert SITE in browser.get("/").content.decode()
    answer = browser.post(answering(report), {"state": "stands", "answer": "Het klopt zo."})
    assert answer.url == SITE
    assert MistakeReport.objects.get().state == ReportState.STANDS


def test_who_runs_the_site_does_not_read_what_others_answer(region, cast):
    report = reported(region.waste)
    assert window(cast.beheerder).get(answering(report)).status_code == 404
    assert "Geen meldingen" in text_of(window(cast.beheerder).get(SITE))


def test_an_account_that_ended_keeps_nothing(region, cast):
    lonely = party("Gemeente Verweg")
    keeper = person("vreemd", AffiliationRole.EDITOR, lonely)
    assert who_answers(lonely.public_id, TODAY) == Answerer.KEEPER
    keeper.ended_at = AT
    keeper.save()
    assert who_answers(lonely.public_id, TODAY) == Answerer.ADMINISTRATOR
    assert told_to(cast, reported(lonely)) == {"beheerder"}


def test_what_was_merged_goes_to_who_keeps_what_stays(region, cast, far):
    far.merged_into = region.waste
    far.save()
    assert told_to(cast, reported(far)) == {"ambtenaar", "programmateam"}
    assert who_answers(far.public_id, TODAY) == Answerer.KEEPER


@pytest.mark.parametrize("kept", [True, False])
def test_the_sender_reads_beforehand_and_afterwards_who_answers(region, cast, ministry, kept, monkeypatch):
    monkeypatch.setattr(report_forms, "FASTEST", -1)
    row, word = (region.houten, "Wie deze gegevens bijhoudt") if kept else (ministry, "De beheerder")
    where, browser = reverse("register:report", args=["overheid", row.public_id]), window(None)
    assert word in text_of(browser.get(where))
    opened = signing.TimestampSigner(salt=report_forms.SALT).sign("open")
    sent = browser.post(where, {"text": "Dit klopt niet.", "opened": opened}, follow=True)
    assert word in text_of(sent)


def test_the_desk_counts_what_nobody_looked_at_yet(region, cast, far):
    first, _ = reported(region.waste), reported(region.houten)
    assert "2 nieuwe meldingen" in text_of(window(cast.ambtenaar).get(reverse("register:desk")))
    answer_report(report=first, state=ReportState.LOOKING, answer="", at=AT, by=cast.ambtenaar)
    page = window(cast.ambtenaar).get(reverse("register:desk"))
    assert "1 nieuwe melding over" in text_of(page)
    assert reverse("register:reports") in page.content.decode().partition("Wacht op uw besluit")[2]
