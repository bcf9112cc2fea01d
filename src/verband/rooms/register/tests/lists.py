"""Lists as people keep them, read in as a person would."""

from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from verband.rooms.history.models import Event
from verband.rooms.register import models
from verband.rooms.register.choices import Source

TABLES = (
    *(models.Party, models.Partnership, models.PartnershipVersion, models.Membership),
    *(models.Area, models.AreaMember, models.SourceRecord, models.ImportRun, Event),
)


class Reader:
    """Reads lists in from a folder, and keeps what was said."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = ""
        self.doubts = ""

    def read(self, content: str | bytes, *options: str, file_name: str = "eigen.csv") -> str:
        """Read a list in and return what was said."""
        file = self.folder / file_name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        out, doubts = StringIO(), StringIO()
        try:
            call_command("import_csv", str(file), *options, stdout=out, stderr=doubts)
        finally:
            self.out, self.doubts = out.getvalue(), doubts.getvalue()
        return self.out

    def refused(self, content: str | bytes, *options: str, file_name: str = "eigen.csv") -> str:
        """Read a list in that is refused with status 2, see that nothing has changed, and return the sentence."""
        before = everything()
        with pytest.raises(CommandError) as caught:
            self.read(content, *options, file_name=file_name)
        assert caught.value.returncode == 2
        assert everything() == before
        return str(caught.value)


def everything() -> dict[str, list[dict[str, object]]]:
    """Return all rows of all tables that an import writes."""
    return {table.__name__: list(table.objects.order_by("pk").values()) for table in TABLES}


def told(**narrowed: object) -> list[tuple[str, str]]:
    """Return who takes part in what according to lists, in the order of the alphabet."""
    rows = models.Membership.objects.filter(source=Source.LIST, **narrowed).select_related("party")
    names = {
        version.partnership_id: version.name
        for version in models.PartnershipVersion.objects.leading().order_by("number")
    }
    return sorted((row.party.name.removeprefix("Gemeente "), names[row.partnership_id]) for row in rows)


def sources() -> Counter[str]:
    """Return the number of memberships per source."""
    return Counter(models.Membership.objects.values_list("source", flat=True))
