"""Read a filled in form of a working session: all rows or none, and each wrong cell is named."""

import io
from collections.abc import Callable, Iterator
from datetime import date, datetime
from uuid import UUID
from zipfile import BadZipFile, ZipFile

import openpyxl

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.register.choices import Answer, Characteristic
from verband.rooms.register.models import Party, Task
from verband.rooms.register.selectors.characteristics import ORDER, in_words
from verband.rooms.register.selectors.worksheet import BECAUSE, TASK_ID, head_of
from verband.rooms.register.services.keep.characteristics import Given, Sheet, answer_characteristics

LARGEST_UNPACKED = 50 * 1024 * 1024
MOST_NAMED = 10


class WorksheetError(InputError):
    """A worksheet that cannot be read in; nothing is changed."""


def read_worksheet(
    *,
    content: bytes,
    may_keep: Callable[[Task], bool],
    answered_for: Party | None,
    on: date,
    at: datetime,
    by: User,
) -> UUID | None:
    """Write the answers of a filled in form; returns the batch, None when nothing differs from what stands.

    Raises
    ------
    WorksheetError
        When it is no form of ours, or a cell holds what cannot be an answer; each is named.
    """
    rows = list(_rows(content))
    tasks = {
        str(task.public_id): task
        for task in Task.objects.select_related("partnership").prefetch_related("answers")
    }
    wrong: list[str] = []
    sheet = {}
    for number, row in rows:
        task = tasks.get(row.get(TASK_ID, ""))
        if task is None or not may_keep(task):
            wrong.append(f"rij {number}: het taaknummer hoort niet bij een taak die u bijhoudt")
        else:
            sheet[task] = dict(_answers(row, number, wrong))
    if wrong:
        more = f" en nog {len(wrong) - MOST_NAMED}" if len(wrong) > MOST_NAMED else ""
        message = (
            f"Er is niets gewijzigd: {'; '.join(wrong[:MOST_NAMED])}{more}. Verbeter dit in het werkblad."
        )
        raise WorksheetError(message)
    filled: Sheet = sheet
    return answer_characteristics(sheet=filled, answered_for=answered_for, on=on, at=at, by=by)


def _answers(row: dict[str, str], number: int, wrong: list[str]) -> Iterator[tuple[Characteristic, Given]]:
    for each in ORDER:
        head = head_of(each)
        codes = {in_words(each, answer): answer for answer in Answer}
        written = row.get(head, "") or Answer.UNKNOWN.label
        because = row.get(f"{head}: {BECAUSE}", "")[:500]
        if written not in codes:
            wrong.append(f"rij {number}, {head}: '{written[:40]}' is geen keuze ({', '.join(codes)})")
        elif codes[written] == Answer.MIXED and not because:
            wrong.append(f"rij {number}, {head}: zeg waarom het gemengd is")
        else:
            yield each, Given(codes[written], because)


def _rows(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row with its number and its cells by head."""
    lines = _lines(content)
    head = [str(cell or "") for cell in next(lines, ())]
    if TASK_ID not in head or any(head_of(each) not in head for each in ORDER):
        message = "Dit is niet het werkblad met de acht kenmerken; haal het hier op en vul dat in."
        raise WorksheetError(message)
    for number, cells in enumerate(lines, start=2):
        row = {name: str(cell).strip() for name, cell in zip(head, cells, strict=False) if cell is not None}
        if any(row.values()):
            yield number, row


def _lines(content: bytes) -> Iterator[tuple[object, ...]]:
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                message = "Dit bestand wordt uitgepakt te groot; haal het werkblad opnieuw op en vul dat in."
                raise WorksheetError(message)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        message = "Dit bestand is geen XLSX-werkblad; bewaar het in uw rekenprogramma als XLSX."
        raise WorksheetError(message) from error
    yield from book.worksheets[0].iter_rows(values_only=True)
