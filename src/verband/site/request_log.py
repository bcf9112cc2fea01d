"""One line per request and per deed of a worker for whoever runs the site, without anything about a person.

A line tells the moment, the name of the address, the status, the time it took and a number that the answer
carries too; no path, no query, no user, no address of a computer. That of a worker tells the task and its run.
"""

import json
import logging
import time
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from traceback import extract_tb
from typing import Any

from django.http import HttpRequest, HttpResponse

from verband.rooms.common.requests import request_number

HEADER = "X-Request-Id"
log = logging.getLogger("verband.requests")


class RequestLog:
    """Middleware; it stands first, so that its time is that of the whole answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Number the request, answer it and tell how that went."""
        number = uuid.uuid4().hex
        token = request_number.set(number)
        begun = time.perf_counter()
        try:
            response = self._get_response(request)
        finally:
            request_number.reset(token)
        response[HEADER] = number
        match = request.resolver_match
        log.info(
            "request",
            extra={
                "address": match.view_name if match else "",
                "method": request.method,
                "status": response.status_code,
                "milliseconds": round((time.perf_counter() - begun) * 1000),
                "request": number,
            },
        )
        return response


class AsJson(logging.Formatter):
    """Writes a record of the log as one line of JSON."""

    FIELDS = ("address", "method", "status", "milliseconds", "request")
    OF_WORK = ("worker", "task", "run", "attempt", "seconds")
    OWN = "verband."

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; of an error its kind and where it arose, for its text may hold what someone typed."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told: dict[str, Any] = {"moment": moment, "level": record.levelname, "source": record.name}
        told |= self._fields(record, self.FIELDS) if record.name == log.name else self._other(record)
        return json.dumps(told, ensure_ascii=False, default=str)

    def _fields(self, record: logging.LogRecord, names: Sequence[str]) -> dict[str, Any]:
        return {name: getattr(record, name) for name in names if hasattr(record, name)}

    def _other(self, record: logging.LogRecord) -> dict[str, Any]:
        told: dict[str, Any] = {"request": number} if (number := request_number.get()) else {}
        if words := self._words(record):
            told["message"] = words
        if record.name.startswith(self.OWN):
            told |= self._fields(record, self.OF_WORK)
        if record.exc_info and record.exc_info[0]:
            told["error"] = record.exc_info[0].__name__
            told["where"] = [f"{frame.name} {frame.lineno}" for frame in extract_tb(record.exc_info[2])]
        return told

    def _words(self, record: logging.LogRecord) -> str:
        """Our own sentences name no person; of those of others only the mould, for what is put in may be a path."""
        if record.name.startswith(self.OWN):
            return record.getMessage()
        return "" if record.exc_info else str(record.msg)
