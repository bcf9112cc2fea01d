"""That those responsible do not know is an answer; that nobody asked them is none."""

import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from verband.rooms.common.exports import read_back
from verband.rooms.history.models import Event
from verband.rooms.history.services import undo_batch
from verband.rooms.register.models import Area, AreaMember, CharacteristicAnswer, Task
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.test_tasks import (
    READ,
    answers,
    downloaded,
    editor,
    other,
    place,
    task,
    told,
    where,
)

__all__ = ["editor", "other", "task"]
AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
TASKS = reverse("register:tasks")


def sent_back(browser, book, **values):
    out = io.BytesIO()
    book.save(out)
    return browser.post(READ, {"bestand": SimpleUploadedFile("werkblad.xlsx", out.getvalue())} | values)


def test_not_known_is_kept_with_who_and_when_and_the_rest_stays_open(editor, task, region, cast):
    editor.post(where(task), answers(duration="unknown", answered_for=str(region.houten.public_id)))
    row = CharacteristicAnswer.objects.get()
    assert (row.characteristic, row.answer, row.answered_for) == ("duration", "unknown", region.houten)
    assert (row.answered_by, row.answered_on) == (cast.ambtenaar, date(2026, 6, 1))
    said = text_of(editor.get(TASKS))
    assert "0 van 8 antwoorden bekend; 1 keer is 'niet bekend' geantwoord" in said
    assert "0 van 8 ingevuld, 1 niet bekend namens Gemeente Houten, 1 juni 2026" in said
    assert said.count("nog niet beantwoord") >= 7


def test_the_page_offers_what_was_not_asked_as_open_until_it_is_answered(editor, task):
    editor.post(where(task), answers(duration="unknown"))
    fields = editor.get(where(task)).context["form"].fields
    assert fields["duration"].choices[0][0] == "first"
    assert fields["number"].choices[0] == ("", "nog niet beantwoord")


def test_a_worksheet_tells_not_known_from_not_asked_both_ways(editor, task, other):
    editor.post(where(task), answers(duration="unknown"))
    book = downloaded(editor)
    sheet = book.worksheets[0]
    assert place(sheet, task, "Duur van de opgave").value == "niet bekend"
    assert place(sheet, other, "Duur van de opgave").value in (None, "")
    place(sheet, other, "Aard").value = "niet bekend"
    assert sent_back(editor, book).status_code == 302
    assert told(other) == {"nature": ("unknown", "")}
    assert told(task) == {"duration": ("unknown", "")}


def test_tasks_that_nobody_answered_are_found(editor, task, other):
    editor.post(where(task), answers(duration="unknown"))
    names = [line.task.name for line in editor.get(f"{TASKS}?duur=open").context["table"].lines]
    assert names == [other.name]


def test_a_worksheet_is_answered_for_whom_its_reader_says(editor, task, region):
    book = downloaded(editor)
    place(book.worksheets[0], task, "Aard").value = "schaalvoordeel"
    assert sent_back(editor, book, answered_for=str(region.houten.public_id)).status_code == 302
    assert CharacteristicAnswer.objects.get().answered_for == region.houten


def test_a_worksheet_is_not_answered_for_a_government_of_others(editor, task, region):
    book = downloaded(editor)
    place(book.worksheets[0], task, "Aard").value = "schaalvoordeel"
    assert sent_back(editor, book, answered_for=str(region.nieuwegein.public_id)).status_code == 422
    assert not CharacteristicAnswer.objects.exists()


def with_row(editor, task, name="Storten"):
    book = downloaded(editor)
    sheet = book.worksheets[0]
    sheet.append([None, place(sheet, task, "Samenwerkingsverband").value, name, "permanent"])
    return book


def test_a_task_that_is_new_is_named_first_and_added_when_asked(editor, task, region, cast):
    book = with_row(editor, task)
    answer = sent_back(editor, book)
    assert answer.status_code == 422
    assert "rij 3: de taak 'Storten' staat nog niet bij Afvaldienst Lek" in text_of(answer)
    assert not Task.objects.filter(name="Storten").exists()
    answer = editor.get(sent_back(editor, book, nieuwe_taken="on").url)
    assert "1 antwoord gewijzigd, 1 nieuwe taak" in text_of(answer)
    made = Task.objects.get(name="Storten")
    assert (made.partnership, told(made)) == (region.waste, {"duration": ("second", "")})
    batch = Event.objects.latest("id").batch
    undo_batch(batch=batch, at=AT, on=AT.date(), by=cast.ambtenaar)
    assert not Task.objects.filter(name="Storten").exists()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("inzamelen", "rij 3: de taak 'inzamelen' staat al bij Afvaldienst Lek"),
        (None, "rij 3: geef de nieuwe taak een naam"),
        ("x" * 201, "rij 3: geef de nieuwe taak een naam van hooguit 200 tekens"),
    ],
    ids=["standing", "nameless", "long"],
)
def test_a_new_row_that_says_no_new_task_is_refused(editor, task, name, sentence):
    answer = sent_back(editor, with_row(editor, task, name), nieuwe_taken="on")
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert Task.objects.count() == 1


def test_a_new_row_that_stands_twice_adds_nothing(editor, task):
    book = with_row(editor, task)
    book.worksheets[0].append([None, "Afvaldienst Lek", "storten"])
    assert "staat er twee keer" in text_of(sent_back(editor, book, nieuwe_taken="on"))
    assert Task.objects.count() == 1


def refused(browser, book):
    answer = sent_back(browser, book, nieuwe_taken="on")
    assert answer.status_code == 422
    assert Task.objects.count() == 1
    return text_of(answer)


def test_spaces_do_not_make_another_task_of_it(editor, task):
    book = with_row(editor, task, "Groot onderhoud")
    book.worksheets[0].append([None, "Afvaldienst Lek", "groot  Onderhoud"])
    assert "rij 4: de taak 'groot Onderhoud' staat er twee keer" in refused(editor, book)


def test_more_rows_ask_the_database_no_more(editor, task):
    counted = []
    for rows in (2, 20):
        book = downloaded(editor)
        for number in range(rows):
            book.worksheets[0].append([None, "Afvaldienst Lek", f"Storten {number}"])
        with CaptureQueriesContext(connection) as asked:
            assert sent_back(editor, book).status_code == 422
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_more_new_tasks_than_a_session_yields_are_refused_in_one_sentence(editor, task):
    book = downloaded(editor)
    for number in range(501):
        book.worksheets[0].append([None, "Afvaldienst Lek", f"Storten {number}"])
    said = refused(editor, book)
    assert (
        "Er is niets gewijzigd: 501 rijen hebben geen taaknummer, en er kunnen er 500 tegelijk bij." in said
    )
    assert "rij 3" not in said


def test_nobody_adds_a_task_to_what_others_keep(editor, task, region):
    foreign = Task.objects.create(partnership=region.talks, name="Praten")
    book = with_row(editor, foreign)
    region.talks.memberships.filter(party=region.houten).delete()
    book = sent_back(editor, book, nieuwe_taken="on")
    assert book.status_code == 422
    assert not Task.objects.filter(name="Storten").exists()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_table_is_a_file_with_ids_and_addresses(editor, task, other, kind):
    editor.post(where(task), answers(duration="second", nature="unknown"))
    lines = read_back(editor.get(f"{TASKS}?formaat={kind}&duur=second").content)
    [row] = lines
    assert (row["Taak"], row["Openbaar id taak"]) == ("Inzamelen", str(task.public_id))
    assert row["Openbaar id samenwerkingsverband"] == str(task.partnership.public_id)
    assert row["Adres"] == f"http://testserver{task.partnership.get_absolute_url()}"
    assert (row["Duur van de opgave"], row["Aard"]) == ("permanent", "niet bekend")
    assert row["Aantal opgaven"] == "nog niet beantwoord"


def test_the_page_leads_to_its_files_with_the_filters_of_its_reader(editor, task):
    said = editor.get(f"{TASKS}?duur=open").content.decode()
    assert "duur=open&amp;formaat=csv" in said
    assert "duur=open&amp;formaat=xlsx" in said


def test_tasks_are_kept_apart_by_an_own_region(editor, task, other, region):
    lies_in = {"Lek-West": region.waste_body, "Lek-Oost": region.water}
    areas = {name: Area.objects.create(division="own", code=name, name=name) for name in lies_in}
    for name, party in lies_in.items():
        AreaMember.objects.create(area=areas[name], party=party)
    found = {
        name: [
            line.task.name for line in editor.get(f"{TASKS}?regio={area.public_id}").context["table"].lines
        ]
        for name, area in areas.items()
    }
    assert found == {"Lek-West": [other.name], "Lek-Oost": []}


def test_a_stranger_gets_no_file(region, task):
    assert window(None).get(f"{TASKS}?formaat=csv").status_code != 200


def test_the_workbook_says_how_a_task_is_added(editor, task):
    book = openpyxl.load_workbook(io.BytesIO(editor.get(reverse("register:tasks-sheet")).content))
    assert any("zonder taaknummer" in str(row[0].value) for row in book["Toelichting"])
