"""A worksheet that comes back: rows of others stay out of the way, and no answer is lost or misplaced in silence."""

import pytest

from verband.rooms.register.models import CharacteristicAnswer, Task
from verband.rooms.register.tests.test_tasks import downloaded, editor, other, place, sent_back, task, told

__all__ = ["editor", "other", "task"]


@pytest.fixture
def foreign(region):
    """Return a task of a partnership that the editor does not keep."""
    region.talks.memberships.filter(party=region.houten).delete()
    return Task.objects.create(partnership=region.talks, name="Praten")


def refused(browser, book):
    answer = sent_back(browser, book)
    assert answer.status_code == 422
    assert not CharacteristicAnswer.objects.exists()
    return answer.content.decode()


def row_of(book, task):
    return place(book.worksheets[0], task, "Taak").row


def values(book, task):
    return [cell.value for cell in book.worksheets[0][row_of(book, task)]]


def test_rows_of_others_that_stayed_as_they_were_are_no_hindrance(editor, task, foreign):
    book = downloaded(editor)
    place(book.worksheets[0], task, "Duur van de opgave").value = "permanent"
    assert sent_back(editor, book).status_code == 302
    assert told(task) == {"duration": ("second", "")}


@pytest.mark.parametrize("written", ["permanent", "onzin"])
def test_a_row_of_others_that_was_filled_in_is_named(editor, task, foreign, written):
    book = downloaded(editor)
    place(book.worksheets[0], foreign, "Duur van de opgave").value = written
    assert f"rij {row_of(book, foreign)}: het taaknummer hoort niet bij een taak die u bijhoudt" in refused(
        editor, book
    )


def test_a_task_that_was_filled_in_twice_is_named_with_both_rows(editor, task, other):
    book = downloaded(editor)
    book.worksheets[0].append(values(book, task))
    place(book.worksheets[0], task, "Duur van de opgave").value = "permanent"
    heads = [cell.value for cell in book.worksheets[0][1]]
    book.worksheets[0].cell(4, heads.index("Soort werk") + 1).value = "beleidsmatig"
    said = refused(editor, book)
    assert f"rij {row_of(book, task)} en rij 4 zijn dezelfde taak" in said


@pytest.mark.parametrize("head", ["Taak", "Samenwerkingsverband"])
def test_a_row_that_names_another_task_than_its_number_is_refused(editor, task, other, head):
    book = downloaded(editor)
    sheet = book.worksheets[0]
    place(sheet, task, "Duur van de opgave").value = "permanent"
    number, name = row_of(book, task), place(sheet, other, head).value
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(number, heads.index(head) + 1).value = name
    assert f"rij {number}: {head} hoort niet bij het taaknummer" in refused(editor, book)


def test_a_task_that_was_renamed_meanwhile_is_still_the_same(editor, task):
    book = downloaded(editor)
    place(book.worksheets[0], task, "Duur van de opgave").value = "permanent"
    Task.objects.filter(pk=task.pk).update(name="Inzamelen en verwerken")
    assert sent_back(editor, book).status_code == 302
    assert told(task) == {"duration": ("second", "")}


def test_capitals_and_spaces_do_not_matter(editor, task):
    book = downloaded(editor)
    place(book.worksheets[0], task, "Duur van de opgave").value = " Permanent "
    assert sent_back(editor, book).status_code == 302
    assert told(task) == {"duration": ("second", "")}


def test_the_sheet_with_the_tasks_is_found_wherever_it_stands(editor, task):
    book = downloaded(editor)
    place(book.worksheets[0], task, "Duur van de opgave").value = "permanent"
    book.move_sheet("Toelichting", -1)
    assert sent_back(editor, book).status_code == 302
    assert told(task) == {"duration": ("second", "")}


def test_who_adds_a_row_is_told_where_a_task_is_added(editor, task):
    book = downloaded(editor)
    book.worksheets[0].append([None, "Afvalinzameling Lek", "Storten", "permanent"])
    said = refused(editor, book)
    assert "rij 3: er staat geen taaknummer" in said
    assert "op de bladzijde van het samenwerkingsverband, onder Taken" in said


def test_the_page_says_how_many_answers_were_changed(editor, task, other):
    book = downloaded(editor)
    place(book.worksheets[0], task, "Duur van de opgave").value = "permanent"
    place(book.worksheets[0], other, "Duur van de opgave").value = "tijdelijk"
    place(book.worksheets[0], other, "Soort werk").value = "beleidsmatig"
    answer = editor.get(sent_back(editor, book).url)
    assert "Het werkblad is verwerkt: 3 antwoorden gewijzigd." in answer.content.decode()
