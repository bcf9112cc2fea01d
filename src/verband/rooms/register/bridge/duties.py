"""The duty by law that a version carries out, as a page tells it."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from verband.core.obligation import LegalDuty
from verband.core.packs import load_pack
from verband.rooms.register.bridge.facts import read_version
from verband.rooms.register.bridge.wanted import Values

TEXTS = ("name", "short_name", "purpose", "powers", "legal_grounds", "policy_areas")


@dataclass(frozen=True, slots=True)
class ToldDuty:
    """A duty with the day on which we wrote it down, and whether this installation shows it."""

    duty: LegalDuty
    written_on: date
    shown: bool


def duty_told(texts: Values, body_name: str, on: date) -> ToldDuty | None:
    """Return the duty that the texts of a version carry out on a day; None when we know none."""
    duties = read_version(texts, body_name, on).duties
    if not duties:
        return None
    shown = duties[0].key not in settings.HIDDEN_STATEMENTS
    return ToldDuty(duties[0], load_pack("legal-duties").retrieved, shown)
