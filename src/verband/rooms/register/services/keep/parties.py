"""Add a party that takes part somewhere, and say how one was all along."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.history.services import Ledger, keep_others_out
from verband.rooms.register.bridge.facts import search_text
from verband.rooms.register.choices import GOVERNMENTS, PartyKind
from verband.rooms.register.models import Partnership, Party
from verband.rooms.register.services.undo.rows import renew_search_text

FROM_SOURCES = frozenset({*GOVERNMENTS, PartyKind.MINISTRY})
"""Kinds that only the register tells of: nobody thinks up a municipality."""
EXISTS = frozenset({"started_on", "ended_on"})
BY_HAND = tuple(kind for kind in PartyKind if kind not in FROM_SOURCES)


class PartyError(InputError):
    """A party that cannot stand here beside what stands."""


@transaction.atomic
def add_party(*, values: dict[str, Any], at: datetime, by: User) -> tuple[Party, UUID]:
    """Add a party that is no government; returns it with the batch.

    Raises
    ------
    PartyError
        When it is a government, or one of its kind with its name stands here already.
    """
    keep_others_out()
    ledger = Ledger(at=at, by=by)
    return _write(ledger, Party(**values)), ledger.close()


def _write(ledger: Ledger, party: Party) -> Party:
    if party.kind in FROM_SOURCES:
        message = f"Een {PartyKind(party.kind).label} komt uit het register en wordt hier niet met de hand toegevoegd."
        raise PartyError(message)
    if Party.objects.filter(kind=party.kind, name__iexact=party.name, merged_into=None).exists():
        message = f"{party.name} staat hier al; zoek die partij op en gebruik haar openbaar id."
        raise PartyError(message)
    party.search_text = search_text(party.name, party.short_name)
    return ledger.create(party, party.name)


@transaction.atomic
def give_own_party(*, partnership: Partnership, name: str, at: datetime, by: User) -> tuple[Party, UUID]:
    """Let a partnership take part and speak elsewhere through a new party; returns it with the batch.

    Always a new one, for which nobody holds a role: who speaks for a party that stands here would get rights in the
    partnership.

    Raises
    ------
    PartyError
        When it has one, or a party of its name stands here already.
    """
    keep_others_out()
    partnership.refresh_from_db()
    if partnership.own_party:
        message = f"{name} heeft al een eigen partij: {partnership.own_party}."
        raise PartyError(message)
    ledger = Ledger(at=at, by=by)
    party = _write(ledger, Party(kind=PartyKind.JOINT_BODY, name=name))
    ledger.change(partnership, name, {"own_party": party})
    return party, ledger.close()


@transaction.atomic
def correct_party(*, party: Party, values: dict[str, Any], at: datetime, by: User) -> UUID | None:
    """Say what a party is called, where it is and from when to when it exists.

    Returns the batch, None when it stood so already.

    Raises
    ------
    PartyError
        When it is a government and the days of its existence would change.
    """
    if party.kind in FROM_SOURCES and EXISTS & values.keys():
        message = (
            f"Sinds wanneer en tot wanneer een {PartyKind(party.kind).label} bestaat, komt uit het register en "
            "wordt hier niet met de hand gewijzigd; laat die dagen weg."
        )
        raise PartyError(message)
    name, short_name = (values.get(each, getattr(party, each)) for each in ("name", "short_name"))
    ledger = Ledger(at=at, by=by)
    ledger.change(party, name, values | {"search_text": search_text(name, short_name)})
    renew_search_text(Q(body=party))
    return ledger.close_if_changed()
