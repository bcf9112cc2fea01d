"""Add a party, and say what is told of one."""

from uuid import UUID

from django.http import Http404

from verband.rooms.common.api.bodies import Sent
from verband.rooms.common.api.changes import match
from verband.rooms.common.api.problems import InvalidInput, Mistake
from verband.rooms.register.api.bodies_parties import PartyChangeBody
from verband.rooms.register.api.deeds import NOT_KEPT, PERIOD, deed
from verband.rooms.register.api.doing import Doing
from verband.rooms.register.choices import KEEPER_ROLES
from verband.rooms.register.models import Party
from verband.rooms.register.rules import holds
from verband.rooms.register.selectors.keeping import party_to_keep
from verband.rooms.register.services.keep.parties import add_party, correct_party


def add(who: Doing, sent: Sent) -> UUID:
    """Add a party that is no government, by whoever keeps something here; returns its public id."""
    if not holds(who.by, KEEPER_ROLES, who.on):
        raise Http404(NOT_KEPT)
    _refuse_backwards(Party(**sent))
    with deed():
        party, _ = add_party(values=sent, at=who.at, by=who.by)
    return party.public_id


def correct(who: Doing, sent: Sent, public_id: UUID) -> UUID:
    """Correct a party; returns its public id."""
    with deed():
        party = party_to_keep(who.by, public_id, who.on)
        standing = {name: getattr(party, name) for name in sent}
        match(who.request, party.revision, PartyChangeBody, standing, sent)
        days = {name: sent.get(name, getattr(party, name)) for name in ("started_on", "ended_on")}
        _refuse_backwards(Party(**days))
        correct_party(party=party, values=sent, at=who.at, by=who.by)
    return public_id


def _refuse_backwards(party: Party) -> None:
    if party.started_on and party.ended_on and party.ended_on < party.started_on:
        raise InvalidInput([Mistake("body", "/opgehevenOp", PERIOD, "period")])
