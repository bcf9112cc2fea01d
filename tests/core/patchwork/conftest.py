"""Small patchworks worked by hand, and the national register as a snapshot."""

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from lxml.etree import _Element as Element

from verband.core.classify import ArrangementText, classify, task_kinds
from verband.core.obligation import obligation
from verband.core.packs import load_pack
from verband.core.records import MembershipFact, PartnershipFact, PartyFact, Snapshot

DAY = date(2026, 5, 16)
KINDS = {
    "gemeente": "municipality",
    "waterschap": "water-authority",
    "provincie": "province",
    "so": "joint-body",
}

SnapshotOf = Callable[..., Snapshot]


@pytest.fixture
def snapshot_of() -> SnapshotOf:
    """Make a snapshot from {name of partnership: names of its members}; facts go in by name."""

    def make(
        members: Mapping[str, str],
        *,
        partnerships: Mapping[str, Mapping[str, Any]] | None = None,
        parties: Mapping[str, Mapping[str, Any]] | None = None,
        also: str = "",
        day: date = DAY,
    ) -> Snapshot:
        names = sorted(set(" ".join([*members.values(), also]).split()))
        facts = parties or {}
        return Snapshot(
            day=day,
            parties=tuple(
                PartyFact(
                    **{"key": f"p-{name}", "name": name, "kind": "municipality", "tooi": name}
                    | dict(facts.get(name, {}))
                )
                for name in names
            ),
            partnerships=tuple(
                PartnershipFact(
                    **{"key": f"s-{name}", "name": name} | dict((partnerships or {}).get(name, {}))
                )
                for name in members
            ),
            memberships=tuple(
                MembershipFact(names.index(name), position)
                for position, listed in enumerate(members.values())
                for name in listed.split()
            ),
        )

    return make


@dataclass(frozen=True)
class National:
    """The register on 16 May 2026, with what a snapshot does not hold."""

    snapshot: Snapshot
    renewed: Mapping[str, date]
    joined: Mapping[tuple[str, str], date]
    founded: Mapping[str, date]
    neighbours: Mapping[str, frozenset[str]]

    def partnership(self, words: str) -> int:
        found = [i for i, fact in enumerate(self.snapshot.partnerships) if words in fact.name]
        assert len(found) == 1, found
        return found[0]


@pytest.fixture(scope="session")
def national(national_register: Path) -> National:
    with gzip.open(national_register) as file:
        root = etree.parse(file).getroot()
    organisations = {_attribute(element, "systeemId"): element for element in root[0]}
    versions = {_attribute(element, "systeemId"): element for part in root[1:] for element in part}
    in_force = {key: element for key, element in versions.items() if _holds(element)}
    parties: dict[str, PartyFact] = {}
    memberships, joined = [], {}
    for position, (key, element) in enumerate(in_force.items()):
        for member in element.iterfind("{*}deelnemendeOrganisaties/*"):
            party = _party(member, organisations)
            parties.setdefault(party.key, party)
            memberships.append(MembershipFact(list(parties).index(party.key), position))
            if day := _day(member, "toetredingsDatum"):
                joined[party.key, key] = day
    return National(
        snapshot=Snapshot(
            DAY,
            tuple(parties.values()),
            tuple(_partnership(key, element, versions) for key, element in in_force.items()),
            tuple(memberships),
        ),
        renewed={
            key: day for key, element in in_force.items() if (day := _day(element, "datumInwerkingtreding"))
        },
        joined=joined,
        founded={
            key: day
            for key in parties
            if key in organisations and (day := _day(organisations[key], "startDatum"))
        },
        neighbours=_neighbours(),
    )


def _partnership(key: str, element: Element, versions: Mapping[str, Element]) -> PartnershipFact:
    first = element
    while (previous := first.find("{*}previousVersion")) is not None:
        first = versions[_attribute(previous, "systeemId")]
    kinds = tuple(found.kind for found in classify(_words(element), task_kinds()))
    return PartnershipFact(
        key=key,
        name=element.findtext("{*}titel"),
        form=_attribute(element.find("{*}samenwerkingsvorm"), "afkorting"),
        obligation=obligation(kinds, DAY, _words(element)).code,
        task_kinds=kinds,
        started=_day(first, "datumInwerkingtreding"),
        verified=_day(element, "datumTerVerificatie"),
    )


def _words(element: Element) -> ArrangementText:
    def texts(path: str) -> tuple[str, ...]:
        return tuple(found.text or "" for found in element.iterfind(path))

    return ArrangementText(
        title=element.findtext("{*}titel") or "",
        short_title=element.findtext("{*}citeertitel") or "",
        purpose=element.findtext("{*}doel") or "",
        powers=texts("{*}bevoegdheden/{*}bevoegdheid/*"),
        legal_grounds=texts("{*}wettelijkeGrondslagen/{*}wettelijkeGrondslag/{*}opschrift"),
        policy_areas=texts("{*}beleidsterreinen/*"),
        body_name=element.findtext("{*}regionaalSamenwerkingsorgaan") or "",
    )


def _party(member: Element, organisations: Mapping[str, Element]) -> PartyFact:
    identifier = _attribute(member, "resourceIdentifierTOOI")
    key = _attribute(member, "systeemId") or member.findtext("{*}naam")
    organisation = organisations.get(key, etree.Element("unknown"))
    ended = _day(organisation, "eindDatum")
    inhabitants = organisation.findtext("{*}geografie/{*}aantalInwoners")
    return PartyFact(
        key=key,
        name=member.findtext("{*}naam"),
        kind=KINDS.get(identifier.split("/")[-2] if identifier else "", "other"),
        tooi=identifier.split("/")[-1].upper(),
        inhabitants=int(inhabitants) if inhabitants else None,
        ended=ended is not None and ended <= DAY,
    )


def _neighbours() -> dict[str, frozenset[str]]:
    both: dict[str, set[str]] = {}
    for code, others in load_pack("adjoining").values["pairs"].items():
        for other in others:
            both.setdefault(code, set()).add(other)
            both.setdefault(other, set()).add(code)
    return {code: frozenset(others) for code, others in both.items()}


def _holds(element: Element) -> bool:
    start, end = _day(element, "datumInwerkingtreding"), _day(element, "datumUitwerkingtreding")
    return (start is None or start <= DAY) and (end is None or end > DAY)


def _day(element: Element, name: str) -> date | None:
    text = element.findtext(f"{{*}}{name}")
    return date.fromisoformat(text) if text else None


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if etree.QName(key).localname == name), "")
