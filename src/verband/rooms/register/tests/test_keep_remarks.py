"""What was said of a partnership, and the challenges it is for: kept by hand like its other parts."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.register.choices import AffiliationRole, Source
from verband.rooms.register.models import Challenge, Remark
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.factories import join, party
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.test_keep_pages import sent

ROUND = {
    "text": "De vergaderingen zijn kort.",
    "round_name": "evaluatie 2026",
    "told_from": "2026-02-01",
    "told_to": "2026-03-01",
    "reply": "",
}


def where(row, word):
    return reverse("register:parts", args=[row.public_id, word])


def undo_newest(browser):
    return browser.post(reverse("history:undo", args=[Event.objects.latest("pk").batch]), follow=True)


@pytest.fixture
def editor(cast):
    return window(cast.ambtenaar)


@pytest.fixture
def colleague(cast):
    return window(cast.programmateam)


# --- Remarks ----------------------------------------------------------------------------------------------------------


def test_a_remark_is_added_corrected_taken_away_and_put_back(editor, region):
    assert editor.post(where(region.waste, "toelichtingen"), ROUND).status_code == 302
    remark = Remark.objects.get(partnership=region.waste)
    assert (remark.text, remark.told_to) == ("De vergaderingen zijn kort.", date(2026, 3, 1))
    there = reverse("register:correct-part", args=[region.waste.public_id, "toelichtingen", remark.public_id])
    editor.post(there, sent(editor.get(there)) | {"reply": "Dat houden we zo."})
    remark.refresh_from_db()
    assert remark.reply == "Dat houden we zo."
    away = reverse("register:remove-part", args=[region.waste.public_id, "toelichtingen", remark.public_id])
    editor.post(away)
    assert not Remark.objects.filter(partnership=region.waste).exists()
    undo_newest(editor)
    assert Remark.objects.get(partnership=region.waste).reply == "Dat houden we zo."


def test_a_remark_of_a_round_that_ends_before_it_begins_is_refused(editor, region):
    answer = editor.post(where(region.waste, "toelichtingen"), ROUND | {"told_to": "2026-01-01"})
    assert answer.status_code == 422
    assert "ligt voor het begin" in text_of(answer)


def test_the_same_remark_of_the_same_round_stands_once(editor, region):
    for _ in range(2):
        answer = editor.post(where(region.waste, "toelichtingen"), ROUND)
    assert answer.status_code == 422
    assert "staat er al" in text_of(answer)
    assert Remark.objects.filter(partnership=region.waste).count() == 1


def test_two_who_correct_one_remark_see_both_texts(editor, colleague, region):
    remark = Remark.objects.create(partnership=region.waste, **ROUND)
    there = reverse("register:correct-part", args=[region.waste.public_id, "toelichtingen", remark.public_id])
    typed = sent(colleague.get(there)) | {"reply": "Wij ook."}
    editor.post(there, sent(editor.get(there)) | {"reply": "Dat houden we zo."})
    answer = colleague.post(there, typed)
    assert answer.status_code == 422
    assert [each.now for each in answer.context["form"].differs] == ["Dat houden we zo."]


def test_a_round_that_is_there_is_offered_and_written_as_it_stands(editor, region):
    Remark.objects.create(partnership=region.fire, **ROUND | {"round_name": "Ronde 2026"})
    there = where(region.waste, "toelichtingen")
    assert '<option value="Ronde 2026">' in editor.get(there).content.decode()
    assert 'list="round_name-rondes"' in editor.get(there).content.decode()
    editor.post(there, ROUND | {"round_name": "ronde  2026"})
    assert Remark.objects.get(partnership=region.waste).round_name == "Ronde 2026"


def test_the_capitals_of_a_round_are_corrected(editor, region):
    remark = Remark.objects.create(partnership=region.waste, **ROUND | {"round_name": "Ronde 2026"})
    there = reverse("register:correct-part", args=[region.waste.public_id, "toelichtingen", remark.public_id])
    editor.post(there, sent(editor.get(there)) | {"round_name": "ronde 2026"})
    remark.refresh_from_db()
    assert remark.round_name == "ronde 2026"


def test_a_conversation_that_is_yet_to_come_is_refused(editor, region):
    there = where(region.waste, "toelichtingen")
    answer = editor.post(there, ROUND | {"told_to": "2026-06-02"})
    assert answer.status_code == 422
    assert answer.context["form"].errors["told_to"] == [
        "Deze dag moet nog komen; vul de dag van het laatste gesprek in, of wacht tot dat is geweest."
    ]
    assert editor.post(there, ROUND | {"told_to": "2026-06-01"}).status_code == 302


def test_who_writes_a_remark_that_is_not_shown_reads_so(editor, region):
    there = where(region.waste, "toelichtingen")
    unseen = "Partners lezen haar nog niet"
    assert unseen in text_of(editor.post(there, ROUND, follow=True))
    for number in range(5):
        join(region.waste, party(f"Gemeente {number}"), source=Source.CONVERSATIONS)
    answer = text_of(editor.post(there, ROUND | {"text": "Lange stukken."}, follow=True))
    assert "De toelichting is toegevoegd." in answer
    assert unseen not in answer


@pytest.mark.parametrize("word", ["toelichtingen", "opgaven"])
def test_who_does_not_keep_a_partnership_keeps_nothing_of_it(region, word):
    stranger = window(person("vreemde", AffiliationRole.EDITOR, region.water))
    assert stranger.get(where(region.waste, word)).status_code == 404


def test_what_was_said_stands_in_no_history_of_who_may_not_read_it(editor, client, region):
    editor.post(where(region.waste, "toelichtingen"), ROUND)
    remark = Remark.objects.get(partnership=region.waste)
    for row in (remark, region.waste):
        there = reverse("history:record", args=[row.public_id])
        assert ROUND["text"] not in client.get(there).content.decode()
    assert ROUND["text"] in editor.get(reverse("history:record", args=[remark.public_id])).content.decode()


# --- Challenges -------------------------------------------------------------------------------------------------------


def names_of(row):
    return list(row.challenges.values_list("name", flat=True))


@pytest.fixture
def wonen(region):
    return Challenge.objects.get(name="Wonen")


def choose(browser, row, *challenges, name=""):
    there = where(row, "opgaven")
    typed = sent(browser.get(there)) | {"challenges": [str(one.public_id) for one in challenges], "new": name}
    return browser.post(there, typed, follow=True)


def test_a_challenge_is_chosen_taken_off_and_put_back(editor, region, wonen):
    choose(editor, region.waste, wonen)
    assert names_of(region.waste) == ["Wonen"]
    assert "Opgaven Wonen" in text_of(window(None).get(region.waste.get_absolute_url()))
    choose(editor, region.waste)
    assert names_of(region.waste) == []
    undo_newest(editor)
    assert names_of(region.waste) == ["Wonen"]


def test_a_challenge_that_is_not_in_the_list_is_named_and_undone_with_the_choice(editor, region, wonen):
    choose(editor, region.waste, wonen, name="Schoon water")
    assert names_of(region.waste) == ["Schoon water", "Wonen"]
    assert Challenge.objects.get(name="Schoon water").code == "schoon-water"
    undo_newest(editor)
    assert names_of(region.waste) == []
    assert not Challenge.objects.filter(name="Schoon water").exists()


def test_a_name_that_stands_in_the_list_is_chosen_and_not_made_again(editor, region):
    choose(editor, region.waste, name="wonen")
    assert names_of(region.waste) == ["Wonen"]
    assert Challenge.objects.filter(name__iexact="wonen").count() == 1


def test_a_name_without_letters_is_refused(editor, region):
    assert "Schrijf een naam met letters" in text_of(choose(editor, region.waste, name="!?"))


def test_choosing_what_stands_is_no_change(editor, region, wonen):
    choose(editor, region.waste, wonen)
    before = Event.objects.count()
    assert "dit stond er al zo" in choose(editor, region.waste, wonen).content.decode()
    assert Event.objects.count() == before


def test_two_who_choose_at_the_same_time_see_both(editor, colleague, region, wonen):
    energy = Challenge.objects.create(code="energie", name="Energie")
    typed = sent(colleague.get(where(region.waste, "opgaven"))) | {"challenges": [str(energy.public_id)]}
    choose(editor, region.waste, wonen)
    answer = colleague.post(where(region.waste, "opgaven"), typed)
    assert answer.status_code == 422
    assert [(each.now, each.wanted) for each in answer.context["form"].differs] == [("Wonen", "Energie")]
    assert names_of(region.waste) == ["Wonen"]
    assert colleague.post(where(region.waste, "opgaven"), sent(answer)).status_code == 302
    assert names_of(region.waste) == ["Energie"]


def test_who_left_the_choice_alone_leaves_what_another_made_of_it(editor, colleague, region, wonen):
    typed = sent(colleague.get(where(region.waste, "opgaven")))
    choose(editor, region.waste, wonen)
    colleague.post(where(region.waste, "opgaven"), typed | {"new": "Schoon water"})
    assert names_of(region.waste) == ["Schoon water", "Wonen"]


def test_a_challenge_that_went_while_the_form_was_open_is_told(editor, region):
    gone = Challenge.objects.create(code="weg", name="Weg")
    typed = sent(editor.get(where(region.waste, "opgaven"))) | {"challenges": [str(gone.public_id)]}
    gone.delete()
    answer = editor.post(where(region.waste, "opgaven"), typed)
    assert answer.status_code == 422
    assert "staat niet meer in de lijst" in text_of(answer)
