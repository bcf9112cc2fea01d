import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from verband.core.patchwork.bundle import metric_bundle
from verband.core.patchwork.overlap import party_pairs

patchworks = st.lists(st.frozensets(st.integers(0, 6), max_size=6), min_size=1, max_size=8)


def matrix(sets: list[frozenset[int]]) -> sparse.csr_array:
    dense = np.zeros((7, len(sets)), dtype=np.int32)
    for column, members in enumerate(sets):
        dense[list(members), column] = 1
    return sparse.csr_array(dense)


def test_three_partnerships_counted_by_hand(snapshot_of):
    bundle = metric_bundle(snapshot_of({"one": "a b c", "two": "b c d", "three": "b c"}, also="z"))
    assert bundle.registered.tolist() == [1, 3, 3, 1, 0]
    assert bundle.partners.tolist() == [2, 3, 3, 2, 0]
    assert bundle.co_memberships.tolist() == [2, 5, 5, 2, 0]
    assert bundle.mean_size[:4].tolist() == [3, 8 / 3, 8 / 3, 3]
    assert np.isnan(bundle.mean_size[4])
    assert bundle.sizes.tolist() == [3, 3, 2]
    assert bundle.shared_partnerships.toarray()[1].tolist() == [1, 3, 3, 1, 0]


def test_overlapping_pairs_are_counted_by_hand(snapshot_of):
    pairs = metric_bundle(snapshot_of({"one": "a b c", "two": "b c d", "three": "b c", "four": "z"})).pairs
    assert len(pairs) == 3
    assert list(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)) == [(0, 1), (0, 2), (1, 2)]
    assert pairs.shared.tolist() == [2, 2, 2]
    assert pairs.jaccard.tolist() == pytest.approx([2 / 4, 2 / 3, 2 / 3])
    assert pairs.containment.tolist() == pytest.approx([2 / 3, 1, 1])
    assert pairs.crossing.tolist() == [True, False, False]


def test_empty_patchwork_has_no_figures(snapshot_of):
    bundle = metric_bundle(snapshot_of({}))
    assert len(bundle.pairs) == len(bundle.registered) == len(bundle.sizes) == 0


@given(patchworks)
def test_figures_equal_those_of_plain_sets(sets):
    bundle = metric_bundle(matrix(sets))
    for party in range(7):
        joined = [members for members in sets if party in members]
        assert bundle.registered[party] == len(joined)
        assert bundle.partners[party] == len(frozenset().union(*joined) - {party})
        assert bundle.co_memberships[party] == sum(len(members) - 1 for members in joined)
    expected = {
        (p, q): (len(one & two), len(one & two) / len(one | two), bool(one - two and two - one))
        for p, one in enumerate(sets)
        for q, two in enumerate(sets)
        if p < q and one & two
    }
    pairs = bundle.pairs
    rows = zip(pairs.first, pairs.second, pairs.shared, pairs.jaccard, pairs.crossing, strict=True)
    assert {(p, q): (shared, jaccard, crossing) for p, q, shared, jaccard, crossing in rows} == expected


@given(patchworks)
def test_shared_counts_equal_the_projection_of_networkx(sets):
    graph = nx.Graph()
    graph.add_nodes_from([*range(7), *(f"s{column}" for column in range(len(sets)))])
    graph.add_edges_from((party, f"s{column}") for column, members in enumerate(sets) for party in members)
    projected = nx.bipartite.weighted_projected_graph(graph, range(7))
    pairs = party_pairs(metric_bundle(matrix(sets)))
    found = {frozenset(pair): n for *pair, n in zip(pairs.first, pairs.second, pairs.shared, strict=True)}
    assert found == {frozenset((u, v)): weight for u, v, weight in projected.edges(data="weight")}


@pytest.mark.register
def test_national_register_gives_the_known_sums(national):
    bundle = metric_bundle(national.snapshot)
    assert (len(bundle.sizes), bundle.sizes.sum(), len(bundle.registered)) == (451, 3551, 560)
    assert (bundle.sizes**2).sum() == 60_815
    assert (bundle.registered**2).sum() == 33_235
    assert len(bundle.pairs) == 4_109


@pytest.mark.register
def test_municipalities_of_the_register_have_nine_partnerships(national):
    bundle = metric_bundle(national.snapshot)
    rows = [at for at, party in enumerate(national.snapshot.parties) if party.kind == "municipality"]
    assert len(rows) == 351
    assert np.median(bundle.registered[rows]) == 9
    assert bundle.registered[rows].max() == 19
    assert np.median(bundle.partners[rows]) == 28
    assert bundle.partners[rows].max() == 194
