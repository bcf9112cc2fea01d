"""Bars of the metric bundle: beside NetworkX, beside the bare sparse products, and as the nation grows.

    python benchmarks/metrics.py FOLDER_OR_FILE

The argument (or VERBAND_REGISTER) says where an export of the national register lies. Everything runs in one
process with the sides interleaved; both sides must give the same answer before anything is timed. Exits
with status 1 when a bar is missed.
"""

import gzip
import os
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import networkx as nx
import numpy as np
from lxml import etree
from scipy import sparse

from verband.core.patchwork.bundle import Bundle, metric_bundle
from verband.core.patchwork.deeper.bridges import bridges
from verband.core.patchwork.overlap import party_pairs
from verband.core.records import MembershipFact, PartnershipFact, PartyFact, Snapshot

DAY = date(2026, 5, 16)
SEED = 20260516
MOVED = 0.05
"""Part of the memberships that a grown nation moves to a random party, so that its blocks hang together."""

FASTER_THAN_NETWORKX = 40
TIMES_BARE_PRODUCTS = 2
SECONDS_FOR_BRIDGES = 3


def main(arguments: list[str]) -> int:
    where = next(iter(arguments), os.environ.get("VERBAND_REGISTER", ""))
    if not where:
        print("Say where the register lies: python benchmarks/metrics.py FOLDER_OR_FILE", file=sys.stderr)
        return 2
    snapshot = read_register(Path(where))
    graph = nx.bipartite.from_biadjacency_matrix(snapshot.incidence)
    assert_same_answers(metric_bundle(snapshot), with_networkx(graph))
    kept = [nation(snapshot.incidence, graph), *(growth(snapshot.incidence, times) for times in (1, 10, 100))]
    kept.append(bridges_of_the_nation(snapshot))
    print("every bar is met" if all(kept) else "A BAR IS MISSED")
    return 0 if all(kept) else 1


def nation(incidence: sparse.csr_array, graph: nx.Graph) -> bool:
    ours, theirs = medians(lambda: metric_bundle(incidence), lambda: with_networkx(graph), rounds=11)
    print(f"nation: bundle {ours * 1e3:.2f} ms, networkx {theirs * 1e3:.1f} ms: {theirs / ours:.0f} x faster")
    return theirs / ours >= FASTER_THAN_NETWORKX


def growth(nation_incidence: sparse.csr_array, times: int) -> bool:
    incidence = grown(nation_incidence, times)
    transposed = incidence.T.tocsr()
    rounds = 101 if times == 1 else 5
    ours, bare = medians(
        lambda: metric_bundle(incidence),
        lambda: (incidence @ transposed, transposed @ incidence),
        rounds=rounds,
    )
    print(
        f"{times:>3} x ({incidence.nnz:>7,} memberships): bundle {ours * 1e3:8.2f} ms, "
        f"bare products {bare * 1e3:8.2f} ms: {ours / bare:.2f} x"
    )
    return ours / bare <= TIMES_BARE_PRODUCTS


def bridges_of_the_nation(snapshot: Snapshot) -> bool:
    (seconds,) = medians(lambda: bridges(snapshot, "municipality"), rounds=5)
    print(f"bridges between municipalities, exact: {seconds * 1e3:.0f} ms")
    return seconds <= SECONDS_FOR_BRIDGES


def medians(*sides: Callable[[], object], rounds: int) -> list[float]:
    """Time every side once a round, after one round to warm up; the median of each, in seconds."""
    taken: list[list[float]] = [[] for _ in sides]
    for _ in range(rounds + 1):
        for side, times in zip(sides, taken, strict=True):
            start = time.perf_counter()
            side()
            times.append(time.perf_counter() - start)
    return [median(times[1:]) for times in taken]


def with_networkx(graph: nx.Graph) -> Mapping[str, Any]:
    """Count the same with NetworkX, from a graph that already stands."""
    parties = [node for node, side in graph.nodes(data="bipartite") if side == 0]
    partnerships = [node for node, side in graph.nodes(data="bipartite") if side == 1]
    meeting = nx.bipartite.weighted_projected_graph(graph, parties)
    overlapping = nx.bipartite.weighted_projected_graph(graph, partnerships)
    sizes = dict(graph.degree(partnerships))
    return {
        "registered": [graph.degree(party) for party in parties],
        "partners": [meeting.degree(party) for party in parties],
        "co_memberships": [meeting.degree(party, weight="weight") for party in parties],
        "mean_size": [np.mean([sizes[joined] for joined in graph[party]]) for party in parties],
        "sizes": [sizes[partnership] for partnership in partnerships],
        "party_pairs": {frozenset((u, v)): shared for u, v, shared in meeting.edges(data="weight")},
        "pairs": {
            frozenset((u - len(parties), v - len(parties))): (
                shared,
                shared / (sizes[u] + sizes[v] - shared),
                shared / min(sizes[u], sizes[v]),
                shared < min(sizes[u], sizes[v]),
            )
            for u, v, shared in overlapping.edges(data="weight")
        },
    }


def assert_same_answers(bundle: Bundle, expected: Mapping[str, Any]) -> None:
    for name in ("registered", "partners", "co_memberships", "sizes"):
        assert getattr(bundle, name).tolist() == expected[name], name
    assert np.allclose(bundle.mean_size, expected["mean_size"])
    met, pairs = party_pairs(bundle), bundle.pairs
    met_rows = zip(met.first.tolist(), met.second.tolist(), met.shared.tolist(), strict=True)
    assert {frozenset((u, v)): shared for u, v, shared in met_rows} == expected["party_pairs"]
    columns = (pairs.first, pairs.second, pairs.shared, pairs.jaccard, pairs.containment, pairs.crossing)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    assert {frozenset((p, q)): tuple(figures) for p, q, *figures in rows} == expected["pairs"]


def grown(incidence: sparse.csr_array, times: int) -> sparse.csr_array:
    """Put a patchwork beside itself so many times, and move some memberships to tie the copies together."""
    if times == 1:
        return incidence
    generator = np.random.default_rng(SEED)
    blocks = sparse.block_diag([incidence] * times, format="coo")
    rows, columns = blocks.row.copy(), blocks.col
    moved = generator.random(len(rows)) < MOVED
    rows[moved] = generator.integers(blocks.shape[0], size=moved.sum())
    matrix = sparse.csr_array((np.ones(len(rows), dtype=np.int32), (rows, columns)), shape=blocks.shape)
    matrix.data[:] = 1  # a membership can have moved to where one already was
    matrix.sort_indices()
    return matrix


def read_register(path: Path) -> Snapshot:
    """Read the arrangements in force from an export, with no more than the benchmark needs."""
    file = min(path.glob("*.xml.gz")) if path.is_dir() else path
    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as stream:
        root = etree.parse(stream).getroot()
    parties: dict[str, PartyFact] = {}
    partnerships: list[PartnershipFact] = []
    memberships: list[MembershipFact] = []
    for arrangement in root.iterfind("{*}*/{*}regeling"):
        if not in_force(arrangement):
            continue
        for member in arrangement.iterfind("{*}deelnemendeOrganisaties/*"):
            name = member.findtext("{*}naam", "")
            identifiers = [
                str(value) for key, value in member.attrib.items() if str(key).endswith(("systeemId", "TOOI"))
            ]
            key = identifiers[0] if identifiers else name
            kind = "municipality" if any("/gemeente/" in value for value in identifiers) else "other"
            parties.setdefault(key, PartyFact(key, name, kind))
            memberships.append(MembershipFact(list(parties).index(key), len(partnerships)))
        partnerships.append(PartnershipFact(str(len(partnerships)), arrangement.findtext("{*}titel", "")))
    return Snapshot(DAY, tuple(parties.values()), tuple(partnerships), tuple(memberships))


def in_force(arrangement: etree._Element) -> bool:
    starts = arrangement.findtext("{*}datumInwerkingtreding") or "0001-01-01"
    ends = arrangement.findtext("{*}datumUitwerkingtreding") or "9999-12-31"
    return starts <= DAY.isoformat() < ends


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
