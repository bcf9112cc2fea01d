"""Two people on one record: the second hears which field differs, sees both and loses nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from verband.rooms.common.bridge import InputError
from verband.rooms.common.models import Record
from verband.rooms.history.kinds import kind_of
from verband.rooms.history.services.ledger import plain_values
from verband.rooms.history.services.record import Values


@dataclass(frozen=True, slots=True)
class Differs:
    """One field that both changed, in words: what it was when the form opened, what stands now and what is wanted."""

    label: str
    was: str
    now: str
    wanted: str


class OvertakenError(InputError):
    """Someone else changed the same fields while the form was open."""

    def __init__(self, differs: tuple[Differs, ...]) -> None:
        self.differs = differs
        names = ", ".join(each.label for each in differs)
        super().__init__(
            f"Terwijl u dit invulde heeft iemand anders {names} gewijzigd. Vergelijk het en sla dan nog eens op."
        )


def settle(
    row: Record, seen: Mapping[str, object], wanted: Values, *, beside: Mapping[str, object] | None = None
) -> Values:
    """Return what is really changed: fields that a person left as they were keep what stands now.

    ``seen`` and ``wanted`` hold plain values by field; ``beside`` what stands in tables of their own, lists of
    which the order means nothing.

    Raises
    ------
    OvertakenError
        When a field was changed both here and by the person, and not to the same.
    """
    standing = plain_values(row) | dict(beside or {})
    mine = {name: value for name, value in wanted.items() if not _same(value, seen.get(name))}
    clashes = {
        name: (seen.get(name), standing[name], value)
        for name, value in mine.items()
        if name in standing and not _same(standing[name], seen.get(name)) and not _same(standing[name], value)
    }
    if clashes:
        raise OvertakenError(tuple(_in_words(row, clashes)))
    return mine


def _same(one: object, other: object) -> bool:
    return sorted(one) == sorted(other) if isinstance(one, list) and isinstance(other, list) else one == other


def _in_words(row: Record, clashes: Mapping[str, tuple[object, object, object]]) -> Iterator[Differs]:
    """Say what differs as the history of the record would."""
    kind = kind_of(row.told_as)
    for name, values in clashes.items():
        if kind and kind.texts:
            label, words = kind.texts.says(name), kind.texts.words([(name, value) for value in values])
        else:
            label, words = name, [str(value) for value in values]
        yield Differs(label, *words)
