import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from verband.core.patchwork.deeper import bridges as module
from verband.core.patchwork.deeper.bridges import bridges


def by_networkx(incidence: sparse.csr_array) -> list[float]:
    parties = range(incidence.shape[0])
    graph = nx.bipartite.from_biadjacency_matrix(incidence)
    through = nx.betweenness_centrality_subset(graph, parties, parties)
    pairs = (len(parties) - 1) * (len(parties) - 2) / 2
    return [through[party] / pairs if pairs else 0 for party in parties]


def test_middle_of_a_chain_carries_every_connection_across(snapshot_of):
    snapshot = snapshot_of({"one": "a b", "two": "b c", "three": "c d"})
    # Of the three pairs of others, b carries a-c and a-d, and c carries a-d and b-d.
    assert bridges(snapshot, "municipality").tolist() == pytest.approx([0, 2 / 3, 2 / 3, 0])


def test_equally_short_connections_share(snapshot_of):
    snapshot = snapshot_of({"one": "a b", "two": "a c", "three": "b d", "four": "c d"})
    assert bridges(snapshot, "municipality").tolist() == pytest.approx([1 / 6] * 4)


def test_only_parties_of_the_kind_connect(snapshot_of):
    snapshot = snapshot_of({"one": "a prov", "two": "prov b"}, parties={"prov": {"kind": "province"}})
    found = bridges(snapshot, "municipality")
    assert found[:2].tolist() == [0, 0]
    assert np.isnan(found[2])
    assert np.isnan(bridges(snapshot, "ministry")).all()


def test_one_party_alone_connects_nothing(snapshot_of):
    assert bridges(snapshot_of({"one": "a"}), "municipality").tolist() == [0]


@given(st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=3, max_size=7), st.integers(1, 3))
def test_betweenness_equals_that_of_networkx(rows, batch):
    incidence = sparse.csr_array(np.array(rows, dtype=np.int32))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "BATCH", batch)
        assert module._betweenness(incidence).tolist() == pytest.approx(by_networkx(incidence))


@pytest.mark.register
def test_provinces_of_the_register_are_compared_with_provinces(national):
    found = bridges(national.snapshot, "province")
    assert np.count_nonzero(~np.isnan(found)) == 12
    assert 0 <= np.nanmax(found) <= 1
