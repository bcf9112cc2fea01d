from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.roo.chains import chains
from verband.core.roo.errors import ExportError

from .cases import day, version, version_on, versions_on


def periods(*arrangements: object):
    (chain,) = chains(arrangements)
    return [(item.valid_from, item.valid_to, item.holds) for item in chain.versions]


def keys(*arrangements: object):
    return [[item.arrangement.register_id for item in chain.versions] for chain in chains(arrangements)]


def sentences(*arrangements: object):
    return [finding.sentence for chain in chains(arrangements) for finding in chain.findings]


def test_an_arrangement_without_links_is_a_chain_of_one():
    assert periods(version("1", 2010)) == [(day(2010), None, True)]


def test_nothing_gives_no_chains():
    assert chains([]) == ()


def test_linked_versions_are_one_partnership_named_after_the_first():
    (chain,) = chains([version("7", 2015, before="9"), version("9", 2010, 2015, after="7")])
    assert chain.key == "9"
    assert [item.arrangement.register_id for item in chain.versions] == ["9", "7"]
    assert chain.findings == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (version("1", 2010, 2015, after="2"), version("2", 2015)),
        (version("1", 2010, 2015), version("2", 2015, before="1")),
    ],
)
def test_a_link_that_one_side_states_counts(first, second):
    assert keys(first, second) == [["1", "2"]]


def test_the_same_title_makes_no_link():
    assert keys(version("1", 2010, 2015), version("2", 2015)) == [["1"], ["2"]]


def test_versions_that_abut_hold_one_after_the_other():
    first, second = version("1", 2010, 2015, after="2"), version("2", 2015, 2020, before="1")
    assert periods(first, second) == [(day(2010), day(2015), True), (day(2015), day(2020), True)]


def test_of_two_overlapping_versions_the_later_wins():
    first, second = version("1", 2010, 2018, after="2"), version("2", 2015, before="1")
    assert periods(first, second) == [(day(2010), day(2015), True), (day(2015), None, True)]


def test_a_version_without_end_ends_where_the_next_begins():
    assert periods(version("1", 2010, after="2"), version("2", 2015))[0] == (day(2010), day(2015), True)


def test_a_gap_stays_a_gap():
    (chain,) = chains([version("1", 2010, 2015, after="2"), version("2", 2017)])
    assert [version_on(chain, day(year)) is None for year in (2009, 2014, 2015, 2016, 2017)] == [
        True,
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("ends", ["2015-01-01", "2014-06-01"])
def test_a_version_that_ends_on_or_before_its_start_stays_but_holds_on_no_day(ends):
    arrangements = (
        version("1", 2010, 2015, after="2"),
        version("2", 2015, ends, after="3"),
        version("3", 2015),
    )
    (chain,) = chains(arrangements)
    assert [item.holds for item in chain.versions] == [True, False, True]
    assert version_on(chain, day("2014-12-31")) == chain.versions[0]
    assert version_on(chain, day(2015)) == chain.versions[2]


def test_an_empty_version_does_not_cut_the_one_before_it():
    first, empty = version("1", 2010, 2018, after="2"), version("2", 2012, 2012)
    assert periods(first, empty)[0] == (day(2010), day(2018), True)


def test_a_version_that_begins_before_the_one_it_follows_leaves_it_no_day():
    first, second = version("1", 2016, 2018, after="2"), version("2", 2015)
    assert periods(first, second) == [(day(2016), day(2015), False), (day(2015), None, True)]


def test_a_later_version_cuts_all_before_it():
    versions = version("1", 2010, after="2"), version("2", 2014, after="3"), version("3", 2012)
    assert [holds for *_, holds in periods(*versions)] == [True, False, True]
    assert periods(*versions)[0] == (day(2010), day(2012), True)


def test_an_unknown_beginning_counts_as_in_force():
    (chain,) = chains([version("1", None, 2015)])
    assert version_on(chain, date(1950, 1, 1)) == chain.versions[0]
    assert chain.versions[0].valid_from is None


def test_an_unknown_beginning_after_a_known_end_begins_there():
    assert periods(version("1", 2010, 2015, after="2"), version("2", None))[1] == (day(2015), None, True)


def test_an_unknown_beginning_after_an_unknown_end_leaves_the_earlier_no_day():
    (chain,) = chains([version("1", 2010, after="2"), version("2", None)])
    assert [item.holds for item in chain.versions] == [False, True]
    assert version_on(chain, day(2020)) == chain.versions[1]


def test_a_link_to_a_version_that_is_not_there_is_found_and_left_out():
    assert keys(version("1", 2010, before="8", after="9")) == [["1"]]
    earlier, later = sentences(version("1", 2010, before="8", after="9"))
    assert "versie 8" in earlier
    assert "versie 9" in later
    assert "GR Vuurwacht" in later


def test_of_two_versions_after_one_the_mutual_link_wins():
    first = version("1", 2010, 2015, after="3")
    loose, mutual = version("2", 2015, before="1"), version("3", 2015, before="1")
    assert keys(first, loose, mutual) == [["1", "3"], ["2"]]
    assert [
        "tussen regeling 1" in text and "regeling 2" in text for text in sentences(first, loose, mutual)
    ] == [True]


def test_of_two_versions_before_one_the_lower_id_wins():
    earlier = version("2", 2010, after="11"), version("10", 2011, after="11")
    assert keys(*earlier, version("11", 2015)) == [["2", "11"], ["10"]]


@pytest.mark.parametrize(
    "circle",
    [
        [version("1", 2010, after="1")],
        [version("1", 2010, before="2"), version("2", 2015, before="1")],
        [version("1", 2010, after="2"), version("2", 2011, after="3"), version("3", 2012, after="1")],
        [version("0", 2009, after="1"), version("1", 2010, before="2"), version("2", 2011, before="1")],
    ],
)
def test_versions_that_follow_each_other_in_a_circle_are_refused(circle):
    with pytest.raises(ExportError, match=r"regeling 1 \(\"GR Vuurwacht\"\) komt .* bij zichzelf uit"):
        chains(circle)


ids = st.sampled_from(["", *map(str, range(1, 9))])
years = st.one_of(st.none(), st.integers(2000, 2010))


@st.composite
def tangles(draw):
    numbers = draw(st.lists(st.integers(1, 8), unique=True, max_size=8))
    return [
        version(str(number), draw(years), draw(years), before=draw(ids), after=draw(ids))
        for number in numbers
    ]


@given(tangles(), st.randoms(use_true_random=False))
def test_any_tangle_gives_the_same_chains_in_any_order(tangle, random):
    shuffled = random.sample(tangle, len(tangle))
    assert outcome(tangle) == outcome(shuffled)


@given(tangles())
def test_in_any_tangle_each_version_stands_in_one_chain_and_one_day_has_one_version(tangle):
    found = outcome(tangle)
    if isinstance(found, str):
        return
    assert sorted(item.arrangement.register_id for chain in found for item in chain.versions) == sorted(
        item.register_id for item in tangle
    )
    for chain in found:
        for year in range(1999, 2012):
            assert len(versions_on(chain, day(year))) <= 1
            assert all(item.holds for item in versions_on(chain, day(year)))
        assert chain.key == chain.versions[0].arrangement.register_id


def outcome(tangle):
    try:
        return chains(tangle)
    except ExportError as fault:
        return str(fault)
