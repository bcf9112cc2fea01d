"""Tasks by the eight characteristics: filled in by who keeps them, on a page or in a worksheet."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.register.choices import Characteristic
from verband.rooms.register.models import CharacteristicAnswer, Task
from verband.rooms.register.tests.cast import window

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
    return {each.value: "unknown" for each in Characteristic} | chosen


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


def test_tasks_that_answer_alike_stand_together(editor, task, other):
    complete = {each.value: "first" for each in Characteristic}
    editor.post(where(task), complete)
    editor.post(where(other), complete)
    said = editor.get(reverse("register:tasks")).content.decode()
    assert "<h3>2 taken</h3>" in said


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


def test_a_task_of_another_is_not_filled_in(cast, region):
    Task.objects.create(partnership=region.talks, name="Praten")
    region.talks.memberships.filter(party=region.houten).delete()
    editor = window(cast.ambtenaar)
    assert "hoort niet bij een taak die u bijhoudt" in sent_back(editor, downloaded(editor)).content.decode()


@pytest.mark.parametrize("content", [b"", b"geen werkblad", b"PK\x03\x04half"])
def test_a_file_that_is_no_worksheet_gets_one_sentence(editor, region, content):
    answer = editor.post(READ, {"bestand": SimpleUploadedFile("x.xlsx", content)})
    assert answer.status_code == 422
    assert not CharacteristicAnswer.objects.exists()


def test_another_worksheet_is_refused(editor, region):
    book = openpyxl.Workbook()
    book.active.append(["Naam", "Vorm"])
    assert "niet het werkblad met de acht kenmerken" in sent_back(editor, book).content.decode()


def test_a_bomb_is_not_unpacked(editor, region, monkeypatch):
    monkeypatch.setattr("verband.rooms.register.services.keep.worksheet.LARGEST_UNPACKED", 10)
    assert "te groot" in sent_back(editor, openpyxl.Workbook()).content.decode()
