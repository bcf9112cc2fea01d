"""Which governments take part in which partnerships on a day, read once from the register in memory.

Every page and calendar asks here what a council joins, so that no two of them disagree: a government that is gone
takes part in nothing, and what a newer partnership has probably taken over is left out of what still counts.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.bridge import alphabetical_key
from verband.rooms.councils.bridge.contents import JOINT_ARRANGEMENTS
from verband.rooms.councils.rules import BY_LAW, houses_of
from verband.rooms.register.bridge.snapshot import probable_successions
from verband.rooms.register.choices import GOVERNMENTS, TAKES_PART, Form, Role
from verband.rooms.register.models import Partnership, PartnershipVersion, Party
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay, RegisterOnDay, register_on

WITH_BUDGET = (Form.PUBLIC_BODY, Form.OPERATIONAL_MANAGEMENT_ENTITY, Form.JOINT_ORGAN)
"""Forms under the Wgr with a budget of their own."""


@dataclass(frozen=True, slots=True)
class Named:
    """A partnership with the name that it carries on a day."""

    partnership: Partnership
    name: str


def council_or_404(public_id: UUID) -> Party:
    """Return a government, which has a council, Staten or general board; whatever else is a party has none."""
    return get_object_or_404(Party, public_id=public_id, kind__in=GOVERNMENTS, merged_into=None)


def own_governments(visitor: Visitor, on: date) -> tuple[Party, ...]:
    """Return the governments that the visitor belongs to, by name; the own body of a partnership is none."""
    houses = Party.objects.filter(pk__in=houses_of(visitor, on), kind__in=GOVERNMENTS)
    return tuple(houses.order_by("name"))


def partnership_or_404(public_id: UUID, on: date) -> Named:
    """Return a partnership with its name: of the version in force, else of the last one.

    Raises
    ------
    Http404
        When there is none, or nothing was ever told of it.
    """
    partnership = get_object_or_404(Partnership, public_id=public_id, merged_into=None)
    held = register_on(on).partnerships.get(partnership.pk)
    if held:
        return Named(partnership, held.name)
    last = PartnershipVersion.objects.leading().filter(partnership=partnership).order_by("number").last()
    if last is None:
        raise Http404
    return Named(partnership, last.name)


def joined_by(party: int, register: RegisterOnDay, roles: Collection[Role] = TAKES_PART) -> frozenset[int]:
    """Return the partnerships in which a party takes part on the day of the register; none when it is gone."""
    known = register.parties.get(party)
    if known is None or known.has_ended(register.day):
        return frozenset()
    rows = register.memberships_of.get(party, ())
    return frozenset(row.partnership for row in rows if row.role in roles)


def partnerships_of(party: int, register: RegisterOnDay) -> tuple[PartnershipOnDay, ...]:
    """Return the partnerships in which a party takes part, by name.

    What a newer one has probably taken over is left out, as it is from every count of load.
    """
    return _by_name(joined_by(party, register) - probable_successions(register).keys(), register)


def succeeded_of(party: int, register: RegisterOnDay) -> tuple[PartnershipOnDay, ...]:
    """Return the partnerships of a party that a newer one has probably taken over, by name."""
    return _by_name(joined_by(party, register) & probable_successions(register).keys(), register)


def has_moments(row: PartnershipOnDay, register: RegisterOnDay) -> bool:
    """Whether an arrangement has moments every year: it has a budget, and no newer one has probably taken it over."""
    return row.form in WITH_BUDGET and row.pk not in probable_successions(register)


def under_law_of(party: int, register: RegisterOnDay) -> tuple[PartnershipOnDay, ...]:
    """Return the arrangements of a party of which moments can come to its council, those without a budget too."""
    joined = _by_name(joined_by(party, register, BY_LAW) - probable_successions(register).keys(), register)
    return tuple(row for row in joined if row.form in JOINT_ARRANGEMENTS)


def arrangements_of(party: int, register: RegisterOnDay) -> tuple[PartnershipOnDay, ...]:
    """Return the arrangements whose moments come to the council of a party every year, by name."""
    joined = _by_name(joined_by(party, register, BY_LAW), register)
    return tuple(row for row in joined if has_moments(row, register))


def _by_name(partnerships: Iterable[int], register: RegisterOnDay) -> tuple[PartnershipOnDay, ...]:
    found = (register.partnerships[pk] for pk in partnerships)
    return tuple(sorted(found, key=lambda each: alphabetical_key(each.name)))


def participants(
    partnership: int, register: RegisterOnDay, roles: Collection[Role] = TAKES_PART
) -> tuple[PartyOnDay, ...]:
    """Return who takes part in a partnership and still exists, whatever kind of party it is, by name."""
    rows = register.members_of.get(partnership, ())
    found = {row.party: register.parties[row.party] for row in rows if row.role in roles}
    return in_order(each for each in found.values() if not each.has_ended(register.day))


def councils_in(
    partnership: int, register: RegisterOnDay, roles: Collection[Role] = TAKES_PART
) -> tuple[PartyOnDay, ...]:
    """Return the governments that take part in a partnership, by name: each of them has a council."""
    found = participants(partnership, register, roles)
    return tuple(each for each in found if each.kind in GOVERNMENTS)


def governments_in(partnership: int, on: date) -> tuple[PartyOnDay, ...]:
    """Return the governments that take part in a partnership on a day, by name."""
    return councils_in(partnership, register_on(on))


def governments(register: RegisterOnDay) -> tuple[PartyOnDay, ...]:
    """Return the governments that take part in anything, by name."""
    pks = {row.party for row in register.memberships if row.role in TAKES_PART}
    found = (register.parties[pk] for pk in pks)
    return in_order(each for each in found if each.kind in GOVERNMENTS and not each.has_ended(register.day))


def in_order(parties: Iterable[PartyOnDay]) -> tuple[PartyOnDay, ...]:
    """Return parties as a reader looks for them: without Gemeente in front."""
    return tuple(sorted(parties, key=lambda each: alphabetical_key(each.name)))
