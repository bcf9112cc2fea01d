"""Rows of a worksheet without a number: tasks that do not stand here yet, of partnerships that the sheet lists."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from verband.rooms.history.services import Ledger
from verband.rooms.register.models import Partnership, Task
from verband.rooms.register.selectors.worksheet import GIVEN_OUT, PARTNERSHIP, TASK, TASK_ID, given_out
from verband.rooms.register.services.keep.characteristics import Answers
from verband.rooms.register.services.keep.parts import refuse_twice

ASK_FIRST = (
    "Moeten deze taken erbij komen, zet dan een vinkje bij 'Voeg taken toe die hier nog niet staan' en kies het "
    "bestand opnieuw."
)
ELSEWHERE = "voeg de taak toe op de bladzijde van het samenwerkingsverband, onder Taken"
LONGEST = 200
MOST_NEW = 500


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task that a row adds, with its answers."""

    number: int
    partnership: Partnership
    called: str
    name: str
    answers: Answers

    @property
    def said(self) -> str:
        """Return the row in words."""
        return f"rij {self.number}: de taak '{self.name}' staat nog niet bij {self.called}"

    @property
    def adds(self) -> tuple[int, str]:
        """Return what it adds; a row that adds the same is the same task."""
        return self.partnership.pk, _folded(self.name)


@dataclass(frozen=True, slots=True)
class Listed:
    """The partnerships of the rows that were handed over, by name, with the names of their tasks."""

    partnerships: Mapping[str, set[Partnership]]
    tasks: Mapping[int, set[str]]
    may_keep: Callable[[Partnership], bool]

    @classmethod
    def of(
        cls,
        rows: Iterable[Mapping[str, str]],
        tasks: Mapping[str, Task],
        may_keep: Callable[[Partnership], bool],
    ) -> "Listed":
        """Read which partnerships the rows with a number are of."""
        partnerships: dict[str, set[Partnership]] = defaultdict(set)
        for row in rows:
            told = given_out(row.get(GIVEN_OUT, ""), row.get(TASK_ID, ""))
            task = tasks.get(row.get(TASK_ID, ""))
            if told and task:
                partnerships[_folded(told.names[PARTNERSHIP])].add(task.partnership)
        names: dict[int, set[str]] = defaultdict(set)
        for task in tasks.values():
            names[task.partnership_id].add(_folded(task.name))
        return cls(partnerships, names, may_keep)

    def new_task(self, number: int, row: Mapping[str, str], answers: Answers) -> NewTask | str:
        """Return the task that a row without a number adds, or what is wrong with it."""
        called, name = row.get(PARTNERSHIP, ""), row.get(TASK, "")
        meant = [one for one in self.partnerships.get(_folded(called), ()) if self.may_keep(one)]
        if len(meant) != 1:
            return (
                f"rij {number}: er staat geen taaknummer, en geen samenwerkingsverband uit dit werkblad dat u "
                f"bijhoudt; {ELSEWHERE}"
            )
        if not name or len(name) > LONGEST:
            return f"rij {number}: geef de nieuwe taak een naam van hooguit {LONGEST} tekens"
        if _folded(name) in self.tasks[meant[0].pk]:
            return f"rij {number}: de taak '{name}' staat al bij {called}; vul de rij met haar taaknummer in"
        return NewTask(number, meant[0], called, name, answers)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def add_task(ledger: Ledger, new: NewTask) -> Task:
    """Add the task within the deed of a ledger.

    Raises
    ------
    PartError
        When another added it meanwhile.
    """
    task = Task(partnership=new.partnership, name=new.name)
    refuse_twice(task)
    return ledger.create(task, str(task))
