"""A form whose fields are columns of one row that others may change meanwhile."""

from typing import Any

from verband.rooms.common.forms import SEEN, SeenForm


class ColumnsForm(SeenForm):
    """Tells which columns it writes, and with which values."""

    def values(self) -> dict[str, Any]:
        """Return the columns with their values."""
        return {name: self.cleaned_data[name] for name in self.columns()}

    @classmethod
    def columns(cls) -> list[str]:
        """Return the columns that it writes."""
        return [name for name in cls.base_fields if name != SEEN]
