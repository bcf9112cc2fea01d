"""The tasks of a region as a form to fill in together: one row a task, each answer chosen from a list."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import xlsxwriter
from django.core import signing
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from verband.rooms.common.exports import XLSX_OPTIONS
from verband.rooms.register.choices import Answer, Characteristic
from verband.rooms.register.selectors.characteristics import ORDER, TaskLine, in_words

TASK_ID, PARTNERSHIP, TASK, BECAUSE = "Taaknummer", "Samenwerkingsverband", "Taak", "gemengd, omdat"
GIVEN_OUT = "Uitgegeven"
"""Head of the hidden column that says which answers stood when the form was handed over."""
FIXED = (TASK_ID, PARTNERSHIP, TASK)
HOW = (
    "Kies per taak en per kenmerk een antwoord uit de lijst. Kiest u 'gemengd', schrijf dan ernaast waarom.",
    "Weet niemand het, kies dan 'niet bekend'; een leeg vak is nog niet beantwoord. Verander het taaknummer niet: "
    "daaraan herkent Verband de taak.",
    "Ontbreekt een taak, voeg dan een rij toe zonder taaknummer, met het samenwerkingsverband zoals het hier al staat "
    "en de naam van de taak. Verband vraagt het eerst voordat die taak erbij komt.",
    "Lees het werkblad daarna weer in op de bladzijde Taken en kenmerken. U kunt dat als geheel ongedaan maken.",
    "Gaf iemand intussen een ander antwoord, dan blijft dat staan: Verband noemt de rij en wijzigt niets.",
)


@dataclass(frozen=True, slots=True)
class GivenOut:
    """With what a row was handed over: its answers by characteristic, and its names by head."""

    answers: Mapping[str, tuple[str, str]]
    names: Mapping[str, str]


def heads() -> list[str]:
    """Return the heads of the columns: three that stay, two for each characteristic, and what it rests on."""
    chosen = (head for each in ORDER for head in (head_of(each), f"{head_of(each)}: {BECAUSE}"))
    return [*FIXED, *chosen, GIVEN_OUT]


def head_of(characteristic: Characteristic) -> str:
    """Return the head of the column of one characteristic."""
    return characteristic.label.capitalize()


def given_out(text: str, task: str) -> GivenOut | None:
    """Return with what the row of a task was handed over, None when the row is not as it was then."""
    try:
        told = signing.loads(text, salt=GIVEN_OUT)
        return GivenOut(told["answers"], told["names"]) if told["task"] == task else None
    except (signing.BadSignature, KeyError):
        return None


def _given_out(line: TaskLine) -> str:
    answers = {row.characteristic: (row.answer, row.because) for row in line.answers if row}
    names = {PARTNERSHIP: line.partnership.name.strip(), TASK: line.task.name.strip()}
    told = {"task": str(line.task.public_id), "answers": answers, "names": names}
    return signing.dumps(told, salt=GIVEN_OUT, compress=True)


def worksheet(lines: Sequence[TaskLine]) -> bytes:
    """Return the form as XLSX, filled with what is known."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, XLSX_OPTIONS) as book:
        sheet = book.add_worksheet("Kenmerken")
        _write_heads(book, sheet)
        for number, line in enumerate(lines, start=1):
            _write_line(sheet, number, line)
        for place, each in enumerate(ORDER):
            _offer_choices(sheet, len(FIXED) + 2 * place, max(len(lines), 1), each)
        explanation = book.add_worksheet("Toelichting")
        explanation.set_column(0, 0, 110)
        for number, sentence in enumerate(HOW):
            explanation.write_string(number, 0, sentence)
    return out.getvalue()


def _write_heads(book: Workbook, sheet: Worksheet) -> None:
    style = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    for column, head in enumerate(heads()):
        sheet.write_string(0, column, head, style)
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 2, 32)
    sheet.set_column(3, len(heads()) - 2, 18)
    sheet.set_column(len(heads()) - 1, len(heads()) - 1, None, None, {"hidden": True})
    sheet.freeze_panes(1, 3)


def _write_line(sheet: Worksheet, number: int, line: TaskLine) -> None:
    texts = [str(line.task.public_id), line.partnership.name, line.task.name]
    for each, row in zip(ORDER, line.answers, strict=True):
        texts += [in_words(each, row.answer), row.because] if row else ["", ""]
    texts.append(_given_out(line))
    for column, text in enumerate(texts):
        sheet.write_string(number, column, text)


def _offer_choices(sheet: Worksheet, column: int, last: int, characteristic: Characteristic) -> None:
    words = [in_words(characteristic, answer) for answer in Answer]
    sheet.data_validation(1, column, last, column, {"validate": "list", "source": words})
