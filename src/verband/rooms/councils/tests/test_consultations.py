"""A piece before councils, step by step: laid, received, on an agenda, decided, sent, answered."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.councils.models import Consultation, CouncilMeeting
from verband.rooms.councils.tests.pieces import SECRET, clerk_of, decided, drafted, piece, returned
from verband.rooms.history.models import Event
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.test_keep_pages import sent


def where(row, word):
    return reverse("councils:consultation-step", args=[row.public_id, word])


def page(row):
    return reverse("councils:consultation", args=[row.public_id])


@pytest.fixture
def clerk(cast):
    return window(cast.griffier)


def fill(browser, row, word, **values):
    """Open a step, change some fields and send it back."""
    return browser.post(where(row, word), sent(browser.get(where(row, word))) | values)


def says(answer):
    return answer.content.decode().replace("&#x27;", "'")


def undo(browser):
    """Take back what was done last."""
    batch = Event.objects.order_by("-id").first().batch
    return browser.post(reverse("history:undo", args=[batch]))


# --- the steps ------------------------------------------------------------------------------------------------------


def test_the_term_runs_from_receipt(clerk, region):
    row = piece(region)
    answer = clerk.get(page(row))
    assert "gerekend vanaf de verzending; de ontvangst is niet vastgelegd" in says(answer)
    fill(clerk, row, "ontvangst", received_on="2026-04-03", proof="mail van 3 april")
    shown = says(clerk.get(page(row)))
    assert "26 juni 2026" in shown  # twelve weeks after Friday 3 April
    assert "mail van 3 april" in shown


def test_a_last_day_that_is_no_working_day_stands_beside_the_next(clerk, region):
    row = piece(region, received_on=date(2026, 4, 4))
    shown = says(clerk.get(page(row)))
    assert "27 juni 2026" in shown
    assert "29 juni 2026" in shown


def test_permission_has_no_term(clerk, region):
    row = piece(
        region, voice="permission", occasion="arrangement", procedure="amend", received_on=date(2026, 4, 3)
    )
    assert "Laatste dag" not in says(clerk.get(page(row)))


def test_a_meeting_of_the_council_is_chosen(clerk, region):
    row = drafted(region)
    meeting = CouncilMeeting.objects.create(
        party=region.houten, on=date(2026, 6, 30), name="raadsvergadering"
    )
    fill(clerk, row, "agenda", meeting=str(meeting.public_id))
    row.refresh_from_db()
    assert (row.agenda_on, row.agenda) == (meeting.on, "raadsvergadering")
    assert "na de laatste dag" in says(clerk.get(page(row)))


def test_of_a_chosen_meeting_and_another_day_one_must_go(clerk, region):
    row = drafted(region)
    meeting = CouncilMeeting.objects.create(
        party=region.houten, on=date(2026, 6, 30), name="raadsvergadering"
    )
    answer = fill(clerk, row, "agenda", meeting=str(meeting.public_id), agenda_on="2026-06-16")
    assert answer.status_code == 422
    assert "laat één van de twee weg" in says(answer)


def test_a_meeting_takes_the_place_of_the_day_that_stood(clerk, region):
    row = drafted(region)
    fill(clerk, row, "agenda", agenda_on="2026-06-16", agenda="raad")
    meeting = CouncilMeeting.objects.create(
        party=region.houten, on=date(2026, 6, 30), name="raadsvergadering"
    )
    assert fill(clerk, row, "agenda", meeting=str(meeting.public_id)).status_code == 302
    row.refresh_from_db()
    assert row.agenda_on == meeting.on


def test_a_meeting_of_another_council_cannot_be_chosen(clerk, region):
    meeting = CouncilMeeting.objects.create(party=region.nieuwegein, on=date(2026, 6, 30), name="raad")
    assert fill(clerk, drafted(region), "agenda", meeting=str(meeting.public_id)).status_code == 422


def test_a_draft_is_kept_without_a_decision(clerk, region):
    row = piece(region, received_on=date(2026, 4, 3))
    assert fill(clerk, row, "besluit", reaction="pending", text="Concept.").status_code == 302
    row.refresh_from_db()
    assert (row.text, row.reaction, row.decided_on) == ("Concept.", "pending", None)


@pytest.mark.parametrize(
    ("word", "values", "sentence"),
    [
        ("ontvangst", {"received_on": "2026-03-31"}, "ligt voor de dag van verzending"),
        ("ontvangst", {"received_on": "2026-06-02"}, "moet nog komen"),
        ("agenda", {"agenda_on": "2026-04-01"}, "kies een latere vergadering"),
        ("besluit", {"reaction": "said"}, "op welke dag"),
        ("besluit", {"reaction": "said", "decided_on": "2026-05-12", "text": " "}, "Vul de tekst in"),
        ("besluit", {"reaction": "pending", "decided_on": "2026-05-12"}, "kies dat of maak de dag leeg"),
        ("besluit", {"reaction": "said", "decided_on": "2026-04-02"}, "ligt voor de dag van ontvangst"),
        ("besluit", {"reaction": "granted", "decided_on": "2026-05-12"}, "Besluit"),
    ],
    ids=["early", "future", "agenda", "no-day", "no-text", "day-only", "order", "other-voice"],
)
def test_a_wrong_step_is_refused_and_nothing_typed_is_lost(clerk, region, word, values, sentence):
    row = drafted(region)
    answer = fill(clerk, row, word, **values)
    assert answer.status_code == 422
    assert sentence in says(answer)
    typed = next(iter(values.values()))
    assert typed in says(answer)
    assert not Event.objects.exists()


def test_a_refusal_of_permission_asks_for_one_of_two_grounds(clerk, region):
    row = drafted(region, voice="permission", occasion="arrangement", procedure="amend")
    told = {"reaction": "refused", "decided_on": "2026-05-12", "text": "In strijd met de wet."}
    answer = fill(clerk, row, "besluit", **told)
    assert "strijd met het recht of strijd met het algemeen belang" in says(answer)
    assert fill(clerk, row, "besluit", **told, ground="law").status_code == 302
    row.refresh_from_db()
    assert (row.reaction, row.ground) == ("refused", "law")
    assert "grond: strijd met het recht" in says(clerk.get(page(row)))


def test_a_ground_belongs_to_a_refusal_only(clerk, region):
    row = drafted(region, voice="permission", occasion="arrangement", procedure="amend")
    answer = fill(clerk, row, "besluit", reaction="granted", decided_on="2026-05-12", ground="law")
    assert "hoort alleen bij een weigering" in says(answer)


def test_nothing_is_sent_that_was_not_decided(clerk, region):
    assert clerk.get(where(drafted(region), "versturen")).status_code == 404


def test_what_was_sent_is_not_rewritten_but_taken_back_first(clerk, region):
    row = decided(region)
    assert fill(clerk, row, "versturen", returned_on="2026-05-13").status_code == 302
    assert clerk.get(where(row, "besluit")).status_code == 404
    assert "Teruggehaald" in says(
        clerk.post(reverse("councils:take-back", args=[row.public_id]), follow=True)
    )
    assert clerk.get(where(row, "besluit")).status_code == 200
    undo(clerk)
    row.refresh_from_db()
    assert row.returned_on == date(2026, 5, 13)


def test_an_answer_comes_with_reasons_and_outcome(clerk, region):
    row = returned(region)
    assert "met de redenen" in says(fill(clerk, row, "antwoord", answered_on="2026-05-28"))
    told = {"answered_on": "2026-05-28", "answer": "Het tarief gaat omlaag, want de raden vroegen dat."}
    assert fill(clerk, row, "antwoord", **told, outcome="taken").status_code == 302
    shown = says(clerk.get(page(row)))
    assert "op 28 mei 2026: overgenomen" in shown
    assert "Het tarief gaat omlaag" in shown
    answer = clerk.post(reverse("councils:take-back", args=[row.public_id]), follow=True)
    assert "haal eerst dat antwoord weg" in says(answer)


def test_an_official_of_a_participant_writes_the_answer_and_takes_it_back(cast, region):
    row, official = returned(region), window(cast.ambtenaar)
    told = {"answered_on": "2026-05-28", "answer": "Nee, want het geld is er niet.", "outcome": "not-taken"}
    assert fill(official, row, "antwoord", **told).status_code == 302
    assert official.get(where(row, "nadien")).status_code == 404
    assert undo(official).status_code == 302
    row.refresh_from_db()
    assert (row.answer, row.outcome) == ("", "unknown")


def test_what_a_clerk_decided_is_undone_by_that_clerk_only(clerk, cast, region):
    row = drafted(region)
    fill(clerk, row, "besluit", reaction="said", decided_on="2026-05-12")
    for browser in (window(cast.ambtenaar), clerk_of(region.nieuwegein), window(cast.programmateam)):
        assert undo(browser).status_code == 404
    assert undo(clerk).status_code == 302
    row.refresh_from_db()
    assert row.reaction == "pending"


def test_the_log_tells_a_draft_to_its_own_house_only(clerk, cast, region):
    row = drafted(region, text="")
    fill(clerk, row, "besluit", text=SECRET)
    told = {
        who: window(user).get(reverse("history:record", args=[row.public_id]))
        for who, user in cast.everyone().items()
    }
    assert {who for who, answer in told.items() if SECRET in answer.content.decode()} == {
        "raadslid",
        "ambtenaar",
        "griffier",
    }


def test_sending_the_same_twice_changes_nothing(clerk, region):
    row = drafted(region)
    values = sent(clerk.get(where(row, "ontvangst"))) | {"proof": "mail"}
    clerk.post(where(row, "ontvangst"), values)
    again = clerk.post(where(row, "ontvangst"), values, follow=True)
    assert "dit stond er al zo" in says(again)
    assert Event.objects.count() == 1


def test_two_people_on_one_text_see_both_and_lose_nothing(clerk, region):
    row = drafted(region)
    first, second = sent(clerk.get(where(row, "besluit"))), sent(clerk.get(where(row, "besluit")))
    clerk.post(where(row, "besluit"), first | {"text": "Van de eerste."})
    answer = clerk.post(where(row, "besluit"), second | {"text": "Van de tweede."})
    assert answer.status_code == 422
    shown = says(answer)
    assert "heeft iemand anders tekst gewijzigd" in shown
    assert "Van de eerste." in shown
    assert "Van de tweede." in shown
    assert clerk.post(where(row, "besluit"), sent(answer)).status_code == 302
    row.refresh_from_db()
    assert row.text == "Van de tweede."


def test_two_people_on_different_steps_do_not_hinder_each_other(clerk, region):
    row = drafted(region)
    waiting = sent(clerk.get(where(row, "ontvangst")))
    fill(clerk, row, "besluit", text="Nieuwe tekst.")
    assert clerk.post(where(row, "ontvangst"), waiting | {"proof": "mail"}).status_code == 302
    row.refresh_from_db()
    assert (row.text, row.proof) == ("Nieuwe tekst.", "mail")


def test_a_piece_that_would_be_the_same_as_another_is_refused(clerk, region):
    piece(region)
    other = piece(region, subject="tweede ontwerp")
    answer = fill(clerk, other, "stuk", subject="ontwerpbegroting 2027")
    assert "over 2027 ligt al bij deze raad" in says(answer)


def test_a_piece_laid_by_mistake_is_taken_away_and_put_back(clerk, region):
    row = drafted(region)
    answer = clerk.post(reverse("councils:remove-consultation", args=[row.public_id]))
    assert answer.url == reverse("councils:work", args=[region.houten.public_id])
    assert not Consultation.objects.exists()
    undo(clerk)
    assert Consultation.objects.get().text == SECRET


def test_others_take_nothing_away_in_which_the_council_wrote(region):
    row, browser = drafted(region), clerk_of(region.waste_body)
    there = reverse("councils:remove-consultation", args=[row.public_id])
    assert "alleen de eigen griffie" in says(browser.post(there, follow=True))
    Consultation.objects.update(text="", received_on=None)
    browser.post(there)
    assert not Consultation.objects.exists()


def test_an_unknown_step_is_not_there(clerk, region):
    assert clerk.get(where(piece(region), "lunch")).status_code == 404


def test_a_half_filled_form_survives_a_lost_session(clerk, region, cast):
    row = drafted(region)
    values = sent(clerk.get(where(row, "besluit"))) | {"text": "Half geschreven"}
    clerk.logout()
    assert clerk.post(where(row, "besluit"), values).status_code == 302
    clerk.force_login(cast.griffier, backend="django.contrib.auth.backends.ModelBackend")
    assert "Half geschreven" in says(clerk.get(where(row, "besluit")))
