"""Read the tasks of a region beside each other, by the eight characteristics."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Prefetch

from verband.rooms.common.facets import Facet
from verband.rooms.register.bridge.profiles import UNKNOWN, Profile, alike, coverage
from verband.rooms.register.choices import POLES, Answer, Characteristic
from verband.rooms.register.models import CharacteristicAnswer, Task
from verband.rooms.register.querysets import in_force
from verband.rooms.register.selectors.on_day import PartnershipOnDay, RegisterOnDay
from verband.rooms.register.selectors.regions import Region, own_regions

ORDER = tuple(Characteristic)
KEYS: Mapping[Characteristic, str] = {
    Characteristic.DURATION: "duur",
    Characteristic.NUMBER: "aantal",
    Characteristic.FINANCIAL_STAKE: "financieel",
    Characteristic.ADMINISTRATIVE_STAKE: "bestuurlijk",
    Characteristic.KIND_OF_WORK: "werk",
    Characteristic.CHANGEABILITY: "veranderlijkheid",
    Characteristic.NATURE: "aard",
    Characteristic.COHERENCE: "samenhang",
}
"""Name of the parameter of each characteristic in the address."""
PROVINCE, NO_PROVINCE = "provincie", "unknown"
REGION, NO_REGION = "regio", "unknown"
OPEN, NOT_ANSWERED = "open", "nog niet beantwoord"
"""Of what nobody was asked yet: code in the address, and words."""
FILLED_IN = {"alle": "alle acht kenmerken", "deels": "een deel", "niet": "nog niets"}


@dataclass(frozen=True, slots=True)
class Telling:
    """What was answered for one government, or for all, on one day."""

    whom: str
    """Empty when it was for all."""
    on: date
    told: tuple[Characteristic, ...]


@dataclass(frozen=True)
class TaskLine:
    """One task with its eight answers in words."""

    task: Task
    partnership: PartnershipOnDay
    answers: tuple[CharacteristicAnswer | None, ...]
    provinces: frozenset[str]
    regions: frozenset[str]

    @cached_property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """Values to filter by."""
        filled = "alle" if self.known == len(ORDER) else "deels" if any(self.answers) else "niet"
        pairs = zip(ORDER, self.answers, strict=True)
        answered = {KEYS[each]: (row.answer if row else OPEN,) for each, row in pairs}
        where = {
            PROVINCE: tuple(self.provinces) or (NO_PROVINCE,),
            REGION: tuple(self.regions) or (NO_REGION,),
        }
        return where | {"ingevuld": (filled,), **answered}

    @cached_property
    def tellings(self) -> list["Telling"]:
        """Return who answered what on which day, the newest first."""
        found: dict[tuple[date, str], list[Characteristic]] = {}
        for each, row in zip(ORDER, self.answers, strict=True):
            if row:
                found.setdefault((row.answered_on, for_whom(row)), []).append(each)
        newest_first = sorted(found.items(), key=lambda one: one[0], reverse=True)
        return [Telling(whom, day, tuple(told)) for (day, whom), told in newest_first]

    @property
    def profile(self) -> Profile[int]:
        """Return the answers as codes."""
        return Profile(self.task.pk, tuple(row.answer if row else UNKNOWN for row in self.answers))

    @property
    def cells(self) -> list[tuple[Characteristic, str, str]]:
        """Return each characteristic with its answer in words, and why it is mixed."""
        return [
            (each, in_words(each, row.answer) if row else NOT_ANSWERED, row.because if row else "")
            for each, row in zip(ORDER, self.answers, strict=True)
        ]

    @property
    def known(self) -> int:
        """Number of characteristics that are known."""
        return self.profile.known

    @property
    def unknown(self) -> int:
        """Number of characteristics of which those responsible said that they do not know."""
        return sum(row is not None and row.answer == UNKNOWN for row in self.answers)


@dataclass(frozen=True, slots=True)
class TaskTable:
    """Some tasks beside each other."""

    lines: Sequence[TaskLine]
    known: int
    unknown: int
    """Answers that say that it is not known; what nobody answered yet is not among them."""
    possible: int
    groups: Sequence[tuple[str, Sequence[TaskLine]]]
    """Tasks that answer all alike: the shared answers in words, and the tasks."""
    partnerships: int
    """How many partnerships these tasks are of."""


def in_words(characteristic: Characteristic, answer: str) -> str:
    """Return an answer in the words of its characteristic."""
    return poles(characteristic)[answer]


def for_whom(row: CharacteristicAnswer) -> str:
    """Return on whose behalf an answer was given; empty when it was for all."""
    return row.answered_for.name if row.answered_for else ""


def poles(characteristic: Characteristic) -> dict[str, str]:
    """Return every answer to a characteristic in its own words."""
    first, second = POLES[characteristic]
    others = {each.value: str(each.label) for each in (Answer.MIXED, Answer.UNKNOWN)}
    return {Answer.FIRST.value: first, Answer.SECOND.value: second, **others}


def task_lines(register: RegisterOnDay) -> list[TaskLine]:
    """Return the tasks of the partnerships in a register on its day, by partnership and name."""
    rows = Task.objects.filter(in_force(register.day), partnership__in=register.partnerships)
    answers = Prefetch("answers", CharacteristicAnswer.objects.select_related("answered_for", "answered_by"))
    regions = own_regions(register)
    lines = [_line(task, register, regions) for task in rows.prefetch_related(answers)]
    return sorted(lines, key=lambda line: (line.partnership.name.casefold(), line.task.name.casefold()))


def partnerships_in(register: RegisterOnDay, provinces: Collection[str]) -> int:
    """Count the partnerships in some provinces, all of them when none is named."""
    if not provinces:
        return len(register.partnerships)
    lie_in = (register.provinces_of[pk] or {NO_PROVINCE} for pk in register.partnerships)
    return sum(not each.isdisjoint(provinces) for each in lie_in)


def task_facets(register: RegisterOnDay) -> list[Facet]:
    """Return the facets of tasks: where, how far they are filled in, and the eight characteristics."""
    return [
        Facet(PROVINCE, "Provincie", {**register.provinces, NO_PROVINCE: "zonder gemeente"}),
        Facet(
            REGION,
            "Regio",
            {each.code: each.name for each in own_regions(register)} | {NO_REGION: "in geen regio"},
        ),
        Facet("ingevuld", "Ingevuld", FILLED_IN),
        *(Facet(KEYS[each], each.label.capitalize(), {**poles(each), OPEN: NOT_ANSWERED}) for each in ORDER),
    ]


def task_table(lines: Sequence[TaskLine]) -> TaskTable:
    """Return tasks with what is known of them, and which answer all alike."""
    profiles = [line.profile for line in lines]
    known, possible = coverage(profiles)
    by_key = {line.task.pk: line for line in lines}
    groups = [(_shared(group.answers), [by_key[key] for key in group.keys]) for group in alike(profiles)]
    unknown = sum(line.unknown for line in lines)
    return TaskTable(lines, known, unknown, possible, groups, len({line.partnership.pk for line in lines}))


def _line(task: Task, register: RegisterOnDay, regions: Sequence[Region]) -> TaskLine:
    by_code = {row.characteristic: row for row in task.answers.all()}
    answers = tuple(by_code.get(each) for each in ORDER)
    where = register.provinces_of[task.partnership_id]
    members = {each.party for each in register.members_of.get(task.partnership_id, ())}
    lies_in = frozenset(each.code for each in regions if members & each.municipalities)
    return TaskLine(task, register.partnerships[task.partnership_id], answers, where, lies_in)


def _shared(answers: Sequence[str]) -> str:
    return "; ".join(
        f"{each.label}: {in_words(each, answer)}" for each, answer in zip(ORDER, answers, strict=True)
    )
