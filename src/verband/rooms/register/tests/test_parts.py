"""Tasks, seats, contributions, yearly figures and particulars of a partnership, on their pages."""

from decimal import Decimal

import pytest
from django.urls import reverse

from verband.rooms.history.choices import Deed
from verband.rooms.history.models import Event
from verband.rooms.register.models import Contribution, Particulars, Seat, Task, YearFigures
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.test_keep_pages import sent


def where(row, word):
    return reverse("register:parts", args=[row.public_id, word])


@pytest.fixture
def editor(cast):
    return window(cast.ambtenaar)


def contribution(region, **values):
    return {
        "party": str(region.houten.public_id),
        "year": "2026",
        "kind": "budget",
        "amount": "1250000,50",
        "source": "begroting 2026, bladzijde 4",
    } | values


def test_a_contribution_is_told_in_euro_as_people_write_it(editor, region):
    assert editor.post(where(region.waste, "bijdragen"), contribution(region)).status_code == 302
    assert Contribution.objects.get().amount == Decimal("1250000.50")


def test_the_same_year_from_the_same_paper_is_refused(editor, region):
    editor.post(where(region.waste, "bijdragen"), contribution(region))
    answer = editor.post(where(region.waste, "bijdragen"), contribution(region, amount="1"))
    assert answer.status_code == 422
    assert "Dit jaar staat er al" in answer.content.decode()
    assert (
        editor.post(where(region.waste, "bijdragen"), contribution(region, kind="accounts")).status_code
        == 302
    )


def test_an_addition_that_is_refused_says_so_above_the_list_with_what_was_typed(editor, region):
    editor.post(where(region.waste, "bijdragen"), contribution(region))
    page = editor.get(where(region.waste, "bijdragen")).content.decode()
    assert page.index('href="#toevoegen"') < page.index("<table") < page.index('id="toevoegen"')
    answer = editor.post(where(region.waste, "bijdragen"), contribution(region, source="jaarstukken"))
    page = answer.content.decode()
    assert page.index("Dit jaar staat er al") < page.index('value="jaarstukken"') < page.index("<table")
    assert page.count('id="toevoegen"') == 1


def test_only_participants_can_have_a_seat(editor, region):
    seat = {"party": str(region.water.public_id), "organ": "AB van de regeling", "function": "voorzitter"}
    assert editor.post(where(region.waste, "zetels"), seat).status_code == 422
    seat["party"] = str(region.houten.public_id)
    assert editor.post(where(region.waste, "zetels"), seat).status_code == 302
    assert str(Seat.objects.get()) == "voorzitter in AB van de regeling"


def test_a_period_that_ends_before_it_begins_is_refused(editor, region):
    task = {"name": "Inzamelen", "valid_from": "2026-02-01", "valid_to": "2026-01-01"}
    answer = editor.post(where(region.waste, "taken"), task)
    assert "ligt voor het begin" in answer.content.decode()


def test_a_task_stands_once_in_one_time_and_again_in_another(editor, region):
    for _ in range(2):
        answer = editor.post(where(region.waste, "taken"), {"name": "Inzamelen", "valid_to": "2030-01-01"})
    assert answer.status_code == 422
    assert "De taak Inzamelen staat er al" in answer.content.decode()
    later = {"name": "Inzamelen", "valid_from": "2030-01-01"}
    assert editor.post(where(region.waste, "taken"), later).status_code == 302
    assert Task.objects.count() == 2


def test_unknown_amounts_stay_unknown(editor, region):
    figures = {"year": "2025", "kind": "accounts", "result": "-12,5", "source": "jaarrekening 2025"}
    editor.post(where(region.waste, "jaarcijfers"), figures)
    row = YearFigures.objects.get()
    assert (row.result, row.equity_begin) == (Decimal("-12.50"), None)
    assert "niet bekend" in editor.get(where(region.waste, "jaarcijfers")).content.decode()


def test_a_part_is_corrected_and_only_what_changed_is_told(editor, region):
    editor.post(where(region.waste, "bijdragen"), contribution(region))
    row = Contribution.objects.get()
    there = reverse("register:correct-part", args=[region.waste.public_id, "bijdragen", row.public_id])
    values = sent(editor.get(there))
    assert editor.post(there, values | {"amount": "99"}).status_code == 302
    row.refresh_from_db()
    assert row.amount == 99
    event = Event.objects.filter(deed=Deed.UPDATE).get()
    assert event.after == {"amount": "99.00"}


def test_a_part_is_taken_away_and_its_values_stay_in_the_history(editor, region):
    editor.post(where(region.waste, "taken"), {"name": "Inzamelen"})
    task = Task.objects.get()
    editor.post(reverse("register:remove-part", args=[region.waste.public_id, "taken", task.public_id]))
    assert not Task.objects.exists()
    event = Event.objects.filter(deed=Deed.DELETE).get()
    assert event.before["name"] == "Inzamelen"


def test_a_task_that_someone_takes_part_for_is_not_taken_away(editor, region):
    editor.post(where(region.waste, "taken"), {"name": "Inzamelen"})
    task = Task.objects.get()
    region.waste.memberships.get(party=region.houten).tasks.add(task)
    there = reverse("register:remove-part", args=[region.waste.public_id, "taken", task.public_id])
    assert "rusten deelnames" in editor.post(there, follow=True).content.decode()
    assert Task.objects.exists()


def test_particulars_are_told_once_and_changed_after(editor, region):
    there = reverse("register:particulars", args=[region.waste.public_id])
    editor.post(there, sent(editor.get(there)) | {"secretariat": "bureau Afval"})
    editor.post(there, sent(editor.get(there)) | {"escalation_route": "Eerst de secretarissen."})
    row = Particulars.objects.get()
    assert (row.secretariat, row.escalation_route) == ("bureau Afval", "Eerst de secretarissen.")


@pytest.mark.parametrize(("word", "the"), [("jaarcijfers", "Het jaar"), ("bijdragen", "De bijdrage")])
def test_what_was_done_to_a_part_is_said_in_good_dutch(editor, region, word, the):
    there = where(region.waste, word)
    assert f"{the} is toegevoegd." in text_of(editor.post(there, contribution(region), follow=True), "//body")
    row = {"jaarcijfers": YearFigures, "bijdragen": Contribution}[word].objects.get()
    address = reverse("register:correct-part", args=[region.waste.public_id, word, row.public_id])
    typed = sent(editor.get(address)) | {"source": "jaarstukken"}
    assert f"{the} is gewijzigd." in text_of(editor.post(address, typed, follow=True), "//body")
    away = reverse("register:remove-part", args=[region.waste.public_id, word, row.public_id])
    assert f"{the} is weggehaald." in text_of(editor.post(away, follow=True), "//body")


def test_the_history_calls_particulars_by_the_name_of_their_partnership(editor, region):
    there = reverse("register:particulars", args=[region.waste.public_id])
    for name in ("bureau Afval", "bureau Afval en Grondstoffen"):
        editor.post(there, sent(editor.get(there)) | {"secretariat": name})
    labels = Event.objects.filter(object_kind="particulars").values_list("label", flat=True)
    assert list(labels) == ["Afvaldienst Lek", "Afvaldienst Lek"]


def test_two_who_change_an_amount_read_both_as_the_page_writes_them(editor, cast, region):
    editor.post(where(region.waste, "bijdragen"), contribution(region))
    row = Contribution.objects.get()
    there = reverse("register:correct-part", args=[region.waste.public_id, "bijdragen", row.public_id])
    colleague = window(cast.programmateam)
    typed = sent(colleague.get(there)) | {"amount": "4.000"}
    editor.post(there, sent(editor.get(there)) | {"amount": "5.000"})
    answer = colleague.post(there, typed)
    assert sent(answer)["amount"] == "4.000,00"
    assert [each.now.replace(".", "") for each in answer.context["form"].differs] == ["5000,00"]


def test_an_unknown_kind_of_part_is_not_there(editor, region):
    assert editor.get(where(region.waste, "lunches")).status_code == 404


def test_a_part_of_another_partnership_is_not_reached_through_ones_own(editor, region):
    task = Task.objects.create(partnership=region.fire, name="Blussen")
    there = reverse("register:remove-part", args=[region.waste.public_id, "taken", task.public_id])
    assert editor.post(there).status_code == 404
    assert Task.objects.exists()


@pytest.mark.parametrize("word", ["bijdragen", "jaarcijfers"])
def test_what_stands_there_already_is_led_to(editor, region, word):
    values = contribution(region, result="5")
    editor.post(where(region.waste, word), values)
    [row] = (Contribution if word == "bijdragen" else YearFigures).objects.all()
    said = editor.post(where(region.waste, word), values).content.decode()
    there = reverse("register:correct-part", args=[region.waste.public_id, word, row.public_id])
    assert f'Dit jaar staat er al, volgens hetzelfde stuk; <a href="{there}">verbeter die regel</a>.' in said


def test_a_stake_is_never_less_than_nothing(editor, region):
    for name in ("stake_begin", "stake_end"):
        answer = editor.post(where(region.waste, "bijdragen"), contribution(region, **{name: "-1"}))
        assert answer.status_code == 422
        assert "Een belang is nul of meer" in answer.content.decode()
    assert not Contribution.objects.exists()


def test_who_only_holds_shares_tells_no_contribution(editor, region):
    values = contribution(region, amount="", stake_end="5.000")
    assert editor.post(where(region.waste, "bijdragen"), values).status_code == 302
    row = Contribution.objects.get()
    assert (row.amount, row.stake_end) == (None, Decimal(5000))


def test_a_row_without_any_amount_is_refused_in_one_sentence(editor, region):
    answer = editor.post(where(region.waste, "bijdragen"), contribution(region, amount=""))
    assert answer.status_code == 422
    assert "Vul ten minste de bijdrage of een belang in" in answer.content.decode()
    assert not Contribution.objects.exists()
    editor.post(where(region.waste, "bijdragen"), contribution(region))
    there = reverse(
        "register:correct-part",
        args=[region.waste.public_id, "bijdragen", Contribution.objects.get().public_id],
    )
    assert editor.post(there, sent(editor.get(there)) | {"amount": ""}).status_code == 422
    assert Contribution.objects.get().amount == Decimal("1250000.50")


def test_the_address_tells_of_whom_and_of_which_year_a_new_row_is(editor, region):
    there = f"{where(region.waste, 'bijdragen')}?overheid={region.houten.public_id}&jaar=2025"
    typed = sent(editor.get(there))
    assert (typed["party"], typed["year"]) == (str(region.houten.public_id), "2025")
    for word in ("taken", "zetels", "jaarcijfers", "toelichtingen"):
        assert editor.get(f"{where(region.waste, word)}?overheid=kaas&jaar=kaas").status_code == 200
