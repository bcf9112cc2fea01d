import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from verband.core.patchwork.deeper.congruence import congruence_numbers
from verband.core.patchwork.deeper.null_model import null_scores, shuffled
from verband.core.patchwork.selection import only_parties


@given(st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=1, max_size=5))
def test_shuffling_keeps_every_row_and_column_sum(rows):
    incidence = sparse.csr_array(np.array(rows, dtype=np.int32))
    for pattern in shuffled(incidence, samples=3, seed=1):
        assert pattern.shape == incidence.shape
        assert pattern.has_sorted_indices
        assert pattern.toarray().max(initial=0) <= 1
        assert pattern.sum(axis=0).tolist() == incidence.sum(axis=0).tolist()
        assert pattern.sum(axis=1).tolist() == incidence.sum(axis=1).tolist()


def test_shuffling_really_shuffles_and_leaves_the_original_alone(snapshot_of):
    incidence = snapshot_of({"one": "a b c", "two": "d e f", "three": "a b c", "four": "d e f"}).incidence
    before = incidence.toarray().copy()
    patterns = [pattern.toarray() for pattern in shuffled(incidence, samples=5, seed=3)]
    assert any((pattern != before).any() for pattern in patterns)
    assert (incidence.toarray() == before).all()


def test_all_patterns_of_a_small_case_are_drawn_about_as_often():
    """Three parties of one partnership each, and three partnerships of one: six patterns."""
    drawn = [
        p.indices.tobytes()
        for p in shuffled(sparse.csr_array(np.eye(3, dtype=np.int32)), samples=1200, seed=5)
    ]
    counts = np.unique(np.array(drawn, dtype=object), return_counts=True)[1]
    assert len(counts) == 6
    assert counts.min() > 150


def test_same_seed_gives_the_same_scores(snapshot_of):
    incidence = snapshot_of({"one": "a b c", "two": "a b c", "three": "d e f", "four": "d e f"}).incidence
    scores = [null_scores(incidence, congruence_numbers, samples=20, seed=seed) for seed in (7, 7, 8)]
    assert scores[0] == scores[1]
    assert scores[0] != scores[2]
    assert scores[0]["coincidence"].observed == 1
    assert scores[0]["coincidence"].z is not None
    assert scores[0]["coincidence"].z > 1


def test_a_pattern_that_cannot_be_shuffled_has_no_score(snapshot_of):
    scores = null_scores(
        snapshot_of({"one": "a b", "two": "a b"}).incidence, congruence_numbers, samples=5, seed=1
    )
    assert scores["coincidence"].z is None


def test_a_number_that_is_not_there_has_no_score(snapshot_of):
    scores = null_scores(snapshot_of({"one": "a"}).incidence, congruence_numbers, samples=5, seed=1)
    assert scores["laminarity"].z is None


@pytest.mark.register
def test_utrecht_coincides_more_than_its_sizes_explain(national):
    region = national.snapshot.members_of[national.partnership("Veiligheidsregio Utrecht")]
    incidence = only_parties(national.snapshot, region).incidence
    scores = null_scores(incidence, congruence_numbers, samples=50, seed=1)
    assert scores["coincidence"].z > 10
    assert scores["laminarity"].z > 10
