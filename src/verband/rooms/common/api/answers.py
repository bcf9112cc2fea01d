"""Answers in JSON, each with an ETag of its content, and how a change says from which revision it starts."""

import hashlib
import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from verband.rooms.common.api.problems import MatchNeeded

JSON = "application/json"
OF_REVISION = re.compile(r'^(?:W/)?"(\d{1,9})(?:-[0-9a-f]+)?"$')
Headers = dict[str, str]


def answer(
    request: HttpRequest,
    body: object,
    *,
    status: int = 200,
    revision: int | None = None,
    headers: Headers | None = None,
) -> HttpResponse:
    """Return the body, or 304 when the reader has it already (If-None-Match)."""
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":"), default=_plain).encode()
    # A fingerprint of what was sent, not a secret: it only tells whether two answers are the same.
    print_ = hashlib.blake2b(content, digest_size=8).hexdigest()
    etag = f'"{print_}"' if revision is None else f'"{revision}-{print_}"'
    response = HttpResponse(content, status=status, content_type=JSON, headers=headers or {})
    response["ETag"] = etag
    if request.method not in {"GET", "HEAD"}:
        return response
    return get_conditional_response(request, etag=etag, response=response) or response


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, set | frozenset | tuple):
        return list(value)
    message = f"{type(value).__name__} has no place in JSON"
    raise TypeError(message)


def revision_sent(request: HttpRequest) -> int:
    """Return the revision that a change starts from, as If-Match tells it: an ETag or a bare revision in quotes.

    Compression makes an ETag weak, so a weak one will do: the revision in it is exact.

    Raises
    ------
    MatchNeeded
        When there is none, or no revision can be read in it.
    """
    found = OF_REVISION.fullmatch(request.headers.get("If-Match", "").strip())
    if not found:
        raise MatchNeeded
    return int(found.group(1))
