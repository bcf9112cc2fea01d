"""What the board received of a council that fills in nothing itself, and the proof of sending; it is 1 June 2026."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.common.exports import read_back
from verband.rooms.councils.choices import Outcome, Reaction, Voice
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.tests.pieces import clerk_of, drafted, piece, returned
from verband.rooms.history.models import Event
from verband.rooms.history.services import NotAllowedError, undo_batch
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.test_keep_pages import sent

VIEW = {
    "returned_on": "2026-05-20",
    "board_proof": "brief van 19 mei, zaak 215",
    "reaction": "said",
    "decided_on": "",
    "text": "De raad wil minder.",
}
MARK = "volgens het bestuur, nog niet bevestigd door de griffie"
SENDING = "mail aan de griffies van 1 april, zaak 114"


@pytest.fixture
def secretary(region):
    return person("bestuurssecretaris", AffiliationRole.CLERK, region.waste_body)


@pytest.fixture
def board(secretary):
    return window(secretary)


@pytest.fixture
def row(region) -> Consultation:
    """Put a piece before the council of Nieuwegein, which nobody speaks for here."""
    return piece(region, region.nieuwegein)


def step(row, word="volgens-bestuur"):
    return reverse("councils:consultation-step", args=[row.public_id, word])


def page(row):
    return reverse("councils:consultation", args=[row.public_id])


def noted(browser, row, **told):
    return browser.post(step(row), sent(browser.get(step(row))) | VIEW | told)


def test_the_board_notes_what_it_received_and_answers_it(board, row, region):
    assert noted(board, row).status_code == 302
    said = text_of(board.get(page(row)))
    assert "wacht op antwoord, volgens het bestuur, nog niet bevestigd door de griffie" in said
    assert "brief van 19 mei, zaak 215" in said
    there = step(row, "antwoord")
    told = {"answered_on": "2026-05-28", "answer": "Ja.", "outcome": Outcome.TAKEN}
    assert board.post(there, sent(board.get(there)) | told).status_code == 302
    years = reverse("councils:years-of-partnership", args=[region.waste.public_id])
    assert "overgenomen (volgens het bestuur)" in text_of(board.get(years))
    [line] = read_back(board.get(reverse("councils:opinions"), {"formaat": "csv"}).content)
    assert (line["Volgens wie"], line["Tekst"]) == (MARK, "De raad wil minder.")
    assert line["Bewijs van ontvangst door het bestuur"] == "brief van 19 mei, zaak 215"


def test_the_clerk_confirms_and_from_then_on_it_is_of_the_council(board, row, region):
    noted(board, row)
    clerk = clerk_of(region.nieuwegein)
    work = reverse("councils:work", args=[region.nieuwegein.public_id])
    assert "Te bevestigen" in text_of(clerk.get(work))
    where = step(row, "bevestigen")
    told = {"decided_on": "2026-05-14", "text": "De raad wil minder, en later."}
    assert clerk.post(where, sent(clerk.get(where)) | told).status_code == 302
    row.refresh_from_db()
    assert (row.by_board, row.text) == (False, "De raad wil minder, en later.")
    assert "nog niet bevestigd" not in text_of(board.get(page(row)))
    assert board.get(step(row)).status_code == 404
    assert board.post(step(row), VIEW).status_code == 404


def test_confirming_asks_for_the_day_of_the_decision(board, row, region):
    noted(board, row)
    clerk, where = clerk_of(region.nieuwegein), step(row, "bevestigen")
    assert clerk.post(where, sent(clerk.get(where))).status_code == 422
    row.refresh_from_db()
    assert row.by_board


def test_the_clerk_takes_it_back_and_keeps_the_text_as_a_draft(board, row, region):
    noted(board, row)
    clerk_of(region.nieuwegein).post(reverse("councils:take-back", args=[row.public_id]))
    row.refresh_from_db()
    assert (row.by_board, row.returned_on, row.reaction) == (False, None, Reaction.PENDING)
    assert "De raad wil minder" not in text_of(board.get(page(row)))


@pytest.mark.parametrize("stand", [drafted, returned])
def test_the_board_never_overwrites_what_a_clerk_wrote(board, region, stand):
    row = stand(region)
    assert board.get(step(row)).status_code == 404
    assert board.post(step(row), VIEW).status_code == 404
    row.refresh_from_db()
    assert row.text != VIEW["text"]


def test_a_clerk_who_writes_meanwhile_goes_first(board, row, monkeypatch):
    seen = sent(board.get(step(row)))
    monkeypatch.setattr(
        "verband.rooms.councils.views.consultations.consultation_to_change",
        lambda *_: (Consultation.objects.get(pk=row.pk), board.get(page(row)).context["one"]),
    )
    Consultation.objects.filter(pk=row.pk).update(text="CONCEPT")
    answer = board.post(step(row), seen | VIEW)
    assert answer.status_code == 422
    row.refresh_from_db()
    assert (row.text, row.by_board) == ("CONCEPT", False)


def test_who_may_note_what_the_board_received(cast, region):
    row = piece(region)
    got = {who for who, user in cast.everyone().items() if window(user).get(step(row)).status_code == 200}
    assert got == {"ambtenaar", "griffier"}


def test_permission_is_not_noted_by_the_board(board, region):
    row = piece(region, region.nieuwegein, voice=Voice.PERMISSION, occasion="decision")
    assert board.get(step(row)).status_code == 404


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"returned_on": ""}, "op welke dag het bestuur dit ontving"),
        ({"reaction": ""}, "Kies of de raad een zienswijze vaststelde"),
        ({"text": ""}, "Vul de tekst in"),
        ({"returned_on": "2026-06-20"}, "moet nog komen"),
    ],
)
def test_what_is_not_whole_is_asked_for_again(board, row, told, says):
    answer = noted(board, row, **told)
    assert answer.status_code == 422
    assert says in text_of(answer)


def test_emptying_everything_takes_it_away_and_the_deed_is_undone_until_it_is_confirmed(
    board, secretary, row, region
):
    noted(board, row)
    empty = {"returned_on": "", "board_proof": "", "text": "", "reaction": ""}
    assert noted(board, row, **empty).status_code == 302
    row.refresh_from_db()
    assert (row.by_board, row.reaction, row.text) == (False, Reaction.PENDING, "")
    emptied = Event.objects.latest("pk")
    at = emptied.moment
    back = undo_batch(batch=emptied.batch, at=at, on=date(2026, 6, 1), by=secretary).batch
    row.refresh_from_db()
    assert (row.by_board, row.text) == (True, "De raad wil minder.")
    undo_batch(batch=back, at=at, on=date(2026, 6, 1), by=secretary)
    noted(board, row)
    batch = Event.objects.latest("pk").batch
    undo_batch(batch=batch, at=at, on=date(2026, 6, 1), by=secretary)
    row.refresh_from_db()
    assert not row.by_board
    noted(board, row)
    batch = Event.objects.latest("pk").batch
    clerk, where = clerk_of(region.nieuwegein), step(row, "bevestigen")
    clerk.post(where, sent(clerk.get(where)) | {"decided_on": "2026-05-14"})
    with pytest.raises(NotAllowedError):
        undo_batch(batch=batch, at=at, on=date(2026, 6, 1), by=secretary)


def test_proof_of_sending_is_filled_in_once_and_corrected_for_all(board, region):
    told = {"voice": "opinion", "occasion": "budget", "year": "2027", "subject": "ontwerpbegroting 2027"}
    all_of_them = {"sent_on": "2026-04-01", "sent_proof": SENDING, "everyone": "on"}
    board.post(reverse("councils:lay", args=[region.waste.public_id]), told | all_of_them)
    assert set(Consultation.objects.values_list("sent_proof", flat=True)) == {SENDING}
    row = Consultation.objects.first()
    where = reverse("councils:note-sending", args=[row.public_id])
    assert board.get(where).context["form"]["sent_proof"].value() == SENDING
    some = [str(region.houten.public_id), str(region.nieuwegein.public_id)]
    answer = board.post(where, {"sent_on": "2026-04-02", "sent_proof": "zaak 115", "councils": some})
    assert answer.status_code == 302
    told = set(Consultation.objects.filter(sent_proof="zaak 115").values_list("party__name", "sent_on"))
    assert told == {
        ("Gemeente Houten", date(2026, 4, 2)),
        ("Gemeente Nieuwegein", date(2026, 4, 2)),
    }


def test_a_sending_after_a_receipt_is_refused_for_all_with_the_name_of_the_council(board, region):
    row = piece(region, received_on=date(2026, 4, 3))
    piece(region, region.nieuwegein)
    where = reverse("councils:note-sending", args=[row.public_id])
    everyone = [str(region.houten.public_id), str(region.nieuwegein.public_id)]
    answer = board.post(where, {"sent_on": "2026-04-10", "sent_proof": "", "councils": everyone})
    assert answer.status_code == 422
    assert "Raad van Houten: De dag van ontvangst" in text_of(answer)
    assert set(Consultation.objects.values_list("sent_on", flat=True)) == {date(2026, 4, 1)}


def test_who_notes_the_sending(cast, region):
    where = reverse("councils:note-sending", args=[piece(region).public_id])
    got = {who for who, user in cast.everyone().items() if window(user).get(where).status_code == 200}
    assert got == {"ambtenaar", "griffier"}


def test_proofs_are_read_by_who_lays_and_by_the_own_council(cast, region):
    row = piece(region, sent_proof=SENDING, received_on=date(2026, 4, 3), proof="zaak raad 9")
    readers = {"board": window(person("secretaris", AffiliationRole.CLERK, region.waste_body))}
    readers |= {who: window(user) for who, user in cast.everyone().items()}
    for proof in (SENDING, "zaak raad 9"):
        got = {who for who, browser in readers.items() if proof in browser.get(page(row)).content.decode()}
        assert got == {"board", "raadslid", "ambtenaar", "griffier"}
    columns = ("Bewijs van verzending", "Bewijs van ontvangst")
    for who, found in (("board", (SENDING, "zaak raad 9")), ("programmateam", ("", ""))):
        [line] = read_back(readers[who].get(reverse("councils:opinions"), {"formaat": "csv"}).content)
        assert tuple(line[name] for name in columns) == found
