"""Hours a council is asked for, worked by hand: unknown is not zero, and what is shared counts once."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from verband.core.involvement.effort import Ask, Effort, effort_of, effort_of_all, effort_of_one


def ask(instrument="radenmarkt", times="1", hours=None, estimate=("7", "21"), *, shared=False):
    span = (Decimal(estimate[0]), Decimal(estimate[1])) if estimate else None
    return Ask(
        instrument,
        None if times is None else Decimal(times),
        None if hours is None else Decimal(hours),
        span,
        shared,
    )


def numbers(effort):
    return (effort.low, effort.high, effort.known, effort.total, effort.estimated)


def test_hours_that_were_agreed_count_as_they_stand():
    # 3 times a year, 2.5 hours: 7.5 hours, and nothing about it is an estimate.
    assert numbers(effort_of(ask(times="3", hours="2.5"))) == (Decimal("7.5"), Decimal("7.5"), 1, 1, 0)


def test_hours_that_nobody_agreed_on_are_our_estimate():
    # Twice an evening of 7 to 21 hours.
    assert numbers(effort_of(ask(times="2"))) == (14, 42, 1, 1, 1)


def test_once_in_four_years_counts_for_a_quarter():
    assert numbers(effort_of(ask(times="0.25"))) == (Decimal("1.75"), Decimal("5.25"), 1, 1, 1)


def test_as_the_occasion_arises_is_not_known():
    assert numbers(effort_of(ask(times=None, hours="4"))) == (0, 0, 0, 1, 0)


def test_without_an_estimate_it_is_not_known():
    assert numbers(effort_of(ask(estimate=None))) == (0, 0, 0, 1, 0)


def test_what_is_agreed_not_to_be_done_asks_nothing_and_does_not_count():
    assert effort_of(ask(times="0")) == Effort()


def test_agreed_hours_of_zero_are_known():
    assert numbers(effort_of(ask(times="4", hours="0"))) == (0, 0, 1, 1, 0)


def test_one_partnership_adds_its_instruments():
    # 14 to 42 for two evenings, 7.5 for three letters, and one thing unknown: 21.5 to 49.5, 2 of 3 known.
    found = effort_of_one([ask(times="2"), ask("brief", "3", "2.5"), ask("toestemming", None)])
    assert numbers(found) == (Decimal("21.5"), Decimal("49.5"), 2, 3, 1)
    assert not found.is_complete


def test_an_evening_for_all_partnerships_counts_once():
    # Two partnerships name the same market of 7 to 21 hours; each has a letter of 2 hours a year besides.
    one = [ask(shared=True), ask("brief", hours="2")]
    assert numbers(effort_of_all([one, one])) == (11, 25, 3, 3, 1)


def test_of_a_shared_evening_who_asks_most_counts():
    once, twice = [ask(shared=True)], [ask(times="2", shared=True)]
    assert numbers(effort_of_all([once, twice])) == numbers(effort_of_all([twice, once])) == (14, 42, 1, 1, 1)


def test_a_shared_evening_that_is_known_goes_before_one_that_is_not():
    assert numbers(effort_of_all([[ask(times=None, shared=True)], [ask(shared=True)]])) == (7, 21, 1, 1, 1)


def test_a_shared_evening_agreed_at_no_hours_goes_before_one_that_is_not_known():
    unknown, nothing = [ask(times=None, shared=True)], [ask(hours="0", shared=True)]
    found = effort_of_all([unknown, nothing])
    assert numbers(found) == numbers(effort_of_all([nothing, unknown])) == (0, 0, 1, 1, 0)


def test_of_equal_hours_of_a_shared_evening_the_agreed_ones_count():
    agreed, estimated = [ask(hours="7", shared=True)], [ask(estimate=("7", "7"), shared=True)]
    assert effort_of_all([agreed, estimated]).estimated == effort_of_all([estimated, agreed]).estimated == 0


def test_a_shared_evening_that_nobody_knows_stays_unknown():
    found = effort_of_all([[ask(times=None, shared=True)], [ask(times="0", shared=True)]])
    assert (found.total, found.span) == (1, None)


def test_no_partnership_asks_nothing():
    assert effort_of_all([]) == Effort()


def test_the_span_is_unknown_when_nothing_agreed_is_known():
    assert effort_of(ask(times=None)).span is None


def test_the_span_is_zero_to_zero_when_nothing_was_agreed():
    assert Effort().span == (0, 0)
    assert Effort().is_complete


TENTHS = st.decimals(min_value=0, max_value=50, places=1)
ASKS = st.builds(
    lambda instrument, times, hours, ends, shared: Ask(
        instrument, times, hours, ends and (min(ends), max(ends)), shared
    ),
    st.sampled_from("abc"),
    st.none() | TENTHS,
    st.none() | TENTHS,
    st.none() | st.tuples(TENTHS, TENTHS),
    st.booleans(),
)
AGREEMENT = st.lists(ASKS, max_size=5, unique_by=lambda each: each.instrument)
PARTNERSHIPS = st.lists(AGREEMENT, max_size=5)


@given(PARTNERSHIPS)
def test_the_sum_lies_between_its_parts_and_their_plain_sum(partnerships):
    found = effort_of_all(partnerships)
    parts = [effort_of_one(asks) for asks in partnerships]
    assert 0 <= found.low <= found.high <= sum(part.high for part in parts)
    assert all(part.high <= found.high for part in parts)
    assert found.estimated <= found.known <= found.total <= sum(part.total for part in parts)


@given(PARTNERSHIPS, st.randoms(use_true_random=False))
def test_the_order_of_partnerships_makes_no_difference(partnerships, random):
    shuffled = [list(asks) for asks in partnerships]
    random.shuffle(shuffled)
    assert effort_of_all(shuffled) == effort_of_all(partnerships)


@given(PARTNERSHIPS, AGREEMENT)
def test_one_more_partnership_never_asks_less(partnerships, more):
    before, after = effort_of_all(partnerships), effort_of_all([*partnerships, more])
    assert after.high >= before.high
    assert after.total >= before.total


@given(PARTNERSHIPS)
def test_what_nobody_shares_simply_adds_up(partnerships):
    own = [[Ask(a.instrument, a.times, a.hours, a.estimate) for a in asks] for asks in partnerships]
    assert effort_of_all(own) == effort_of_one(ask for asks in own for ask in asks)
