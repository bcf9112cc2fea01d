"""What people fill in about the register, one file per subject."""

from verband.rooms.register.forms.participants import AddParticipantsForm, EndForm, ParticipationForm
from verband.rooms.register.forms.partnerships import StartForm, VersionForm

__all__ = ["AddParticipantsForm", "EndForm", "ParticipationForm", "StartForm", "VersionForm"]
