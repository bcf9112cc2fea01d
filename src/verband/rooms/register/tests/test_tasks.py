"""Tasks by the eight characteristics: filled in by who keeps them, on a page or in a worksheet."""

import io
import re
from datetime import UTC, date, datetime

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from verband.rooms.common.exports import read_back
from verband.rooms.history.models import Event
from verband.rooms.register.choices import Answer, Characteristic
from verband.rooms.register.models import Area, CharacteristicAnswer, Task
from verband.rooms.register.services.keep.characteristics import Given, answer_characteristics
from verband.rooms.register.tests.at_once import second_of_two
from verband.rooms.register.tests.cast import SINCE, window
from verband.rooms.register.tests.factories import join, partnership, party
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.test_keep_pages import sent
from verband.rooms.register.tests.workbooks import cut, repacked, with_entity, workbook

EMPTY = workbook([["Naam"]])
SHEET, READ = reverse("register:tasks-sheet"), reverse("register:read-sheet")


@pytest.fixture
def editor(cast):
    return window(cast.ambtenaar)


@pytest.fixture
def task(region):
    return Task.objects.create(partnership=region.waste, name="Inzamelen")


@pytest.fixture
def other(region):
    return Task.objects.create(partnership=region.lek, name="Overleggen")


def where(task):
    return reverse("register:characteristics", args=[task.public_id])


def answers(**chosen):
    return {each.value: "" for each in Characteristic} | chosen


def downloaded(browser):
    return openpyxl.load_workbook(io.BytesIO(browser.get(SHEET).content))


def sent_back(browser, book):
    out = io.BytesIO()
    book.save(out)
    return browser.post(READ, {"bestand": SimpleUploadedFile("werkblad.xlsx", out.getvalue())})


def test_who_keeps_a_task_answers_and_the_table_says_who_and_how_much(editor, task, region):
    editor.post(where(task), answers(duration="second", answered_for=str(region.houten.public_id)))
    row = CharacteristicAnswer.objects.get()
    assert (row.answer, row.answered_for) == ("second", region.houten)
    said = editor.get(reverse("register:tasks")).content.decode()
    assert "permanent" in said
    assert "1 van 8" in said


def test_a_mixed_answer_says_why(editor, task):
    refused = editor.post(where(task), answers(duration="mixed"))
    assert refused.status_code == 422
    editor.post(where(task), answers(duration="mixed", **{"duration-because": "de helft loopt af"}))
    assert "omdat de helft loopt af" in editor.get(reverse("register:tasks")).content.decode()


def told(task):
    rows = CharacteristicAnswer.objects.filter(task=task)
    return {row.characteristic: (row.answer, row.because) for row in rows}


MIXED = {"coherence": "mixed", "coherence-because": "per wijk anders"}


def test_an_older_page_writes_only_what_its_reader_changed(cast, task):
    first, second = window(cast.ambtenaar), window(cast.programmateam)
    first.post(where(task), answers(coherence="first"))
    of_first, of_second = sent(first.get(where(task))), sent(second.get(where(task)))
    first.post(where(task), of_first | MIXED)
    assert second.post(where(task), of_second | {"number": "second"}).status_code == 302
    assert told(task) == {"coherence": ("mixed", "per wijk anders"), "number": ("second", "")}


def test_a_reason_goes_with_the_mixed_answer_that_it_explains(editor, task):
    editor.post(where(task), answers(**MIXED))
    editor.post(where(task), sent(editor.get(where(task))) | {"coherence": "second"})
    assert told(task) == {"coherence": ("second", "")}
    assert "per wijk anders" not in editor.get(reverse("register:tasks")).content.decode()


def test_two_who_answer_the_same_characteristic_see_both_and_lose_nothing(cast, task):
    first, second = window(cast.ambtenaar), window(cast.programmateam)
    of_first, of_second = sent(first.get(where(task))), sent(second.get(where(task)))
    first.post(where(task), of_first | MIXED | {"number": "first"})
    answer = second.post(where(task), of_second | {"coherence": "second", "duration": "first"})
    assert answer.status_code == 422
    [differs] = answer.context["form"].differs
    assert differs.label == "samenhang met ander beleid"
    assert (differs.was, differs.now) == ("nog niet beantwoord", "gemengd, omdat per wijk anders")
    assert f'data-label="Vulde u in">{differs.wanted}</td>' in answer.content.decode()
    assert told(task) == {"coherence": ("mixed", "per wijk anders"), "number": ("first", "")}
    shown = sent(answer)
    assert (shown["coherence"], shown["duration"], shown["number"]) == ("second", "first", "first")
    assert second.post(where(task), shown).status_code == 302
    assert told(task) == {
        "coherence": ("second", ""),
        "duration": ("first", ""),
        "number": ("first", ""),
    }


def test_a_reason_that_another_gave_is_not_put_back_under_an_older_answer(cast, task):
    first, second = window(cast.ambtenaar), window(cast.programmateam)
    first.post(where(task), answers(**MIXED))
    of_first, of_second = sent(first.get(where(task))), sent(second.get(where(task)))
    first.post(where(task), of_first | {"coherence-because": "per seizoen anders"})
    answer = second.post(where(task), of_second | {"coherence": "first"})
    assert answer.status_code == 422
    assert told(task) == {"coherence": ("mixed", "per seizoen anders")}


def test_the_same_answer_from_two_people_is_no_clash(cast, task):
    first, second = window(cast.ambtenaar), window(cast.programmateam)
    of_second = sent(second.get(where(task)))
    first.post(where(task), sent(first.get(where(task))) | MIXED)
    assert second.post(where(task), of_second | MIXED).status_code == 302
    assert Event.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_answer_at_the_same_moment_the_second_is_told(cast, task):
    def answering(by, answer):
        given = {task: {Characteristic.DURATION: Given(answer)}}
        return lambda: answer_characteristics(
            sheet=given, answered_for=None, on=SINCE, at=datetime(2026, 6, 1, tzinfo=UTC), by=by
        )

    first, second = answering(cast.ambtenaar, Answer.FIRST), answering(cast.programmateam, Answer.SECOND)
    assert "heeft iemand anders duur van de opgave gewijzigd" in second_of_two(first, second)
    assert told(task) == {"duration": ("first", "")}


def test_what_was_sent_without_the_page_writes_over_nothing(editor, task):
    editor.post(where(task), answers(duration="second"))
    assert editor.post(where(task), answers(duration="first")).status_code == 422
    assert told(task) == {"duration": ("second", "")}


def test_tasks_that_answer_alike_stand_together(editor, task, other):
    complete = {each.value: "first" for each in Characteristic}
    editor.post(where(task), complete)
    editor.post(where(other), complete)
    said = editor.get(reverse("register:tasks")).content.decode()
    assert "<h3>2 taken</h3>" in said


def test_tasks_of_a_province_are_counted_among_the_partnerships_there(editor, task, region):
    elsewhere = party(
        "Gemeente Assen", area=Area.objects.create(division="province", code="PV22", name="Drenthe")
    )
    join(partnership("Afvaldienst Drenthe"), elsewhere)
    whole, there = (
        text_of(editor.get(reverse("register:tasks") + asked)) for asked in ("", "?provincie=PV26")
    )
    [total] = re.findall(r"het overzicht telt (\d+) samenwerkingsverbanden", whole)
    assert f"telt in de gekozen provincie {int(total) - 1} samenwerkingsverbanden" in there


def test_an_answer_that_stands_already_writes_no_event(editor, task):
    editor.post(where(task), answers(duration="second"))
    before = Event.objects.count()
    editor.post(where(task), answers(duration="second"))
    assert Event.objects.count() == before


def test_a_worksheet_goes_out_and_comes_back_filled_in(editor, task, other):
    book = downloaded(editor)
    sheet = book.worksheets[0]
    head = [cell.value for cell in sheet[1]]
    row = next(number for number in (2, 3) if sheet.cell(number, 3).value == "Inzamelen")
    sheet.cell(row, head.index("Soort werk") + 1).value = "beleidsmatig"
    sheet.cell(row, head.index("Aard") + 1).value = "gemengd"
    sheet.cell(row, head.index("Aard: gemengd, omdat") + 1).value = "beide"
    assert sent_back(editor, book).status_code == 302
    told = set(CharacteristicAnswer.objects.values_list("task__name", "characteristic", "answer", "because"))
    assert told == {("Inzamelen", "kind-of-work", "second", ""), ("Inzamelen", "nature", "mixed", "beide")}
    assert len(set(Event.objects.values_list("batch", flat=True))) == 1


def place(sheet, task, head):
    heads = [cell.value for cell in sheet[1]]
    row = next(number for number in range(2, sheet.max_row + 1) if sheet.cell(number, 3).value == task.name)
    return sheet.cell(row, heads.index(head) + 1)


def test_an_older_worksheet_writes_only_what_was_filled_in(editor, task, other):
    book = downloaded(editor)
    place(book.worksheets[0], task, "Aard").value = "gemengd"
    place(book.worksheets[0], task, "Aard: gemengd, omdat").value = "beide"
    editor.post(where(task), answers(duration="second"))
    assert sent_back(editor, book).status_code == 302
    assert told(task) == {"duration": ("second", ""), "nature": ("mixed", "beide")}


def test_an_older_worksheet_names_what_changed_meanwhile_and_writes_nothing(editor, task, other):
    book = downloaded(editor)
    place(book.worksheets[0], task, "Aard").value = "gemengd"
    place(book.worksheets[0], task, "Aard: gemengd, omdat").value = "beide"
    cell = place(book.worksheets[0], other, "Duur van de opgave")
    cell.value = "permanent"
    editor.post(where(other), answers(duration="first"))
    answer = sent_back(editor, book)
    assert answer.status_code == 422
    said = answer.content.decode()
    assert f"rij {cell.row}, Duur van de opgave" in said
    assert "tijdelijk" in said
    assert told(task) == {}
    assert told(other) == {"duration": ("first", "")}


def test_what_a_worksheet_rests_on_is_out_of_sight(editor, task):
    sheet = downloaded(editor).worksheets[0]
    assert sheet.column_dimensions[place(sheet, task, "Uitgegeven").column_letter].hidden


@pytest.mark.parametrize("given_out", [None, "van een ander blad"])
def test_a_row_of_which_it_is_not_known_what_it_rests_on_is_named(editor, task, given_out):
    book = downloaded(editor)
    place(book.worksheets[0], task, "Uitgegeven").value = given_out
    place(book.worksheets[0], task, "Duur van de opgave").value = "permanent"
    assert "rij 2: de rij is niet zoals zij werd uitgegeven" in sent_back(editor, book).content.decode()
    assert told(task) == {}


def test_a_row_pasted_over_that_of_another_task_is_named(editor, task, other):
    book = downloaded(editor)
    sheet = book.worksheets[0]
    place(sheet, task, "Uitgegeven").value = place(sheet, other, "Uitgegeven").value
    assert "de rij is niet zoals zij werd uitgegeven" in sent_back(editor, book).content.decode()


def test_a_worksheet_that_says_nothing_new_changes_nothing(editor, task):
    answer = sent_back(editor, downloaded(editor))
    assert answer.status_code == 302
    assert not Event.objects.exists()


def test_each_wrong_cell_is_named_and_nothing_is_changed(editor, task):
    book = downloaded(editor)
    sheet = book.worksheets[0]
    head = [cell.value for cell in sheet[1]]
    sheet.cell(2, head.index("Soort werk") + 1).value = "onzin"
    sheet.cell(2, head.index("Aard") + 1).value = "gemengd"
    answer = sent_back(editor, book)
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "rij 2, Soort werk: &#x27;onzin&#x27; is geen keuze" in said
    assert "rij 2, Aard: zeg waarom het gemengd is" in said
    assert not CharacteristicAnswer.objects.exists()


@pytest.mark.parametrize("content", [b"", b"geen werkblad", b"PK\x03\x04half"])
def test_a_file_that_is_no_worksheet_gets_one_sentence(editor, region, content):
    answer = editor.post(READ, {"bestand": SimpleUploadedFile("x.xlsx", content)})
    assert answer.status_code == 422
    assert not CharacteristicAnswer.objects.exists()


def test_another_worksheet_is_refused(editor, region):
    book = openpyxl.Workbook()
    book.active.append(["Naam", "Vorm"])
    assert "niet het werkblad met de acht kenmerken" in sent_back(editor, book).content.decode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(repacked(EMPTY, with_entity), "bevat een DOCTYPE", id="entities"),
        pytest.param(repacked(EMPTY, cut), "niet te lezen", id="half-a-sheet"),
    ],
)
def test_a_hostile_or_damaged_worksheet_is_refused_in_one_sentence(editor, region, content, sentence):
    answer = editor.post(READ, {"bestand": SimpleUploadedFile("werkblad.xlsx", content)})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_bomb_is_not_unpacked(editor, region, monkeypatch):
    monkeypatch.setattr("verband.rooms.common.workbooks.MOST_UNPACKED", 10)
    assert "uitgepakt groter dan" in sent_back(editor, openpyxl.Workbook()).content.decode()


def test_each_answer_says_for_whom_and_when_it_was_given(editor, cast, task, region):
    told = {"task": task, "answer": "first", "answered_by": cast.ambtenaar}
    CharacteristicAnswer.objects.create(
        **told, characteristic="duration", answered_for=region.houten, answered_on=date(2024, 5, 1)
    )
    CharacteristicAnswer.objects.create(
        **told, characteristic="number", answered_for=region.water, answered_on=date(2026, 3, 2)
    )
    said = text_of(editor.get(reverse("register:tasks")))
    assert f"het laatst namens {region.water.name}, 2 maart 2026" in said
    assert f"namens {region.houten.name}, 1 mei 2024: {Characteristic.DURATION.label}" in said
    [row] = read_back(editor.get(f"{reverse('register:tasks')}?formaat=csv").content)
    label, other = (each.label.capitalize() for each in (Characteristic.DURATION, Characteristic.NUMBER))
    assert (row[f"{label}: namens"], row[f"{label}: ingevuld op"]) == (region.houten.name, "2024-05-01")
    assert (row[f"{other}: namens"], row[f"{other}: ingevuld op"]) == (region.water.name, "2026-03-02")


def test_answers_of_one_day_for_one_government_are_said_once(editor, task, region):
    given = answers(duration="second", number="first", answered_for=str(region.houten.public_id))
    editor.post(where(task), given)
    said = text_of(editor.get(reverse("register:tasks")))
    assert f"namens {region.houten.name}" in said
    assert "het laatst" not in said
    assert "Per antwoord" not in said
