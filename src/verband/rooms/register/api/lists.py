"""Which rows an address asks for, and in which order, from the register that is in memory."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeVar

from verband.rooms.common.api.queries import Asked
from verband.rooms.register.api.looks import Look
from verband.rooms.register.api.rows import MembershipRow, PartnershipRow, PartyRow
from verband.rooms.register.bridge.facts import fold
from verband.rooms.register.selectors.lists.parties import party_rows
from verband.rooms.register.selectors.on_day import MembershipOnDay, RegisterOnDay
from verband.rooms.register.selectors.search.in_memory import Named, answers
from verband.rooms.register.selectors.tasks_taken import tasks_taken

Row = TypeVar("Row")
Test = Callable[[Any, Any, RegisterOnDay], bool]
Key = Callable[[Any, RegisterOnDay], Any]


@lru_cache(maxsize=16_384)
def _folded(name: str) -> str:
    """Ordering asks for every name again."""
    return fold(name)


def _any(asked: Iterable[str], held: Iterable[str]) -> bool:
    return not set(asked).isdisjoint(held)


def _found(row: Named, text: str, _register: RegisterOnDay) -> bool:
    return answers(text, row)


OF_PARTIES: Mapping[str, Test] = {
    "kinds": lambda row, asked, _: row.kind in asked,
    "provinces": lambda row, asked, _: _any(asked, row.provinces),
    "tooi": lambda row, asked, _: row.tooi == asked,
    "register_id": lambda row, asked, _: row.register_id == asked,
    "exists": lambda row, asked, register: row.exists_on(register.day) == asked,
    "search": _found,
}
OF_PARTNERSHIPS: Mapping[str, Test] = {
    "forms": lambda row, asked, _: row.form in asked,
    "obligations": lambda row, asked, _: row.obligation in asked,
    "tasks": lambda row, asked, _: _any(asked, row.task_kinds),
    "sources": lambda row, asked, _: row.source in asked,
    "register_id": lambda row, asked, _: row.register_id == asked,
    "provinces": lambda row, asked, register: _any(asked, register.provinces_of[row.pk]),
    "member": lambda row, asked, register: any(
        register.parties[each.party].public_id == asked for each in register.members_of.get(row.pk, ())
    ),
    "search": _found,
}
OF_MEMBERSHIPS: Mapping[str, Test] = {
    "party": lambda row, asked, register: row.party == register.party_numbers.get(asked),
    "partnership": lambda row, asked, register: row.partnership == register.partnership_numbers.get(asked),
    "roles": lambda row, asked, _: row.role in asked,
    "whole": lambda row, asked, _: row.whole == asked,
    "kinds": lambda row, asked, register: register.parties[row.party].kind in asked,
    "provinces": lambda row, asked, register: _any(asked, register.parties[row.party].provinces),
    "forms": lambda row, asked, register: register.partnerships[row.partnership].form in asked,
    "tasks": lambda row, asked, register: _any(asked, register.partnerships[row.partnership].task_kinds),
    "sources": lambda row, asked, register: register.partnerships[row.partnership].source in asked,
    "search": lambda row, asked, register: answers(
        asked, register.parties[row.party], register.partnerships[row.partnership]
    ),
}
ORDERS: Mapping[str, Key] = {
    "naam": lambda row, _: _folded(row.name),
    "soort": lambda row, _: row.kind,
    "inwoners": lambda row, _: row.inhabitants,
    "vorm": lambda row, _: row.form,
    "aantalDeelnemers": lambda row, register: len(register.members_of.get(row.pk, ())),
    "van": lambda row, _: row.valid_from,
    "partij": lambda row, register: _folded(register.parties[row.party].name),
    "samenwerkingsverband": lambda row, register: _folded(register.partnerships[row.partnership].name),
}
"""What each order compares; None is not known and comes last, whichever way round."""


def _kept(rows: Iterable[Row], asked: Asked, tests: Mapping[str, Test], register: RegisterOnDay) -> list[Row]:
    wanted = [(tests[name], value) for name, value in asked.items() if name in tests and _says(value)]
    return [row for row in rows if all(test(row, value, register) for test, value in wanted)]


def _says(value: object) -> bool:
    return value is not None and value != "" and value != set() and value != []


def _ordered(rows: list[Row], order: str, register: RegisterOnDay) -> list[Row]:
    key = ORDERS[order.lstrip("-")]
    keyed = [(key(row, register), row) for row in rows]
    known = sorted(
        (each for each in keyed if each[0] is not None), key=itemgetter(0), reverse=order[0] == "-"
    )
    return [row for _, row in known] + [row for value, row in keyed if value is None]


def parties(look: Look, asked: Asked) -> list[PartyRow]:
    """Return the governments that exist, and everyone else who takes part in something."""
    listed = (row.party for row in party_rows(look.register))
    kept = _kept(listed, asked, OF_PARTIES, look.register)
    return [PartyRow(row, look) for row in _ordered(kept, asked["order"], look.register)]


def partnerships(look: Look, asked: Asked) -> list[PartnershipRow]:
    """Return the partnerships in force."""
    kept = _kept(look.register.partnerships.values(), asked, OF_PARTNERSHIPS, look.register)
    return [PartnershipRow(row, look) for row in _ordered(kept, asked["order"], look.register)]


def memberships(look: Look, asked: Asked) -> list[MembershipRow]:
    """Return who takes part in what."""
    kept = _kept(look.register.memberships, asked, OF_MEMBERSHIPS, look.register)
    return _taking_part(_ordered(kept, asked["order"], look.register), look)


def joined(look: Look, rows: Iterable[MembershipOnDay], order: str, by_name: str) -> list[MembershipRow]:
    """Return the memberships of one party or one partnership, by the name of the other side or by day."""
    named = {"naam": by_name, "-naam": f"-{by_name}"}
    return _taking_part(_ordered(list(rows), named.get(order, order), look.register), look)


def _taking_part(rows: list[MembershipOnDay], look: Look) -> list[MembershipRow]:
    """Return memberships with both their sides and their tasks."""
    parties_of, partnerships_of, taken = look.register.parties, look.register.partnerships, tasks_taken(rows)
    return [
        MembershipRow(
            row, parties_of[row.party], partnerships_of[row.partnership], taken.get(row.public_id, ()), look
        )
        for row in rows
    ]
