"""A part of a partnership that someone takes away while another fills in its form: nothing typed is lost."""

import pytest
from django.urls import reverse

from verband.rooms.history.choices import Deed
from verband.rooms.history.models import Event
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import (
    CharacteristicAnswer,
    Contribution,
    Membership,
    Remark,
    Seat,
    Task,
    YearFigures,
)
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.pages import addresses, text_of
from verband.rooms.register.tests.test_keep_pages import sent


def page(name, row, word):
    return reverse(f"register:{name}", args=[row.partnership.public_id, word, row.public_id])


def seat(region):
    return Seat.objects.create(
        partnership=region.waste, party=region.houten, organ="AB van de regeling", function="voorzitter"
    )


@pytest.fixture
def first(cast):
    return window(cast.ambtenaar)


@pytest.fixture
def second(cast):
    return window(cast.programmateam)


@pytest.fixture
def taken_away(region, first, second):
    """Return a seat that was taken away, and what someone typed on its page meanwhile."""
    row = seat(region)
    typed = sent(second.get(page("correct-part", row, "zetels"))) | {"held_by": "wethouder Financiën"}
    first.post(page("remove-part", row, "zetels"))
    return row, typed


PARTS = {
    "taken": (Task, {"name": "Inzamelen"}, "description"),
    "zetels": (Seat, {"organ": "AB van de regeling", "function": "voorzitter"}, "held_by"),
    "bijdragen": (Contribution, {"year": 2026, "kind": "budget", "amount": "10.50", "source": "b"}, "source"),
    "toelichtingen": (
        Remark,
        {"text": "Kort.", "round_name": "2026", "told_from": "2026-01-01", "told_to": "2026-02-01"},
        "reply",
    ),
    "jaarcijfers": (YearFigures, {"year": 2025, "kind": "accounts", "source": "b"}, "source"),
}


@pytest.mark.parametrize("word", PARTS)
def test_what_was_typed_on_a_part_that_went_is_still_in_the_form(first, second, region, word):
    model, values, field = PARTS[word]
    party = {"party": region.houten} if word in {"zetels", "bijdragen"} else {}
    row = model.objects.create(partnership=region.waste, **values, **party)
    there = page("correct-part", row, word)
    typed = sent(second.get(there)) | {field: "dit typte ik net"}
    first.post(page("remove-part", row, word))
    answer = second.post(there, typed)
    assert answer.status_code == 409
    assert f"{row} is intussen weggehaald door bijhouder Gemeente Houten" in text_of(answer)
    assert sent(answer) == {name: str(value) for name, value in typed.items()}
    assert not model.objects.filter(pk=row.pk).exists()


def test_it_is_put_back_with_ones_own_text(second, taken_away):
    row, typed = taken_away
    there = page("correct-part", row, "zetels")
    again = sent(second.post(there, typed)) | {"terughalen": "ja"}
    answer = second.post(there, again, follow=True)
    back = Seat.objects.get()
    assert (back.public_id, back.held_by, back.function) == (
        row.public_id,
        "wethouder Financiën",
        "voorzitter",
    )
    assert "voorzitter in AB van de regeling staat er weer" in text_of(answer)
    assert list(Event.objects.filter(object_id=row.public_id).values_list("deed", flat=True)) == [
        Deed.DELETE,
        Deed.RESTORE,
        Deed.UPDATE,
    ]


def test_it_is_added_anew_with_ones_own_text(second, taken_away, region):
    row, typed = taken_away
    answer = second.post(page("correct-part", row, "zetels"), typed)
    anew = reverse("register:parts", args=[region.waste.public_id, "zetels"])
    assert f'formaction="{anew}"' in answer.content.decode()
    assert second.post(anew, sent(answer)).status_code == 302
    assert Seat.objects.get().held_by == "wethouder Financiën"
    assert Seat.objects.get().public_id != row.public_id


def test_a_change_made_before_it_went_is_shown_beside_ones_own(first, second, region):
    row = seat(region)
    there = page("correct-part", row, "zetels")
    typed = sent(second.get(there)) | {"held_by": "wethouder Financiën"}
    first.post(there, sent(first.get(there)) | {"held_by": "burgemeester"})
    first.post(page("remove-part", row, "zetels"))
    answer = second.post(there, typed | {"terughalen": "ja"})
    assert answer.status_code == 422
    assert [each.now for each in answer.context["form"].differs] == ["burgemeester"]
    assert Seat.objects.get().held_by == "burgemeester"


def test_what_cannot_be_kept_as_typed_comes_back_and_stays_in_the_form(second, taken_away):
    row, typed = taken_away
    there = page("correct-part", row, "zetels")
    answer = second.post(there, typed | {"function": "", "terughalen": "ja"})
    assert answer.status_code == 422
    assert "voorzitter in AB van de regeling staat er weer" in text_of(answer)
    assert sent(answer)["held_by"] == "wethouder Financiën"
    assert Seat.objects.get().held_by == ""


def test_what_another_put_back_already_is_simply_corrected(first, second, taken_away):
    row, typed = taken_away
    there = page("correct-part", row, "zetels")
    first.post(reverse("history:put-back", args=[Event.objects.get(deed=Deed.DELETE).pk]))
    assert second.post(there, typed | {"terughalen": "ja"}).status_code == 302
    assert Seat.objects.get().held_by == "wethouder Financiën"


def test_who_only_opens_the_page_hears_what_happened_and_finds_the_history(second, taken_away):
    row, _ = taken_away
    answer = second.get(page("correct-part", row, "zetels"))
    assert answer.status_code == 410
    assert "voorzitter in AB van de regeling is weggehaald door bijhouder Gemeente Houten" in text_of(answer)
    assert reverse("history:record", args=[row.public_id]) in addresses(answer)
    assert "<form" not in answer.content.decode().partition("<main")[2].partition("</main>")[0]


def test_who_takes_it_away_a_second_time_hears_that_it_was_done(first, second, taken_away):
    row, _ = taken_away
    answer = second.post(page("remove-part", row, "zetels"), follow=True)
    assert "voorzitter in AB van de regeling is al weggehaald door bijhouder Gemeente Houten" in text_of(
        answer
    )
    assert Event.objects.count() == 1


def test_who_does_not_keep_the_partnership_hears_nothing(taken_away, region):
    row, typed = taken_away
    stranger = window(person("vreemde", AffiliationRole.EDITOR, region.water))
    assert stranger.post(page("correct-part", row, "zetels"), typed).status_code == 404


def test_a_removed_part_of_another_partnership_is_not_reached_through_ones_own(cast, region):
    task = Task.objects.create(partnership=region.fire, name="Blussen")
    window(cast.programmateam).post(page("remove-part", task, "taken"))
    there = reverse("register:correct-part", args=[region.waste.public_id, "taken", task.public_id])
    assert window(cast.ambtenaar).post(there, {"name": "x"}).status_code == 404


def test_a_part_that_never_was_is_not_there(second, region):
    row = Seat(partnership=region.waste)
    assert second.post(page("correct-part", row, "zetels"), {}).status_code == 404


def test_answers_to_a_task_that_went_are_still_in_the_form_and_can_be_kept(first, second, region):
    task = Task.objects.create(partnership=region.waste, name="Inzamelen")
    there = reverse("register:characteristics", args=[task.public_id])
    typed = sent(second.get(there)) | {"duration": "first"}
    first.post(page("remove-part", task, "taken"))
    answer = second.post(there, typed)
    assert answer.status_code == 409
    assert "Inzamelen is intussen weggehaald door bijhouder Gemeente Houten" in text_of(answer)
    assert sent(answer)["duration"] == "first"
    assert second.post(there, sent(answer) | {"terughalen": "ja"}).status_code == 302
    assert CharacteristicAnswer.objects.get().task.name == "Inzamelen"


def test_a_removed_task_of_another_is_not_there_to_answer(cast, region):
    task = Task.objects.create(partnership=region.waste, name="Inzamelen")
    window(cast.ambtenaar).post(page("remove-part", task, "taken"))
    stranger = window(person("vreemde", AffiliationRole.EDITOR, region.water))
    there = reverse("register:characteristics", args=[task.public_id])
    assert stranger.post(there, {"duration": "first"}).status_code == 404


@pytest.mark.parametrize(
    ("name", "typed"), [("change-participation", {"cost_share": "per inwoner"}), ("end-participation", {})]
)
def test_who_takes_part_may_be_gone_while_its_form_is_open(first, second, region, name, typed):
    joining = {"deelnemers": "Waterschap Lekzoom", "rol": "supporter", "whole": "True"}
    there = reverse("register:add-participants", args=[region.waste.public_id])
    first.post(there, joining)
    row = Membership.objects.get(partnership=region.waste, party=region.water)
    where = reverse(f"register:{name}", args=[row.public_id])
    typed = sent(second.get(where)) | {"per": "2027-01-01"} | typed
    first.post(reverse("history:undo", args=[Event.objects.latest("pk").batch]))
    answer = second.post(where, typed)
    assert answer.status_code == 409
    assert "intussen weggehaald" in text_of(answer)
    assert "per inwoner" in answer.content.decode() or "2027-01-01" in answer.content.decode()
    second.post(where, sent(answer) | typed | {"terughalen": "ja"})
    row = Membership.objects.get(partnership=region.waste, party=region.water)
    assert row.cost_share == "per inwoner" or str(row.valid_to) == "2027-01-01"
