"""Keep the records of an export one by one: each once, and what could not be read of them told of.

An export of forty megabytes has a slip in it now and then. One wrong date or one record that stands twice must
not keep the whole country out, but it may not pass unseen either: each becomes a finding that names the record,
the field and the value. So many of them together are no slips: then the file is something else.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Generic, TypeVar

from lxml.etree import _Element as Element

from verband.core.roo.elements import FieldError, Fields, attribute, line_of, local_name
from verband.core.roo.errors import clipped, file_error, record_error
from verband.core.roo.records import Arrangement, Finding, Organisation

Record = TypeVar("Record", Organisation, Arrangement)

MOST_IN_A_RECORD = 50
"""Values of one record that may be unreadable; looking for each means reading the record once more."""
ALWAYS_TOLERATED = 20
"""Records with something odd that never make a file suspect, however few records it has."""
TOLERATED_SHARE = 0.05
"""Share of the records with something odd above which the file is probably no export."""
_SELF = ("register_id", "line", "parent")
"""Where a record stands, and so no value in which two records can differ."""


class Keeper(Generic[Record]):
    """The records of one kind by register id, in the order of the file."""

    def __init__(self, read: Callable[[Element], Record], tags: Mapping[str, str]) -> None:
        self.records: dict[str, Record] = {}
        self.findings: list[Finding] = []
        self._read: Callable[[Element], Record] = read
        self._tags = tags
        """What the export calls the fields of a record."""
        self._odd = 0

    def keep(self, element: Element) -> None:
        """Read a record and keep it, unless one with its id is kept already: the first one counts.

        Raises
        ------
        ExportError
            When the record cannot be told from others, or hardly anything in it can be read.
        """
        told_before = len(self.findings)
        record = self._readable(element)
        if not record.register_id:
            raise record_error(_description(element), "heeft geen systeemId")
        first = self.records.setdefault(record.register_id, record)
        if first is not record:
            self._compare(first, record, element)
        self._odd += len(self.findings) > told_before

    def refuse_too_odd(self) -> None:
        """Refuse a file in which so much is odd that it is no matter of slips.

        Raises
        ------
        ExportError
            Names the numbers and the first oddity.
        """
        if self._odd > max(ALWAYS_TOLERATED, TOLERATED_SHARE * len(self.records)):
            problem = (
                f"heeft {self._odd} records met een waarde die niet kan of die een ander record tegenspreekt"
            )
            example = self.findings[0].sentence.rstrip(".")
            raise file_error(f"{problem} (de eerste: {example})")

    def _readable(self, element: Element) -> Record:
        """Read a record, taking out what cannot be read until the rest can."""
        for _ in range(MOST_IN_A_RECORD + 1):
            try:
                return self._read(element)
            except FieldError as fault:
                problem = _problem(fault)
                if fault.element is None:
                    raise record_error(_description(element), problem) from None
                sentence = f"{_description(element)} {problem}; de waarde geldt als onbekend."
                self.findings.append(Finding(sentence))
                fault.element.clear()
        message = f"heeft meer dan {MOST_IN_A_RECORD} waarden die niet te lezen zijn"
        raise record_error(_description(element), message)

    def _compare(self, first: Record, second: Record, element: Element) -> None:
        """Tell in which fields a record that stands twice differs; which of the two is right is not ours to say."""
        names = [name for name in first.__slots__ if name not in _SELF]
        differing = [name for name in names if getattr(first, name) != getattr(second, name)]
        if differing:
            told = "; ".join(
                _difference(self._tags[name], getattr(first, name), getattr(second, name))
                for name in differing
            )
            problem = f"heeft hetzelfde systeemId als het record op regel {first.line}, maar zegt iets anders"
            sentence = f"{_description(element)} {problem} ({told}); de eerste vermelding telt."
            self.findings.append(Finding(sentence))


def _problem(fault: FieldError) -> str:
    value = clipped(fault.value, 60)
    return f"heeft bij '{fault.name}' de waarde \"{value}\", wat geen {fault.expected} is"


def _difference(tag: str, first: object, second: object) -> str:
    """Return the field with both values; of lists and what else is long, the field alone."""
    pairs = [_shown(value) for value in (first, second)]
    return f"{tag} {pairs[0]} tegenover {pairs[1]}" if all(pairs) else tag


def _shown(value: object) -> str:
    if value in (None, "", ()):
        return "leeg"
    return f'"{clipped(str(value), 40)}"' if isinstance(value, str | int | date) else ""


def _description(element: Element) -> str:
    fields = Fields(element)
    kind = local_name(element.tag).capitalize()
    identity = clipped(attribute(element, "systeemId"), 20)
    name = clipped(fields.text("titel") or fields.text("naam"))
    return " ".join(filter(None, (kind, identity, f'("{name}", regel {line_of(element)})')))
