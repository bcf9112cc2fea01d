"""Pages of confidential dossiers, one file per subject."""

from verband.rooms.dossiers.views.declarations import declaration, declaration_pdf
from verband.rooms.dossiers.views.dossiers import destroy, dossier, dossiers, edit, open_new
from verband.rooms.dossiers.views.emergencies import close, emergencies, second, seen
from verband.rooms.dossiers.views.notes import change, withdraw, write
from verband.rooms.dossiers.views.readers import hand_over, name_reader, revoke, withdraw_naming

__all__ = [
    "change",
    "close",
    "declaration",
    "declaration_pdf",
    "destroy",
    "dossier",
    "dossiers",
    "edit",
    "emergencies",
    "hand_over",
    "name_reader",
    "open_new",
    "revoke",
    "second",
    "seen",
    "withdraw",
    "withdraw_naming",
    "write",
]
