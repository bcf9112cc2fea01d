"""Tell history of the kinds of record of the room: a table of whose each of them is."""

from collections.abc import Callable
from datetime import date

from django.db.models import Q

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils import models, rules
from verband.rooms.councils.selectors.consultation_keepers import layings_of
from verband.rooms.councils.services.belonging import Belongs, may_undo, sees
from verband.rooms.councils.services.pages_of_rows import LinkedTexts
from verband.rooms.councils.services.preparation_kinds import QuietRows, may_undo_items, sees_items
from verband.rooms.councils.services.report_kinds import by_rapporteur, sees_drafts
from verband.rooms.councils.services.sent import pieces_that_stay, views_that_stay
from verband.rooms.councils.services.taking_back import by_who_asked, by_who_laid, by_who_reported
from verband.rooms.history.kinds import Kind, register_kinds
from verband.rooms.history.reading import RecordTexts
from verband.rooms.history.rows import ModelRows

KINDS = (
    Belongs(models.BoardMeeting, partnership="partnership"),
    Belongs(models.OwnTerm, partnership="partnership"),
    Belongs(models.CouncilMeeting, party="party"),
    Belongs(models.Recess, party="party", also=by_who_reported),
    Belongs(models.RuleSwitch, public=True),
    Belongs(
        models.Consultation,
        party="party",
        read_by=rules.houses_of,
        page="councils:consultation",
        seen_by=layings_of,
        also=by_who_laid,
        stays=pieces_that_stay,
    ),
    Belongs(models.JointOpinion, party="drafted_by", read_by=rules.houses_of, page="councils:joint"),
    Belongs(
        models.JointStance,
        party="party",
        read_by=rules.houses_of,
        page="councils:joint",
        owner="joint__",
        also=by_who_asked,
    ),
    Belongs(models.Involvement, partnership="partnership"),
    Belongs(models.AgreedInstrument, partnership="involvement__partnership"),
    Belongs(models.InvolvementConsent, party="party"),
    Belongs(models.Rapporteur, party="party"),
    Belongs(models.Frame, party="party"),
    Belongs(models.FrameReport, party="frame__party", also=by_rapporteur),
    Belongs(
        models.DeviatingView,
        party="party",
        kept_by=rules.offices_of,
        read_by=rules.advised_of,
        stays=views_that_stay,
    ),
    Belongs(models.ContentsAnswer, partnership="partnership"),
)
DRAFTS = Belongs(models.ReportDraft, party="frame__party", also=by_rapporteur)


def tell_history() -> None:
    """Register every kind of the room."""
    register_kinds(
        *(_kind(belongs, sees(belongs)) for belongs in KINDS), _kind(DRAFTS, sees_drafts), _items()
    )


def _items() -> Kind:
    rows, meta = QuietRows(models.BoardItem), models.BoardItem._meta
    return Kind(
        code=models.BoardItem.told_as,
        label=str(meta.verbose_name),
        plural=str(meta.verbose_name_plural),
        sees=sees_items,
        rows=rows,
        texts=RecordTexts(rows),
        may_undo=may_undo_items,
    )


def _kind(belongs: Belongs, seen: Callable[[Visitor, date], Q | None]) -> Kind:
    is_quiet = belongs.model in {models.BoardMeeting, models.JointOpinion}
    rows, meta = (QuietRows if is_quiet else ModelRows)(belongs.model), belongs.model._meta
    return Kind(
        code=belongs.model.told_as,
        label=str(meta.verbose_name),
        plural=str(meta.verbose_name_plural),
        sees=seen,
        rows=rows,
        texts=LinkedTexts(rows, belongs.page, belongs.owner) if belongs.page else RecordTexts(rows),
        may_undo=may_undo(belongs),
    )
