"""Read a filled in form of a working session: all rows or none, and each wrong cell is named."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.common.workbooks import SentWorkbook
from verband.rooms.history.services import Differs
from verband.rooms.register.choices import Answer, Characteristic
from verband.rooms.register.models import Party, Task
from verband.rooms.register.selectors.characteristics import ORDER, in_words
from verband.rooms.register.selectors.worksheet import BECAUSE, GIVEN_OUT, TASK_ID, answers_given_out, head_of
from verband.rooms.register.services.keep.characteristics import (
    AnswersOvertakenError,
    Given,
    answer_characteristics,
)

REMEDY = "haal het werkblad opnieuw op, vul dat in en bewaar het als XLSX"
TAKE_OVER = (
    "Neem dat antwoord over en lees het werkblad opnieuw in; wijzig het daarna op de bladzijde van de taak."
)
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
        When it is no form of ours, a cell holds what cannot be an answer, or another gave an answer meanwhile;
        each is named.
    """
    tasks = {str(task.public_id): task for task in Task.objects.select_related("partnership").order_by("pk")}
    wrong: list[str] = []
    sheet, seen, lines = {}, {}, {}
    for number, row in list(_rows(content)):
        task = tasks.get(row.get(TASK_ID, ""))
        if task is None or not may_keep(task):
            wrong.append(f"rij {number}: het taaknummer hoort niet bij een taak die u bijhoudt")
            continue
        before = answers_given_out(row.get(GIVEN_OUT, ""), task.public_id)
        if before is None:
            wrong.append(
                f"rij {number}: de rij is niet zoals zij werd uitgegeven; haal het werkblad opnieuw op"
            )
            continue
        sheet[task], lines[task] = dict(_answers(row, number, wrong)), number
        seen[task] = {Characteristic(code): Given(Answer(one), why) for code, (one, why) in before.items()}
    if wrong:
        raise _refusal(wrong, "Verbeter dit in het werkblad.")
    try:
        return answer_characteristics(sheet=sheet, seen=seen, answered_for=answered_for, on=on, at=at, by=by)
    except AnswersOvertakenError as error:
        raise _refusal(
            [_overtaken(lines[task], each) for task, _, each in error.clashes], TAKE_OVER
        ) from error


def _overtaken(number: int, differs: Differs) -> str:
    return (
        f"rij {number}, {differs.label.capitalize()}: intussen gaf iemand anders het antwoord '{differs.now}', "
        f"in het werkblad staat '{differs.wanted}'"
    )


def _refusal(wrong: Sequence[str], remedy: str) -> WorksheetError:
    more = f" en nog {len(wrong) - MOST_NAMED}" if len(wrong) > MOST_NAMED else ""
    return WorksheetError(f"Er is niets gewijzigd: {'; '.join(wrong[:MOST_NAMED])}{more}. {remedy}")


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
    if not {TASK_ID, GIVEN_OUT, *map(head_of, ORDER)} <= set(head):
        message = "Dit is niet het werkblad met de acht kenmerken; haal het hier op en vul dat in."
        raise WorksheetError(message)
    for number, cells in enumerate(lines, start=2):
        row = {name: str(cell).strip() for name, cell in zip(head, cells, strict=False) if cell is not None}
        if any(row.values()):
            yield number, row


def _lines(content: bytes) -> Iterator[tuple[object, ...]]:
    with SentWorkbook(content, REMEDY).opened() as book:
        yield from book.worksheets[0].iter_rows(values_only=True)
