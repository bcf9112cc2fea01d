"""Three-way merge, each outcome by hand."""

from hypothesis import given
from hypothesis import strategies as st

from verband.core.merge import Difference, digest, fill, fingerprint, merge, pack

VALUES = st.dictionaries(st.sampled_from("abc"), st.one_of(st.none(), st.sampled_from(["", "x", "y"])))


def test_a_change_of_the_source_alone_is_taken():
    assert merge({"name": "oud"}, {"name": "oud"}, {"name": "nieuw"}).take == {"name": "nieuw"}


def test_a_change_of_ours_alone_is_kept():
    result = merge({"name": "oud"}, {"name": "eigen"}, {"name": "oud"})
    assert (result.take, result.differences) == ({}, ())


def test_the_same_change_on_both_sides_is_no_difference():
    result = merge({"name": "oud"}, {"name": "nieuw"}, {"name": "nieuw"})
    assert (result.take, result.differences) == ({}, ())


def test_two_different_changes_are_for_a_person():
    result = merge({"name": "oud"}, {"name": "eigen"}, {"name": "nieuw"})
    assert result == type(result)({}, (Difference("name", "oud", "eigen", "nieuw"),))


def test_a_first_value_fills_what_was_empty():
    assert merge({}, {"place": ""}, {"place": "Utrecht"}).take == {"place": "Utrecht"}


def test_a_first_value_does_not_overwrite_what_was_typed():
    result = merge({}, {"place": "De Bilt"}, {"place": "Utrecht"})
    assert result.differences == (Difference("place", None, "De Bilt", "Utrecht"),)


def test_what_a_person_emptied_stays_empty_until_the_source_changes_it_too():
    assert merge({"place": "Utrecht"}, {"place": ""}, {"place": "Utrecht"}).take == {}
    assert merge({"place": "Utrecht"}, {"place": ""}, {"place": "Zeist"}).differences


@given(base=VALUES, ours=VALUES, theirs=VALUES)
def test_every_field_ends_in_one_place(base, ours, theirs):
    result = merge(base, ours, theirs)
    assert not set(result.take) & {difference.field for difference in result.differences}
    assert merge(base, {**ours, **result.take}, theirs).take == {}


@given(values=VALUES)
def test_the_order_of_fields_does_not_change_the_fingerprint(values):
    assert digest(values) == digest(dict(reversed(list(values.items()))))


def test_fields_that_say_the_same_after_the_merge_are_agreed():
    ours = {"name": "eigen", "place": "Zeist", "goal": "oud"}
    result = merge({"name": "oud", "goal": "oud"}, ours, {"name": "nieuw", "place": "Zeist", "goal": "nieuw"})
    assert result.agreed == {"place", "goal"}


def test_source_that_does_not_lead_fills_what_is_empty_and_wipes_nothing_out():
    ours = {"name": "Zeist", "place": "", "seats": None, "open": False, "groups": []}
    theirs = {"name": "", "place": "Zeist", "seats": 0, "open": True, "groups": []}
    assert fill(ours, theirs).take == {"place": "Zeist", "seats": 0}
    assert fill(ours, theirs).differences == ()


@given(base=VALUES, ours=VALUES, theirs=VALUES)
def test_what_is_agreed_is_no_difference(base, ours, theirs):
    result = merge(base, ours, theirs)
    assert result.agreed.isdisjoint(difference.field for difference in result.differences)
    assert all({**ours, **result.take}.get(name) == theirs[name] for name in result.agreed)


@given(values=VALUES)
def test_a_packed_text_has_the_mark_of_its_values(values):
    assert fingerprint(pack(values)) == digest(values)
