"""In which ways a council is heard and by which law, and the working day after a last day that is none."""

from dataclasses import dataclass

from django.conf import settings

from verband.core.facts.grip import Statement
from verband.core.moments.days import working_day_from
from verband.core.packs import Pack, load_pack

__all__ = ["LegalBase", "Statement", "legal_base", "working_day_from"]


@dataclass(frozen=True, slots=True)
class LegalBase:
    """What one way of being heard is, and the law that it rests on."""

    says: str
    statements: tuple[Statement, ...]
    pack: Pack


def legal_base(voice: str, occasion: str = "") -> LegalBase:
    """Return the law behind a way of being heard, without the statements that this installation does not show.

    With an occasion only what holds for that: of a budget nothing on the text of an arrangement.
    """
    pack = load_pack("council-voices")
    told = pack.values[voice]
    statements = (
        Statement(row["text"], row["article"], row["version"], row["certainty"], row["key"], voice)
        for row in told["statements"]
        if row["key"] not in settings.HIDDEN_STATEMENTS
        and occasion in {"", *row.get("occasions", [occasion])}
    )
    return LegalBase(told["says"], tuple(statements), pack)
