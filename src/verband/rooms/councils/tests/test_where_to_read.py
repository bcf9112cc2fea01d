"""Where a piece and a decision can be read: filled in by whose they are, opened where one reads; 1 June 2026."""

import io
from datetime import date

import pytest
from django.urls import reverse
from docx import Document

from verband.rooms.common.exports import read_back
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.tests.calendars import address, events, read, titled
from verband.rooms.councils.tests.pieces import clerk_of, decided, drafted, piece, returned
from verband.rooms.councils.tests.planned import publish, put
from verband.rooms.councils.tests.test_consultations import fill, page, says, undo
from verband.rooms.councils.tests.test_laying import laid, lay
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.test_keep_pages import sent

STUK = "https://raad.voorbeeld.example/begroting-2027.pdf"
BESLUIT = "https://raad.voorbeeld.example/besluit-12-mei"
LONG = "https://raad.voorbeeld.example/" + "a" * 100


@pytest.fixture
def board(region):
    """Look on as the secretary of the waste service itself."""
    return clerk_of(region.waste_body)


def at(row, name):
    return reverse(f"councils:{name}", args=[row.public_id])


def presidium(region):
    return reverse("councils:presidium", args=[region.houten.public_id]) + "?jaar=2026"


# --- filling in -----------------------------------------------------------------------------------------------------


def test_laying_sets_it_once_for_all_councils_and_undo_takes_it_along(clerk, region):
    clerk.post(lay(region), laid(region, document=STUK))
    assert list(Consultation.objects.values_list("document", flat=True)) == [STUK, STUK]
    undo(clerk)
    assert not Consultation.objects.exists()


@pytest.mark.parametrize(
    "typed",
    ["ftp://raad.example/a", "javascript:alert(1)", "begroting 2027", "https://" + "a" * 2000 + ".nl"],
)
def test_what_is_no_web_page_is_refused_and_nothing_typed_is_lost(clerk, region, typed):
    answer = clerk.post(lay(region), laid(region, document=typed))
    assert answer.status_code == 422
    assert typed in says(answer)
    assert not Consultation.objects.exists()


def test_without_its_beginning_it_gets_https(clerk, region):
    clerk.post(lay(region), laid(region, document="raad.voorbeeld.example/stuk"))
    assert Consultation.objects.first().document == "https://raad.voorbeeld.example/stuk"


def test_the_clerk_corrects_it_at_the_own_council(clerk, region):
    row = drafted(region)
    assert fill(clerk, row, "stuk", document=STUK).status_code == 302
    row.refresh_from_db()
    assert row.document == STUK


@pytest.mark.parametrize("name", ["correct-laying", "note-sending"])
def test_the_secretary_sets_it_for_a_whole_laying_and_takes_it_back(board, region, name):
    rows = [piece(region), piece(region, region.nieuwegein)]
    told = sent(board.get(at(rows[0], name))) | {"document": STUK}
    assert board.post(at(rows[0], name), told).status_code == 302
    assert set(Consultation.objects.values_list("document", flat=True)) == {STUK}
    undo(board)
    assert set(Consultation.objects.values_list("document", flat=True)) == {""}


def test_with_the_sending_it_is_set_and_taken_back_also_where_a_council_wrote_something(board, region):
    row = returned(region)
    told = sent(board.get(at(row, "note-sending"))) | {"document": STUK}
    board.post(at(row, "note-sending"), told)
    row.refresh_from_db()
    assert row.document == STUK
    undo(board)
    row.refresh_from_db()
    assert (row.document, row.returned_on) == ("", date(2026, 5, 13))


def test_the_clerk_fills_in_where_the_decision_stands_before_and_after_sending(clerk, region):
    row = decided(region)
    fill(clerk, row, "besluit", decision=BESLUIT)
    row.refresh_from_db()
    assert row.decision == BESLUIT
    later = returned(region, year=2028)
    assert "Vul de vindplaats in" in says(clerk.get(page(later)))
    fill(clerk, later, "nadien", decision=BESLUIT)
    later.refresh_from_db()
    assert (later.decision, later.afterwards) == (BESLUIT, "")
    undo(clerk)
    later.refresh_from_db()
    assert later.decision == ""


def test_the_clerk_adds_it_when_confirming_what_the_board_received(clerk, region):
    row = returned(region, by_board=True)
    fill(clerk, row, "bevestigen", decision=BESLUIT)
    row.refresh_from_db()
    assert (row.decision, row.by_board) == (BESLUIT, False)


@pytest.mark.parametrize("word", ["besluit", "nadien", "bevestigen"])
def test_others_do_not_write_where_the_decision_stands(board, cast, region, word):
    row = returned(region) if word == "nadien" else decided(region)
    for browser in (board, window(cast.ambtenaar), clerk_of(region.nieuwegein)):
        assert (
            browser.post(at(row, "consultation") + f"stap/{word}/", {"decision": BESLUIT}).status_code == 404
        )
    row.refresh_from_db()
    assert row.decision == ""


# --- reading --------------------------------------------------------------------------------------------------------


def test_it_opens_from_the_page_the_work_list_the_list_and_the_own_year(clerk, region):
    row = piece(region, document=STUK)
    put(region, region.houten, document=STUK, sent_on=date(2026, 4, 1))
    work = reverse("councils:work", args=[region.houten.public_id])
    own = reverse("councils:council", args=[region.houten.public_id]) + "?jaar=2026"
    for where in (page(row), work, own, presidium(region)):
        assert f'href="{STUK}" rel="noreferrer"' in says(clerk.get(where)), where
    assert f'href="{STUK}"' in says(clerk.get(reverse("councils:opinions")))


def test_a_list_of_one_piece_opens_it_once_and_a_list_of_many_none(clerk, region):
    for party in (region.houten, region.nieuwegein):
        piece(region, party, document=STUK)
    where = reverse("councils:opinions")
    assert says(clerk.get(where)).count(f'href="{STUK}"') == 1
    for number in range(3):
        piece(region, subject=f"begroting {number}", document=f"{STUK}?{number}")
    assert "Open het stuk" not in says(clerk.get(where))
    assert says(clerk.get(where, {"zoek": "ontwerpbegroting"})).count(f'href="{STUK}"') == 1


def test_the_public_does_not_get_it(region):
    put(region, region.houten, document=STUK, sent_on=date(2026, 4, 1), received_on=date(2026, 4, 3))
    publish("council", "moment-ics")
    own = reverse("councils:council", args=[region.houten.public_id]) + "?jaar=2026"
    one = reverse("councils:moment-ics", args=[region.fire.public_id, "zienswijze-begroting", 2027])
    for where in (own, f"{one}?raad={region.houten.public_id}"):
        answer = window(None).get(where)
        assert answer.status_code == 200, where
        assert STUK not in answer.content.decode().replace("\r\n ", ""), where


@pytest.mark.parametrize(("document", "printed"), [(STUK, True), (LONG, False)], ids=["short", "long"])
def test_on_paper_the_address_stands_where_it_fits(clerk, region, document, printed):
    put(region, region.houten, document=document, sent_on=date(2026, 4, 1))
    shown = says(clerk.get(presidium(region)))
    assert (f'<span class="print-only small">{document}</span>' in shown) is printed


def test_where_a_decision_stands_is_at_home_until_it_is_sent(clerk, region):
    """Planted: another council looks at the page, the list and the file."""
    row = decided(region, decision=BESLUIT)
    elsewhere = clerk_of(region.nieuwegein)
    wheres = (page(row), reverse("councils:opinions"), reverse("councils:opinions") + "?formaat=csv")
    for where in wheres:
        assert BESLUIT not in elsewhere.get(where).content.decode()
    assert BESLUIT in says(clerk.get(page(row)))
    Consultation.objects.update(returned_on=date(2026, 5, 13))
    assert BESLUIT in says(elsewhere.get(page(row)))


def test_the_file_holds_both_and_who_told_of_the_receipt(clerk, region):
    returned(region, document=STUK, decision=BESLUIT, received_by_board=True)
    returned(region, party=region.nieuwegein)
    answer = clerk.get(reverse("councils:opinions"), {"formaat": "csv"})
    lines = {line["Raad, Staten of algemeen bestuur"]: line for line in read_back(answer.content)}
    told = lines["raad van Houten"]
    assert (told["Vindplaats van het stuk"], told["Vindplaats van het besluit"]) == (STUK, BESLUIT)
    assert told["Ontvangst volgens wie"] == "volgens het bestuur, nog niet bevestigd door de griffie"
    assert lines["raad van Nieuwegein"]["Ontvangst volgens wie"] == ""


def test_the_file_of_the_presidium_holds_it(clerk, region):
    put(region, region.houten, document=STUK, sent_on=date(2026, 4, 1))
    lines = read_back(clerk.get(presidium(region) + "&formaat=csv").content)
    assert STUK in {line["Vindplaats van het stuk"] for line in lines}


def test_the_nota_says_where_piece_and_decision_stand(board, region):
    row = returned(region, document=STUK, decision=BESLUIT)
    paper = Document(
        io.BytesIO(board.get(reverse("councils:consultation-nota", args=[row.public_id])).content)
    )
    cells = [cell.text for table in paper.tables for line in table.rows for cell in line.cells]
    assert f"Vindplaats van het stuk: {STUK}" in [each.text for each in paper.paragraphs]
    assert any(cell.endswith(f"Vindplaats van het besluit: {BESLUIT}") for cell in cells)


def test_history_names_both(clerk, region):
    row = decided(region)
    fill(clerk, row, "besluit", decision=BESLUIT)
    fill(clerk, row, "stuk", document=STUK)
    shown = text_of(clerk.get(reverse("history:record", args=[row.public_id]))).lower()
    assert "vindplaats van het besluit" in shown
    assert "vindplaats van het stuk" in shown
    signed = says(clerk.get(page(row)))
    assert "<dt>Het stuk</dt>" in signed
    assert "<dt>Besluit en tekst</dt>" in signed


# --- in calendars ---------------------------------------------------------------------------------------------------


def test_the_entry_of_a_moment_says_where_the_piece_stands_and_still_leads_to_its_page(cast, region):
    row = put(region, region.houten, document=STUK, sent_on=date(2026, 4, 1), received_on=date(2026, 4, 3))
    event = titled(
        read(address(cast.griffier, party=region.houten)),
        "zienswijze op de ontwerpbegroting 2027, Veiligheid",
    )
    assert event["DESCRIPTION"].endswith(f"\nHet stuk: {STUK}")
    assert event["URL"].endswith(page(row))


def test_only_entries_with_a_piece_change_when_it_is_filled_in(cast, region):
    row = put(region, region.houten, sent_on=date(2026, 4, 1), received_on=date(2026, 4, 3))
    where = address(cast.griffier, party=region.houten)
    before = {event["UID"]: event["SEQUENCE"] for event in read(where)}
    Consultation.objects.filter(pk=row.pk).update(document=STUK)
    after = {event["UID"]: event["SEQUENCE"] for event in read(where)}
    assert before.keys() == after.keys()
    assert {after[uid] for uid in after if after[uid] != before[uid]} == {1}
    assert 0 < sum(after[uid] != before[uid] for uid in after) < len(after)


def test_a_partner_who_takes_one_moment_along_gets_it(clerk, region):
    put(region, region.houten, document=STUK, sent_on=date(2026, 4, 1), received_on=date(2026, 4, 3))
    one = reverse("councils:moment-ics", args=[region.fire.public_id, "zienswijze-begroting", 2027])
    [event] = events(clerk.get(f"{one}?raad={region.houten.public_id}").content)
    assert STUK in event["DESCRIPTION"]
