"""The tables of the register, one file per family."""

from verband.rooms.register.models.areas import Area, AreaMember
from verband.rooms.register.models.boundaries import Boundary
from verband.rooms.register.models.governance import (
    Confirmation,
    Contribution,
    Particulars,
    Seat,
    YearFigures,
)
from verband.rooms.register.models.kept_books import KeptBooks
from verband.rooms.register.models.parties import Party, PoliticalGroup, Succession
from verband.rooms.register.models.partnerships import (
    Challenge,
    Membership,
    Partnership,
    PartnershipVersion,
    Remark,
    VersionTaskKind,
)
from verband.rooms.register.models.people import Affiliation, Publication
from verband.rooms.register.models.reports import MatchDecision, MistakeReport
from verband.rooms.register.models.search import SearchEntry, SearchStamp
from verband.rooms.register.models.sources import Conflict, ImportRun, SourceRecord
from verband.rooms.register.models.tasks import CharacteristicAnswer, Task

__all__ = [
    "Affiliation",
    "Area",
    "AreaMember",
    "Boundary",
    "Challenge",
    "CharacteristicAnswer",
    "Confirmation",
    "Conflict",
    "Contribution",
    "ImportRun",
    "KeptBooks",
    "MatchDecision",
    "Membership",
    "MistakeReport",
    "Particulars",
    "Partnership",
    "PartnershipVersion",
    "Party",
    "PoliticalGroup",
    "Publication",
    "Remark",
    "SearchEntry",
    "SearchStamp",
    "Seat",
    "SourceRecord",
    "Succession",
    "Task",
    "VersionTaskKind",
    "YearFigures",
]
