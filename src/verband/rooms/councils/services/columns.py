"""Which columns a deed writes: whatever it is handed, it moves no row to another government or arrangement."""

from collections.abc import Collection, Mapping
from typing import Any


class NotOfDeedError(TypeError):
    """A column that the deed does not write: the program is wrong, not the person."""


def only(values: Mapping[str, Any], columns: Collection[str]) -> dict[str, Any]:
    """Return the values of a deed.

    Raises
    ------
    NotOfDeedError
        When a column is among them that is not of the deed.
    """
    others = sorted(values.keys() - set(columns))
    if others:
        message = f"this deed writes {', '.join(columns)} and not {', '.join(others)}"
        raise NotOfDeedError(message)
    return dict(values)
