"""Who reads what a council writes: its own house until it is sent, all partners after that, the public never."""

import pytest
from django.core import signing
from django.urls import reverse

from verband.rooms.common.forms import SEEN
from verband.rooms.councils.selectors import consultations as selectors
from verband.rooms.councils.tests.pieces import RECEIVED, SECRET, clerk_of, decided, drafted, piece, returned
from verband.rooms.register.tests.cast import window

HOUSE = {"raadslid", "ambtenaar", "griffier"}
PARTNERS = HOUSE | {"bestuurder", "programmateam"}
ANSWER = {"answered_on", "answer", "outcome"}
STEPS = ("stuk", "ontvangst", "agenda", "besluit", "versturen", "antwoord", "nadien")


def page(row, name="consultation", *words):
    return reverse(f"councils:{name}", args=[row.public_id, *words])


def pages_with_texts(row):
    lists = [f"{reverse('councils:opinions')}?formaat={kind}" for kind in ("csv", "")]
    years = [
        reverse("councils:years-of-partnership", args=[row.partnership.public_id]),
        reverse("councils:years-of-council", args=[row.party.public_id]),
    ]
    work = [reverse("councils:work", args=[row.party.public_id])]
    return [page(row), page(row, "consultation-paper"), *lists, *years, *work, reverse("history:recent")]


def shows(browser, address, text):
    return text in browser.get(address).content.decode()


def seen_by(form):
    """Return which columns the hidden field of a form holds."""
    return set(signing.loads(form["gezien"].value(), salt=SEEN))


def readers(cast, row, text=SECRET):
    """Return who finds the text on any page."""
    found = set()
    for who, user in cast.everyone().items():
        browser = window(user)
        found |= {who for address in pages_with_texts(row) if shows(browser, address, text)}
    return found


@pytest.mark.parametrize("stand", [drafted, decided])
def test_a_text_that_was_not_sent_is_read_in_its_own_house_only(cast, region, stand):
    assert readers(cast, stand(region)) == HOUSE


def test_a_text_that_was_sent_is_read_by_all_partners_and_not_by_the_public(cast, region):
    assert readers(cast, returned(region)) == PARTNERS


def test_the_decision_itself_stays_at_home_until_it_is_sent(cast, region):
    row = decided(region)
    shown = window(cast.programmateam).get(page(row)).content.decode()
    assert "ligt bij de raad" in shown
    assert "vastgesteld" not in shown
    assert "12 mei 2026" not in shown


def test_the_programme_team_gets_no_work_list_and_no_sheet(cast, region):
    row = drafted(region)
    for who in ("programmateam", "bestuurder"):
        browser = window(getattr(cast, who))
        assert browser.get(page(row, "consultation-paper")).status_code == 404
        assert browser.get(reverse("councils:work", args=[region.houten.public_id])).status_code == 404


def test_a_planted_breach_is_caught(cast, region, monkeypatch):
    everyone = frozenset({region.houten.pk})
    monkeypatch.setattr(selectors, "houses_of", lambda _visitor, _on: everyone)
    assert "programmateam" in readers(cast, drafted(region))


@pytest.mark.parametrize("word", STEPS)
def test_a_step_is_not_there_for_who_may_not_take_it(cast, region, word):
    row = decided(region)
    for who, user in cast.everyone().items():
        status = window(user).get(page(row, "consultation-step", word)).status_code
        may = who == "griffier" and word not in {"antwoord", "nadien"}
        assert (status == 200) == may, who


def test_the_clerk_of_another_council_writes_nothing_here(cast, region):
    row = drafted(region)
    browser = clerk_of(region.nieuwegein)
    for word in ("ontvangst", "agenda", "besluit"):
        assert browser.get(page(row, "consultation-step", word)).status_code == 404
    assert not shows(browser, page(row), SECRET)
    assert browser.post(page(row, "take-back")).status_code == 404


def test_who_lays_corrects_a_piece_until_the_council_wrote_something(cast, region):
    fresh, official = piece(region), window(cast.ambtenaar)
    assert official.get(page(fresh, "consultation-step", "stuk")).status_code == 200
    other = clerk_of(region.waste_body)
    assert other.get(page(fresh, "consultation-step", "stuk")).status_code == 200
    fresh.received_on = RECEIVED
    fresh.save()
    assert other.get(page(fresh, "consultation-step", "stuk")).status_code == 404


def test_the_form_of_an_answer_carries_nothing_else_along(cast, region):
    row, browser = returned(region, proof="zaak 12"), clerk_of(region.waste_body)
    there = page(row, "consultation-step", "antwoord")
    assert seen_by(browser.get(there).context["form"]) == ANSWER
    told = {"answered_on": "2026-05-28", "answer": "", "outcome": "taken", "gezien": ""}
    answer = browser.post(there, told)
    assert answer.status_code == 422
    assert seen_by(answer.context["form"]) == ANSWER


def test_the_programme_team_lays_nothing_before_councils(cast, region):
    where = reverse("councils:lay", args=[region.waste.public_id])
    got = {who for who, user in cast.everyone().items() if window(user).get(where).status_code == 200}
    assert got == {"ambtenaar", "griffier"}


def test_the_work_list_is_of_the_own_house(cast, region):
    where = reverse("councils:work", args=[region.houten.public_id])
    got = {who for who, user in cast.everyone().items() if window(user).get(where).status_code == 200}
    assert got == HOUSE
