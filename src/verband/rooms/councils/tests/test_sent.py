"""What went out stays as it went out: no undo sends a draft, and no one sends a text unseen."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from verband.rooms.councils.choices import Occasion, Outcome, Reaction
from verband.rooms.councils.models import BoardItem, BoardMeeting, Consultation, DeviatingView
from verband.rooms.councils.services import consultations, preparation
from verband.rooms.history.models import Event
from verband.rooms.history.services import NotAllowedError, undo_batch
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of

AT, TODAY = datetime(2026, 6, 1, 12, tzinfo=UTC), date(2026, 6, 1)


@pytest.fixture
def piece(region):
    return Consultation.objects.create(
        partnership=region.fire,
        party=region.houten,
        occasion=Occasion.BUDGET,
        year=2027,
        subject="ontwerpbegroting 2027",
        received_on=date(2026, 4, 15),
    )


def acted(by):
    return {"on": TODAY, "at": AT, "by": by}


def draft(row, by, text):
    return consultations.decide(row=row, values={"text": text}, **acted(by))


def decided(row, by, text):
    values = {"text": text, "reaction": Reaction.SAID, "decided_on": date(2026, 5, 21)}
    return consultations.decide(row=row, values=values, **acted(by))


def sent(row, by):
    return consultations.send(row=row, values={"returned_on": date(2026, 5, 22)}, **acted(by))


def undone(batch, by):
    return undo_batch(batch=batch, at=AT, on=TODAY, by=by)


def test_undoing_a_decision_does_not_send_the_draft_before_it(piece, cast):
    draft(piece, cast.griffier, "CONCEPT")
    batch = decided(piece, cast.griffier, "BESLUIT")
    sent(piece, cast.griffier)
    with pytest.raises(NotAllowedError):
        undone(batch, cast.griffier)
    piece.refresh_from_db()
    assert piece.text == "BESLUIT"


def test_undoing_a_taking_back_does_not_send_what_was_written_since(piece, cast):
    decided(piece, cast.griffier, "BESLUIT")
    sent(piece, cast.griffier)
    batch = consultations.take_back(row=piece, **acted(cast.griffier))
    draft(piece, cast.griffier, "NIEUW CONCEPT")
    with pytest.raises(NotAllowedError):
        undone(batch, cast.griffier)
    piece.refresh_from_db()
    assert piece.returned_on is None


def test_sending_itself_is_undone_until_the_board_has_answered(piece, cast):
    decided(piece, cast.griffier, "BESLUIT")
    batch = sent(piece, cast.griffier)
    undone(batch, cast.griffier)
    piece.refresh_from_db()
    assert piece.returned_on is None
    batch = sent(piece, cast.griffier)
    values = {"answered_on": date(2026, 5, 29), "answer": "Ja.", "outcome": Outcome.TAKEN}
    answered = consultations.note_answer(row=piece, values=values, **acted(cast.griffier))
    with pytest.raises(NotAllowedError):
        undone(batch, cast.griffier)
    undone(answered, cast.griffier)
    piece.refresh_from_db()
    assert (piece.answer, piece.text) == ("", "BESLUIT")


def test_who_laid_a_piece_rewrites_it_no_more_once_the_council_has_written(piece, cast):
    values = {"subject": "Begroting 2027"}
    batch = consultations.correct_piece(row=piece, values=values, **acted(cast.ambtenaar))
    draft(piece, cast.griffier, "CONCEPT")
    with pytest.raises(NotAllowedError):
        undone(batch, cast.ambtenaar)


def test_a_released_view_keeps_the_text_that_was_seen(cast, region):
    meeting = BoardMeeting.objects.create(
        partnership=region.fire, on=date(2026, 7, 8), occasion=Occasion.BUDGET, year=2027
    )
    item = BoardItem.objects.create(meeting=meeting, title="x", asked="y", drafted_by=region.houten)
    by = {"at": AT, "by": cast.ambtenaar}
    preparation.write_view(item=item, party=region.houten, text="Boos", **by)
    view = DeviatingView.objects.get()
    batch = preparation.change_view(view=view, text="Netjes", **by)
    preparation.release_view(view=view, seen="Netjes", on=TODAY, **by)
    with pytest.raises(NotAllowedError):
        undone(batch, cast.ambtenaar)
    view.refresh_from_db()
    assert view.text == "Netjes"


def test_a_text_that_changed_while_one_looked_is_not_sent(piece, cast):
    decided(piece, cast.griffier, "BESLUIT")
    address = reverse("councils:consultation-step", args=[piece.public_id, "versturen"])
    clerk = window(cast.griffier)
    page = clerk.get(address)
    assert "BESLUIT" in text_of(page)
    form = page.context["form"]
    values = {name: form[name].value() for name in ("gezien", "seen_text")} | {"returned_on": "2026-05-22"}
    decided(piece, cast.griffier, "ANDERE TEKST")
    answer = clerk.post(address, values)
    assert (answer.status_code, "gewijzigd terwijl u keek" in text_of(answer)) == (422, True)
    again = {name: answer.context["form"][name].value() for name in ("gezien", "seen_text")}
    assert clerk.post(address, again | {"returned_on": "2026-05-22"}).status_code == 302


def test_what_people_wrote_at_a_meeting_is_no_public_history(cast, region):
    values = {"on": "2026-07-08", "occasion": "budget", "year": "2027", "note": "BESLOTEN"}
    window(cast.griffier).post(
        reverse("councils:add-day", args=[region.fire.public_id, "vergadering"]), values
    )
    event = Event.objects.get(object_kind="board-meeting")
    page = reverse("history:record", args=[event.object_id])
    assert window(None).get(page).status_code == 404
    assert "BESLOTEN" in text_of(window(cast.raadslid).get(page))
