import pytest

from verband.core.patchwork.load import PeerGroup, Seats, loads, peer_group
from verband.core.records import PartyFact

LIMITS = (30_000, 80_000)


def test_load_counts_partnerships_partners_and_mean_size(snapshot_of):
    snapshot = snapshot_of({"one": "a b c", "two": "a b"}, also="z")
    first, *_, last = loads(snapshot, size_limits=LIMITS)
    assert (first.registered, first.partners, first.mean_size) == (2, 2, 2.5)
    assert (last.registered, last.partners, last.mean_size) == (0, 0, None)


def test_load_is_split_and_unknown_is_its_own_key(snapshot_of):
    snapshot = snapshot_of(
        {"one": "a b", "two": "a b", "three": "a b"},
        partnerships={
            "one": {"form": "OL", "obligation": "statutory-fixed", "task_kinds": ("ggd", "veiligheid")},
            "two": {"form": "OL", "task_kinds": ("ggd",)},
        },
    )
    load = loads(snapshot, size_limits=LIMITS)[0]
    assert load.by_form == {"OL": 2, "unknown": 1}
    assert load.by_obligation == {"statutory-fixed": 1, "unknown": 2}
    assert load.by_task_kind == {"ggd": 2, "unknown": 1, "veiligheid": 1}


def test_only_governments_are_measured(snapshot_of):
    snapshot = snapshot_of({"one": "a b"}, parties={"b": {"kind": "ministry"}})
    assert [load.party for load in loads(snapshot, size_limits=LIMITS)] == [0]
    assert [load.party for load in loads(snapshot, size_limits=LIMITS, kinds=["ministry"])] == [1]


@pytest.mark.parametrize(
    ("inhabitants", "above", "up_to"),
    [
        (0, None, 30_000),
        (30_000, None, 30_000),  # the limit itself belongs to the smaller class
        (30_001, 30_000, 80_000),
        (80_001, 80_000, None),
    ],
)
def test_municipality_is_compared_within_its_size_class(inhabitants, above, up_to):
    party = PartyFact("a", "A", "municipality", inhabitants=inhabitants)
    assert peer_group(party, LIMITS) == PeerGroup("municipality", above, up_to)


def test_province_is_compared_with_provinces_whatever_its_size():
    assert peer_group(PartyFact("a", "A", "province", inhabitants=1), LIMITS) == PeerGroup("province")


def test_municipality_of_unknown_size_is_compared_with_nobody(snapshot_of):
    (load,) = loads(snapshot_of({"one": "a"}), size_limits=LIMITS)
    assert (load.peers, load.typical) == (None, None)


def test_typical_is_the_median_of_existing_governments_of_the_class(snapshot_of):
    small, large = {"inhabitants": 10}, {"inhabitants": 90_000}
    snapshot = snapshot_of(
        {"one": "a b c gone", "two": "a gone", "three": "a gone"},
        parties={"a": small, "b": small, "c": large, "gone": small | {"ended": True}, "d": small},
        also="d",
    )
    load = loads(snapshot, size_limits=LIMITS)[0]
    assert load.typical is not None
    assert (load.typical.governments, load.typical.registered, load.typical.partners) == (3, 1, 3)
    assert load.typical.mean_size == (8 / 3 + 4) / 2


def test_typical_size_of_governments_without_partnerships_is_unknown(snapshot_of):
    (load,) = loads(snapshot_of({}, also="a", parties={"a": {"inhabitants": 5}}), size_limits=LIMITS)
    assert load.typical is not None
    assert (load.typical.registered, load.typical.mean_size) == (0, None)


def test_ended_municipality_alone_in_its_class_has_nothing_beside_it(snapshot_of):
    snapshot = snapshot_of({"one": "a"}, parties={"a": {"inhabitants": 5, "ended": True}})
    assert loads(snapshot, size_limits=LIMITS)[0].typical is None


def test_seats_are_counted_where_filled_in_and_estimated_elsewhere(snapshot_of):
    snapshot = snapshot_of({"one": "a b", "two": "a b c", "three": "a"})
    (first, *_) = loads(
        snapshot,
        size_limits=LIMITS,
        seats={("p-a", "s-one"): 2},
        estimate=lambda fact, size: None if fact.name == "three" else size / 2,
    )
    assert first.seats == Seats(total=3.5, known=1, estimated=1, of=3)


def test_seats_that_nobody_knows_are_not_zero(snapshot_of):
    (load,) = loads(snapshot_of({"one": "a"}), size_limits=LIMITS)
    assert load.seats == Seats(total=None, known=0, estimated=0, of=1)


def test_a_seat_count_of_zero_is_known(snapshot_of):
    (load,) = loads(snapshot_of({"one": "a"}), size_limits=LIMITS, seats={("p-a", "s-one"): 0})
    assert load.seats == Seats(total=0, known=1, estimated=0, of=1)


@pytest.mark.register
def test_load_in_the_register_does_not_follow_size(national):
    measured = {
        national.snapshot.parties[load.party].name: load
        for load in loads(national.snapshot, size_limits=LIMITS)
    }
    assert len(measured) == 351 + 12 + 21
    assert measured["Gemeente Landgraaf"].registered == 19
    typical = {load.peers: load.typical for load in measured.values() if load.peers}
    assert len(typical) == 5
    assert {found.registered for peers, found in typical.items() if peers.kind == "municipality"} <= {
        8,
        9,
        10,
    }
