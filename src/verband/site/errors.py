"""What is answered when nothing else can be: a page for people, a problem for programs."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.views import defaults

from verband.rooms.common.api.middleware import ROOT
from verband.rooms.common.api.problems import problem


def _for_programs(request: HttpRequest) -> bool:
    return request.path_info.startswith(ROOT)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be read."""
    page = "common/too_large.html" if isinstance(exception, RequestDataTooBig) else "400.html"
    answer = problem(400) if _for_programs(request) else defaults.bad_request(request, exception, page)
    # The middleware that adds it may itself have refused the request.
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that is not allowed."""
    return problem(403) if _for_programs(request) else defaults.permission_denied(request, exception)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request for what is not there, or may not be seen."""
    return problem(404) if _for_programs(request) else defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer after a failure, which the log tells of."""
    return problem(500) if _for_programs(request) else defaults.server_error(request)
