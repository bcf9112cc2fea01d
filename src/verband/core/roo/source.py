"""The bytes of an export: unpacked when they are packed, counted, and never more than allowed."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from verband.core.roo.errors import file_error

CHUNK = 1 << 16
DEFAULT_LIMIT = 1 << 30
GZIP_MAGIC = b"\x1f\x8b"

Progress = Callable[[float], None]


def silent(_: float) -> None:
    """Tell nobody how far we are."""


class _Counted(io.RawIOBase):
    """A stream that tells after each read which share of it has been read."""

    def __init__(self, stream: BinaryIO, size: int | None, progress: Progress) -> None:
        self._stream = stream
        self._size = size
        self._progress = progress
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # BufferedReader hands a memoryview
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._read += len(data)
        if self._size and data:
            self._progress(min(1.0, self._read / self._size))
        return len(data)


def plain_chunks(stream: BinaryIO, *, size: int | None, progress: Progress, limit: int) -> Iterator[bytes]:
    """Yield the plain bytes of a file in chunks of at most 64 KiB.

    Parameters
    ----------
    stream
        Open on the first byte, plain or gzipped (told by its first bytes, not by its name).
    size
        Bytes in the stream as it lies on the disk; None when unknown, then progress is not told.
    progress
        Called with the share read so far, 0 to 1, never falling.
    limit
        Most plain bytes to unpack, against files that unpack without end.

    Raises
    ------
    ExportError
        When the packing is damaged or the plain bytes pass the limit.
    """
    buffered = io.BufferedReader(_Counted(stream, size, progress), CHUNK)
    packed = buffered.peek(len(GZIP_MAGIC)).startswith(GZIP_MAGIC)
    read = gzip.GzipFile(fileobj=buffered).read1 if packed else buffered.read
    total = lines = 0
    try:
        for chunk in iter(lambda: read(CHUNK), b""):
            total += len(chunk)
            lines += chunk.count(b"\n")
            _refuse_too_large(total, limit)
            yield chunk
    except EOFError:
        message = f"(gz) houdt op regel {lines + 1} plotseling op en is dus niet volledig"
        raise file_error(message) from None
    except (gzip.BadGzipFile, zlib.error):
        message = f"(gz) is beschadigd na regel {lines + 1} en kan niet verder worden uitgepakt"
        raise file_error(message) from None


def _refuse_too_large(total: int, limit: int) -> None:
    if total > limit:
        message = f"is uitgepakt groter dan {limit >> 20} MB en is dus geen export van het register"
        raise file_error(message)
