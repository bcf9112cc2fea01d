"""Facets over what is kept by hand: the eight characteristics of tasks, seats and money.

They are read for the list that offers them and not with the register, as few pages ask for them. What nobody has
told of at all is not offered: "niet bekend" behind every row of a list narrows nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet, Value

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.audience import Audience
from verband.rooms.common.facets import Facet
from verband.rooms.register.choices import Answer, Characteristic
from verband.rooms.register.models import (
    CharacteristicAnswer,
    Contribution,
    Particulars,
    Seat,
    Task,
    YearFigures,
)
from verband.rooms.register.querysets import in_force
from verband.rooms.register.rules import belongs
from verband.rooms.register.selectors.characteristics import KEYS, poles
from verband.rooms.register.selectors.lists.listed import UNKNOWN
from verband.rooms.register.selectors.on_day import RegisterOnDay

TASKS_PAGE = "register:tasks"
"""Who may see the tasks beside each other, may filter by what was answered there."""
TOLD = {
    "taken": "taken",
    "zetels": "zetels",
    "bijdragen": "bijdragen per jaar",
    "jaarcijfers": "jaarcijfers",
    "evaluatie": "dag van de volgende evaluatie",
    UNKNOWN: "niets hiervan",
}
"""What may be told of a partnership beside its versions and participants."""


def characteristic_facets(visitor: Visitor, register: RegisterOnDay, today: date) -> list[Facet]:
    """Return the facets of partnerships by what is answered for any of their tasks, to who may see the tasks."""
    if not belongs(visitor, Audience.PUBLISHED, TASKS_PAGE, today):
        return []
    rows = CharacteristicAnswer.objects.filter(in_force(register.day, "task__"))
    told = rows.exclude(answer=Answer.UNKNOWN).values_list("characteristic", "task__partnership", "answer")
    answered: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for characteristic, partnership, answer in told.order_by():
        answered[characteristic].append((partnership, answer))
    return [
        Facet(
            KEYS[each],
            f"Taak: {each.label}",
            poles(each),
            _codes(_of_partnership, _grouped(answered[each]), ()),
        )
        for each in Characteristic
        if answered[each]
    ]


def told_facet(register: RegisterOnDay) -> list[Facet]:
    """Return the facet of partnerships by what is told of tasks, seats, money and evaluation."""
    day = register.day
    kept: Mapping[str, QuerySet[Any]] = {
        "taken": Task.objects.filter(in_force(day)),
        "zetels": Seat.objects.filter(in_force(day)),
        "bijdragen": Contribution.objects.filter(year__lte=day.year, amount__isnull=False),
        "jaarcijfers": YearFigures.objects.filter(year__lte=day.year),
        "evaluatie": Particulars.objects.exclude(next_evaluation_on=None),
    }
    first, *others = (rows.order_by().values_list("partnership", Value(code)) for code, rows in kept.items())
    told = _grouped(first.union(*others))
    return [Facet("bekend", "Ook bekend", TOLD, _codes(_of_partnership, told))] if told else []


def seat_and_money_facets(register: RegisterOnDay) -> list[Facet]:
    """Return the facets of memberships by the organs in which the party has a seat, and the years it paid for."""
    seats = _of_memberships(Seat.objects.filter(in_force(register.day)), "organ")
    amounts = Contribution.objects.filter(year__lte=register.day.year, amount__isnull=False)
    paid = _of_memberships(amounts, "year")
    numbers = Counter(organ for organs in seats.values() for organ in organs)
    organs = sorted(numbers, key=lambda organ: (-numbers[organ], organ.casefold()))
    years = sorted({year for found in paid.values() for year in found}, reverse=True)
    offered = (("zetel", "Zetel in", organs, seats), ("bijdrage", "Bijdrage over", years, paid))
    return [
        Facet(
            key,
            label,
            {**dict(zip(values, values, strict=True)), UNKNOWN: "niet bekend"},
            _codes(_of_both, told),
        )
        for key, label, values, told in offered
        if told
    ]


def _of_memberships(rows: QuerySet[Any], column: str) -> dict[Hashable, set[str]]:
    told = rows.order_by().values_list("partnership", "party", column).distinct()
    return _grouped(((partnership, party), str(value)) for partnership, party, value in told)


def _grouped(pairs: Iterable[tuple[Hashable, str]]) -> dict[Hashable, set[str]]:
    found: dict[Hashable, set[str]] = defaultdict(set)
    for key, code in pairs:
        found[key].add(code)
    return dict(found)


def _of_partnership(row: Any) -> Hashable:  # noqa: ANN401 - a row of any list that holds a partnership
    key: int = row.partnership.pk
    return key


def _of_both(row: Any) -> Hashable:  # noqa: ANN401 - a row of any list that holds both
    return row.partnership.pk, row.party.pk


def _codes(
    key: Callable[[Any], Hashable], told: Mapping[Hashable, set[str]], nothing: tuple[str, ...] = (UNKNOWN,)
) -> Callable[[Any], tuple[str, ...]]:
    return lambda row: tuple(told.get(key(row), nothing))
