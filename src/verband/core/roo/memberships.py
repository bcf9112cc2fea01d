"""Derive who took part from when to when, from versions that each list their participants."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from verband.core.roo.chains import Chain, ChainVersion
from verband.core.roo.errors import clipped
from verband.core.roo.records import Finding, Participant, Reference


@dataclass(frozen=True, slots=True)
class DerivedMembership:
    """One party in one partnership over one unbroken period."""

    party_ref: Reference
    """The party as the latest version in the period names it."""
    valid_from: date | None
    """First day it takes part; None when neither version nor party has a beginning."""
    valid_to: date | None
    """First day it no longer takes part; None when no end is known."""
    joined: date | None
    """Date of joining as stated, by the latest version that states one; may lie before ``valid_from``."""
    organs: tuple[str, ...]
    """Participating organs in the latest version."""
    cost_key: Decimal | None
    """Part in the costs in the latest version."""


def memberships(chain: Chain) -> tuple[DerivedMembership, ...]:
    """Derive one row per party per unbroken run of versions that list it.

    The register knows no date of leaving, and repeats the date of joining in every version. So:

    - Only versions that hold on some day count. A gap between two versions breaks nothing, nor does a change
      of organs or cost key.
    - A party takes part from the first version that lists it, or from its stated date of joining when that
      is later. An earlier date of joining does not reach back: a party first listed in the version from
      2018, with 1999 as its date of joining, was not in the version before and so did not take part in 2010.
      ``joined`` keeps the stated date.
    - It takes part until the version that no longer lists it begins, or until its own date of leaving where
      an export states one, or until the last version ends. Listed again later is a second row.
    - A later version that moves the date of joining of a party already taking part breaks nothing.
    - A party that joins only after the last version that lists it has ended never took part: no row.
    - The same party twice in one version is one participant with the organs of both.

    A party is recognised by its register id, else its TOOI code, else its name. Rows come in the order of
    the register ids, then in time.
    """
    held = _held(chain)
    listed = [_listed(version) for version in held]
    parties = sorted({key for version in listed for key in version}, key=lambda key: (len(key), key))
    return tuple(row for key in parties for row in _rows(held, [version.get(key) for version in listed]))


def membership_findings(chain: Chain) -> tuple[Finding, ...]:
    """Return what was odd about the participants: parties listed twice, and parties that never took part."""
    doubled = [finding for version in chain.versions for finding in _doubled(version)]
    derived = {row.party_ref.key for row in memberships(chain)}
    listed = {key: party for version in _held(chain) for key, party in _listed(version).items()}
    absent = [_never_took_part(chain, party) for key, party in listed.items() if key not in derived]
    return (*doubled, *absent)


@dataclass(slots=True)
class _Run:
    """A period that is still open."""

    begin: date
    seen: list[Participant] = field(default_factory=list)

    def closed(self, end: date) -> DerivedMembership:
        last = self.seen[-1]
        stated = [party.joined for party in self.seen if party.joined]
        return DerivedMembership(
            party_ref=last.reference,
            valid_from=None if self.begin == date.min else self.begin,
            valid_to=None if end == date.max else end,
            joined=stated[-1] if stated else None,
            organs=last.organs,
            cost_key=last.cost_key,
        )


def _held(chain: Chain) -> list[ChainVersion]:
    return [version for version in chain.versions if version.holds]


def _listed(version: ChainVersion) -> dict[str, Participant]:
    listed: dict[str, Participant] = {}
    for party in version.arrangement.participants:
        key = party.reference.key
        listed[key] = _merged(listed[key], party) if key in listed else party
    return listed


def _merged(first: Participant, second: Participant) -> Participant:
    """Return one participant for a party listed twice: in from the first joining until the last leaving."""
    return replace(
        first,
        joined=min(filter(None, (first.joined, second.joined)), default=None),
        left=max(first.left, second.left) if first.left and second.left else None,
        organs=tuple(dict.fromkeys(first.organs + second.organs)),
        cost_key=second.cost_key if first.cost_key is None else first.cost_key,
    )


def _rows(held: list[ChainVersion], listings: list[Participant | None]) -> Iterator[DerivedMembership]:
    """Yield the rows of one party, given how each version lists it (None: not)."""
    run: _Run | None = None
    end = date.max
    for version, party in zip(held, listings, strict=True):
        begin, end = version.valid_from or date.min, version.valid_to or date.max
        if party is None:
            if run:
                yield run.closed(begin)
            run = None
            continue
        left = min(party.left or date.max, end)
        run = run or _started(max(begin, party.joined or date.min), left)
        if run:
            run.seen.append(party)
            if left < end:
                yield run.closed(max(left, begin))
                run = None
    if run:
        yield run.closed(end)


def _started(begin: date, end: date) -> _Run | None:
    return _Run(begin) if begin < end else None


def _doubled(version: ChainVersion) -> Iterator[Finding]:
    seen: set[str] = set()
    for party in version.arrangement.participants:
        if party.reference.key in seen:
            yield Finding(
                f"Deelnemer {_named(party)} staat twee keer in regeling {version.arrangement.register_id} "
                f'("{clipped(version.arrangement.title)}"); de vermeldingen zijn samengevoegd.'
            )
        seen.add(party.reference.key)


def _never_took_part(chain: Chain, party: Participant) -> Finding:
    title = clipped(chain.versions[-1].arrangement.title)
    return Finding(
        f"Deelnemer {_named(party)} heeft volgens de datums op geen enkele dag deelgenomen "
        f'aan regeling {chain.key} ("{title}"); de vermelding telt niet mee.'
    )


def _named(party: Participant) -> str:
    return f'{party.register_id} ("{clipped(party.name)}")'.strip()
