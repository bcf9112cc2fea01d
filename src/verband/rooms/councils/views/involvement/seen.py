"""What a form of an agreement rests on, and what its sender really changed."""

from copy import copy
from typing import Any

from verband.rooms.councils.forms.involvement import InvolvementForm
from verband.rooms.councils.models import AgreedInstrument, Involvement
from verband.rooms.history.services import plain_values, settle

Row = Involvement | AgreedInstrument


def seen(row: Row | None, *names: str) -> dict[str, Any]:
    """Return the values that a form rests on; none when there is no row yet."""
    return {name: value for name, value in plain_values(row).items() if name in names} if row else {}


def settled(row: Row, form: InvolvementForm) -> dict[str, Any]:
    """Return what the sender really changed.

    Raises
    ------
    OvertakenError
        When another changed the same meanwhile.
    """
    wanted, trial = form.values(), copy(row)
    for name, value in wanted.items():
        setattr(trial, name, value)
    plain = plain_values(trial)
    mine = settle(row, form.cleaned_data["gezien"], {name: plain[name] for name in wanted})
    return {name: wanted[name] for name in mine}
