"""Tell history of the kinds of record of the register: their words, their rows, and who may undo what."""

from datetime import date

from django.db.models import Q

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.audience import Audience
from verband.rooms.history.kinds import (
    Kind,
    everyone,
    register_carrier,
    register_keeper,
    register_kinds,
    register_signer,
)
from verband.rooms.history.rows import ModelRows
from verband.rooms.register.choices import KEEPER_ROLES
from verband.rooms.register.models import Remark
from verband.rooms.register.rules import belongs, holds, partnerships_in_care
from verband.rooms.register.selectors.signatures import signed
from verband.rooms.register.services.undo.areas import AreaRows, SuccessionRows
from verband.rooms.register.services.undo.books import BookKeeper
from verband.rooms.register.services.undo.carrier import UndoCarrier
from verband.rooms.register.services.undo.conflicts import PLACE, ConflictRows
from verband.rooms.register.services.undo.models import MODELS
from verband.rooms.register.services.undo.rights import may_undo
from verband.rooms.register.services.undo.rows import (
    MembershipRows,
    PartnershipRows,
    PartyRows,
    PeriodRows,
    RegisterRows,
)
from verband.rooms.register.services.undo.texts import AreaTexts, RegisterTexts
from verband.rooms.register.services.undo.told_by import TOLD_BY
from verband.rooms.register.services.undo.versions import VersionRows
from verband.rooms.register.templatetags.register_words import organ_label, task_label

LABELS = {"groups": "zetels per fractie", "task_kinds": "soort taak"}
CODES = {"task_kinds": task_label, "organs": organ_label}
NOTHING = {"valid_to": "geen einde", "body": "geen", "merged_into": "geen"}
HIDDEN = ("kept_here", "self_made", TOLD_BY, *PLACE)
"""Columns that say how a row is kept, not what is told of it."""


def tell_history() -> None:
    """Register our kinds, who keeps the books, who carries out what is large, and how deeds are signed."""
    register_kinds(*(_kind(code, _rows(code)) for code in MODELS))
    register_keeper(KEEPER)
    register_carrier(CARRIER)
    register_signer(signed)


KEEPER = BookKeeper()
CARRIER = UndoCarrier()


def _rows(code: str) -> ModelRows:
    match code:
        case "area":
            return AreaRows()
        case "conflict":
            return ConflictRows()
        case "succession":
            return SuccessionRows()
        case "party":
            return PartyRows()
        case "partnership":
            return PartnershipRows()
        case "membership":
            return MembershipRows()
        case "version":
            return VersionRows()
        case _:
            return RegisterRows(MODELS[code])


def _kind(code: str, rows: ModelRows) -> Kind:
    meta = MODELS[code]._meta
    texts = (
        AreaTexts()
        if code == "area"
        else RegisterTexts(rows, labels=LABELS, codes=CODES, nothing=NOTHING, hidden=HIDDEN)
    )
    return Kind(
        code=code,
        label=str(meta.verbose_name),
        plural=str(meta.verbose_name_plural),
        sees=SEES.get(code, everyone),
        texts=AreaTexts() if code == "area" else texts,
        rows=rows,
        may_undo=may_undo,
        in_turn=isinstance(rows, PeriodRows),
    )


def _keepers(visitor: Visitor, on: date) -> Q | None:
    return Q() if holds(visitor, KEEPER_ROLES, on) else None


def _who_sees_characteristics(visitor: Visitor, on: date) -> Q | None:
    return Q() if belongs(visitor, Audience.PUBLISHED, "register:tasks", on) else None


def _who_keeps_what_it_is_of(visitor: Visitor, on: date) -> Q | None:
    """Let remarks be read back by who keeps the partnership: its page hides them after some years, or for few."""
    if not holds(visitor, KEEPER_ROLES, on):
        return None
    kept = partnerships_in_care(visitor, on)
    ids = [str(one) for one in kept.values_list("public_id", flat=True)]
    standing = Remark.objects.filter(partnership__in=kept).values("public_id")
    return Q(object_id__in=standing) | Q(before__partnership__in=ids) | Q(after__partnership__in=ids)


SEES = {
    "conflict": _keepers,
    "match-decision": _keepers,
    "answer": _who_sees_characteristics,
    "remark": _who_keeps_what_it_is_of,
}
"""Kind → whom its events are for, where that is not everyone: never more than see it on its own page."""
