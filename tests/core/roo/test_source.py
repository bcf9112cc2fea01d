import gzip
import io

import pytest

from verband.core.roo.errors import ExportError
from verband.core.roo.source import CHUNK, plain_chunks, silent

TEXT = b"<a>\n" * 50_000


def read(packed, *, size=None, progress=silent, limit=1 << 20):
    return b"".join(plain_chunks(io.BytesIO(packed), size=size, progress=progress, limit=limit))


def test_plain_bytes_come_through_unchanged():
    assert read(TEXT) == TEXT


def test_packed_bytes_are_told_by_their_first_bytes():
    assert read(gzip.compress(TEXT)) == TEXT


def test_two_packed_members_are_one_file():
    assert read(gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:])) == TEXT


def test_progress_rises_to_one():
    shares = []
    read(TEXT, size=len(TEXT), progress=shares.append)
    assert shares == sorted(shares)
    assert shares[0] == pytest.approx(CHUNK / len(TEXT))
    assert shares[-1] == 1


def test_progress_never_passes_one_when_the_size_was_told_wrong():
    shares = []
    read(TEXT, size=10, progress=shares.append)
    assert set(shares) == {1.0}


def test_progress_of_a_packed_file_counts_packed_bytes():
    packed, shares = gzip.compress(TEXT), []
    read(packed, size=len(packed), progress=shares.append)
    assert shares[-1] == 1


def test_progress_is_not_told_without_a_size():
    shares = []
    read(TEXT, progress=shares.append)
    assert shares == []


def test_a_file_that_unpacks_without_end_is_stopped():
    bomb = gzip.compress(b" " * (3 << 20))
    with pytest.raises(ExportError, match="groter dan 1 MB"):
        read(bomb)


def test_a_packed_file_cut_short_names_the_line():
    packed = gzip.compress(bytes(range(256)) * 400 + b"\n" * 9)
    with pytest.raises(ExportError, match=r"houdt op regel 4\d\d plotseling op"):
        read(packed[:-4])


def test_a_packed_file_with_a_changed_byte_names_the_line():
    packed = bytearray(gzip.compress(b"line\n" * 3))
    packed[-6] ^= 1
    with pytest.raises(ExportError, match="beschadigd na regel"):
        read(bytes(packed))


def test_rubbish_after_the_first_packed_bytes_is_damage():
    with pytest.raises(ExportError, match="beschadigd"):
        read(b"\x1f\x8b\x08\x00rubbish that is not packed at all")
