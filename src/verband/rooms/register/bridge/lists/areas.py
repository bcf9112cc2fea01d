"""A list of which government lies in which area on its way in."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.text import slugify

from verband.rooms.common.bridge import InputError
from verband.rooms.register.bridge.lists.meaning import Meaning
from verband.rooms.register.bridge.lists.names import Names
from verband.rooms.register.bridge.lists.opening import OpenedList
from verband.rooms.register.bridge.lists.periods import told_by_pair

CODE_LENGTH = 20
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class AreaPeriod:
    """From when to when a government lies in an area; both open when the list does not say."""

    party: UUID
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class WantedArea:
    """One area as the list gives it."""

    public_id: UUID
    code: str
    name: str
    members: tuple[AreaPeriod, ...]


@dataclass(frozen=True, slots=True)
class AreaList:
    """All areas of one list, and the day it was read."""

    scope: str
    stand_on: date
    file_name: str
    file_digest: str
    areas: tuple[WantedArea, ...]
    findings: tuple[str, ...] = ()


def read_areas(opened: OpenedList, *, governments: Names, areas: Names, today: date) -> AreaList:
    """Return the areas of a list, when every line of it is certain.

    ``areas`` are those that this list brought before: a name that only resembles one of them is a doubt.

    Raises
    ------
    DoubtfulListError
        When anything is not certain.
    """
    meaning = Meaning(opened, governments, areas, "gebied", "area")
    by_pair = told_by_pair(meaning.told(), meaning.names, meaning.doubts)
    meaning.doubts.refuse(opened.file_name)
    members: dict[str, list[AreaPeriod]] = {}
    for (area, party), told in by_pair.items():
        periods = [AreaPeriod(UUID(party), each.start, each.end) for each in told]
        members.setdefault(area, []).extend(periods)
    _refuse_long_names(meaning.names[key] for key in members)
    scope = opened.options.scope
    return AreaList(
        scope=scope,
        stand_on=today,
        file_name=opened.file_name,
        file_digest=opened.digest,
        areas=tuple(
            WantedArea(
                UUID(key), area_code(scope, key, meaning.names[key]), meaning.names[key], tuple(periods)
            )
            for key, periods in members.items()
        ),
        findings=tuple(meaning.findings),
    )


def _refuse_long_names(names: Iterable[str]) -> None:
    for name in names:
        if len(name) > LONGEST_NAME:
            message = (
                f"Het gebied '{name[:60]}…' heeft een naam van meer dan {LONGEST_NAME} tekens; kort hem in."
            )
            raise InputError(message)


def area_code(scope: str, key: str, name: str) -> str:
    """Return a code that people recognise and that no other area of any list has, of at most 20 characters."""
    mark = hashlib.sha256(f"{scope}:{key}".encode()).hexdigest()[:8]
    return f"{slugify(name)[: CODE_LENGTH - 9]}-{mark}"
