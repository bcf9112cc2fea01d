"""Values that stand in a table of their own: seats per political group, challenges per partnership."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from verband.rooms.common.bulk import insert_rows
from verband.rooms.register.bridge.wanted import Values
from verband.rooms.register.models import Challenge, Partnership, PoliticalGroup
from verband.rooms.register.services.reconcile.kinds import Kind

Pairs = Sequence[tuple[int, Values]]
"""Primary keys of rows, each with the values wanted."""


def add_aside(kind: Kind, pairs: Pairs) -> None:
    """Write what stands aside for rows that are new."""
    for name in kind.aside:
        _ADD[name](_naming(name, pairs))


def replace_aside(kind: Kind, pairs: Pairs) -> None:
    """Replace what stands aside for rows whose values name it; other rows stay as they are."""
    for name in kind.aside:
        named = _naming(name, pairs)
        _of(name, [row for row, _ in named]).delete()
        _ADD[name](named)


def _of(name: str, rows: Sequence[int]) -> QuerySet[Any]:
    if name == "groups":
        return PoliticalGroup.objects.filter(party__in=rows)
    return Partnership.challenges.through.objects.filter(partnership__in=rows)


def _naming(name: str, pairs: Pairs) -> list[tuple[int, list[Any]]]:
    return [(row, values[name]) for row, values in pairs if name in values]


def _add_groups(pairs: Sequence[tuple[int, list[Any]]]) -> None:
    rows = (
        {"party_id": party, "position": position, "name": name, "seats": seats}
        for party, groups in pairs
        for position, (name, seats) in enumerate(groups)
    )
    insert_rows(PoliticalGroup, rows)


def _add_challenges(pairs: Sequence[tuple[int, list[Any]]]) -> None:
    numbers = dict(Challenge.objects.values_list("code", "pk"))
    rows = (
        {"partnership_id": partnership, "challenge_id": numbers[code]}
        for partnership, codes in pairs
        for code in codes
    )
    insert_rows(Partnership.challenges.through, rows)


_ADD = {"groups": _add_groups, "challenges": _add_challenges}
