"""Of what someone can make a calendar."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import alphabetical_key
from verband.rooms.councils.rules import houses_of
from verband.rooms.councils.selectors.taking_part import WITH_BUDGET, arrangements_of
from verband.rooms.councils.templatetags.councils_words import raad
from verband.rooms.register.choices import GOVERNMENTS
from verband.rooms.register.models import Partnership, Party
from verband.rooms.register.rules import parties_in_care, partnerships_in_care
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay, RegisterOnDay, register_on

EVERYTHING = "alles"
COUNCIL, PARTNERSHIP = "raad", "regeling"
Group = tuple[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Choices:
    """What is offered, in groups, and what the address of the page asked for."""

    groups: list[Group]
    asked: str
    notice: str = ""


def choices_for(user: User, on: date, council: str = "", partnership: str = "") -> Choices:
    """Return of what someone can make a calendar: own councils, own arrangements, and what the page was opened for."""
    register = register_on(on)
    houses, care = houses_of(user, on), parties_in_care(user, on)
    kept = set(partnerships_in_care(user, on).values_list("pk", flat=True))
    councils = _councils(register, houses | care)
    own = [row for one in councils if one.pk in houses for row in arrangements_of(one.pk, register)]
    known = (register.partnerships[pk] for pk in kept & register.partnerships.keys())
    rows = {row.pk: row for row in (*own, *known) if row.form in WITH_BUDGET}
    here, notice = _asked_for(register, council, partnership)
    groups: list[Group] = [("Alles bij elkaar", [(EVERYTHING, "alles wat ik volg")])] if own or rows else []
    groups += _named("Raden, Staten en algemene besturen", [_of_council(one) for one in councils])
    groups += _named("Samenwerkingsverbanden", sorted(map(_of_row, rows.values()), key=_by_name))
    offered = {value for _, options in groups for value, _ in options}
    if here and here[0] not in offered:
        groups.append(("Waar u vandaan komt", [here]))
    return Choices(groups, here[0] if here else "", notice)


def party_behind(value: str) -> Party | None:
    """Return the government of a choice, None when it is of something else."""
    kind, _, public_id = value.partition(":")
    return Party.objects.get(public_id=public_id) if kind == COUNCIL else None


def partnership_behind(value: str) -> Partnership | None:
    """Return the partnership of a choice, None when it is of something else."""
    kind, _, public_id = value.partition(":")
    return Partnership.objects.get(public_id=public_id) if kind == PARTNERSHIP else None


def _named(title: str, options: list[tuple[str, str]]) -> list[Group]:
    return [(title, options)] if options else []


def _councils(register: RegisterOnDay, parties: frozenset[int]) -> list[PartyOnDay]:
    found = (register.parties[pk] for pk in parties & register.parties.keys())
    rows = (one for one in found if one.kind in GOVERNMENTS and not one.has_ended(register.day))
    return sorted(rows, key=lambda one: alphabetical_key(one.name))


def _asked_for(register: RegisterOnDay, council: str, partnership: str) -> tuple[tuple[str, str] | None, str]:
    if council:
        party = register.parties.get(register.party_numbers.get(_uuid(council), 0))
        if party and party.kind in GOVERNMENTS:
            return _of_council(party), ""
    if partnership:
        row = register.partnerships.get(register.partnership_numbers.get(_uuid(partnership), 0))
        if row and row.form in WITH_BUDGET:
            return _of_row(row), ""
        if row:
            told = f"{row.name} heeft geen vaste momenten: de Wgr noemt die niet voor deze vorm."
            return None, f"{told} Kies hieronder een andere agenda."
    missing = "De raad of het samenwerkingsverband uit het adres is er niet. Kies hieronder een agenda."
    return None, missing if council or partnership else ""


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


def _of_council(party: PartyOnDay) -> tuple[str, str]:
    return f"{COUNCIL}:{party.public_id}", raad(party)


def _of_row(row: PartnershipOnDay) -> tuple[str, str]:
    return f"{PARTNERSHIP}:{row.public_id}", row.name


def _by_name(option: tuple[str, str]) -> str:
    return alphabetical_key(option[1])
