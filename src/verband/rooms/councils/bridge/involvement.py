"""The catalogue of instruments, the standard arrangements and the hours, met with the rows of an agreement."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from verband.core.classify import task_kinds
from verband.core.involvement.adapting import Stands, Switch, deviation, missing, switch, terms
from verband.core.involvement.catalogue import ABOUT, PHASES, Instrument, instruments, instruments_pack
from verband.core.involvement.effort import Ask, Effort, effort_of, effort_of_all, effort_of_one
from verband.core.involvement.standards import Part, Standard, standards, standards_pack
from verband.core.involvement.suggest import Known, Suggestion, suggestions
from verband.rooms.councils.models import AgreedInstrument
from verband.rooms.register.choices import Form, Obligation
from verband.rooms.register.selectors.on_day import PartnershipOnDay

__all__ = [
    "ABOUT",
    "PHASES",
    "Effort",
    "Instrument",
    "Part",
    "Standard",
    "Suggestion",
    "Switch",
    "ask_of",
    "deviation",
    "effort_of",
    "effort_of_all",
    "effort_of_one",
    "instruments",
    "instruments_pack",
    "missing",
    "standards",
    "standards_pack",
    "stands",
    "suggestions_for",
    "switch",
    "terms_of",
]


def ask_of(row: AgreedInstrument) -> Ask:
    """Return what an agreed instrument asks of a council; one that the catalogue no longer has is not estimated."""
    known = instruments().get(row.instrument)
    return Ask(
        row.instrument,
        row.per_year,
        row.hours,
        known.hours if known else None,
        shared=bool(known and known.shared),
    )


def stands(row: AgreedInstrument) -> Stands:
    """Return an agreed instrument as it stands."""
    return Stands(row.instrument, row.per_year, row.hours, row.note)


def terms_of(work_kind: str, participation: str, rows: Iterable[AgreedInstrument]) -> list[str]:
    """Return what a council says yes to, in lines."""
    return terms(work_kind, participation, [stands(row) for row in rows])


def suggestions_for(
    partnership: PartnershipOnDay, *, temporary: bool | None = None
) -> tuple[Suggestion, ...]:
    """Return the standard arrangements that what is known of a partnership points to, with why."""
    words = _kind_words()
    return suggestions(
        Known(
            task_kinds={code: words.get(code, code) for code in partnership.task_kinds},
            form=(partnership.form, str(Form(partnership.form).label)),
            obligation=(partnership.obligation, str(Obligation(partnership.obligation).label)),
            temporary=temporary,
        )
    )


@lru_cache
def _kind_words() -> Mapping[str, str]:
    return {code: kind.label for code, kind in task_kinds().kinds.items()}
