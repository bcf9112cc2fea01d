from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from verband.core.roo.chains import chains
from verband.core.roo.memberships import membership_findings, memberships
from verband.core.roo.records import Participant

from .cases import day, party, version, version_on


def linked(*versions: object):
    """Link versions in the order given and return their one chain."""
    count = len(versions)
    numbered = [
        version(str(number + 1), *fields, after=str(number + 2) if number + 1 < count else "")
        for number, fields in enumerate(versions)
    ]
    (chain,) = chains(numbered)
    return chain


def rows(*versions: object):
    return [(row.party_ref.key, row.valid_from, row.valid_to) for row in memberships(linked(*versions))]


def test_a_party_in_every_version_is_one_row():
    assert rows((2010, 2015, "7"), (2015, None, "7")) == [("7", day(2010), None)]


def test_leaving_is_being_absent_from_the_next_version():
    assert rows((2010, 2015, "7", "8"), (2015, None, "8")) == [
        ("7", day(2010), day(2015)),
        ("8", day(2010), None),
    ]


def test_entering_is_being_first_listed():
    assert rows((2010, 2015, "7"), (2015, None, "7", "8"))[1] == ("8", day(2015), None)


def test_the_end_of_the_last_version_ends_all():
    assert rows((2010, 2015, "7"), (2015, 2020, "7")) == [("7", day(2010), day(2020))]


def test_an_early_date_of_joining_does_not_reach_back_before_the_first_listing():
    late = party("8", 1999)
    chain = linked((2005, 2012, "7"), (2012, 2018, "7"), (2018, None, "7", late))
    row = memberships(chain)[1]
    assert (row.valid_from, row.joined) == (day(2018), day(1999))


def test_an_early_date_of_joining_does_not_reach_back_before_the_first_version():
    assert rows((2010, None, party("7", 1999))) == [("7", day(2010), None)]


def test_a_late_date_of_joining_is_the_beginning():
    assert rows((2010, None, party("7", 2013))) == [("7", day(2013), None)]


def test_a_date_of_joining_counts_where_the_version_has_no_beginning():
    assert rows((None, None, party("7", 2013), party("8"))) == [("7", day(2013), None), ("8", None, None)]


def test_joining_after_the_version_that_lists_it_waits_for_the_next():
    assert rows((2010, 2015, party("7", 2016)), (2015, None, party("7", 2016))) == [("7", day(2016), None)]


def test_joining_on_the_day_the_next_version_begins_begins_there():
    assert rows((2010, 2015, party("7", 2015)), (2015, None, party("7", 2015))) == [("7", day(2015), None)]


def test_moving_the_date_of_joining_of_a_participant_breaks_nothing():
    chain = linked((2010, 2015, party("7", 2010)), (2015, None, party("7", 2017)))
    (row,) = memberships(chain)
    assert (row.valid_from, row.valid_to, row.joined) == (day(2010), None, day(2017))


def test_a_date_of_joining_left_out_later_is_remembered():
    (row,) = memberships(linked((2010, 2015, party("7", 2011)), (2015, None, party("7"))))
    assert row.joined == day(2011)


def test_a_party_that_returns_has_two_rows():
    versions = (2010, 2015, "7"), (2015, 2020, "8"), (2020, None, "7")
    assert rows(*versions)[:2] == [("7", day(2010), day(2015)), ("7", day(2020), None)]


def test_a_gap_between_versions_breaks_nothing():
    assert rows((2010, 2015, "7"), (2017, None, "7")) == [("7", day(2010), None)]


def test_leaving_over_a_gap_is_dated_where_the_next_version_begins():
    assert rows((2010, 2015, "7", "8"), (2017, None, "8"))[0] == ("7", day(2010), day(2017))


def test_leaving_follows_the_cut_of_overlapping_versions():
    assert rows((2010, 2018, "7", "8"), (2015, None, "8"))[0] == ("7", day(2010), day(2015))


def test_a_version_that_holds_on_no_day_neither_breaks_nor_brings():
    assert rows((2010, 2015, "7"), (2015, 2015, "9"), (2015, None, "7")) == [("7", day(2010), None)]


def test_a_stated_date_of_leaving_ends_it():
    assert rows((2010, None, party("7", left=2014))) == [("7", day(2010), day(2014))]


def test_leaving_and_joining_again_within_the_listing_is_two_rows():
    versions = (2010, 2015, party("7", left=2013)), (2015, None, party("7", 2016))
    assert rows(*versions) == [("7", day(2010), day(2013)), ("7", day(2016), None)]


def test_a_date_of_leaving_before_the_version_that_states_it_ends_it_there():
    assert rows((2010, 2015, "7"), (2015, None, party("7", left=2014))) == [("7", day(2010), day(2015))]


def test_a_date_of_leaving_after_the_last_version_ends_it_with_that_version():
    assert rows((2010, 2015, party("7", left=2020))) == [("7", day(2010), day(2015))]


def test_organs_cost_key_and_name_are_those_of_the_latest_version():
    first = Participant("7", "", "Gemeente Eik", organs=("Burgemeester",), cost_key=Decimal(10))
    second = Participant("7", "gm0310", "Gemeente Eikdorp", organs=("Gemeenteraad",))
    (row,) = memberships(linked((2010, 2015, first), (2015, None, second)))
    assert (row.organs, row.cost_key) == (("Gemeenteraad",), None)
    assert (row.party_ref.tooi, row.party_ref.name) == ("gm0310", "Gemeente Eikdorp")


def test_a_party_is_recognised_by_its_id_whatever_its_name():
    assert (
        len(rows((2010, 2015, Participant("7", "", "Eik")), (2015, None, Participant("7", "", "Beuk")))) == 1
    )


def test_the_same_party_twice_in_a_version_is_one_participant():
    college = party("7", 2012, left=2014, organs=("College", "Burgemeester"))
    council = party("7", 2011, organs=("Gemeenteraad", "College"), cost_key=Decimal(5))
    chain = linked((2010, None, college, council))
    (row,) = memberships(chain)
    assert (row.valid_from, row.valid_to) == (day(2011), None)
    assert row.organs == ("College", "Burgemeester", "Gemeenteraad")
    assert row.cost_key == Decimal(5)
    (finding,) = membership_findings(chain)
    assert "twee keer in regeling 1" in finding.sentence


def test_the_later_of_two_dates_of_leaving_counts_for_a_party_listed_twice():
    chain = linked((2010, None, party("7", left=2012), party("7", left=2014, cost_key=None)))
    assert memberships(chain)[0].valid_to == day(2014)


def test_the_first_cost_key_counts_for_a_party_listed_twice():
    chain = linked((2010, None, party("7", cost_key=Decimal(3)), party("7", cost_key=Decimal(4))))
    assert memberships(chain)[0].cost_key == Decimal(3)


def test_a_party_that_never_took_part_is_found_and_has_no_row():
    chain = linked((2010, 2015, "8", party("7", 2016, name="Gemeente Eik")), (2015, None, "8"))
    assert [row.party_ref.key for row in memberships(chain)] == ["8"]
    (finding,) = membership_findings(chain)
    assert "Gemeente Eik" in finding.sentence
    assert "geen enkele dag" in finding.sentence


def test_rows_come_in_the_order_of_the_ids():
    assert [key for key, *_ in rows((2010, None, "10", "9", "100"))] == ["9", "10", "100"]


years = st.one_of(st.none(), st.integers(2000, 2020))
parties = st.lists(st.builds(party, st.sampled_from("789"), years, years), max_size=4)
histories = st.lists(st.tuples(years, years, parties), min_size=1, max_size=5)
bare_histories = st.lists(
    st.tuples(years, years, st.lists(st.builds(party, st.sampled_from("789")), max_size=3)),
    min_size=1,
    max_size=5,
)


def chain_of(history):
    return linked(*((starts, ends, *listed) for starts, ends, listed in history))


def in_force(row, on):
    return (row.valid_from is None or row.valid_from <= on) and (row.valid_to is None or on < row.valid_to)


@given(histories)
def test_rows_of_one_party_are_real_periods_that_never_overlap(history):
    derived = memberships(chain_of(history))
    for row in derived:
        assert row.valid_from is None or row.valid_to is None or row.valid_from < row.valid_to
    for year in range(1999, 2022):
        keys = [row.party_ref.key for row in derived if in_force(row, day(year))]
        assert len(keys) == len(set(keys))


@given(histories)
def test_a_day_never_shows_a_party_that_its_version_does_not_list(history):
    chain = chain_of(history)
    for year in range(1999, 2022):
        version_then = version_on(chain, day(year))
        if version_then:
            listed = {item.reference.key for item in version_then.arrangement.participants}
            shown = {row.party_ref.key for row in memberships(chain) if in_force(row, day(year))}
            assert shown <= listed


@given(bare_histories)
def test_without_dates_of_its_own_a_party_takes_part_exactly_when_it_is_listed(history):
    chain = chain_of(history)
    for year in range(1999, 2022):
        version_then = version_on(chain, day(year))
        if version_then:
            listed = {item.reference.key for item in version_then.arrangement.participants}
            assert {row.party_ref.key for row in memberships(chain) if in_force(row, day(year))} == listed
