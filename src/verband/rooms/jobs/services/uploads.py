"""A limit on what anyone can send, before it fills the disk: forms look at a file only when it has come in whole."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

MOST_SENT = 210 * 1024**2
"""Bytes of one request; a little more than the largest file that a form takes."""


class UploadQuota(FileUploadHandler):
    """Stands before the handlers that keep files, and ends a request that is too large."""

    def handle_raw_input(self, _stream: Any, _meta: Any, content_length: int, *_rest: Any) -> None:  # noqa: ANN401 - as Django hands them
        """Refuse what says beforehand that it is too large.

        Raises
        ------
        RequestDataTooBig
            Answered with status 400.
        """
        if content_length > MOST_SENT:
            message = f"A request of {content_length} bytes is more than {MOST_SENT}."
            raise RequestDataTooBig(message)

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> bytes:
        """Hand the data on to the next handler."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""
