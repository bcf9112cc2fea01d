"""What someone asked to be read in, in the plain values that go through the queue."""

from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from verband.rooms.common.bridge import InputError
from verband.rooms.jobs.services.keeping import upload_file
from verband.rooms.register.bridge.lists import MAX_BYTES, Answers, As, ListOptions

MEGABYTE = 1024**2
KINDS = {
    "register": "het landelijke register (exportOO.xml of .gz)",
    "memberships": "een eigen lijst van deelnames (CSV of XLSX)",
    "areas": "een eigen indeling in gebieden (CSV of XLSX)",
    "boundaries": "grenzen van gemeenten voor de kaart (GeoJSON)",
}
MOST_BYTES = {
    "register": 200 * MEGABYTE,
    "memberships": MAX_BYTES,
    "areas": MAX_BYTES,
    "boundaries": 30 * MEGABYTE,
}
"""The whole country is 40 MB as XML; a list is far below its limit; boundaries are generalised."""
LISTS: dict[str, As] = {"memberships": "memberships", "areas": "areas"}


@dataclass(frozen=True)
class AskedImport:
    """A file that was uploaded, and how it is to be read."""

    kind: str
    upload: str
    file_name: str
    list_name: str = ""
    government: str = ""
    partnership: str = ""
    take_new: bool = False
    answers: list[list[str]] = field(default_factory=list)
    """What a doubt is about, the text, and what was chosen for it."""

    def as_values(self) -> dict[str, Any]:
        """Return plain values for the queue."""
        return asdict(self)

    @property
    def options(self) -> ListOptions:
        """Return how a list is to be read."""
        return ListOptions(
            name=self.list_name or self.file_name.rpartition(".")[0] or self.file_name,
            as_=LISTS[self.kind],
            government=self.government,
            partnership=self.partnership,
            take_new=self.take_new,
        )

    @property
    def chosen(self) -> Answers:
        """Return what was chosen for names that are not certain."""
        return {(what, text): answer for what, text, answer in self.answers}

    def content(self) -> bytes:
        """Return the bytes that were uploaded.

        Raises
        ------
        InputError
            When they are no longer kept.
        """
        self.refuse_gone()
        return upload_file(UUID(self.upload)).read_bytes()

    def refuse_gone(self) -> None:
        """Refuse when the upload is past its term.

        Raises
        ------
        InputError
            Says to upload it again.
        """
        if not upload_file(UUID(self.upload)).exists():
            message = f"{self.file_name} wordt niet meer bewaard; kies het bestand opnieuw."
            raise InputError(message)
