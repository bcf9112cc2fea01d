"""Before which councils a piece of a partnership can be put, for who may do so."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils.bridge.moments import certainty_of
from verband.rooms.councils.rules import councils_of, may_lay_before
from verband.rooms.councils.selectors.planning import planning_on
from verband.rooms.councils.selectors.taking_part import Named, governments_in, partnership_or_404
from verband.rooms.register.choices import SchemeKind
from verband.rooms.register.models import Party
from verband.rooms.register.selectors.on_day import register_on

JOINED_BY_COUNCILS = frozenset({SchemeKind.COUNCIL, SchemeKind.MIXED})
COUNCILS = frozenset({"council", "provincial-council", "general-board"})
"""Codes of the organs that are a council, Staten or the general board of a water authority."""
ON_TEXT = ("zienswijze-regeling", "toestemming")
"""Codes of the rules on the text of an arrangement."""


@dataclass(frozen=True, slots=True)
class LawOnText:
    """What the law says of the text of an arrangement in which no council takes part itself."""

    title: str
    article: str
    law_of: date
    certainty: str


@dataclass(frozen=True, slots=True)
class ToLay:
    """A partnership, and the governments that take part in it."""

    named: Named
    councils: tuple[Party, ...]
    own: tuple[Party, ...]
    """Those of which the visitor is clerk."""
    not_here: tuple[LawOnText, ...]
    """What probably does not hold for the text of the arrangement, because councils take part in it themselves."""


def partnership_to_lay(visitor: Visitor, public_id: UUID, on: date) -> ToLay:
    """Return a partnership to who may put its pieces before councils; for others there is none."""
    named = partnership_or_404(public_id, on)
    if not may_lay_before(visitor, named.partnership, on):
        raise Http404
    numbers = [each.pk for each in governments_in(named.partnership.pk, on)]
    by_number = Party.objects.in_bulk(numbers)
    mine = councils_of(visitor, on)
    return ToLay(
        named=named,
        councils=tuple(by_number[number] for number in numbers),
        own=tuple(by_number[number] for number in numbers if number in mine),
        not_here=_not_here(named.partnership.pk, on),
    )


def _not_here(partnership: int, on: date) -> tuple[LawOnText, ...]:
    if not _councils_join(partnership, on):
        return ()
    planning = planning_on(on, [partnership])
    arrangement = planning.arrangement(partnership)
    if arrangement is None:
        return ()
    rules = (planning.book.on(code, on) for code in ON_TEXT)
    return tuple(
        LawOnText(
            rule.title,
            rule.article(arrangement.chapter),
            rule.law_of,
            certainty_of(rule, arrangement),
        )
        for rule in rules
        if rule
    )


def _councils_join(partnership: int, on: date) -> bool:
    register = register_on(on)
    row = register.partnerships.get(partnership)
    organs = {organ for each in register.members_of.get(partnership, ()) for organ in each.organs}
    return not organs.isdisjoint(COUNCILS) or (row is not None and row.scheme_kind in JOINED_BY_COUNCILS)
