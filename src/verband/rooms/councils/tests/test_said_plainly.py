"""What forms say and refuse: whose day it is, a piece that came in, and when a report can be of; it is 1 June 2026."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.councils.models import Consultation, FrameReport, Rapporteur
from verband.rooms.councils.tests.pieces import clerk_of, drafted, piece, returned
from verband.rooms.councils.tests.test_board_views import noted
from verband.rooms.councils.tests.test_consultations import fill, page
from verband.rooms.councils.tests.test_rapporteurs import adding, followed, report_on
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of

__all__ = ["followed"]


@pytest.mark.parametrize(
    ("on", "says"),
    [
        ("2099-06-02", "Het verslag is van 2 juni 2099 en die dag moet nog komen"),
        ("2026-01-14", "Fractie Dorpslijst is rapporteur vanaf 15 januari 2026"),
    ],
    ids=["future", "early"],
)
def test_a_report_is_of_a_day_on_which_it_can_have_been_made(clerk, region, followed, on, says):
    answer = clerk.post(adding(region, "verslag"), report_on(followed, Rapporteur.objects.get(), on=on))
    assert answer.status_code == 422
    assert says in text_of(answer)
    [report] = FrameReport.objects.all()
    where = reverse("councils:correct-following", args=["verslag", report.public_id])
    seen = clerk.get(where).context["form"]["gezien"].value()
    told = report_on(followed, Rapporteur.objects.get(), on=on) | {"gezien": seen}
    assert says in text_of(clerk.post(where, told))
    report.refresh_from_db()
    assert report.on == date(2026, 5, 1)


@pytest.mark.parametrize("on", ["2026-06-01", "2026-01-15"])
def test_a_report_of_today_or_of_the_first_day_is_taken(clerk, region, followed, on):
    answer = clerk.post(adding(region, "verslag"), report_on(followed, Rapporteur.objects.get(), on=on))
    assert answer.status_code == 302


def test_a_refused_day_says_whose_days_they_are(clerk, region):
    row = piece(region, region.nieuwegein, sent_on=date(2026, 5, 19))
    answer = noted(clerk_of(region.waste_body), row, returned_on="2026-05-10")
    assert (
        "De dag van ontvangst door het bestuur (10 mei 2026) ligt voor de dag van verzending aan de raad van "
        "Nieuwegein (19 mei 2026)"
    ) in text_of(answer)
    late = fill(clerk, drafted(region), "besluit", reaction="said", decided_on="2026-04-02")
    assert "ligt voor de dag van ontvangst door de raad van Houten (3 april 2026)" in text_of(late)


def test_what_stands_on_no_agenda_is_not_unknown(clerk, region):
    assert "Agenda nog niet op een agenda" in text_of(clerk.get(page(drafted(region))))
    sent = returned(region, subject="ander stuk")
    assert "Agenda niet ingevuld" in text_of(clerk.get(page(sent)))


# --- a piece that came in ---------------------------------------------------------------------------------------------


def came_in(region):
    return reverse("councils:lay", args=[region.waste.public_id]) + f"?raad={region.houten.public_id}"


def test_a_piece_that_came_in_is_noted_at_the_own_council_with_its_receipt(clerk, region):
    shown = clerk.get(came_in(region))
    said = text_of(shown)
    assert "Noteer een stuk dat binnenkwam bij de raad van Houten" in said
    assert "raad van Nieuwegein" not in said
    assert "Aan alle raden" not in said
    told = {"voice": "opinion", "occasion": "budget", "year": "2027", "subject": "ontwerpbegroting 2027"}
    told |= {"sent_on": "2026-04-01", "received_on": "2026-04-03", "proof": "mail van 3 april"}
    answer = clerk.post(came_in(region), told, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("councils:work", args=[region.houten.public_id])
    assert "Genoteerd: ontwerpbegroting 2027." in text_of(answer)
    row = Consultation.objects.get()
    assert (row.party, row.received_on, row.proof) == (region.houten, date(2026, 4, 3), "mail van 3 april")


def test_a_receipt_before_the_sending_is_refused_and_nothing_is_lost(clerk, region):
    told = {"voice": "opinion", "occasion": "budget", "year": "2027", "subject": "ontwerpbegroting 2027"}
    told |= {"sent_on": "2026-04-05", "received_on": "2026-04-03", "proof": "mail van 3 april"}
    answer = clerk.post(came_in(region), told)
    assert answer.status_code == 422
    assert "mail van 3 april" in answer.content.decode()
    assert not Consultation.objects.exists()


def test_nobody_notes_what_came_in_at_another_council(clerk, region):
    other = reverse("councils:lay", args=[region.waste.public_id]) + f"?raad={region.nieuwegein.public_id}"
    told = {"voice": "opinion", "occasion": "budget", "year": "2027", "subject": "ontwerpbegroting 2027"}
    told |= {"received_on": "2026-04-03", "councils": str(region.nieuwegein.public_id)}
    assert "Noteer een stuk dat binnenkwam" not in text_of(clerk.get(other))
    clerk.post(other, told)
    assert [row.received_on for row in Consultation.objects.all()] == [None]


@pytest.mark.parametrize(
    ("who", "says"),
    [
        ("griffier", "Levert een rapporteur een verslag in, kies dan bij het kader"),
        ("raadslid", "Vraag de griffie om uw account bij uw naam te zetten"),
    ],
)
def test_a_rapporteur_reads_who_writes_the_report_down(cast, region, who, says):
    where = reverse("councils:following", args=[region.houten.public_id, region.fire.public_id])
    assert says in text_of(window(getattr(cast, who)).get(where))
    assert "Een rapporteur met een account schrijft zelf verslagen" in text_of(
        window(getattr(cast, who)).get(reverse("councils:rapporteurs"))
    )
