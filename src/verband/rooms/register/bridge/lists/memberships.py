"""A list of who takes part in what on its way in: beside what the register says, under the list's own name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from verband.core.lists.marks import Part
from verband.rooms.common.models import public_id_for
from verband.rooms.register.bridge.lists.keys import Keyed, ListRow, keyed
from verband.rooms.register.bridge.lists.meaning import Meaning
from verband.rooms.register.bridge.lists.names import Names
from verband.rooms.register.bridge.lists.opening import OpenedList
from verband.rooms.register.bridge.lists.periods import Told, told_by_pair
from verband.rooms.register.bridge.wanted import Delivery, Wanted
from verband.rooms.register.choices import Source

Pair = tuple[str, str]
Key = tuple[str, str]


@dataclass(frozen=True)
class Standing:
    """What lists have brought before, this one and others."""

    rows: Mapping[Pair, tuple[ListRow, ...]] = field(default_factory=dict)
    """Memberships that lists brought, by partnership and party."""
    versions: Mapping[str, UUID] = field(default_factory=dict)
    """Partnerships that lists lead → their version."""


def read_memberships(
    opened: OpenedList, *, governments: Names, partnerships: Names, standing: Standing, today: date
) -> Delivery:
    """Return what the list wants the register to hold, when every line of it is certain.

    Governments are referred to and never made or changed. A partnership that is not known becomes one of the
    list; of one that is known only the memberships according to the list are brought.

    Raises
    ------
    DoubtfulListError
        When anything is not certain.
    """
    meaning = Meaning(opened, governments, partnerships, "samenwerkingsverband", "partnership")
    by_pair = told_by_pair(meaning.told(), meaning.names, meaning.doubts)
    found = [
        each
        for pair, told in by_pair.items()
        for each in keyed(told, standing.rows.get(pair, ()), opened.options.scope, meaning)
    ]
    meaning.doubts.refuse(opened.file_name)
    return _Making(opened, meaning, standing, partnerships).delivery(found, today)


@dataclass
class _Making:
    """Makes the delivery of one list."""

    opened: OpenedList
    meaning: Meaning
    standing: Standing
    partnerships: Names
    existing: dict[Key, UUID] = field(default_factory=dict)

    def delivery(self, found: Iterable[Keyed], today: date) -> Delivery:
        rows = sorted(found, key=lambda each: each.told.line)
        own = dict.fromkeys(row.told.partnership for row in rows if self._is_of_lists(row.told.partnership))
        starts = self._starts(row.told for row in rows)
        wanted = (
            *(
                record
                for partnership in own
                for record in self._partnership(partnership, starts[partnership])
            ),
            *map(self._membership, rows),
        )
        return Delivery(
            source=Source.LIST,
            stand_on=today,
            file_name=self.opened.file_name,
            file_digest=self.opened.digest,
            wanted=wanted,
            findings=tuple(self.meaning.findings),
            scope=self.opened.options.scope,
            existing=self.existing,
        )

    def _is_of_lists(self, partnership: str) -> bool:
        return partnership in self.standing.versions or partnership not in self.partnerships.by_key

    def _starts(self, told: Iterable[Told]) -> dict[str, date | None]:
        """Return since when each partnership is there as far as lists say; unknown when one of them does not."""
        starts: dict[str, list[date | None]] = {}
        for (partnership, _), rows in self.standing.rows.items():
            starts.setdefault(partnership, []).extend(row.start for row in rows if row.others)
        for each in told:
            starts.setdefault(each.partnership, []).append(each.start)
        return {
            key: None if None in days else min(day for day in days if day)
            for key, days in starts.items()
            if days
        }

    def _partnership(self, public_id: str, start: date | None) -> Iterator[Wanted]:
        key, name = self._key(public_id), self.meaning.names[public_id]
        version = self.standing.versions.get(public_id)
        if version:
            self.existing["partnership", key] = UUID(public_id)
            self.existing["version", key] = version
        yield Wanted("partnership", key, name, UUID(public_id), {"leading_source": Source.LIST.value})
        yield Wanted(
            "version",
            key,
            name,
            version or public_id_for("version", f"{Source.LIST}:{key}"),
            {"partnership": key, "number": 1, "name": name, "valid_from": _iso(start), "valid_to": None},
        )

    def _membership(self, row: Keyed) -> Wanted:
        told = row.told
        if row.object_id:
            self.existing["membership", row.key] = row.object_id
        names = self.meaning.names
        return Wanted(
            "membership",
            row.key,
            f"{names[told.party]} in {names[told.partnership]}",
            row.object_id or public_id_for("membership", f"{Source.LIST}:{row.key}"),
            {
                "partnership": self._reference("partnership", told.partnership),
                "party": self._reference("party", told.party),
                **_part(told.part),
                "valid_from": _iso(told.start),
                "valid_to": _iso(told.end),
            },
        )

    def _reference(self, kind: str, public_id: str) -> str:
        """Return the key of a record of this list, or the public id of what stands here from another source."""
        if kind == "partnership" and self._is_of_lists(public_id):
            return self._key(public_id)
        self.existing[kind, public_id] = UUID(public_id)
        return public_id

    def _key(self, public_id: str) -> str:
        return f"{self.opened.options.scope}:{public_id}"


def _part(part: Part) -> dict[str, object]:
    return {"role": part.role, "whole": part.whole}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
