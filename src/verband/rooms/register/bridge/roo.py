"""The national register on its way in: organisations, arrangements and participations become wanted records."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import BinaryIO, TypeVar

from verband.core.facts.register_kinds import organ_code, party_kind
from verband.core.roo.chains import Chain, chains
from verband.core.roo.errors import ExportError, record_error
from verband.core.roo.memberships import DerivedMembership, membership_findings, memberships
from verband.core.roo.reading import read_export
from verband.core.roo.records import Arrangement, Export, Organisation, Participant, Reference
from verband.rooms.common.models import public_id_for
from verband.rooms.register.bridge.wanted import Delivery, Values, Wanted
from verband.rooms.register.choices import SchemeKind, Source

__all__ = ["ExportError", "read_register"]

Named = TypeVar("Named", Participant, Reference)

_SCHEMES = {
    "council": SchemeKind.COUNCIL,
    "provincial-council": SchemeKind.COUNCIL,
    "general-board": SchemeKind.COUNCIL,
    "executive": SchemeKind.EXECUTIVE,
    "provincial-executive": SchemeKind.EXECUTIVE,
    "executive-board": SchemeKind.EXECUTIVE,
    "mayor": SchemeKind.MAYOR,
    "kings-commissioner": SchemeKind.MAYOR,
    "chair": SchemeKind.MAYOR,
}
"""Which kind of arrangement the participation of an organ makes it (Wgr art. 1, 40, 50, 51, 61, 73, 83)."""


_TOOI_CLASSES = {"gm": "gemeente", "pv": "provincie", "ws": "waterschap", "mnre": "ministerie"}
"""Which kind of organisation the letters of a TOOI code stand for."""


class _Hashing:
    """A stream that keeps a fingerprint of all that was read through it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Read on, and remember what was read."""
        data = self._stream.read(size)
        self._hash.update(data)
        return data

    def hexdigest(self) -> str:
        """Return the fingerprint of everything read so far."""
        return self._hash.hexdigest()


def read_register(
    stream: BinaryIO, *, file_name: str, size: int | None, today: date, progress: Callable[[float], None]
) -> Delivery:
    """Read an export whole and return what it wants the register to hold.

    ``today`` dates an export that does not say when it was made.

    Raises
    ------
    ExportError
        When the file is not a sound export; the sentence says where.
    """
    hashing = _Hashing(stream)
    export = _numbered(read_export(hashing, size=size, progress=progress))  # type: ignore[arg-type]  # only read() is used
    linked = chains(export.arrangements)
    wanted = (*_parties(export), *_partnerships(linked), *_memberships(linked))
    return Delivery(
        source=Source.REGISTER,
        stand_on=export.stand_on or today,
        file_name=file_name,
        file_digest=hashing.hexdigest(),
        wanted=wanted,
        findings=tuple(_findings(export, linked)),
    )


def _numbered(export: Export) -> Export:
    """Give parties that are named by code alone the number of their organisation, so that each is one party.

    Raises
    ------
    ExportError
        When two organisations carry one code: then a code tells no party apart.
    """
    numbers: dict[str, str] = {}
    for organisation in filter(lambda one: one.tooi, export.organisations):
        other = numbers.setdefault(organisation.tooi, organisation.register_id)
        if other != organisation.register_id:
            named = (
                f'Organisatie {organisation.register_id} ("{organisation.name}", regel {organisation.line})'
            )
            raise record_error(named, f"heeft dezelfde TOOI-code als organisatie {other}")
    return replace(export, arrangements=tuple(_with_numbers(each, numbers) for each in export.arrangements))


def _with_numbers(arrangement: Arrangement, numbers: dict[str, str]) -> Arrangement:
    if all(named.register_id for named in _named_by(arrangement)):
        return arrangement
    return replace(
        arrangement,
        participants=tuple(_with_number(one, numbers) for one in arrangement.participants),
        body=_with_number(arrangement.body, numbers) if arrangement.body else None,
    )


def _with_number(named: Named, numbers: dict[str, str]) -> Named:
    return replace(named, register_id=named.register_id or numbers.get(named.tooi, ""))


def _findings(export: Export, linked: tuple[Chain, ...]) -> Iterator[str]:
    for finding in export.findings:
        yield finding.sentence
    for organisation in export.organisations:
        if any(group.seats is None for group in organisation.groups):
            yield f"{organisation.name} heeft een fractie zonder aantal zetels; die fractie telt niet mee."
    for chain in linked:
        for finding in (*chain.findings, *membership_findings(chain)):
            yield finding.sentence


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _key(reference: Reference) -> str:
    """Return the key of a party: its number or code; a name stands in as a number of fixed length."""
    return reference.register_id or reference.tooi or str(public_id_for("name", reference.name))


def _party(reference: Reference, values: Values) -> Wanted:
    official = reference.tooi or (
        f"roo:{reference.register_id}" if reference.register_id else f"name:{reference.name}"
    )
    numbers = {"tooi": reference.tooi, "register_id": reference.register_id}
    key, public_id = _key(reference), public_id_for("party", official)
    return Wanted("party", key, reference.name, public_id, {"name": reference.name, **values, **numbers})


def _parties(export: Export) -> Iterator[Wanted]:
    """Every organisation, then whoever is named by an arrangement without a record of its own."""
    seen: set[str] = set()
    for organisation in export.organisations:
        reference = Reference(organisation.register_id, organisation.tooi, organisation.name)
        seen.add(reference.key)
        yield _party(reference, _organisation_values(organisation))
    for arrangement in export.arrangements:
        for named in _named_by(arrangement):
            if named.key not in seen:
                seen.add(named.key)
                yield _party(named, {"kind": party_kind((), _tooi_address(named.tooi), named.name)})


def _tooi_address(code: str) -> str:
    return f"{_TOOI_CLASSES.get(code.rstrip('0123456789'), '')}/{code}"


def _named_by(arrangement: Arrangement) -> Iterator[Reference]:
    yield from (participant.reference for participant in arrangement.participants)
    if arrangement.body:
        yield arrangement.body


def _organisation_values(organisation: Organisation) -> Values:
    return {
        "kind": party_kind(organisation.types, organisation.tooi_uri, organisation.name),
        "short_name": organisation.short_name,
        "place": organisation.place,
        "website": organisation.website,
        "inhabitants": organisation.inhabitants,
        "council_seats": organisation.seats_total,
        "groups": [[group.name, group.seats] for group in organisation.groups if group.seats is not None],
        "started_on": _iso(organisation.started),
        "ended_on": _iso(organisation.ended),
        "verified_on": _iso(organisation.verified),
        "changed_on": _iso(organisation.changed),
    }


def _partnerships(linked: tuple[Chain, ...]) -> Iterator[Wanted]:
    for chain in linked:
        latest = chain.versions[-1].arrangement
        public_id = public_id_for("partnership", f"roo:{chain.key}")
        own_party = _key(latest.body) if latest.body else None
        values: Values = {
            "register_id": chain.key,
            "own_party": own_party,
            "leading_source": Source.REGISTER.value,
        }
        yield Wanted("partnership", chain.key, latest.title, public_id, values)
        yield from _versions(chain)


def _versions(chain: Chain) -> Iterator[Wanted]:
    for number, version in enumerate(chain.versions, start=1):
        arrangement = version.arrangement
        yield Wanted(
            "version",
            arrangement.register_id,
            arrangement.title,
            public_id_for("version", f"roo:{arrangement.register_id}"),
            {
                "partnership": chain.key,
                "number": number,
                "valid_from": _iso(version.valid_from),
                "valid_to": _iso(version.valid_to),
                **_arrangement_values(arrangement),
            },
        )


def _arrangement_values(arrangement: Arrangement) -> Values:
    return {
        "register_id": arrangement.register_id,
        "name": arrangement.title,
        "short_name": arrangement.short_title,
        "purpose": arrangement.purpose,
        "form": arrangement.form,
        "scheme_kind": _scheme_kind(arrangement),
        "power_transfers": list(arrangement.power_transfers),
        "policy_areas": list(arrangement.policy_areas),
        "legal_grounds": [[ground.title, ground.address] for ground in arrangement.grounds],
        "powers": [[power.heading, power.text] for power in arrangement.powers],
        "decisions": list(arrangement.decisions),
        "archive_keeper": arrangement.archive_keeper.name if arrangement.archive_keeper else "",
        "body": _key(arrangement.body) if arrangement.body else None,
        "cross_border": arrangement.cross_border,
        "place": arrangement.place,
        "website": arrangement.website,
        "verified_on": _iso(arrangement.verified),
        "changed_on": _iso(arrangement.changed),
    }


def _scheme_kind(arrangement: Arrangement) -> str:
    """Which organs take part over all participants; several kinds make a mixed arrangement."""
    codes = {organ_code(organ) for participant in arrangement.participants for organ in participant.organs}
    kinds = {_SCHEMES[code] for code in codes if code in _SCHEMES}
    if len(kinds) > 1:
        return SchemeKind.MIXED
    return kinds.pop() if kinds else SchemeKind.UNKNOWN


def _memberships(linked: tuple[Chain, ...]) -> Iterator[Wanted]:
    for chain in linked:
        count: dict[str, int] = {}
        for membership in memberships(chain):
            party = _key(membership.party_ref)
            count[party] = count.get(party, 0) + 1
            yield _membership(chain, membership, party, count[party])


def _membership(chain: Chain, membership: DerivedMembership, party: str, number: int) -> Wanted:
    key = f"{chain.key}:{party}:{number}"
    return Wanted(
        "membership",
        key,
        f"{membership.party_ref.name} in {chain.versions[-1].arrangement.title}",
        public_id_for("membership", f"roo:{key}"),
        {
            "partnership": chain.key,
            "party": party,
            "organs": [organ_code(organ) for organ in membership.organs],
            "cost_share": str(membership.cost_key) if membership.cost_key is not None else "",
            "joined_on": _iso(membership.joined),
            "valid_from": _iso(membership.valid_from),
            "valid_to": _iso(membership.valid_to),
        },
    )
