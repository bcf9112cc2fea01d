"""What is answered when nothing else can be: a page for people, a problem for programs."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views import defaults

from verband.rooms.common.api.middleware import ROOT
from verband.rooms.common.api.problems import problem
from verband.rooms.councils.selectors.held_back import why_held_back


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
    if _for_programs(request):
        return problem(404)
    if sentence := _why_shut(request):
        return render(request, "councils/held_back.html", {"sentence": sentence}, status=403)
    return defaults.page_not_found(request, exception)


def _why_shut(request: HttpRequest) -> str:
    """Return why a page of the councils is shut to a colleague for now, whether it is there or not."""
    found = request.resolver_match
    here = found is not None and found.app_name == "councils" and hasattr(request, "user")
    return why_held_back(request.user, timezone.now()) if here else ""


def wrong_method(request: HttpRequest, allowed: str) -> HttpResponse:
    """Answer who opens an address that only takes what a button sends, or sends something to a page."""
    answer = render(request, "site/wrong_method.html", status=405)
    answer["Allow"] = allowed
    return answer


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer after a failure, which the log tells of."""
    return problem(500) if _for_programs(request) else defaults.server_error(request)
