"""A piece before many councils is corrected or taken away at once, and its laying is seen by its house; 1 June 2026."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.councils.choices import Voice
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.tests.pieces import SECRET, clerk_of, piece, returned
from verband.rooms.councils.tests.test_consultations import fill, undo
from verband.rooms.councils.tests.test_laying import laid, lay
from verband.rooms.history.models import Event
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Affiliation
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.pages import text_of

RIGHT = {"subject": "Begroting 2028", "occasion": "budget", "year": "2028", "procedure": ""}


@pytest.fixture
def board(region):
    return clerk_of(region.waste_body)


def parties(region):
    return (region.houten, region.nieuwegein, region.vijfheerenlanden)


def at(row, name):
    return reverse(f"councils:{name}", args=[row.public_id])


def ticked(*some):
    return {"councils": [str(party.public_id) for party in some]}


def test_title_and_year_are_corrected_for_all_at_once(board, region):
    rows = [piece(region, party) for party in parties(region)]
    form = board.get(at(rows[0], "correct-laying")).context["form"]
    assert form["subject"].value() == "ontwerpbegroting 2027"
    answer = board.post(at(rows[0], "correct-laying"), RIGHT | ticked(*parties(region)), follow=True)
    assert "Het stuk is gewijzigd bij 3 overheden." in text_of(answer)
    assert set(Consultation.objects.values_list("subject", "year")) == {("Begroting 2028", 2028)}
    assert undo(board).status_code == 302
    assert set(Consultation.objects.values_list("subject", "year")) == {("ontwerpbegroting 2027", 2027)}


def test_only_the_ticked_councils_change(board, region):
    rows = [piece(region, party) for party in parties(region)]
    board.post(at(rows[0], "correct-laying"), RIGHT | ticked(region.nieuwegein))
    assert [row.party for row in Consultation.objects.filter(year=2028)] == [region.nieuwegein]


@pytest.mark.parametrize("name", ["correct-laying", "remove-laying"])
def test_where_a_council_wrote_something_is_not_offered_and_named(board, region, name):
    row = piece(region)
    piece(region, region.nieuwegein, received_on=date(2026, 4, 3))
    shown = board.get(at(row, name))
    assert [label for _, label in shown.context["form"]["councils"].field.choices] == ["raad van Houten"]
    assert "Bij de raad van Nieuwegein is al iets ingevuld" in text_of(shown)
    answer = board.post(at(row, name), RIGHT | ticked(region.nieuwegein))
    assert answer.status_code == 422
    assert Consultation.objects.filter(subject="ontwerpbegroting 2027").count() == 2


def test_a_title_that_lies_there_already_is_refused_for_all(board, region):
    rows = [piece(region, party) for party in parties(region)]
    piece(region, region.nieuwegein, subject="Begroting 2028", year=2028)
    answer = board.post(at(rows[0], "correct-laying"), RIGHT | ticked(*parties(region)))
    assert answer.status_code == 422
    assert "ligt al bij" in text_of(answer)
    assert Consultation.objects.filter(year=2028).count() == 1


def test_what_cannot_be_said_of_a_piece_is_refused(board, region):
    row = piece(region)
    answer = board.post(
        at(row, "correct-laying"), RIGHT | {"occasion": "arrangement"} | ticked(region.houten)
    )
    assert answer.status_code == 422
    assert "Raad van Houten: Kies bij" in text_of(answer)


def test_a_piece_is_taken_away_at_all_councils_at_once_and_put_back(board, region):
    rows = [piece(region, party) for party in parties(region)]
    answer = board.post(at(rows[0], "remove-laying"), ticked(*parties(region)), follow=True)
    assert "Het stuk is weggehaald bij 3 overheden." in text_of(answer)
    assert not Consultation.objects.exists()
    assert undo(board).status_code == 302
    assert Consultation.objects.count() == 3


@pytest.mark.parametrize("name", ["correct-laying", "remove-laying"])
def test_who_keeps_a_whole_laying(cast, region, name):
    rows = [piece(region, party) for party in (region.nieuwegein, region.vijfheerenlanden)]
    browsers = {who: window(user) for who, user in cast.everyone().items()}
    browsers |= {"own": clerk_of(region.nieuwegein), "board": clerk_of(region.waste_body)}
    got = {who for who, browser in browsers.items() if browser.get(at(rows[0], name)).status_code == 200}
    assert got == {"own", "board"}


def test_the_pages_are_linked_where_there_is_more_than_one(board, region):
    row = piece(region)
    assert at(row, "remove-laying") not in board.get(at(row, "consultation")).content.decode()
    piece(region, region.nieuwegein)
    shown = board.get(at(row, "consultation")).content.decode()
    assert at(row, "remove-laying") in shown
    assert at(row, "correct-laying") in shown


# --- the laying in what was done --------------------------------------------------------------------------------------


def recent(browser):
    return text_of(browser.get(reverse("history:recent")))


@pytest.fixture
def laying(cast, region):
    """Let the clerk of Houten lay a piece before two other councils, and return its batch."""
    others = [str(region.nieuwegein.public_id), str(region.vijfheerenlanden.public_id)]
    window(cast.griffier).post(lay(region), laid(region, councils=others))
    return Event.objects.latest("pk").batch


def test_the_house_that_laid_a_piece_sees_it_in_what_was_done_and_undoes_it(laying, cast, region):
    colleague = window(cast.ambtenaar)
    for browser in (window(cast.griffier), colleague):
        assert "ontwerpbegroting 2027" in recent(browser)
        assert browser.get(reverse("history:batch", args=[laying])).status_code == 200
    assert colleague.post(reverse("history:undo", args=[laying])).status_code == 302
    assert not Consultation.objects.exists()


def test_others_do_not_see_it(laying, cast, region):
    for browser in (window(cast.programmateam), window(cast.bestuurder)):
        assert "ontwerpbegroting 2027" not in recent(browser)
        assert browser.get(reverse("history:batch", args=[laying])).status_code == 404


def test_the_house_that_laid_it_sees_the_laying_and_no_draft(laying, cast, region):
    row = Consultation.objects.get(party=region.nieuwegein)
    fill(clerk_of(region.nieuwegein), row, "besluit", text=SECRET)
    for user in (cast.griffier, cast.ambtenaar):
        shown = text_of(window(user).get(reverse("history:record", args=[row.public_id])))
        assert "ontwerpbegroting 2027" in shown
        assert SECRET not in shown
        assert SECRET not in recent(window(user))


def test_a_draft_that_came_back_with_its_piece_stays_at_home(region):
    """Planted: one person is clerk of Nieuwegein and official of Houten; Houten's people read no draft of hers."""
    both = person("beide", AffiliationRole.CLERK, region.nieuwegein)
    person_of = {"user": both, "role": AffiliationRole.EDITOR, "party": region.houten}
    Affiliation.objects.create(**person_of, valid_from=date(2026, 1, 1))
    row = piece(region, region.nieuwegein, text=SECRET)
    browser = window(both)
    browser.post(at(row, "remove-consultation"))
    undo(browser)
    assert Consultation.objects.get().text == SECRET
    assert SECRET in text_of(browser.get(reverse("history:record", args=[row.public_id])))
    other = window(person("ambtenaar", AffiliationRole.EDITOR, region.houten))
    assert SECRET not in text_of(other.get(reverse("history:record", args=[row.public_id])))
    batch = Event.objects.latest("pk").batch
    assert other.post(reverse("history:undo", args=[batch])).status_code == 404


def test_permission_that_was_laid_is_seen_by_its_house_too(cast, region):
    told = {"voice": Voice.PERMISSION, "occasion": "decision", "subject": "een stichting"}
    window(cast.griffier).post(lay(region), laid(region, councils=[str(region.nieuwegein.public_id)], **told))
    assert "een stichting" in recent(window(cast.ambtenaar))


def test_a_view_that_came_in_is_not_taken_away_along(board, region):
    row = returned(region)
    piece(region, region.nieuwegein)
    board.post(at(row, "remove-laying"), ticked(region.nieuwegein))
    assert list(Consultation.objects.all()) == [row]
