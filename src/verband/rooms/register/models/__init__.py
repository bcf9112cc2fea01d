"""The tables of the register, one file per family."""

from verband.rooms.register.models.areas import Area, AreaMember
from verband.rooms.register.models.boundaries import Boundary
from verband.rooms.register.models.parties import Party, PoliticalGroup, Succession
from verband.rooms.register.models.partnerships import (
    Challenge,
    Membership,
    Partnership,
    PartnershipVersion,
    Remark,
    VersionTaskKind,
)
from verband.rooms.register.models.sources import Conflict, ImportRun, SourceRecord

__all__ = [
    "Area",
    "AreaMember",
    "Boundary",
    "Challenge",
    "Conflict",
    "ImportRun",
    "Membership",
    "Partnership",
    "PartnershipVersion",
    "Party",
    "PoliticalGroup",
    "Remark",
    "SourceRecord",
    "Succession",
    "VersionTaskKind",
]
