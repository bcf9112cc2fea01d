"""Whether a seat ends after an election, when, by which rule, and who appoints anew."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from verband.core.elections.days import PACK, Election
from verband.core.packs import load_pack

Values = dict[str, Any]
WITH_COUNCIL, WITH_COLLEGE, STAYS = "with-council", "with-college", "stays"
DEPENDS, UNKNOWN, BY_AGREEMENT = "depends", "unknown", "by-agreement"


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of a government in a board, as far as its ending is concerned; texts as they were filled in."""

    kind: str
    """Kind of government: municipality, province or water-authority."""
    form: str
    """Code of the form of the partnership: OL, BVO, …"""
    scheme_kind: str
    """council, executive, mayor, mixed or unknown."""
    organ: str
    held_by: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What a statement rests on."""

    text: str
    article: str
    """Law and article; empty when it rests on no law."""
    version: date | None
    certainty: str


@dataclass(frozen=True, slots=True)
class SeatEnding:
    """What an election does to one seat."""

    when: str
    """with-council, with-college, stays, depends, unknown or by-agreement."""
    office: str
    """The office from which the holder comes, in words; empty when not known."""
    is_derived: bool
    """Whether the office follows from the kind of scheme, as none was filled in."""
    ends_on: date | None
    """First day without the seat; None when it stays or its day is not known."""
    appoints: str
    """Who appoints anew, in words; empty when nobody has to, or it is not known."""
    grounds: tuple[Ground, ...]
    checks: tuple[str, ...]
    """What a person must look up."""


def ending_of(seat: Seat, election: Election) -> SeatEnding:
    """Return what an election does to a seat of a government of its kind.

    The office decides when the holder leaves it, the form whether the law lets the seat follow, the kind of scheme
    who appoints. What was not filled in, or names two offices at once, is not guessed.
    """
    values = load_pack(PACK).values
    office, is_derived = _office(seat, values)
    ends = office["ends"] if office else UNKNOWN
    follows = values["seat_follows"].get(seat.form)
    when = ends if follows or ends == STAYS else BY_AGREEMENT
    appoints, grounds, checks = _appointer(seat, ends, values)
    rule = values["office_ends"][ends]
    return SeatEnding(
        when=when,
        office=office["label"] if office else "",
        is_derived=is_derived,
        ends_on=election.steps_down_on if when == WITH_COUNCIL else None,
        appoints=appoints,
        grounds=(_ground(rule, seat.kind), *_following(ends, follows, values), *grounds),
        checks=tuple(check for check in (rule["check"], *_no_law(ends, follows, values), *checks) if check),
    )


def _following(ends: str, follows: Values | None, values: Values) -> tuple[Ground, ...]:
    if ends == STAYS:
        return ()
    if follows:
        return (_ground(follows),)
    return (Ground(values["no_law"]["text"], "", None, "own-reading"),)


def _no_law(ends: str, follows: Values | None, values: Values) -> tuple[str, ...]:
    return () if follows or ends == STAYS else (values["no_law"]["check"],)


def _appointer(seat: Seat, ends: str, values: Values) -> tuple[str, tuple[Ground, ...], tuple[str, ...]]:
    """Return who appoints anew, by which article, and what to look up for it."""
    if ends == STAYS or seat.form not in values["seat_follows"]:
        return "", (), ()
    board = values["daily_board"]
    if seat.form == "OL" and _names(seat.organ, board["words"]):
        return board["who"], (_ground(board),), (board["check"],)
    rule = values["appoints"].get(seat.scheme_kind)
    if rule is None:
        return "", (), (values["no_appointer"]["check"],)
    who = rule["who"][seat.kind]
    text = f"Opnieuw aanwijzen: {who}."
    return who, (_ground({"text": text, **rule}),), (rule.get("check", ""),)


def _office(seat: Seat, values: Values) -> tuple[Values | None, bool]:
    """Return the office that was filled in, else the one that follows from the kind of scheme."""
    offices = values["offices"][seat.kind]
    if seat.held_by.strip():
        named = [each for each in offices if _names(seat.held_by, each["words"])]
        return (named[0] if len(named) == 1 else None), False
    code = values["by_scheme"].get(seat.scheme_kind)
    return next((each for each in offices if each["code"] == code), None), True


def _names(text: str, words: list[str]) -> bool:
    return bool(_pattern(tuple(words)).search(text.casefold()))


@lru_cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words only: a loco-burgemeester is no burgemeester."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(word.casefold()) for word in words)})(?![\w-])")


def _ground(rule: Values, kind: str = "") -> Ground:
    article = rule["articles"][kind] if "articles" in rule else rule["article"]
    return Ground(rule["text"], article, rule["version"], rule["certainty"])
