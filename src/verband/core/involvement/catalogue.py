"""The instruments with which councils are involved, from the pack ``council-instruments``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from verband.core.packs import Pack, load_pack

NAME = "council-instruments"
PHASES: Mapping[str, str] = MappingProxyType(
    {"before": "voorfase", "decision": "besluit", "running": "uitvoering", "evaluation": "evaluatie"}
)
"""The phases of working together in their order, code → word."""
ABOUT: Mapping[str, str] = MappingProxyType({"content": "inhoud", "money": "geld", "process": "verhouding"})
"""What a moment with a council is about, code → word."""


@dataclass(frozen=True, slots=True)
class Law:
    """What the law says of an instrument, as it stood on a day."""

    base: str
    version: date | None
    """Date of the text of law it is about; None when there is none."""
    certainty: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """One way to involve a council, in plain Dutch."""

    code: str
    label: str
    purpose: str
    about: str
    """One of ``ABOUT``."""
    phases: tuple[str, ...]
    """Some of ``PHASES``."""
    unit: str
    """What one time is: an evening, a meeting."""
    per_year: Decimal | None
    """How often it is usually done; None when it is done as the occasion arises."""
    hours: tuple[Decimal, Decimal]
    """Hours that one time asks of one council, least and most; an estimate of ours."""
    effort: str
    law: Law
    used_by: str
    source: str
    shared: bool = False
    """Whether one time serves all partnerships of a region at once."""
    forms: frozenset[str] | None = None
    """Codes of the forms for which the law knows it; None when it can be done in any form."""

    def suits(self, form: str) -> bool:
        """Whether it can be done in a form; nobody knowing the form makes nothing unfit."""
        return self.forms is None or form in {*self.forms, "unknown"}

    @property
    def hours_per_year(self) -> tuple[Decimal, Decimal] | None:
        """Hours per council per year, least and most; None when done as the occasion arises."""
        if self.per_year is None:
            return None
        return self.hours[0] * self.per_year, self.hours[1] * self.per_year


def instruments_pack() -> Pack:
    """Return where the instruments come from and how sure we are."""
    return load_pack(NAME)


@lru_cache
def instruments() -> Mapping[str, Instrument]:
    """Return every instrument by its code, in the order of the pack."""
    return MappingProxyType({row["code"]: _instrument(row) for row in instruments_pack().values})


def _instrument(row: dict[str, Any]) -> Instrument:
    low, high = row["hours"]
    changed: dict[str, Any] = {
        "phases": tuple(row["phases"]),
        "per_year": number(row["per_year"]),
        "hours": (Decimal(str(low)), Decimal(str(high))),
        "law": Law(**row["law"]),
    }
    if "forms" in row:
        changed["forms"] = frozenset(row["forms"])
    return Instrument(**(row | changed))


def number(value: float | None) -> Decimal | None:
    """Return a number of a pack without the noise of a float."""
    return None if value is None else Decimal(str(value))
