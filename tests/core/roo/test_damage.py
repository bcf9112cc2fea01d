"""Whatever happens to the bytes on the way: an export, or one sentence."""

import gzip

from hypothesis import given, settings
from hypothesis import strategies as st

from verband.core.roo.errors import ExportError

from .cases import TWO_PARTNERS, read

PACKED = gzip.compress(TWO_PARTNERS, mtime=0)


def outcome(content):
    """Return the export, or None when it was refused; anything else fails the test."""
    try:
        return read(content)
    except ExportError:
        return None


def test_an_export_cut_anywhere_is_refused():
    whole = len(TWO_PARTNERS.rstrip())
    assert [length for length in range(whole) if outcome(TWO_PARTNERS[:length])] == []


def test_a_packed_export_cut_anywhere_is_refused():
    assert [length for length in range(len(PACKED)) if outcome(PACKED[:length])] == []


flips = st.lists(
    st.tuples(st.integers(0, len(TWO_PARTNERS) - 1), st.integers(0, 255)), min_size=1, max_size=6
)


@settings(max_examples=300, deadline=None)
@given(flips)
def test_changed_bytes_give_an_export_or_a_sentence(changes):
    content = bytearray(TWO_PARTNERS)
    for place, value in changes:
        content[place] = value
    outcome(bytes(content))


@settings(max_examples=200, deadline=None)
@given(flips)
def test_changed_packed_bytes_give_an_export_or_a_sentence(changes):
    content = bytearray(PACKED)
    for place, value in changes:
        content[place % len(PACKED)] = value
    outcome(bytes(content))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_at_all_give_a_sentence(content):
    assert outcome(content) is None


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(TWO_PARTNERS)), st.binary(min_size=1, max_size=40))
def test_inserted_bytes_give_an_export_or_a_sentence(place, inserted):
    outcome(TWO_PARTNERS[:place] + inserted + TWO_PARTNERS[place:])
