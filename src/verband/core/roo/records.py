"""What the register states, record by record, and nothing the register does not state.

Texts are "" when the register gives none; dates and numbers are None when it gives none. Addresses of
pages are taken over letter by letter and may hold anything: whoever makes links of them checks them first.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd in the register that was worked around: one sentence in Dutch."""

    sentence: str


@dataclass(frozen=True, slots=True)
class GroupSeats:
    """The seats of one political group in a council."""

    name: str
    seats: int | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation of the register; of its people nothing is read."""

    register_id: str
    name: str
    tooi: str = ""
    """Code such as gm0310: the last part of ``tooi_uri``."""
    tooi_uri: str = ""
    short_name: str = ""
    sub_name: str = ""
    types: tuple[str, ...] = ()
    """The first is the main type."""
    started: date | None = None
    ended: date | None = None
    """As stated: mostly the first day it no longer exists, now and then (31 December) the last day it did."""
    verified: date | None = None
    changed: date | None = None
    inhabitants: int | None = None
    """Persons; the register gives no reference date."""
    seats_total: int | None = None
    groups: tuple[GroupSeats, ...] = ()
    website: str = ""
    place: str = ""
    """Town of the visiting address."""
    country: str = ""
    """Country of the visiting address, as written there; mostly left out for the Netherlands."""
    legal_form: str = ""
    parent: str = ""
    """Register id of the organisation it is listed under."""
    line: int = 0
    """Line in the file on which the record begins."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Another record as it is pointed at."""

    register_id: str
    tooi: str = ""
    name: str = ""

    @property
    def key(self) -> str:
        """What tells it apart: its register id, else its TOOI code, else its name."""
        return self.register_id or self.tooi or self.name


@dataclass(frozen=True, slots=True)
class Participant:
    """One party in one version of an arrangement."""

    register_id: str
    tooi: str = ""
    name: str = ""
    joined: date | None = None
    left: date | None = None
    """First day it no longer takes part; most exports have no such date."""
    organs: tuple[str, ...] = ()
    cost_key: Decimal | None = None
    """Its part in the costs, in the unit of the arrangement (mostly per cent; the register does not say)."""

    @property
    def reference(self) -> Reference:
        """The party itself."""
        return Reference(self.register_id, self.tooi, self.name)


@dataclass(frozen=True, slots=True)
class Ground:
    """A law the arrangement rests on."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Power:
    """A clause on powers, as copied into the register."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One version of a joint arrangement: the register keeps a record for each."""

    register_id: str
    title: str
    short_title: str = ""
    abbreviation: str = ""
    purpose: str = ""
    form: str = "unknown"
    """OL, BVO, GO, RZM, CEN or unknown."""
    form_text: str = ""
    power_transfers: tuple[str, ...] = ()
    body: Reference | None = None
    """The organisation that the arrangement set up."""
    archive_keeper: Reference | None = None
    source_holder: Reference | None = None
    grounds: tuple[Ground, ...] = ()
    powers: tuple[Power, ...] = ()
    decisions: tuple[str, ...] = ()
    """Addresses of the founding decisions."""
    policy_areas: tuple[str, ...] = ()
    starts: date | None = None
    ends: date | None = None
    """First day it is no longer in force."""
    verified: date | None = None
    changed: date | None = None
    previous: str = ""
    """Register id of the version before it."""
    next: str = ""
    """Register id of the version after it."""
    cross_border: bool = False
    participants: tuple[Participant, ...] = ()
    website: str = ""
    place: str = ""
    """Town of the visiting address."""
    line: int = 0
    """Line in the file on which the record begins."""


@dataclass(frozen=True, slots=True)
class Export:
    """One export of the register, in the order of the file."""

    stand_on: date | None
    """The day the register says the export was made; None when it does not say so in a form we know."""
    organisations: tuple[Organisation, ...]
    arrangements: tuple[Arrangement, ...]
    findings: tuple[Finding, ...] = ()
    """Values that could not be read and count as unknown, and records that stand twice."""
