"""A council agrees to what it has seen, by its own clerk: what changes afterwards it did not agree to."""

import pytest

from verband.rooms.councils.models import Involvement, InvolvementConsent
from verband.rooms.councils.tests.agreements import CONSENT, choose, correct, give, page_of, undo
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.test_keep_pages import sent


@pytest.fixture
def clerk(cast):
    return window(cast.griffier)


@pytest.fixture(autouse=True)
def agreed(clerk, region):
    """Let the fire brigade begin with the standard arrangement for a statutory body."""
    assert choose(clerk, region).status_code == 302
    return Involvement.objects.get()


def test_a_clerk_writes_down_that_the_council_agrees(clerk, region):
    assert give(clerk, region, region.houten).status_code == 302
    said = text_of(clerk.get(page_of("agreement", region)))
    assert "1 van 3 raden hebben ingestemd" in said
    assert "Raad van Houten ingestemd op 1 mei 2026" in said


def test_a_change_afterwards_was_not_agreed_to(clerk, region):
    give(clerk, region, region.houten)
    correct(clerk, region, "radenmarkt", per_year="2", note="Meer")
    said = text_of(clerk.get(page_of("agreement", region)))
    assert "0 van 3 raden hebben ingestemd; 1 raad stemde in met een eerdere versie" in said
    assert "radenmarkt: 2 keer per jaar, uren naar de schatting (Meer)" in said
    assert "niet meer: radenmarkt: 1 keer per jaar" in said


def test_a_change_that_is_undone_was_agreed_to_after_all(clerk, cast, region, today):
    give(clerk, region, region.houten)
    correct(clerk, region, "radenmarkt", per_year="2", note="Meer")
    undo(cast.griffier, today)
    assert "1 van 3 raden hebben ingestemd" in text_of(clerk.get(page_of("agreement", region)))


def test_a_new_explanation_is_no_other_agreement(clerk, region):
    give(clerk, region, region.houten)
    where = page_of("agreement-about", region)
    clerk.post(where, sent(clerk.get(where)) | {"because": "Beter gezegd", "review_on": "2028-01-01"})
    assert "1 van 3 raden hebben ingestemd" in text_of(clerk.get(page_of("agreement", region)))


def test_agreeing_anew_is_to_what_stands_now(clerk, region):
    give(clerk, region, region.houten)
    correct(clerk, region, "radenmarkt", per_year="2", note="Meer")
    give(clerk, region, region.houten, agreed_on="2026-05-20")
    assert InvolvementConsent.objects.count() == 1
    assert "ingestemd op 20 mei 2026" in text_of(clerk.get(page_of("agreement", region)))


def test_what_changed_while_the_clerk_read_is_shown_before_he_agrees(clerk, cast, region):
    where = page_of("consent", region, region.houten.public_id)
    mine = sent(clerk.get(where)) | CONSENT
    correct(window(cast.ambtenaar), region, "radenmarkt", per_year="2", note="Meer")
    answer = clerk.post(where, mine)
    assert answer.status_code == 422
    assert "De afspraak is gewijzigd sinds u deze bladzijde opende" in text_of(answer)
    assert "Radenmarkt: 2 keer per jaar" in text_of(answer)
    assert not InvolvementConsent.objects.exists()
    assert clerk.post(where, sent(answer)).status_code == 302


@pytest.mark.parametrize(
    ("day", "said"), [("2026-06-02", "moet nog komen"), ("", "Vul dit in"), ("nu", "datum")]
)
def test_a_day_that_cannot_be_is_refused(clerk, region, day, said):
    answer = give(clerk, region, region.houten, agreed_on=day)
    assert answer.status_code == 422
    assert said in text_of(answer)


def test_a_clerk_takes_it_back_and_a_second_click_does_nothing(clerk, region):
    give(clerk, region, region.houten)
    where = page_of("withdraw-consent", region, region.houten.public_id)
    assert clerk.post(where).status_code == 302
    assert clerk.post(where).status_code == 302
    assert not InvolvementConsent.objects.exists()


def test_nobody_else_speaks_for_a_council(cast, region):
    for who, user in cast.everyone().items():
        where = page_of("consent", region, region.houten.public_id)
        answer = window(user).get(where).status_code
        assert answer == (200 if who == "griffier" else 302 if who == "inwoner" else 404), who
        back = page_of("withdraw-consent", region, region.houten.public_id)
        if who not in {"griffier", "inwoner"}:
            assert window(user).post(back).status_code == 404, who


def test_a_clerk_speaks_for_no_other_council(clerk, region):
    assert clerk.get(page_of("consent", region, region.nieuwegein.public_id)).status_code == 404


def test_a_council_that_takes_no_part_cannot_agree(region):
    other = window(person("secretaris", AffiliationRole.CLERK, region.water))
    assert other.get(page_of("consent", region, region.water.public_id)).status_code == 404


def test_an_agreement_that_a_council_agreed_to_is_not_dropped(clerk, cast, region):
    give(clerk, region, region.houten)
    answer = window(cast.ambtenaar).post(page_of("drop-agreement", region), follow=True)
    assert "hun griffies trekken de instemming eerst in" in text_of(answer, "//body")
    assert Involvement.objects.exists()


def test_without_agreement_nobody_can_agree(clerk, region):
    assert clerk.get(page_of("consent", region, region.houten.public_id, of=region.lek)).status_code == 404
