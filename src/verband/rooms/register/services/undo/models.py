"""The tables whose rows come and go by deeds, under the kinds by which events tell of them."""

from verband.rooms.common.models import Record
from verband.rooms.register.models import (
    Area,
    Challenge,
    CharacteristicAnswer,
    Confirmation,
    Conflict,
    Contribution,
    MatchDecision,
    Membership,
    Particulars,
    Partnership,
    PartnershipVersion,
    Party,
    Remark,
    Seat,
    Succession,
    Task,
    YearFigures,
)

MODELS: dict[str, type[Record]] = {
    "answer": CharacteristicAnswer,
    "area": Area,
    "challenge": Challenge,
    "confirmation": Confirmation,
    "conflict": Conflict,
    "contribution": Contribution,
    "match-decision": MatchDecision,
    "membership": Membership,
    "particulars": Particulars,
    "partnership": Partnership,
    "party": Party,
    "remark": Remark,
    "seat": Seat,
    "succession": Succession,
    "task": Task,
    "version": PartnershipVersion,
    "year-figures": YearFigures,
}
