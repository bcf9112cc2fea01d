"""The tables of the room, one file per subject."""

from verband.rooms.councils.models.calendar import BoardMeeting, CouncilMeeting, OwnTerm, Recess, RuleSwitch
from verband.rooms.councils.models.consultations import Consultation, JointOpinion, JointStance
from verband.rooms.councils.models.contents import ContentsAnswer
from verband.rooms.councils.models.feeds import Feed, FeedEntry
from verband.rooms.councils.models.involvement import AgreedInstrument, Involvement, InvolvementConsent
from verband.rooms.councils.models.preparation import BoardItem, DeviatingView
from verband.rooms.councils.models.rapporteurs import Frame, FrameReport, Rapporteur, ReportDraft

__all__ = [
    "AgreedInstrument",
    "BoardItem",
    "BoardMeeting",
    "Consultation",
    "ContentsAnswer",
    "CouncilMeeting",
    "DeviatingView",
    "Feed",
    "FeedEntry",
    "Frame",
    "FrameReport",
    "Involvement",
    "InvolvementConsent",
    "JointOpinion",
    "JointStance",
    "OwnTerm",
    "Rapporteur",
    "Recess",
    "ReportDraft",
    "RuleSwitch",
]
