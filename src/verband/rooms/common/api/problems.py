"""Errors as RFC 9457 problem details, in Dutch, all at once.

The names of the members are those of the standard and of the NLGov API Design Rules; the words are ours.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from rest_framework import exceptions, status

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: "Ongeldige invoer",
    401: "Niet aangemeld",
    403: "Niet toegestaan",
    404: "Niet gevonden",
    405: "Deze methode kan hier niet",
    406: "Deze vorm is er niet",
    409: "In strijd met wat er staat",
    412: "Ondertussen gewijzigd",
    413: "Te groot",
    415: "Deze soort inhoud kan hier niet",
    428: "If-Match ontbreekt",
    429: "Te veel verzoeken",
    500: "Er ging iets mis",
    503: "Even niet bereikbaar",
}
DETAILS = {
    400: "Het verzoek is niet te lezen. Controleer het adres, de kop en de inhoud.",
    403: "Dit verzoek mag niet, of de sleutel geeft er geen recht op.",
    404: "Op dit adres staat niets. Een adres van de API eindigt nooit op een schuine streep.",
    405: "Dit adres kent deze methode niet. In de kop Allow staat welke wel.",
    406: "De API antwoordt in application/json. Vraag daarom in de kop Accept.",
    413: "De inhoud is te groot. Stuur minder in één keer.",
    415: "Stuur de inhoud als application/json.",
    500: "De fout is opgeschreven voor wie de site beheert. Probeer het later nog eens.",
    503: "Probeer het over een paar minuten nog eens.",
}
"""What to do, where the error itself does not say so."""
OTHERWISE = "Het verzoek is niet uitgevoerd."

Place = Literal["query", "body", "header", "path"]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong with a request: where it stands and one sentence about it."""

    place: Place
    name: str
    """Name of the parameter or header; in a body a JSON pointer."""
    detail: str
    code: str = "invalid"


class InvalidInput(exceptions.APIException):
    """The request says something that cannot be; it names every mistake at once."""

    status_code = status.HTTP_400_BAD_REQUEST

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        number = len(mistakes)
        super().__init__(
            "Het verzoek heeft één fout." if number == 1 else f"Het verzoek heeft {number} fouten."
        )
        self.mistakes = tuple(mistakes)


class Conflicting(exceptions.APIException):
    """What is asked contradicts what the register holds."""

    status_code = status.HTTP_409_CONFLICT


class Changed(exceptions.APIException):
    """Someone else changed the record; ``values`` lays theirs beside what was sent."""

    status_code = status.HTTP_412_PRECONDITION_FAILED

    def __init__(self, detail: str, revision: int, values: Sequence[Mapping[str, Any]] = ()) -> None:
        super().__init__(detail)
        self.more = {"revisie": revision, "verschillen": [dict(each) for each in values]}


class MatchNeeded(exceptions.APIException):
    """A change must say which revision it starts from."""

    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_detail = "Stuur de kop If-Match mee met de ETag van het record dat u hebt gelezen."


def problem(
    code: int,
    detail: str = "",
    *,
    mistakes: Sequence[Mistake] = (),
    more: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Return an answer that tells of one problem."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "status": code,
        "title": TITLES.get(code, OTHERWISE.rstrip(".")),
        "detail": detail or DETAILS.get(code, OTHERWISE),
    }
    if mistakes:
        body["errors"] = [_told(each) for each in mistakes]
    body |= more or {}
    # JSON can name half a character, which no answer can hold: it goes back as a question mark.
    content = json.dumps(body, ensure_ascii=False, default=str).encode(errors="replace")
    return HttpResponse(content, status=code, content_type=MEDIA_TYPE, headers=dict(headers or {}))


def _told(mistake: Mistake) -> dict[str, Any]:
    told = asdict(mistake)
    key = "pointer" if mistake.place == "body" else "name"
    return {
        "in": told["place"],
        "location": {key: told["name"]},
        "code": told["code"],
        "detail": told["detail"],
    }


def handle_exception(error: Exception, _context: Mapping[str, Any]) -> HttpResponse | None:
    """Turn an exception of a view into a problem; None lets an unforeseen one through, to be logged."""
    if isinstance(error, Http404):
        return problem(404, str(error))
    if isinstance(error, PermissionDenied):
        return problem(403)
    if isinstance(error, exceptions.ValidationError):
        error = InvalidInput(list(mistakes_of(error.detail)))
    if not isinstance(error, exceptions.APIException):
        return None
    return problem(
        error.status_code,
        _detail_of(error),
        mistakes=getattr(error, "mistakes", ()),
        more=getattr(error, "more", None),
        headers=_headers_of(error),
    )


def _detail_of(error: exceptions.APIException) -> str:
    """Our own sentences where the framework's would name its machinery."""
    if type(error).__module__.startswith("rest_framework") and error.status_code in DETAILS:
        return ""
    return str(error.detail)


def _headers_of(error: exceptions.APIException) -> dict[str, str]:
    headers: dict[str, str] = {}
    if asks := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = asks
    if (wait := getattr(error, "wait", None)) is not None:
        headers["Retry-After"] = str(int(wait) + 1)
    return headers


def mistakes_of(detail: object, pointer: str = "", place: Place = "body") -> Iterator[Mistake]:
    """Yield every mistake that a serialiser found, each with its place."""
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            step = "" if name == "non_field_errors" else f"/{name}"
            yield from mistakes_of(inner, pointer + step if place == "body" else pointer or str(name), place)
    elif isinstance(detail, list | tuple):
        for number, inner in enumerate(detail):
            nested = isinstance(inner, Mapping)
            yield from mistakes_of(inner, f"{pointer}/{number}" if nested else pointer, place)
    else:
        yield Mistake(place, pointer, str(detail), getattr(detail, "code", "") or "invalid")
