"""Counts of the register on a day: what ``verband figures`` prints and the pages quote."""

from collections import Counter
from typing import Any

from verband.rooms.register.bridge.snapshot import probable_successions
from verband.rooms.register.choices import Form, Obligation, Source
from verband.rooms.register.selectors.on_day import RegisterOnDay


def figures(register: RegisterOnDay, *, province: str = "", registered: bool = False) -> dict[str, Any]:
    """Return the counts of a register on its day; codes as stored, unknown under its own key.

    Where the national register was read in, only what is registered counts, also where that is nothing; what
    was only told of stands beside it. Ended members count as registered and are given beside as well; so are
    partnerships that a newer one probably succeeded.

    A government goes by its TOOI code, which its own record may give where a participation does not, and only
    without one by ``roo:`` and its number in the register.

    Parameters
    ----------
    register
        All that is in force on the day.
    province
        Code of the province to count the partnerships of; empty for all.
    registered
        Whether the national register was read in; known without asking when anything of it is in force.
    """
    registered = registered or Source.REGISTER in register.sources
    if province:
        register = register.in_province(province)
    told = [row for row in register.partnerships.values() if row.source != Source.REGISTER]
    newer = probable_successions(register)
    if registered:
        register = register.from_source(Source.REGISTER)
    partnerships = register.partnerships.values()
    members = {row.party for row in register.memberships}
    per_party = Counter(row.party for row in register.memberships)
    ended = [row for row in register.memberships if register.parties[row.party].has_ended(register.day)]
    kinds = Counter(kind for row in partnerships for kind in row.task_kinds or ("unknown",))
    return {
        "peildatum": register.day.isoformat(),
        "sources": [Source.REGISTER.value] if registered else sorted(register.sources),
        "partnerships": len(register.partnerships),
        "by_form": _ordered(Counter(row.form for row in partnerships), Form.values),
        "by_obligation": _ordered(Counter(row.obligation for row in partnerships), Obligation.values),
        "by_task_kind": dict(sorted(kinds.items())),
        "memberships": len(register.memberships),
        "memberships_of_ended_parties": len(ended),
        "parties": len(members),
        "told_only": len(told) if registered else 0,
        "probably_succeeded": len(newer.keys() & register.partnerships.keys()),
        "by_government": dict(sorted((register.parties[pk].key, number) for pk, number in per_party.items())),
    }


def _ordered(counts: Counter[str], codes: list[str]) -> dict[str, int]:
    return {code: counts[code] for code in codes if counts[code]}
