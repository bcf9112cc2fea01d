"""A joint text: begun by one clerk, read by who was asked, adopted by each council for itself."""

import pytest
from django.urls import reverse

from verband.rooms.councils.models import Consultation, JointOpinion, JointStance
from verband.rooms.councils.tests.pieces import clerk_of, drafted, piece, returned
from verband.rooms.councils.tests.test_consultations import fill, says, undo
from verband.rooms.history.models import Event
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.test_keep_pages import sent

TEXT = "De raden vragen om een lager tarief."


@pytest.fixture
def clerk(cast):
    return window(cast.griffier)


@pytest.fixture
def other(region):
    return clerk_of(region.nieuwegein)


@pytest.fixture
def joint(clerk, region) -> JointOpinion:
    """Begin a joint text of Houten, for which Nieuwegein is asked; Vijfheerenlanden has the piece too."""
    row = piece(region)
    piece(region, region.nieuwegein)
    piece(region, region.vijfheerenlanden)
    told = {"title": "Samen over het tarief", "text": TEXT, "councils": [str(region.nieuwegein.public_id)]}
    assert clerk.post(reverse("councils:start-joint", args=[row.public_id]), told).status_code == 302
    return JointOpinion.objects.get()


def where(name, row):
    return reverse(f"councils:{name}", args=[row.public_id])


def stand(browser, joint, party, **values):
    """Say how a council stands to it."""
    there = where("stance", joint.stances.get(party=party))
    return browser.post(there, sent(browser.get(there)) | values)


def stamp(browser, joint):
    """Return what the page says that laying the text rests on, empty when it offers none."""
    layings = browser.get(where("joint", joint)).context["page"].layings
    return layings[0].stamp if layings else ""


def adopt(browser, joint, party, seen=None):
    row = Consultation.objects.get(party=party)
    there = reverse("councils:adopt-joint", args=[joint.public_id, row.public_id])
    return browser.post(there, {"gezien": stamp(browser, joint) if seen is None else seen}, follow=True)


def test_who_begins_one_joins_and_the_others_are_asked(joint, region):
    stances = dict(joint.stances.values_list("party__name", "stance"))
    assert stances == {"Gemeente Houten": "joins", "Gemeente Nieuwegein": "asked"}
    assert joint.drafted_by == region.houten


def test_it_is_read_by_who_began_it_and_who_was_asked_and_by_nobody_else(joint, cast, region, other):
    there = where("joint", joint)
    got = {who for who, user in cast.everyone().items() if window(user).get(there).status_code == 200}
    assert got == {"raadslid", "ambtenaar", "griffier"}
    assert TEXT in says(other.get(there))
    assert clerk_of(region.vijfheerenlanden).get(there).status_code == 404
    assert TEXT not in says(window(cast.programmateam).get(reverse("councils:joints")))


def test_who_joins_and_who_differs_is_shown(joint, clerk, other, region):
    stand(other, joint, region.nieuwegein, stance="joins-with", difference="En om cijfers per kwartaal.")
    shown = says(clerk.get(where("joint", joint)))
    assert "doet mee met een eigen aanvulling" in shown
    assert "En om cijfers per kwartaal." in shown
    assert "2 van 2" in says(clerk.get(reverse("councils:joints")))


@pytest.mark.parametrize("stance", ["joins-with", "own"])
def test_a_difference_is_put_in_words(joint, other, region, stance):
    assert stand(other, joint, region.nieuwegein, stance=stance).status_code == 422
    assert joint.stances.get(party=region.nieuwegein).stance == "asked"


def test_nobody_speaks_for_another_council(joint, clerk, cast, region):
    there = where("stance", joint.stances.get(party=region.nieuwegein))
    for who, user in cast.everyone().items():
        assert window(user).get(there).status_code in {302, 404}, who


def test_only_who_began_it_changes_its_words(joint, other, cast):
    for browser in (other, window(cast.ambtenaar), window(cast.programmateam)):
        assert browser.get(where("revise-joint", joint)).status_code == 404
        assert browser.get(where("ask-councils", joint)).status_code == 404


def test_the_joint_text_becomes_the_own_draft_with_the_own_addition(joint, clerk, other, region):
    stand(other, joint, region.nieuwegein, stance="joins-with", difference="En om cijfers.")
    assert "als concept" in says(adopt(other, joint, region.nieuwegein))
    row = Consultation.objects.get(party=region.nieuwegein)
    assert (row.text, row.joint) == (f"{TEXT}\n\nAanvulling: En om cijfers.", joint)
    assert (row.reaction, row.returned_on) == ("pending", None)
    assert Consultation.objects.get(party=region.houten).text == ""
    assert "stond er al zo" in says(adopt(other, joint, region.nieuwegein))
    undo(other)
    row.refresh_from_db()
    assert (row.text, row.joint) == ("", None)


def test_what_another_council_took_over_is_not_told_before_it_is_sent(joint, clerk, other, region):
    stand(other, joint, region.nieuwegein, stance="joins")
    adopt(other, joint, region.nieuwegein)
    assert "overgenomen als eigen tekst" not in says(clerk.get(where("joint", joint)))
    assert "overgenomen als eigen tekst" in says(other.get(where("joint", joint)))


def test_a_council_that_has_not_said_so_takes_nothing_over(joint, other, region):
    assert "Zeg eerst" in says(adopt(other, joint, region.nieuwegein))
    assert Consultation.objects.get(party=region.nieuwegein).text == ""


def test_nobody_lays_it_before_the_council_of_another(joint, clerk, region):
    row = Consultation.objects.get(party=region.nieuwegein)
    there = reverse("councils:adopt-joint", args=[joint.public_id, row.public_id])
    assert clerk.post(there).status_code == 404


def test_a_text_that_changed_while_it_was_read_is_shown_again_first(joint, clerk, region):
    seen, there = stamp(clerk, joint), where("revise-joint", joint)
    clerk.post(there, sent(clerk.get(there)) | {"text": "Heel anders."})
    assert "nog eens" in says(adopt(clerk, joint, region.houten, seen))
    assert Consultation.objects.get(party=region.houten).text == ""
    adopt(clerk, joint, region.houten)
    assert Consultation.objects.get(party=region.houten).text == "Heel anders."


def test_a_draft_that_changed_while_it_was_read_is_not_replaced(joint, clerk, region):
    seen, row = stamp(clerk, joint), Consultation.objects.get(party=region.houten)
    fill(clerk, row, "besluit", text="Van een collega.")
    adopt(clerk, joint, region.houten, seen)
    row.refresh_from_db()
    assert row.text == "Van een collega."


def test_an_empty_joint_text_is_not_laid(joint, clerk, region):
    JointOpinion.objects.update(text="")
    assert "nog leeg" in says(adopt(clerk, joint, region.houten))


def test_a_decided_text_is_not_replaced(joint, clerk, region):
    row = Consultation.objects.get(party=region.houten)
    fill(clerk, row, "besluit", reaction="said", decided_on="2026-05-12", text="Eigen tekst.")
    assert "al besloten" in says(adopt(clerk, joint, region.houten))
    row.refresh_from_db()
    assert row.text == "Eigen tekst."


def test_differences_are_shown_before_an_own_text_is_replaced(joint, clerk, region):
    fill(
        clerk,
        Consultation.objects.get(party=region.houten),
        "besluit",
        text="De raad vraagt om een lager tarief.",
    )
    shown = says(clerk.get(where("joint", joint)))
    assert "Overnemen vervangt die" in shown
    assert "<del>" in shown


def test_a_text_that_left_the_joint_one_shows_where(joint, clerk, region):
    adopt(clerk, joint, region.houten)
    row = Consultation.objects.get(party=region.houten)
    fill(clerk, row, "besluit", text=f"{TEXT} En snel.")
    shown = says(clerk.get(where("consultation", row)))
    assert "Verschil met de gezamenlijke tekst" in shown
    assert "En snel." in shown


def test_a_stance_from_before_a_change_says_so(joint, clerk, other, region):
    stand(other, joint, region.nieuwegein, stance="joins")
    mark = "gezegd voor de laatste wijziging"
    assert mark not in says(clerk.get(where("joint", joint)))
    there = where("revise-joint", joint)
    clerk.post(there, sent(clerk.get(there)) | {"text": "De raden vragen om veel."})
    assert mark in says(clerk.get(where("joint", joint)))


def test_two_people_on_one_joint_text_see_both(joint, clerk):
    there = where("revise-joint", joint)
    first, second = sent(clerk.get(there)), sent(clerk.get(there))
    clerk.post(there, first | {"text": "Eerste."})
    answer = clerk.post(there, second | {"text": "Tweede."})
    assert answer.status_code == 422
    assert "Eerste." in says(answer)


def test_a_second_click_begins_no_second_one(joint, clerk, region):
    row = Consultation.objects.get(party=region.houten)
    told = {"title": joint.title, "text": TEXT, "councils": []}
    answer = clerk.post(where("start-joint", row), told)
    assert "Er is al een gezamenlijke zienswijze" in says(answer)
    assert JointOpinion.objects.count() == 1


def test_more_councils_are_asked_and_each_only_once(joint, clerk, region):
    there = where("ask-councils", joint)
    chosen = {"councils": [str(region.vijfheerenlanden.public_id)]}
    assert "raad van Nieuwegein" not in says(clerk.get(there))
    assert clerk.post(there, chosen).status_code == 302
    assert clerk.post(there, chosen).status_code == 422
    assert joint.stances.count() == 3
    assert "Iedereen is al gevraagd" in says(clerk.get(there))


def test_beginning_one_is_undone_and_done_again(joint, clerk):
    assert undo(clerk).status_code == 302
    assert not JointOpinion.objects.exists()
    assert not JointStance.objects.exists()
    undo(clerk)
    assert JointStance.objects.count() == 2


def test_asking_is_undone_by_who_asked_only(joint, clerk, other, region):
    clerk.post(where("ask-councils", joint), {"councils": [str(region.vijfheerenlanden.public_id)]})
    assert undo(other).status_code == 404
    assert undo(clerk).status_code == 302
    assert joint.stances.count() == 2


def test_a_stance_is_undone_by_its_own_clerk_only(joint, clerk, other, region):
    stand(other, joint, region.nieuwegein, stance="joins")
    assert undo(clerk).status_code == 404
    assert undo(other).status_code == 302
    assert joint.stances.get(party=region.nieuwegein).stance == "asked"


def test_an_asked_council_sees_it_on_its_work_list(joint, other, region):
    shown = says(other.get(reverse("councils:work", args=[region.nieuwegein.public_id])))
    assert "Samen over het tarief" in shown
    assert "Zeg of u meedoet" in shown


def test_permission_is_not_given_together(clerk, region):
    row = drafted(region, voice="permission", occasion="arrangement", procedure="amend")
    assert clerk.get(where("start-joint", row)).status_code == 404


def test_the_log_tells_a_joint_text_to_the_house_that_began_it(joint, cast, other):
    there = reverse("history:record", args=[joint.public_id])
    got = {who for who, user in cast.everyone().items() if TEXT in says(window(user).get(there))}
    assert got == {"raadslid", "ambtenaar", "griffier"}
    assert Event.objects.filter(object_kind="joint-stance").count() == 2


def test_a_sent_piece_offers_no_new_joint_text(clerk, region):
    shown = says(clerk.get(where("consultation", returned(region))))
    assert "Begin een gezamenlijke zienswijze" not in shown
