"""Read a filled in form of a working session: all rows or none, and each wrong cell is named.

A row that stands as it was handed over says nothing, so it may be of a task that others keep.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from uuid import UUID

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.common.workbooks import SentWorkbook
from verband.rooms.history.models import Event
from verband.rooms.history.services import Differs, Ledger
from verband.rooms.register.choices import Answer, Characteristic
from verband.rooms.register.models import CharacteristicAnswer, Partnership, Party, Task
from verband.rooms.register.selectors.characteristics import ORDER, in_words
from verband.rooms.register.selectors.worksheet import BECAUSE, FIXED, GIVEN_OUT, TASK_ID, given_out, head_of
from verband.rooms.register.services.keep.characteristics import (
    Answers,
    AnswersOvertakenError,
    Given,
    write_answers,
)
from verband.rooms.register.services.keep.worksheet_tasks import (
    ASK_FIRST,
    MOST_NEW,
    Listed,
    NewTask,
    add_task,
)

REMEDY = "haal het werkblad opnieuw op, vul dat in en bewaar het als XLSX"
TAKE_OVER = (
    "Neem dat antwoord over en lees het werkblad opnieuw in; wijzig het daarna op de bladzijde van de taak."
)
MOST_NAMED = 10


class WorksheetError(InputError):
    """A worksheet that cannot be read in; nothing is changed."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a worksheet changed."""

    batch: UUID
    answers: int
    tasks: int


@dataclass(slots=True)
class _Sheet:
    """What the rows say of the tasks that one keeps, and what is wrong with them."""

    given: dict[Task, Answers] = field(default_factory=dict)
    before: dict[Task, Answers] = field(default_factory=dict)
    lines: dict[Task, int] = field(default_factory=dict)
    new: dict[tuple[int, str], NewTask] = field(default_factory=dict)
    """By what each adds."""
    wrong: list[str] = field(default_factory=list)


def read_worksheet(
    *,
    content: bytes,
    may_keep: Callable[[Partnership], bool],
    new_tasks: bool,
    answered_for: Party | None,
    on: date,
    at: datetime,
    by: User,
) -> Written | None:
    """Write the answers of a filled in form; returns None when nothing differs from what stands.

    A row without a number is a task that does not stand here yet: with ``new_tasks`` it is added, else it is named.

    Raises
    ------
    WorksheetError
        When it is no form of ours, a cell holds what cannot be an answer, or another gave an answer meanwhile;
        each is named.
    """
    sheet = _read(list(_rows(content)), may_keep)
    if sheet.wrong:
        raise _refusal(sheet.wrong, "Verbeter dit in het werkblad.")
    if sheet.new and not new_tasks:
        raise _refusal([each.said for each in sheet.new.values()], ASK_FIRST)
    who = {"answered_for": answered_for, "answered_by": by, "answered_on": on}
    try:
        with transaction.atomic():
            ledger = Ledger(at=at, by=by)
            added = {add_task(ledger, each): each.answers for each in sheet.new.values()}
            write_answers(ledger, {**sheet.given, **added}, sheet.before, **who)
            batch = ledger.close_if_changed()
    except AnswersOvertakenError as error:
        overtaken = [_overtaken(sheet.lines[task], each) for task, _, each in error.clashes]
        raise _refusal(overtaken, TAKE_OVER) from error
    if batch is None:
        return None
    answers = Event.objects.filter(batch=batch, object_kind=CharacteristicAnswer.told_as)
    return Written(batch, answers.count(), len(sheet.new))


def _read(rows: Sequence[tuple[int, dict[str, str]]], may_keep: Callable[[Partnership], bool]) -> _Sheet:
    """Return what the rows say of the tasks that someone keeps, and of those that do not stand here yet.

    What may be kept is asked once of each partnership.
    """
    if (new := sum(not row.get(TASK_ID) for _, row in rows)) > MOST_NEW:
        wrong = f"{new} rijen hebben geen taaknummer, en er kunnen er {MOST_NEW} tegelijk bij"
        raise _refusal([wrong], "Verdeel ze over meer werkbladen.")
    keeps = cache(may_keep)
    tasks = {str(task.public_id): task for task in Task.objects.select_related("partnership").order_by("pk")}
    listed = Listed.of([row for _, row in rows], tasks, keeps)
    sheet = _Sheet()
    for number, row in rows:
        task = tasks.get(row.get(TASK_ID, ""))
        if row.get(TASK_ID):
            _read_row(sheet, number, row, task if task and keeps(task.partnership) else None)
        else:
            _read_new(sheet, number, row, listed)
    return sheet


def _read_new(sheet: _Sheet, number: int, row: dict[str, str], listed: Listed) -> None:
    wrong: list[str] = []
    answers = dict(_answers(row, number, {}, wrong))
    found = listed.new_task(number, row, answers)
    if isinstance(found, str):
        wrong.append(found)
    elif found.adds in sheet.new:
        wrong.append(f"rij {number}: de taak '{found.name}' staat er twee keer")
    else:
        sheet.new[found.adds] = found
    sheet.wrong += wrong


def _read_row(sheet: _Sheet, number: int, row: dict[str, str], task: Task | None) -> None:
    """Add what one row says of a task; ``task`` is None for who does not keep it."""
    told = given_out(row.get(GIVEN_OUT, ""), row.get(TASK_ID, ""))
    if told is None:
        sheet.wrong.append(
            f"rij {number}: de rij is niet zoals zij werd uitgegeven; haal het werkblad opnieuw op"
        )
        return
    before = {Characteristic(code): Given(Answer(one), why) for code, (one, why) in told.answers.items()}
    wrong: list[str] = []
    given = dict(_answers(row, number, before, wrong))
    if not wrong and all(answer == before.get(each) for each, answer in given.items()):
        return
    others = [head for head, name in told.names.items() if row.get(head, "") != name]
    if task is None:
        wrong = [f"rij {number}: het taaknummer hoort niet bij een taak die u bijhoudt"]
    elif task in sheet.lines:
        wrong = [f"rij {sheet.lines[task]} en rij {number} zijn dezelfde taak; vul er één in"]
    elif others:
        wrong = [f"rij {number}: {others[0]} hoort niet bij het taaknummer; haal het werkblad opnieuw op"]
    else:
        sheet.given[task], sheet.before[task], sheet.lines[task] = given, before, number
    sheet.wrong += wrong


def _overtaken(number: int, differs: Differs) -> str:
    return (
        f"rij {number}, {differs.label.capitalize()}: intussen gaf iemand anders het antwoord '{differs.now}', "
        f"in het werkblad staat '{differs.wanted}'"
    )


def _refusal(wrong: Sequence[str], remedy: str) -> WorksheetError:
    more = f" en nog {len(wrong) - MOST_NAMED}" if len(wrong) > MOST_NAMED else ""
    return WorksheetError(f"Er is niets gewijzigd: {'; '.join(wrong[:MOST_NAMED])}{more}. {remedy}")


def _answers(
    row: dict[str, str], number: int, before: Answers, wrong: list[str]
) -> Iterator[tuple[Characteristic, Given]]:
    """Yield what the cells answer; one that is empty and was so says nothing, one that was emptied is not known."""
    for each in ORDER:
        head = head_of(each)
        codes = {in_words(each, answer): answer for answer in Answer}
        written = _plain(row.get(head, "")) or (str(Answer.UNKNOWN.label) if each in before else "")
        because = row.get(f"{head}: {BECAUSE}", "")[:500]
        if not written:
            continue
        if written not in codes:
            wrong.append(f"rij {number}, {head}: '{row[head][:40]}' is geen keuze ({', '.join(codes)})")
        elif codes[written] == Answer.MIXED and not because:
            wrong.append(f"rij {number}, {head}: zeg waarom het gemengd is")
        else:
            yield each, Given(codes[written], because)


def _plain(written: str) -> str:
    """Return an answer as it stands in the list, whatever the capitals and spaces."""
    return " ".join(written.casefold().split())


def _rows(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row with its number and its cells by head, of the first sheet that has our heads."""
    with SentWorkbook(content, REMEDY).opened() as book:
        for sheet in book.worksheets:
            lines = sheet.iter_rows(values_only=True)
            head = [str(cell or "") for cell in next(lines, ())]
            if {*FIXED, GIVEN_OUT, *map(head_of, ORDER)} <= set(head):
                yield from _filled_rows(head, lines)
                return
    message = "Dit is niet het werkblad met de acht kenmerken; haal het hier op en vul dat in."
    raise WorksheetError(message)


def _filled_rows(
    head: Sequence[str], lines: Iterator[tuple[object, ...]]
) -> Iterator[tuple[int, dict[str, str]]]:
    for number, cells in enumerate(lines, start=2):
        row = {name: str(cell).strip() for name, cell in zip(head, cells, strict=False) if cell is not None}
        if any(row.values()):
            yield number, row
