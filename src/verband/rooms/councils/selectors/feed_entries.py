"""The entries of calendars as they should read now, before it is settled which of them changed."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from verband.rooms.common.models import public_id_for
from verband.rooms.councils.bridge.moments import State
from verband.rooms.councils.choices import Occasion
from verband.rooms.councils.models import CouncilMeeting, Recess
from verband.rooms.councils.selectors import feed_words as words
from verband.rooms.councils.selectors.council import how_far
from verband.rooms.councils.selectors.days import agendas_of
from verband.rooms.councils.selectors.extras import Extra, elections_of, evaluations_of, extras_of
from verband.rooms.councils.selectors.feed_moments import (
    OF_THE_BOARD,
    Dated,
    Years,
    moments_of_councils,
    moments_of_partnerships,
    shown_to_councils,
)
from verband.rooms.councils.selectors.planning import Onlooker, Planning
from verband.rooms.councils.selectors.state_words import OVER
from verband.rooms.councils.selectors.taking_part import WITH_BUDGET, arrangements_of, partnerships_of
from verband.rooms.councils.selectors.without_term import Asked, asked_without_term
from verband.rooms.councils.templatetags.councils_words import raad
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay

HOUSE = "Betrekken"
"""The category that all our entries share, so that a calendar can colour them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One all-day entry."""

    uid: UUID
    partnership: int | None
    party: int | None
    year: int
    """The calendar year in which it plays."""
    title: str
    first: date
    last: date
    """It belongs to the entry."""
    text: str
    categories: tuple[str, ...]
    certain: bool
    """False for a last day that stands for a meeting that is not known."""
    page: str
    """Path of the page that tells more."""
    for_councils: bool = False
    """Whether the calendars of its councils hold it as well."""
    alarms: bool = True
    code: str = ""
    """Rule of the moment, and the year that it is about; nothing for what is no moment of every year."""
    about: int = 0
    document: str = ""
    """Where the piece that lies before the council can be read; for partners."""

    def said(self) -> dict[str, Any]:
        """Return what a reader sees of it, as plain values."""
        return {
            "title": self.title,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "text": self.text,
            "categories": list(self.categories),
            "certain": self.certain,
            "page": self.page,
            "for_councils": self.for_councils,
            "alarms": self.alarms,
            **({"document": self.document} if self.document else {}),
        }

    def digest(self) -> str:
        """Return what is the same only when a reader sees the same."""
        return hashlib.sha256(json.dumps(self.said(), sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Settled:
    """An entry as calendars get it."""

    uid: UUID
    partnership: int | None
    party: int | None
    said: Mapping[str, Any]
    sequence: int
    changed_at: datetime
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Settling:
    """All entries of a scope in the order of their days, and when what it tells last changed."""

    entries: tuple[Settled, ...]
    changed_at: datetime | None


def as_they_are(entries: Iterable[Entry], at: datetime) -> Settling:
    """Return entries that nobody follows, so that nothing of them has to be remembered."""
    told = sorted(entries, key=lambda entry: (entry.first, str(entry.uid)))
    return Settling(
        tuple(
            Settled(one.uid, one.partnership, one.party, one.said(), 0, at, cancelled=False) for one in told
        ),
        at,
    )


@dataclass(frozen=True, slots=True)
class Scope:
    """Which entries are looked at: those of some parties, and those of some partnerships as a whole."""

    parties: frozenset[int]
    partnerships: frozenset[int]
    years: tuple[int, ...]


def entries_of_partnerships(planning: Planning, partnerships: Collection[int], years: Years) -> list[Entry]:
    """Return the entries of arrangements as a whole."""
    found = (planning.register.partnerships.get(pk) for pk in partnerships)
    rows = [row for row in found if row and row.form in WITH_BUDGET]
    return [
        *(_entry(found) for found in moments_of_partnerships(planning, partnerships, years)),
        *_evaluations(rows, years),
        *(entry for row in rows for entry in _elections(planning, row, years)),
    ]


def entries_of_councils(planning: Planning, councils: Collection[PartyOnDay], years: Years) -> list[Entry]:
    """Return the entries of councils: their moments, loose pieces and what has no term, recesses and meetings."""
    if not councils:
        return []
    eye, moments = _of_anyone(planning), moments_of_councils(planning, councils, years)
    asked = asked_without_term(planning, eye, years, parties=[council.pk for council in councils])
    return [
        *(_entry(found, *how_far(found.moment, found.pieces, eye)) for found in moments),
        *(_asked(each, each.day) for each in asked if each.day),
        *(entry for council in councils for entry in _extras_of_council(planning, council, years)),
        *_of_recesses(councils, years),
        *_of_meetings(planning, councils, years),
    ]


def _extras_of_council(planning: Planning, council: PartyOnDay, years: Years) -> Iterable[Entry]:
    rows, joined = (
        arrangements_of(council.pk, planning.register),
        partnerships_of(council.pk, planning.register),
    )
    found = [
        extra
        for year in years
        for extra in extras_of(rows, {council.kind}, year, planning.book, evaluated=joined)
    ]
    yield from _of_extras(found, council.public_id, party=council.pk)


def uid_of(found: Dated) -> UUID:
    """Return the number of the entry of a moment, the same on every day and in every calendar."""
    council = str(found.council.public_id) if found.council else ""
    if found.piece:
        return public_id_for("piece", f"{council}/{found.piece.public_id}")
    parts = (str(found.row.public_id), found.moment.rule.code, str(found.moment.year), council, found.place)
    return public_id_for("moment", "/".join(parts))


def _of_anyone(planning: Planning) -> Onlooker:
    """Return who sees what a council sent only: all who follow a moment have the same entry of it."""
    return Onlooker(frozenset(), planning.register.day)


def _entry(found: Dated, state: State | None = None, told: str = "") -> Entry:
    """Return the entry of a moment, with how far it is for a council."""
    moment, over = found.moment, state in OVER
    return Entry(
        uid=uid_of(found),
        partnership=found.row.pk,
        party=found.council.pk if found.council else None,
        year=found.calendar_year,
        title=words.title_of(found, over=over),
        first=moment.day,
        last=moment.day,
        text=words.text_of(found, told if over else ""),
        categories=(HOUSE, str(Occasion(moment.rule.occasion).label)),
        certain=moment.known,
        page=_page(found),
        for_councils=shown_to_councils(moment),
        alarms=moment.rule.anchor != OF_THE_BOARD and not over,
        code="" if found.piece else moment.rule.code,
        about=moment.year,
        document=found.pieces[-1].document if found.pieces else "",
    )


def _asked(asked: Asked, day: date) -> Entry:
    """Return the entry of what is asked without a term: on no last day, for the law sets none."""
    piece = asked.piece
    return Entry(
        uid=public_id_for("permission", f"{asked.council.public_id}/{piece.public_id}"),
        partnership=asked.row.pk,
        party=asked.council.pk,
        year=day.year,
        title=words.title_without_term(asked),
        first=day,
        last=day,
        text=words.text_without_term(asked),
        categories=(HOUSE, str(Occasion(piece.occasion).label)),
        certain=True,
        page=reverse("councils:consultation", args=[piece.public_id]),
        alarms=piece.agenda_on is not None and not asked.decided,
        document=piece.document,
    )


def _page(found: Dated) -> str:
    """Return the page of what lies before the council, else the calendar of the arrangement."""
    if found.pieces:
        return reverse("councils:consultation", args=[found.pieces[-1].public_id])
    return f"{reverse('councils:calendar', args=[found.row.public_id])}?jaar={found.calendar_year}"


def _of_extras(extras: Iterable[Extra], owner: UUID, **of: int | None) -> Iterable[Entry]:
    """Yield what plays outside the terms of the law: what people filled in goes by its page, the rest by its title."""
    for extra in extras:
        key = f"{extra.url}#{extra.title}" if extra.certainty else extra.url
        yield Entry(
            uid=public_id_for("extra", f"{owner}/{key}"),
            partnership=of.get("partnership"),
            party=of.get("party"),
            year=extra.day.year,
            title=extra.title,
            first=extra.day,
            last=extra.day,
            text=words.text_of_extra(extra),
            categories=(HOUSE,),
            certain=True,
            page=extra.url,
            for_councils=True,
        )


def _evaluations(rows: Collection[PartnershipOnDay], years: Years) -> Iterable[Entry]:
    by_page = {reverse("register:partnership", args=[row.public_id]): row for row in rows}
    for extra in (extra for year in years for extra in evaluations_of(rows, year)):
        row = by_page[extra.url]
        yield from _of_extras([extra], row.public_id, partnership=row.pk)


def _elections(planning: Planning, row: PartnershipOnDay, years: Years) -> Iterable[Entry]:
    kinds = {council.kind for council in planning.councils(row.pk)}
    found = [
        replace(extra, title=f"{extra.title}, {row.name}")
        for year in years
        for extra in elections_of([row], kinds, year, planning.book)
    ]
    yield from _of_extras(found, row.public_id, partnership=row.pk)


def _of_recesses(councils: Collection[PartyOnDay], years: Years) -> Iterable[Entry]:
    by_pk = {council.pk: council for council in councils}
    rows = Recess.objects.filter(
        party__in=by_pk, last_day__year__gte=min(years), last_day__year__lte=max(years)
    )
    for row in rows:
        council = by_pk[row.party_id]
        yield Entry(
            uid=public_id_for("recess", f"{council.public_id}/{row.public_id}"),
            partnership=None,
            party=row.party_id,
            year=row.last_day.year,
            title=f"{row.name}, {raad(council)}",
            first=row.first_day,
            last=row.last_day,
            text=words.text_of_recess(row, council),
            categories=(HOUSE, "reces"),
            certain=True,
            page=reverse("councils:council", args=[council.public_id]),
            alarms=False,
        )


def _of_meetings(planning: Planning, councils: Collection[PartyOnDay], years: Years) -> Iterable[Entry]:
    by_pk = {council.pk: council for council in councils}
    rows = list(CouncilMeeting.objects.filter(party__in=by_pk, on__year__in=years))
    for row, pieces in agendas_of(rows, planning.register.partnerships):
        council = by_pk[row.party_id]
        yield Entry(
            uid=public_id_for("council-meeting", f"{council.public_id}/{row.public_id}"),
            partnership=None,
            party=row.party_id,
            year=row.on.year,
            title=f"{row.name}, {raad(council)}",
            first=row.on,
            last=row.on,
            text=words.text_of_meeting(row, council, pieces),
            categories=(HOUSE, "vergadering"),
            certain=True,
            page=reverse("councils:council", args=[council.public_id]),
            alarms=False,
        )
