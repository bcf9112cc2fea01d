"""Add, change and take away what hangs on a partnership: one set of deeds for every kind."""

from typing import Any
from uuid import UUID

from django.http import Http404

from verband.rooms.common.api.bodies import Sent
from verband.rooms.common.api.changes import match
from verband.rooms.common.api.problems import InvalidInput, Mistake
from verband.rooms.register.api.deeds import NOT_KEPT, deed, partnership_sent, refuse_backwards
from verband.rooms.register.api.doing import Doing
from verband.rooms.register.api.parts import PartKind
from verband.rooms.register.models import Partnership, Party
from verband.rooms.register.rules import may_keep
from verband.rooms.register.selectors.keeping import participants_of
from verband.rooms.register.services.keep.parts import Part, add_part, correct_part, remove_part

NOT_TAKING_PART = "Deze partij neemt hier niet deel."


class PartDeeds:
    """The deeds on one kind of part."""

    def __init__(self, kind: PartKind) -> None:
        self._kind = kind

    def add(self, who: Doing, sent: Sent) -> UUID:
        """Add a part to a partnership; returns its public id."""
        partnership = partnership_sent(sent, who)
        refuse_backwards(sent.get("valid_from"), sent.get("valid_to"))
        party = {"party": _participant(partnership, sent["party"])} if "party" in sent else {}
        part = self._kind.model(**{**sent, "partnership": partnership, **party})
        with deed():
            add_part(part=part, at=who.at, by=who.by)
        return part.public_id

    def change(self, who: Doing, sent: Sent, public_id: UUID) -> UUID:
        """Change what is told of a part; returns its public id."""
        with deed():
            part = self._kept(who, public_id)
            standing = {name: getattr(part, name) for name in sent}
            match(who.request, part.revision, self._kind.changes, standing, sent)
            first, last = (sent.get(name, getattr(part, name, None)) for name in ("valid_from", "valid_to"))
            refuse_backwards(first, last)
            correct_part(part=part, values=sent, at=who.at, by=who.by)
        return public_id

    def remove(self, who: Doing, _sent: Sent, public_id: UUID) -> UUID:
        """Take a part away; it can be put back from the history."""
        with deed():
            part = self._kept(who, public_id)
            match(who.request, part.revision, self._kind.changes, {}, {})
            remove_part(part=part, at=who.at, by=who.by)
        return public_id

    def _kept(self, who: Doing, public_id: UUID) -> Part:
        found: Any = self._kind.rows.filter(public_id=public_id).first()
        if found is None or not may_keep(who.by, found.partnership, who.on):
            raise Http404(NOT_KEPT)
        part: Part = found
        return part


def _participant(partnership: Partnership, public_id: UUID) -> Party:
    found: Party | None = participants_of(partnership).filter(public_id=public_id).first()
    if found is None:
        raise InvalidInput([Mistake("body", "/partij", NOT_TAKING_PART, "does_not_exist")])
    return found
