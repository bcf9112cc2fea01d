"""Who acts on a piece before a council: its clerk, the own body, and the house that laid it; it is 1 June 2026."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from verband.rooms.councils.choices import Occasion, Voice
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.selectors.consultation_page import STEPS
from verband.rooms.councils.services.consultations import Piece, lay_before
from verband.rooms.councils.tests.pieces import clerk_of
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Affiliation
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.pages import text_of

LAID_ON = date(2026, 5, 1)
AT = datetime(2026, 5, 1, 12, tzinfo=UTC)
PIECE = Piece(Voice.OPINION, Occasion.BUDGET, 2027, "ontwerpbegroting 2027", sent_on=date(2026, 4, 1))
RETURNED = {
    "received_on": date(2026, 4, 3),
    "reaction": "said",
    "decided_on": date(2026, 5, 12),
    "text": "De raad wil minder.",
    "returned_on": date(2026, 5, 13),
}


@pytest.fixture
def secretary(region):
    return window(person("bestuurssecretaris", AffiliationRole.CLERK, region.waste_body))


def lay(region, by, *parties) -> Consultation:
    """Put a piece before councils as someone, and return that of the first."""
    lay_before(partnership=region.waste, parties=parties, piece=PIECE, on=LAID_ON, at=AT, by=by)
    return Consultation.objects.get(party=parties[0])


@pytest.fixture
def own(cast, region):
    """Let the clerk of Houten note a piece of the own council."""
    return lay(region, cast.griffier, region.houten)


def steps(row):
    return {
        **{word: reverse("councils:consultation-step", args=[row.public_id, word]) for word in STEPS},
        "verzending": reverse("councils:note-sending", args=[row.public_id]),
    }


def may(browser, row):
    """Return the steps that are there for someone, and taking away when that is."""
    answers = {word: browser.get(address).status_code for word, address in steps(row).items()}
    assert set(answers.values()) <= {200, 404}
    return {word for word, status in answers.items() if status == 200}


@pytest.mark.parametrize("stand", ["laid", "returned"])
@pytest.mark.parametrize("role", [AffiliationRole.CLERK, AffiliationRole.EDITOR])
def test_another_participant_does_nothing_with_what_a_council_noted_itself(own, region, stand, role):
    if stand == "returned":
        Consultation.objects.update(**RETURNED)
    other = window(person("van-elders", role, region.nieuwegein))
    assert may(other, own) == set()
    for address in [*steps(own).values(), reverse("councils:remove-consultation", args=[own.public_id])]:
        assert other.post(address, {"returned_on": "2026-05-20"}).status_code == 404
    shown = text_of(other.get(reverse("councils:consultation", args=[own.public_id])))
    assert "Haal dit stuk weg" not in shown
    assert "Leg de verzending vast" not in shown
    assert "Noteer wat het bestuur ontving" not in shown


def test_the_own_body_still_writes_what_is_of_the_board(own, secretary):
    assert may(secretary, own) == {"stuk", "ontvangst-bestuur", "volgens-bestuur", "verzending"}
    Consultation.objects.update(**RETURNED)
    assert may(secretary, own) == {"antwoord", "verzending"}


def test_the_own_body_takes_a_piece_away_in_which_nothing_was_written(own, secretary):
    secretary.post(reverse("councils:remove-consultation", args=[own.public_id]))
    assert not Consultation.objects.exists()


def test_the_house_that_laid_a_piece_keeps_it_at_other_councils(cast, region):
    row = lay(region, cast.griffier, region.nieuwegein, region.houten)
    for user in (cast.griffier, cast.ambtenaar):
        assert may(window(user), row) == {"stuk", "ontvangst-bestuur", "volgens-bestuur", "verzending"}
    assert may(clerk_of(region.vijfheerenlanden), row) == set()


def test_a_house_for_which_the_layer_worked_later_has_laid_nothing(cast, region):
    row = lay(region, cast.griffier, region.nieuwegein)
    Affiliation.objects.create(
        user=cast.griffier,
        role=AffiliationRole.CLERK,
        party=region.vijfheerenlanden,
        valid_from=date(2026, 5, 15),
    )
    assert may(clerk_of(region.vijfheerenlanden), row) == set()


def test_the_sending_is_written_at_the_councils_of_the_own_laying_only(own, cast, region):
    row = lay(region, person("van-elders", AffiliationRole.EDITOR, region.nieuwegein), region.nieuwegein)
    form = window(cast.griffier).get(steps(own)["verzending"]).context["form"]
    assert [label for _, label in form["councils"].field.choices] == ["raad van Houten"]
    assert may(window(cast.griffier), row) == set()


def test_the_page_says_of_which_organisation_and_role_each_step_is(own, secretary, cast, region):
    step = steps(own)["volgens-bestuur"]
    told = {"returned_on": "2026-05-20", "reaction": "said", "text": "Minder.", "gezien": ""}
    seen = secretary.get(step).context["form"]["gezien"].value()
    assert secretary.post(step, told | {"gezien": seen}).status_code == 302
    shown = text_of(clerk_of(region.nieuwegein).get(reverse("councils:consultation", args=[own.public_id])))
    assert "Voorgelegd griffie Gemeente Houten, 1 mei 2026" in shown
    assert "Ontvangen door het bestuur" in shown
    assert "Besluit en tekst griffie of bestuurssecretariaat Afvaldienst Lek" in shown
    assert cast.griffier.email not in shown


def test_the_page_says_nothing_of_a_draft_to_others(own, cast, region):
    clerk = window(cast.griffier)
    step = steps(own)["besluit"]
    seen = clerk.get(step).context["form"]["gezien"].value()
    assert clerk.post(step, {"reaction": "pending", "text": "Concept.", "gezien": seen}).status_code == 302
    address = reverse("councils:consultation", args=[own.public_id])
    assert "Besluit en tekst griffie" in text_of(clerk.get(address))
    assert "Besluit en tekst" not in text_of(clerk_of(region.nieuwegein).get(address))
