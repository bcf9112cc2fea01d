"""The three lists apart, the own work list, and years side by side."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from verband.rooms.common.exports import read_back
from verband.rooms.councils.choices import Voice
from verband.rooms.councils.models import Consultation, CouncilMeeting, OwnTerm, RuleSwitch
from verband.rooms.councils.services.consultations import note_receipt
from verband.rooms.councils.tests.pieces import SECRET, clerk_of, drafted, piece, returned
from verband.rooms.councils.tests.test_consultations import says
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.factories import join
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.test_keep_pages import sent

LISTS = {"opinions": "zienswijze", "permissions": "toestemming", "wishes": "wensen"}


@pytest.fixture
def clerk(cast):
    return window(cast.griffier)


@pytest.fixture
def three(region):
    """Put one piece of each kind before Houten."""
    piece(region, subject="stuk-zienswijze")
    text = {"occasion": "arrangement", "procedure": "amend"}
    piece(region, voice=Voice.PERMISSION, subject="stuk-toestemming", **text)
    piece(region, voice=Voice.WISHES, occasion="decision", subject="stuk-wensen")


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.usefixtures("three")
def test_each_list_holds_its_own_kind_only_with_its_law(clerk, name):
    shown = says(clerk.get(reverse(f"councils:{name}")))
    assert {word for word in LISTS.values() if f"stuk-{word}" in shown} == {LISTS[name]}
    assert "Wgr" in shown


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_list_says_how_it_is_filled(clerk, name):
    assert "Nog niets voorgelegd" in says(clerk.get(reverse(f"councils:{name}")))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_list_is_saved_with_days_texts_and_ids(clerk, region, kind):
    row = returned(region, answered_on=date(2026, 5, 28), answer="Ja, want.", outcome="partly")
    answer = clerk.get(reverse("councils:opinions"), {"formaat": kind})
    [line] = read_back(answer.content)
    assert line["Id"] == str(row.public_id)
    assert (line["Ontvangen op"], line["Laatste dag"]) == ("2026-04-03", "2026-06-26")
    assert (line["Tekst"], line["Antwoord van het bestuur"]) == (SECRET, "Ja, want.")
    assert line["Wat het bestuur ermee deed"] == "deels overgenomen"


def test_a_file_holds_no_draft_of_another_house(cast, region):
    drafted(region)
    answer = window(cast.programmateam).get(reverse("councils:opinions"), {"formaat": "csv"})
    [line] = read_back(answer.content)
    assert (line["Tekst"], line["Besluit"], line["Stand"]) == ("", "", "ligt bij de raad")


def test_a_list_is_narrowed_and_searched(clerk, region):
    piece(region, subject="een")
    piece(region, region.nieuwegein, subject="twee")
    there = reverse("councils:opinions")
    assert ">twee" not in says(clerk.get(there, {"raad": str(region.houten.public_id)}))
    shown = says(clerk.get(there, {"zoek": "nieuwegein"}))
    assert ">twee 2027<" in shown
    assert ">een" not in shown


def test_the_work_list_tells_what_waits_for_which_step(clerk, region):
    received = {"received_on": date(2026, 4, 3)}
    piece(region, subject="nieuw")
    piece(region, subject="gekomen", **received)
    piece(region, subject="gepland", agenda_on=date(2026, 6, 9), **received)
    piece(region, subject="besloten", reaction="nothing", decided_on=date(2026, 5, 12), **received)
    returned(region, subject="gestuurd")
    piece(region, region.nieuwegein, subject="van een ander")
    page = clerk.get(reverse("councils:work", args=[region.houten.public_id])).context["page"]
    told = {group.title: [line.reading.subject for line in group.lines] for group in page.groups}
    assert list(told.values()) == [["nieuw"], ["gekomen"], ["gepland"], ["besloten"], ["gestuurd"]]


def test_the_work_list_tells_how_many_days_are_left_and_what_is_over(clerk, region):
    piece(region, subject="bijna", received_on=date(2026, 3, 16), sent_on=None)
    piece(region, subject="voorbij", received_on=date(2026, 3, 2), sent_on=None)
    shown = says(clerk.get(reverse("councils:work", args=[region.houten.public_id])))
    assert "nog 7 dagen" in shown
    assert "7 dagen voorbij" in shown


def test_the_work_list_names_the_last_meeting_in_time(clerk, region):
    piece(region, received_on=date(2026, 4, 3))
    there = reverse("councils:work", args=[region.houten.public_id])
    assert "geen vergadering meer op tijd" not in says(clerk.get(there))
    for day in (date(2026, 5, 28), date(2026, 7, 9)):
        CouncilMeeting.objects.create(party=region.houten, on=day, name="raad")
    assert "geen vergadering meer op tijd" in says(clerk.get(there))
    papers = {"papers_by": date(2026, 6, 9)}
    CouncilMeeting.objects.create(party=region.houten, on=date(2026, 6, 23), name="raad", **papers)
    assert "laatste op tijd: 23 juni 2026, raad; stukken uiterlijk 9 juni 2026" in says(clerk.get(there))
    assert "die dag is voorbij" not in says(clerk.get(there))
    CouncilMeeting.objects.filter(**papers).update(papers_by=date(2026, 5, 29))
    assert "die dag is voorbij" in says(clerk.get(there))
    step = reverse("councils:consultation-step", args=[Consultation.objects.get().public_id, "agenda"])
    assert "9 juli 2026, raad, na de laatste dag" in says(clerk.get(step))


def test_the_log_leads_to_the_page_of_a_piece(cast, clerk, region):
    row = piece(region)
    note_receipt(
        row=row,
        values={"received_on": date(2026, 4, 20)},
        on=date(2026, 6, 1),
        at=datetime(2026, 6, 1, 12, tzinfo=UTC),
        by=cast.griffier,
    )
    shown = says(clerk.get(reverse("history:record", args=[row.public_id])))
    assert reverse("councils:consultation", args=[row.public_id]) in shown


def test_who_reads_along_is_told_so_and_gets_no_deeds(cast, region):
    piece(region)
    shown = says(window(cast.raadslid).get(reverse("councils:work", args=[region.houten.public_id])))
    assert "U leest mee" in shown
    assert "Noteer ontvangst" not in shown


def test_an_empty_work_list_says_so(clerk, region):
    assert "Er wacht niets" in says(clerk.get(reverse("councils:work", args=[region.houten.public_id])))


def test_a_longer_term_of_the_arrangement_counts_and_a_shorter_does_not(clerk, region):
    row = piece(region, received_on=date(2026, 4, 3))
    there = reverse("councils:consultation", args=[row.public_id])
    own = OwnTerm.objects.create(partnership=region.waste, occasion="budget", weeks=14, clause="artikel 9")
    assert "10 juli 2026" in says(clerk.get(there))
    OwnTerm.objects.filter(pk=own.pk).update(weeks=4)
    assert "26 juni 2026" in says(clerk.get(there))
    OwnTerm.objects.filter(pk=own.pk).update(weeks=14, valid_to=date(2026, 1, 1))
    assert "26 juni 2026" in says(clerk.get(there))


def test_a_rule_that_is_switched_off_gives_no_term(clerk, region):
    row = piece(region, received_on=date(2026, 4, 3))
    RuleSwitch.objects.create(code="zienswijze-begroting", because="nagegaan")
    assert "geen termijn" in says(clerk.get(reverse("councils:consultation", args=[row.public_id])))


def test_years_stand_side_by_side_for_a_partnership_and_for_a_council(clerk, region):
    for year, outcome in ((2025, "taken"), (2026, "not-taken")):
        returned(region, year=year, outcome=outcome, answered_on=date(2026, 5, 28), answer="Want.")
    for name, row in (("years-of-partnership", region.waste), ("years-of-council", region.houten)):
        answer = clerk.get(reverse(f"councils:{name}", args=[row.public_id]))
        assert answer.context["years"].years == [2025, 2026]
        assert "zijn 2 zienswijzen verstuurd" in says(answer)
        assert "1 overgenomen, 1 niet overgenomen" in " ".join(says(answer).split())


def test_permission_stands_not_among_the_years_of_zienswijzen(clerk, region):
    piece(region, voice=Voice.PERMISSION, occasion="decision")
    answer = clerk.get(reverse("councils:years-of-council", args=[region.houten.public_id]))
    assert "Nog geen zienswijzen" in says(answer)


def test_more_than_six_years_are_counted_and_not_shown(clerk, region):
    for year in range(2019, 2028):
        returned(region, year=year)
    shown = says(clerk.get(reverse("councils:years-of-council", args=[region.houten.public_id])))
    assert "3 eerdere jaren niet getoond" in shown


def test_the_overview_leads_to_the_own_list_and_to_laying(clerk, cast, region):
    piece(region)
    shown = says(clerk.get(reverse("councils:consultations")))
    assert reverse("councils:work", args=[region.houten.public_id]) in shown
    assert reverse("councils:lay", args=[region.waste.public_id]) in shown
    team = says(window(cast.programmateam).get(reverse("councils:consultations")))
    assert "Leg een stuk voor" not in team
    assert "Werklijst" not in team


def test_the_sheet_tells_what_was_said_and_answered(clerk, region):
    row = returned(region, answered_on=date(2026, 5, 28), answer="Ja, want.", outcome="taken")
    shown = says(clerk.get(reverse("councils:consultation-paper", args=[row.public_id])))
    assert SECRET in shown
    assert "Ja, want." in shown
    assert "de raad van Houten" in shown


def test_a_piece_without_a_text_has_no_sheet(clerk, region):
    row = piece(region)
    assert clerk.get(reverse("councils:consultation-paper", args=[row.public_id])).status_code == 404


def test_a_hidden_statement_of_law_is_not_shown(clerk, region, settings):
    row = piece(region)
    there = reverse("councils:consultation", args=[row.public_id])
    assert "twaalf weken na ontvangst" in says(clerk.get(there))
    assert "acht weken" not in says(clerk.get(there))
    settings.HIDDEN_STATEMENTS = ["stem-zienswijze-begroting"]
    assert "twaalf weken na ontvangst" not in says(clerk.get(there))


def test_a_longer_list_asks_the_database_no_more_often(clerk, region):
    def count(name, *words):
        with CaptureQueriesContext(connection) as captured:
            assert clerk.get(reverse(f"councils:{name}", args=words)).status_code == 200
        return len(captured)

    pages = [
        ("opinions",),
        ("work", region.houten.public_id),
        ("years-of-council", region.houten.public_id),
        ("years-of-partnership", region.waste.public_id),
        ("consultations",),
    ]
    drafted(region)
    few = [(count(*page), count(*page))[1] for page in pages]  # the first visit reads the register in
    for number in range(8):
        for party in (region.houten, region.nieuwegein):
            piece(region, party, subject=f"stuk {number}", partnership=region.fire, year=2020 + number)
    assert [count(*page) for page in pages] == few


def test_piece_and_list_name_the_article_of_the_chapter(clerk, region):
    join(region.waste, region.province)
    row = piece(region)
    only = {"verband": str(region.waste.public_id)}
    for answer in (
        clerk.get(reverse("councils:consultation", args=[row.public_id])),
        clerk.get(reverse("councils:opinions"), only),
    ):
        assert "artikel 59, derde lid Wgr" in says(answer)
        assert "Wgr 35" not in says(answer)


def test_a_list_of_more_chapters_names_the_article_for_municipalities(clerk, region):
    piece(region)
    join(region.fire, region.province)
    piece(region, partnership=region.fire)
    assert "Wgr 35, derde lid" in says(clerk.get(reverse("councils:opinions")))


def test_the_list_shows_when_it_was_sent_and_received_and_counts_what_came_back(clerk, region):
    returned(region)
    piece(region, region.nieuwegein, received_on=date(2026, 4, 7))
    shown = " ".join(text_of(clerk.get(reverse("councils:opinions"))).split())
    assert "1 van 2 teruggestuurd" in shown
    assert "1 april 2026 7 april 2026" in shown
    assert "0 van 1 teruggestuurd" in text_of(clerk.get(reverse("councils:opinions"), {"zoek": "nieuwegein"}))


def test_the_list_is_narrowed_to_what_is_over_and_did_not_come_back(clerk, region):
    long_ago = {"sent_on": None, "received_on": date(2026, 3, 2)}
    piece(region, region.nieuwegein, **long_ago)
    returned(region, **long_ago)
    piece(region, region.vijfheerenlanden)
    answer = clerk.get(reverse("councils:opinions"), {"laatste-dag": "voorbij"})
    assert [line.reading.council for line in answer.context["result"].rows] == ["raad van Nieuwegein"]


def test_laying_leads_to_the_list_of_exactly_those_pieces(cast, region):
    piece(region, partnership=region.fire)
    piece(region, subject="iets anders", occasion="decision")
    told = {"voice": "opinion", "occasion": "budget", "year": "2027", "subject": "Begroting & meer"}
    answer = window(cast.ambtenaar).post(
        reverse("councils:lay", args=[region.waste.public_id]), told | {"everyone": "on"}, follow=True
    )
    rows = answer.context["result"].rows
    assert {row.reading.subject for row in rows} == {"Begroting & meer"}
    assert len(rows) == Consultation.objects.filter(subject="Begroting & meer").count()


def test_the_answers_to_one_piece_are_written_one_after_the_other(region):
    first, last = returned(region), returned(region, party=region.vijfheerenlanden)
    piece(region, region.nieuwegein)
    other = returned(region, subject="een ander stuk")
    browser = clerk_of(region.waste_body)
    where = [reverse("councils:consultation-step", args=[row.public_id, "antwoord"]) for row in (first, last)]
    told = {"answered_on": "2026-05-28", "answer": "Ja.", "outcome": "taken", "verder": "1"}
    assert "Bewaar en ga naar het volgende" in text_of(browser.get(where[0]))
    assert browser.post(where[0], sent(browser.get(where[0])) | told).url == where[1]
    assert "Bewaar en ga naar het volgende" not in text_of(browser.get(where[1]))
    page = reverse("councils:consultation", args=[last.public_id])
    assert browser.post(where[1], sent(browser.get(where[1])) | told).url == page
    other.refresh_from_db()
    assert other.answered_on is None
