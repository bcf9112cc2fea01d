"""Make one partnership of the versions that the register keeps as separate records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError, TopologicalSorter

from verband.core.roo.errors import clipped, record_error
from verband.core.roo.records import Arrangement, Finding

Link = tuple[str, str]
"""Register ids of a version and of the version after it."""


@dataclass(frozen=True, slots=True)
class ChainVersion:
    """One version and the days on which it is the one that holds: from ``valid_from`` up to ``valid_to``."""

    arrangement: Arrangement
    valid_from: date | None
    """First day; None when the register gives no beginning."""
    valid_to: date | None
    """First day it no longer holds; None when no end is known."""
    holds: bool
    """False when it holds on no day: it ends on or before it starts, or a later version starts no later."""


@dataclass(frozen=True, slots=True)
class Chain:
    """One partnership: its versions from first to last."""

    key: str
    """Register id of the first version."""
    versions: tuple[ChainVersion, ...]
    findings: tuple[Finding, ...] = ()


def chains(arrangements: Iterable[Arrangement]) -> tuple[Chain, ...]:
    """Link versions to chains; each arrangement comes in exactly one, in the order of the register ids.

    A link counts when either side states it. Of two links that cannot both stand (two versions after one)
    the one that both sides state wins, then the one of the lower register id; the other is left out with a
    finding, as is a link to a version that is not in the export. The result does not depend on the order
    of ``arrangements``, whose register ids differ.

    Periods: a version begins where it says so, else where the version before it ends; it ends where it says
    so or, when that is earlier, where a later version that holds on some day begins. Gaps stay gaps.

    Raises
    ------
    ExportError
        When versions follow each other in a circle.
    """
    by_id = {
        item.register_id: item for item in sorted(arrangements, key=lambda item: _order(item.register_id))
    }
    findings: dict[str, list[Finding]] = {key: [] for key in by_id}
    links = _known_links(by_id, findings)
    _refuse_circles(by_id, links)
    following = _single_links(by_id, links, findings)
    firsts = by_id.keys() - set(following.values())
    return tuple(_chain(first, by_id, following, findings) for first in by_id if first in firsts)


def _order(register_id: str) -> tuple[int, str]:
    return len(register_id), register_id


def _known_links(by_id: dict[str, Arrangement], findings: dict[str, list[Finding]]) -> dict[Link, int]:
    """Return the links between known versions, with how many sides state each."""
    links: dict[Link, int] = {}
    for item in by_id.values():
        for other, link in _stated_links(item):
            if other in by_id:
                links[link] = links.get(link, 0) + 1
            else:
                sentence = f"{_named(item)} verwijst naar versie {other}, die niet in de export staat"
                findings[item.register_id].append(Finding(f"De {sentence}; de verwijzing telt niet mee."))
    return links


def _stated_links(item: Arrangement) -> Iterator[tuple[str, Link]]:
    """Yield the other side and the link for each link that a version states."""
    if item.previous:
        yield item.previous, (item.previous, item.register_id)
    if item.next:
        yield item.next, (item.register_id, item.next)


def _refuse_circles(by_id: dict[str, Arrangement], links: Iterable[Link]) -> None:
    before: TopologicalSorter[str] = TopologicalSorter()
    for earlier, later in links:
        before.add(later, earlier)
    try:
        before.prepare()
    except CycleError as fault:
        first = by_id[min(fault.args[1], key=_order)]
        problem = "komt via vorige en volgende versies weer bij zichzelf uit"
        raise record_error(f"De {_named(first)}", problem) from None


def _single_links(
    by_id: dict[str, Arrangement], links: dict[Link, int], findings: dict[str, list[Finding]]
) -> dict[str, str]:
    """Return at most one version after each version, and no version after two."""
    following: dict[str, str] = {}
    taken: set[str] = set()
    for earlier, later in sorted(links, key=lambda link: (-links[link], *map(_order, link))):
        if earlier in following or later in taken:
            named = f"{_named(by_id[earlier])} en {_named(by_id[later])}"
            findings[later].append(
                Finding(f"De verwijzing tussen {named} spreekt andere tegen en telt niet mee.")
            )
        else:
            following[earlier] = later
            taken.add(later)
    return following


def _chain(
    first: str, by_id: dict[str, Arrangement], following: dict[str, str], findings: dict[str, list[Finding]]
) -> Chain:
    keys = [first]
    while keys[-1] in following:
        keys.append(following[keys[-1]])
    found = tuple(finding for key in keys for finding in findings[key])
    return Chain(first, _versions([by_id[key] for key in keys]), found)


def _versions(arrangements: list[Arrangement]) -> tuple[ChainVersion, ...]:
    versions: list[ChainVersion] = []
    cut = date.max
    for position in reversed(range(len(arrangements))):
        item = arrangements[position]
        valid_from = item.starts or (arrangements[position - 1].ends if position else None)
        begin, end = valid_from or date.min, min(item.ends or date.max, cut)
        holds = begin < end
        cut = begin if holds else cut
        versions.append(ChainVersion(item, valid_from, None if end == date.max else end, holds))
    return tuple(reversed(versions))


def _named(item: Arrangement) -> str:
    return f'regeling {item.register_id} ("{clipped(item.title)}")'
