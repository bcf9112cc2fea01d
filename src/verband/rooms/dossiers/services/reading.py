"""Read sealed values: always for a person, who is asked for here and nowhere else.

``reading`` checks the right once and holds the key of one dossier while a page or deed needs it. Through an emergency
opening every record that is opened is first written down.
"""

from datetime import datetime
from typing import Never, TypeVar
from uuid import UUID

from verband.rooms.accounts.rules import Visitor, is_user
from verband.rooms.dossiers.choices import DossierDeed
from verband.rooms.dossiers.models import Dossier, InDossier, Sealed
from verband.rooms.dossiers.rules import Access, NotForYou, access_of
from verband.rooms.dossiers.services.events import tell
from verband.rooms.dossiers.vault.destroyed import destroyed
from verband.rooms.dossiers.vault.errors import DestroyedError
from verband.rooms.dossiers.vault.sealing import fingerprint, unseal

T = TypeVar("T")


class Reading:
    """One person reading in one dossier; made by ``reading`` and never kept."""

    __slots__ = ("_key", "_told", "access", "at", "dossier", "reader")

    def __init__(self, dossier: Dossier, reader: Visitor, at: datetime, access: Access) -> None:
        self.dossier = dossier
        self.reader = reader
        self.at = at
        self.access = access
        self._key = dossier.data_key()
        self._told: set[UUID] = set()

    def open(self, sealed: Sealed[T]) -> T:
        """Return what a sealed value of this dossier says."""
        place, record = sealed.place, sealed.record
        if place.dossier != self.dossier.public_id:
            raise NotForYou
        if place.row in destroyed().records:
            raise DestroyedError
        self._tell(record)
        return sealed.decode(unseal(self._key, sealed.content, place))

    def fingerprint(self, text: str) -> str:
        """Return a hash for the event that tells nothing to who cannot read here."""
        return fingerprint(self._key, text.encode())

    def _tell(self, record: InDossier) -> None:
        """Write down what is opened in an emergency, before it is."""
        opening = self.access.opening
        if opening is None or record.public_id in self._told or not is_user(self.reader):
            return
        deed, batch = DossierDeed.READ, opening.public_id
        tell(self.dossier, deed, at=self.at, by=self.reader, about=record, batch=batch)
        self._told.add(record.public_id)

    def __repr__(self) -> str:
        return "Reading(…)"

    def __reduce__(self) -> Never:
        """Refuse to be kept in a cache, a queue or a session."""
        message = "Een lezing wordt niet bewaard."
        raise TypeError(message)


def reading(dossier: Dossier, *, reader: Visitor, at: datetime) -> Reading:
    """Return a reading of a dossier for a person; who may not read gets the answer of what is not there."""
    access = access_of(dossier, reader, at)
    if access is None:
        raise NotForYou
    return Reading(dossier, reader, at, access)


def opened(sealed: Sealed[T], *, reader: Visitor, at: datetime) -> T:
    """Return what one sealed value says to a person."""
    return reading(sealed.record.sealing_dossier, reader=reader, at=at).open(sealed)
