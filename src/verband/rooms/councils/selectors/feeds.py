"""Calendars that people subscribe to: their own list, what they can choose, and what an address gives."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import Http404

from verband.rooms.accounts.choices import AccountEventKind
from verband.rooms.accounts.models import AccountEvent, User
from verband.rooms.accounts.models.secrets import fingerprint
from verband.rooms.common.audience import Audience
from verband.rooms.councils.choices import FeedKind
from verband.rooms.councils.models import Feed
from verband.rooms.councils.rules import houses_of, reports_as
from verband.rooms.councils.selectors.consultation_names import partnership_names
from verband.rooms.councils.selectors.feed_entries import (
    Entry,
    Scope,
    Settled,
    entries_of_councils,
    entries_of_partnerships,
)
from verband.rooms.councils.selectors.planning import planning_on
from verband.rooms.councils.selectors.taking_part import arrangements_of, joined_by
from verband.rooms.councils.templatetags.councils_words import raad
from verband.rooms.history.selectors import last_event_number
from verband.rooms.register.choices import GOVERNMENTS
from verband.rooms.register.rules import belongs, partnerships_in_care, roles_of
from verband.rooms.register.selectors.on_day import register_on

PAGE = "councils:feeds"
FORM_OF_FILE = "3"
"""Goes up when what is written in the files changes, so that no calendar program keeps the old ones."""


@dataclass(frozen=True)
class Asked:
    """What a calendar holds, before it is settled what changed."""

    name: str
    scope: Scope
    entries: tuple[Entry, ...]
    own: frozenset[int] = frozenset()
    """Partnerships that stand in it through a council of its reader: their moments for councils come from there."""

    def shows(self, entry: Settled) -> bool:
        """Whether an entry stands in the calendar: what a council of its reader has already is not told twice."""
        twice = entry.party is None and entry.partnership in self.own and entry.said["for_councils"]
        return not twice

    def of_moment(self, partnership: int, code: str, about: int) -> frozenset[UUID]:
        """Return the numbers of the entries of one moment of one partnership."""
        return frozenset(
            entry.uid
            for entry in self.entries
            if (entry.partnership, entry.code, entry.about) == (partnership, code, about)
        )

    def in_years_of(self, chosen: frozenset[UUID]) -> "Asked":
        """Return the same of the years only in which some entries play."""
        years = {entry.year for entry in self.entries if entry.uid in chosen}
        entries = tuple(entry for entry in self.entries if entry.year in years)
        return replace(self, scope=replace(self.scope, years=tuple(sorted(years))), entries=entries)


@dataclass(frozen=True, slots=True)
class Listed:
    """A calendar in the list of its owner."""

    feed: Feed
    name: str


def feeds_of(user: User, on: date) -> list[Listed]:
    """Return someone's calendars that work, the newest first."""
    rows = Feed.objects.filter(owner=user, revoked_at=None).select_related("party", "partnership")
    feeds = list(rows)
    names = partnership_names({feed.partnership_id for feed in feeds if feed.partnership_id}, on)
    return [Listed(feed, name_of(feed, names)) for feed in feeds]


def feed_of(user: User, public_id: UUID, on: date) -> Listed:
    """Return one of someone's own calendars that works.

    Raises
    ------
    Http404
        For every other one.
    """
    found = next((each for each in feeds_of(user, on) if each.feed.public_id == public_id), None)
    if found is None:
        raise Http404
    return found


def name_of(feed: Feed, names: dict[int, str]) -> str:
    """Return what a calendar is called."""
    if feed.party:
        name = raad(feed.party)
        return name[:1].upper() + name[1:]
    if feed.partnership_id:
        return names.get(feed.partnership_id, "samenwerkingsverband")
    return str(FeedKind.PERSON.label).capitalize()


def feed_behind(secret: str, on: date) -> Feed | None:
    """Return the calendar behind an address, for as long as its owner may read it.

    An account that ended ends its calendars, also when it is given back later.
    """
    ended = AccountEvent.objects.filter(
        user=OuterRef("owner"), kind=AccountEventKind.ENDED, at__gte=OuterRef("made_at")
    )
    rows = Feed.objects.filter(~Exists(ended), digest=fingerprint(secret), revoked_at=None)
    feed = rows.select_related("owner", "party", "partnership").first()
    if feed is None or not feed.owner.is_active or feed.owner.ended_at:
        return None
    return feed if belongs(feed.owner, Audience.PARTNERS, PAGE, on) else None


def stamp_of(feed: Feed, on: date, site: str) -> str:
    """Return what is the same only when the calendar is, without working it out.

    Whatever decides its entries changes by a deed that history tells of, by a role of its owner, or with the day.
    """
    roles = [role.pk for role in roles_of(feed.owner, on)]
    parts = (feed.public_id, last_event_number(), on, site, roles, FORM_OF_FILE)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def window(on: date) -> tuple[int, ...]:
    """Return the years that a calendar holds: the one before, this one, and the next."""
    return on.year - 1, on.year, on.year + 1


def calendar_behind(feed: Feed, on: date) -> Asked:
    """Return what a calendar holds on a day."""
    if feed.partnership_id:
        names = partnership_names([feed.partnership_id], on)
        return of_partnership(feed.partnership_id, name_of(feed, names), window(on), on)
    if feed.party_id:
        return of_councils([feed.party_id], name_of(feed, {}), window(on), on)
    kept = partnerships_in_care(feed.owner, on).values_list("pk", flat=True)
    follows = reports_as(feed.owner, on).values_list("partnership", flat=True)
    name = "Betrekken: alles wat ik volg"
    return of_councils(houses_of(feed.owner, on), name, window(on), on, {*kept, *follows})


def of_partnership(partnership: int, name: str, years: tuple[int, ...], on: date) -> Asked:
    """Return the entries of one arrangement as a whole in some years."""
    planning = planning_on(on, [partnership])
    entries = entries_of_partnerships(planning, [partnership], years)
    return Asked(name, Scope(frozenset(), frozenset({partnership}), years), tuple(entries))


def of_councils(
    parties: Iterable[int], name: str, years: tuple[int, ...], on: date, kept: Iterable[int] = ()
) -> Asked:
    """Return the entries of some councils in some years, and of partnerships that are kept beside them."""
    register, wanted, partnerships = register_on(on), frozenset(parties), frozenset(kept)
    found = (register.parties[pk] for pk in sorted(wanted & register.parties.keys()))
    councils = [one for one in found if one.kind in GOVERNMENTS]
    own = frozenset(row.pk for council in councils for row in arrangements_of(council.pk, register))
    joined = frozenset[int]().union(*(joined_by(council.pk, register) for council in councils))
    planning = planning_on(on, joined | partnerships)
    entries = (
        *entries_of_councils(planning, councils, years),
        *entries_of_partnerships(planning, sorted(partnerships), years),
    )
    return Asked(name, Scope(wanted, partnerships, years), entries, own)
