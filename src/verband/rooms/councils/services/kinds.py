"""Tell history of the kinds of record of the room: who sees their events, and who may take a deed back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.models import Record
from verband.rooms.councils import models, rules
from verband.rooms.councils.services.pages_of_rows import LinkedTexts
from verband.rooms.councils.services.preparation_kinds import (
    QuietRows,
    calls_back,
    may_undo_items,
    sees_items,
)
from verband.rooms.councils.services.sent import PLACE, pieces_that_stay, views_that_stay
from verband.rooms.councils.services.taking_back import by_who_asked, by_who_laid
from verband.rooms.history.kinds import Kind, everyone, register_kinds
from verband.rooms.history.models import Event
from verband.rooms.history.reading import RecordTexts
from verband.rooms.history.rows import ModelRows
from verband.rooms.register.models import Membership, Partnership, Party
from verband.rooms.register.querysets import in_force
from verband.rooms.register.rules import partnerships_in_care, reads_along

Keys = frozenset[int]


def _nothing(_events: Sequence[Event]) -> set[int]:
    return set()


def _nobody_else(_user: User, _events: Sequence[Event], _on: date) -> set[int]:
    return set()


@dataclass(frozen=True, slots=True)
class Belongs:
    """Of which party and partnership a row is, as a path from it, and who of that party keeps it."""

    model: type[Record]
    party: str = ""
    partnership: str = ""
    kept_by: Callable[[Visitor, date], Keys] = rules.councils_of
    closed: bool = False
    """Whether only who belongs to the party sees its events: drafts stand in them."""
    public: bool = False
    """Whether everyone sees its events, as everyone sees its page."""
    stays: Callable[[Sequence[Event]], set[int]] = _nothing
    """Which deeds are not undone as the rows stand now."""
    page: str = ""
    """Name of the page of a row, or of what ``owner`` leads to."""
    owner: str = ""
    also: Callable[[User, Sequence[Event], date], set[int]] = _nobody_else
    """Who else takes back a deed: who did it on records of many councils at once."""


KINDS = (
    Belongs(models.BoardMeeting, partnership="partnership"),
    Belongs(models.OwnTerm, partnership="partnership"),
    Belongs(models.CouncilMeeting, party="party"),
    Belongs(models.Recess, party="party"),
    Belongs(models.RuleSwitch, public=True),
    Belongs(
        models.Consultation,
        party="party",
        closed=True,
        page="councils:consultation",
        also=by_who_laid,
        stays=pieces_that_stay,
    ),
    Belongs(models.JointOpinion, party="drafted_by", closed=True, page="councils:joint"),
    Belongs(
        models.JointStance,
        party="party",
        closed=True,
        page="councils:joint",
        owner="joint__",
        also=by_who_asked,
    ),
    Belongs(models.Involvement, partnership="partnership"),
    Belongs(models.AgreedInstrument, partnership="involvement__partnership"),
    Belongs(models.InvolvementConsent, party="party"),
    Belongs(models.Rapporteur, party="party"),
    Belongs(models.Frame, party="party"),
    Belongs(models.FrameReport, party="frame__party"),
    Belongs(
        models.DeviatingView,
        party="party",
        kept_by=rules.offices_of,
        closed=True,
        stays=views_that_stay,
    ),
    Belongs(models.ContentsAnswer, partnership="partnership"),
)


def tell_history() -> None:
    """Register every kind of the room."""
    register_kinds(*(_kind(belongs) for belongs in KINDS), _items())


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


def _kind(belongs: Belongs) -> Kind:
    is_quiet = belongs.model in {models.BoardMeeting, models.JointOpinion}
    rows, meta = (QuietRows if is_quiet else ModelRows)(belongs.model), belongs.model._meta
    return Kind(
        code=belongs.model.told_as,
        label=str(meta.verbose_name),
        plural=str(meta.verbose_name_plural),
        sees=_sees(belongs),
        rows=rows,
        texts=LinkedTexts(rows, belongs.page, belongs.owner) if belongs.page else RecordTexts(rows),
        may_undo=_may_undo(belongs),
    )


def _sees(belongs: Belongs) -> Callable[[Visitor, date], Q | None]:
    if belongs.public:
        return everyone
    if not belongs.closed:
        return lambda visitor, on: Q() if reads_along(visitor, on) else None
    return lambda visitor, on: _of_house(belongs, rules.houses_of(visitor, on))


def _of_house(belongs: Belongs, houses: Keys) -> Q | None:
    """Return which events are on rows of these parties, those that are gone too."""
    if not houses:
        return None
    named = Party.objects.filter(pk__in=houses).values_list("public_id", flat=True)
    standing = belongs.model._default_manager.filter(**{f"{belongs.party}__in": houses})
    seen = Q(object_id__in=standing.values("public_id"))
    for one in named:
        seen |= Q(**{f"before__{belongs.party}": str(one)})
    return seen


def _may_undo(belongs: Belongs) -> Callable[[User, Sequence[Event], date, bool], set[int]]:
    def may_undo(user: User, events: Sequence[Event], on: date, _whole: bool) -> set[int]:
        if belongs.model is models.RuleSwitch:
            return {event.pk for event in events} if rules.may_switch(user) else set()
        kept = _kept_ids(belongs, user, {event.object_id for event in events}, on)
        keeps = _owners(belongs, user, on)
        mine = [
            event
            for event in events
            if event.object_id in kept or _named(event, belongs) & keeps or _moved_by(user, event)
        ]
        allowed = {event.pk for event in mine if not calls_back(event)} | belongs.also(user, events, on)
        return allowed - belongs.stays(events)

    return may_undo


def _moved_by(user: User, event: Event) -> bool:
    """Whether the user merged two records and this row only went along."""
    before, after = event.before or {}, event.after or {}
    return event.actor_id == user.pk and before.keys() == after.keys() and after.keys() <= PLACE


def _kept_ids(belongs: Belongs, user: User, ids: Iterable[UUID], on: date) -> set[UUID]:
    """Return the rows that stand and that the user keeps."""
    rows = belongs.model._default_manager.filter(public_id__in=list(ids))
    if belongs.party:
        rows = rows.filter(**{f"{belongs.party}__in": belongs.kept_by(user, on)})
    else:
        rows = rows.filter(**{f"{belongs.partnership}__public_id__in": _owners(belongs, user, on)})
    return set(rows.values_list("public_id", flat=True))


def _owners(belongs: Belongs, user: User, on: date) -> set[UUID]:
    """Return the parties or the partnerships whose rows of this kind the user keeps."""
    if belongs.party:
        parties = Party.objects.filter(pk__in=belongs.kept_by(user, on))
        return set(parties.values_list("public_id", flat=True))
    joined = Membership.objects.filter(in_force(on), party__in=rules.councils_of(user, on))
    kept = Partnership.objects.filter(
        Q(pk__in=joined.values("partnership")) | Q(pk__in=partnerships_in_care(user, on))
    )
    return set(kept.values_list("public_id", flat=True))


def _named(event: Event, belongs: Belongs) -> set[UUID]:
    """Return the party or partnership that an event itself names: its row may be gone."""
    field, _, further = (belongs.party or belongs.partnership).partition("__")
    named = _told(event, field)
    if not further:
        return named
    between = ModelRows(belongs.model).foreign[field]._default_manager.filter(public_id__in=named)
    standing = set(between.values_list(f"{further}__public_id", flat=True))
    # What lies between may be gone with it: then its own events tell whose it was.
    return standing.union(*(_told(each, further) for each in Event.objects.filter(object_id__in=named)))


def _told(event: Event, field: str) -> set[UUID]:
    """Return the records that an event tells of in a field."""
    told = [values.get(field) for values in (event.before, event.after) if values]
    return {UUID(str(one)) for one in told if one}
