"""The outer door of the interface: one version, one kind of error and safe headers on every answer under /api/.

It stands first in the list of middleware, so that it also sees what the others answer by themselves.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from verband.rooms.common.api.problems import MEDIA_TYPE, problem
from verband.rooms.common.api.version import API_VERSION, BASE

ROOT = "/api/"
CLIENT_ERROR = 400
HEADERS = {
    "API-Version": API_VERSION,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "API-Version, ETag, Link",
}
"""What is read is public and carries no cookie, so that every site may read it."""
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
YEAR = 31_536_000
OF_THE_BODY = ("Content-Type", "Content-Encoding", "Content-Length", "ETag", "Location")
"""Headers that belong to the page that a problem takes the place of."""


class ApiDoor:
    """Middleware for every path under ``/api/``; others pass untouched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and see to it that the answer is one of the interface."""
        if not request.path_info.startswith(ROOT):
            return self._get_response(request)
        if _asks_before_reading(request):
            return _with(HttpResponse(status=204), HEADERS | CORS | PREFLIGHT)
        response = _told_as_problem(self._get_response(request))
        if request.path_info.startswith(f"{BASE}/"):
            _with(response, HEADERS | CORS)
        if request.is_secure() and "Strict-Transport-Security" not in response.headers:
            seconds = settings.SECURE_HSTS_SECONDS or YEAR
            response["Strict-Transport-Security"] = f"max-age={seconds}"
        return response


def _asks_before_reading(request: HttpRequest) -> bool:
    """Whether a browser asks if another site may read here."""
    asked = request.headers.get("Access-Control-Request-Method")
    return request.method == "OPTIONS" and asked in {"GET", "HEAD"}


def _told_as_problem(response: HttpResponseBase) -> HttpResponseBase:
    if response.status_code < CLIENT_ERROR or response["Content-Type"] == MEDIA_TYPE:
        return response
    told = problem(response.status_code)
    return _with(told, {name: value for name, value in response.items() if name not in OF_THE_BODY})


def _with(response: HttpResponseBase, headers: dict[str, str]) -> HttpResponseBase:
    for name, value in headers.items():
        response[name] = value
    return response
