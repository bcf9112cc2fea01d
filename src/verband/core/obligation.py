"""Whether a law obliges governments to cooperate in an arrangement."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from verband.core.classify.patterns import Patterns, compile_patterns
from verband.core.classify.text import SOURCES, ArrangementText, Source
from verband.core.errors import PackError
from verband.core.packs import CERTAINTIES, load_pack

STATUTORY = ("statutory-fixed", "statutory-free")

LABELS = {
    "statutory-fixed": "verplicht, vaste regio",
    "statutory-free": "verplicht, regio vrij",
    "voluntary": "vrijwillig (onze lezing: wij kennen geen wet die hiertoe verplicht)",
    "unknown": "onbekend",
}


@dataclass(frozen=True, slots=True)
class LegalDuty:
    """A duty by law to cooperate, and how its arrangement is recognised."""

    code: str
    task_kind: str
    obligation: str
    """statutory-fixed when the law fixes the region, statutory-free when the governments choose it."""
    law: str
    article: str
    participants_rule: str
    region_rule: str
    form_rule: str
    source: str
    """Address of the text of the law."""
    certainty: str
    """How sure we are: one of ``verband.core.packs.CERTAINTIES``."""
    holds_for: tuple[tuple[Source, Patterns], ...]
    """Where and by which words the arrangement that carries out the duty itself is known; one is enough."""
    since: date | None = None
    """First day of the duty; None when unknown, which counts as in force."""
    until: date | None = None
    """First day on which it no longer holds; None when it still does."""
    key: str = ""
    """Name by which the operator switches off what is said of it."""

    def is_met_by(self, text: ArrangementText) -> bool:
        """Whether the arrangement is itself the one the law asks for, by its own words."""
        return any(patterns.find(text.read(source)) for source, patterns in self.holds_for)

    def holds_on(self, day: date) -> bool:
        """Whether the duty is in force on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Obligation:
    """What the law says of cooperating in an arrangement, on one day."""

    code: str
    """statutory-fixed, statutory-free, voluntary or unknown."""
    duties: tuple[LegalDuty, ...]
    """The duties it carries out, that of its main kind first; empty unless statutory."""
    label: str
    """For screens, with law and article."""

    @property
    def duty(self) -> LegalDuty | None:
        """The first duty; None unless statutory."""
        return self.duties[0] if self.duties else None


def obligation(kinds: Collection[str], day: date, text: ArrangementText) -> Obligation:
    """Say whether cooperating in an arrangement is a duty.

    Parameters
    ----------
    kinds
        Codes of its task kinds, the main one first; empty when not classified.
    day
        The day it is asked for: of two laws after one another the one in force then counts. For a stored
        version that is the last day it is known to hold, not the day on which it began.
    text
        Its words, to tell the body the law asks for from others with the same kind of task.

    Returns
    -------
    Obligation
        Voluntary is our own reading: the kind is known and we know no duty. Unknown when the kind is not
        known, or when the duties we know of such a body all begin or end at another time.

    Raises
    ------
    PackError
        When the pack ``legal-duties`` is missing or misses a key.
    """
    known = [
        duty for kind in kinds for duty in legal_duties() if duty.task_kind == kind and duty.is_met_by(text)
    ]
    duties = tuple(duty for duty in known if duty.holds_on(day))
    if duties:
        return Obligation(duties[0].obligation, duties, _label(duties[0]))
    code = "unknown" if known or not kinds else "voluntary"
    return Obligation(code, (), LABELS[code])


@lru_cache
def legal_duties() -> tuple[LegalDuty, ...]:
    """All duties of the pack ``legal-duties``; its newest file carries past ones along, with their dates."""
    return tuple(read_duty(entry) for entry in load_pack("legal-duties").values)


def read_duty(entry: dict[str, Any]) -> LegalDuty:
    """One entry of the pack, with its patterns compiled.

    Raises
    ------
    PackError
        When a key is missing or unknown, or a value is none of those allowed.
    """
    fields = dict(entry)
    try:
        places = fields.pop("holds_for").items()
        duty = LegalDuty(
            holds_for=tuple((place, compile_patterns(words)) for place, words in places), **fields
        )
    except (KeyError, TypeError) as error:
        message = f"Plicht '{entry.get('code')}' in het pakket 'legal-duties' is niet goed ingevuld: {error}."
        raise PackError(message) from error
    places_known = {place for place, _ in duty.holds_for} <= set(SOURCES)
    if not places_known or duty.obligation not in STATUTORY or duty.certainty not in CERTAINTIES:
        message = f"Plicht '{duty.code}' heeft een onbekende verplichting, zekerheid of bron."
        raise PackError(message)
    return duty


def _label(duty: LegalDuty) -> str:
    return f"{LABELS[duty.obligation]} ({duty.law}, {duty.article})"
