"""Two people on one record: the second hears which field differs, sees both and loses nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from verband.rooms.common.bridge import InputError
from verband.rooms.common.models import Record
from verband.rooms.history.services.ledger import plain_values
from verband.rooms.history.services.record import Values


@dataclass(frozen=True, slots=True)
class Differs:
    """One field that both changed: what it was when the form opened, what stands now and what is wanted."""

    field: str
    label: str
    was: object
    now: object
    wanted: object


class OvertakenError(InputError):
    """Someone else changed the same fields while the form was open."""

    def __init__(self, differs: tuple[Differs, ...]) -> None:
        self.differs = differs
        names = ", ".join(each.label for each in differs)
        super().__init__(
            f"Terwijl u dit invulde heeft iemand anders {names} gewijzigd. Vergelijk hieronder en sla dan nog eens op."
        )


def settle(row: Record, seen: Mapping[str, object], wanted: Values) -> Values:
    """Return what is really changed: fields that a person left as they were keep what stands now.

    ``seen`` and ``wanted`` hold plain values by field.

    Raises
    ------
    OvertakenError
        When a field was changed both here and by the person, and not to the same.
    """
    standing = plain_values(row)
    mine = {name: value for name, value in wanted.items() if value != seen.get(name)}
    differs = tuple(
        Differs(name, _label(row, name), seen.get(name), standing[name], value)
        for name, value in mine.items()
        if name in standing and standing[name] != seen.get(name) and standing[name] != value
    )
    if differs:
        raise OvertakenError(differs)
    return mine


def _label(row: Record, name: str) -> str:
    return str(getattr(row._meta.get_field(name), "verbose_name", name))
