"""Read the tasks of a region beside each other, by the eight characteristics."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch
from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.register.bridge.profiles import UNKNOWN, Profile, alike, coverage
from verband.rooms.register.choices import POLES, Answer, Characteristic
from verband.rooms.register.models import CharacteristicAnswer, Task
from verband.rooms.register.querysets import in_force
from verband.rooms.register.rules import may_keep
from verband.rooms.register.selectors.on_day import PartnershipOnDay, RegisterOnDay

ORDER = tuple(Characteristic)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task with its eight answers in words."""

    task: Task
    partnership: PartnershipOnDay
    answers: tuple[CharacteristicAnswer | None, ...]

    @property
    def profile(self) -> Profile[int]:
        """Return the answers as codes."""
        return Profile(self.task.pk, tuple(row.answer if row else UNKNOWN for row in self.answers))

    @property
    def cells(self) -> list[tuple[Characteristic, str, str]]:
        """Return each characteristic with its answer in words, and why it is mixed."""
        return [
            (each, in_words(each, row.answer if row else UNKNOWN), row.because if row else "")
            for each, row in zip(ORDER, self.answers, strict=True)
        ]

    @property
    def known(self) -> int:
        """Number of characteristics that are answered."""
        return self.profile.known


@dataclass(frozen=True, slots=True)
class TaskTable:
    """The tasks of a part of the register."""

    lines: Sequence[TaskLine]
    known: int
    possible: int
    groups: Sequence[tuple[str, Sequence[TaskLine]]]
    """Tasks that answer all alike: the shared answers in words, and the tasks."""
    partnerships: int
    """How many partnerships there are in this part, with or without tasks."""


def in_words(characteristic: Characteristic, answer: str) -> str:
    """Return an answer in the words of its characteristic."""
    first, second = POLES[characteristic]
    return {Answer.FIRST: first, Answer.SECOND: second}.get(Answer(answer), Answer(answer).label)


def task_table(register: RegisterOnDay) -> TaskTable:
    """Return the tasks of the partnerships in a register on its day, by partnership and name."""
    rows = Task.objects.filter(in_force(register.day), partnership__in=register.partnerships)
    answers = Prefetch("answers", CharacteristicAnswer.objects.select_related("answered_for", "answered_by"))
    lines = [
        _line(task, register.partnerships[task.partnership_id]) for task in rows.prefetch_related(answers)
    ]
    lines.sort(key=lambda line: (line.partnership.name.casefold(), line.task.name.casefold()))
    profiles = [line.profile for line in lines]
    known, possible = coverage(profiles)
    by_key = {line.task.pk: line for line in lines}
    groups = [(_shared(group.answers), [by_key[key] for key in group.keys]) for group in alike(profiles)]
    return TaskTable(lines, known, possible, groups, len(register.partnerships))


def _line(task: Task, partnership: PartnershipOnDay) -> TaskLine:
    by_code = {row.characteristic: row for row in task.answers.all()}
    return TaskLine(task, partnership, tuple(by_code.get(each) for each in ORDER))


def _shared(answers: Sequence[str]) -> str:
    return "; ".join(
        f"{each.label}: {in_words(each, answer)}" for each, answer in zip(ORDER, answers, strict=True)
    )


def task_to_keep(visitor: Visitor, public_id: UUID, on: date) -> Task:
    """Return a task to who may keep its partnership; otherwise there is none.

    Raises
    ------
    Http404
        When there is none, or it is not theirs to keep.
    """
    found = Task.objects.select_related("partnership").filter(public_id=public_id).first()
    if found is None or not may_keep(visitor, found.partnership, on):
        raise Http404
    return found
