"""The catalogue, security.txt, robots.txt, the map of the site, and the page about the API."""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.api.version import API_VERSION, BASE
from verband.rooms.common.audience import Audience, audience
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.selectors.stand import stand
from verband.site.open_data.catalogue import Publisher, catalogue
from verband.site.open_data.findable import robots, sitemap
from verband.site.open_data.graph import as_json_ld, as_turtle

JSON_LD, TURTLE = "application/ld+json", "text/turtle"
WRITERS = {JSON_LD: as_json_ld, TURTLE: as_turtle}
BY_NAME = {"jsonld": JSON_LD, "turtle": TURTLE}
FORMAT = "formaat"
STANDS = timedelta(days=180)
"""How long the ways to report a leak are good for; shorter than the year that RFC 9116 advises at most."""


def _site(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


@audience(Audience.PUBLIC)
@require_safe
def catalogue_of(request: HttpRequest) -> HttpResponse:
    """Return the catalogue, in the format that is asked by name or by Accept; JSON-LD otherwise."""
    asked = BY_NAME.get(request.GET.get(FORMAT, ""))
    kind = asked or request.get_preferred_type(list(WRITERS)) or JSON_LD
    told = catalogue(_site(request), Publisher(**settings.PUBLISHER), stand(timezone.localdate()).day)
    headers = {"Access-Control-Allow-Origin": "*", "Vary": "Accept"}
    return HttpResponse(WRITERS[kind](told), content_type=f"{kind}; charset=utf-8", headers=headers)


@audience(Audience.PUBLIC)
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Say where to report a leak (RFC 9116)."""
    return _plain(_security(_site(request), timezone.now()))


def _security(site: str, at: datetime) -> str:
    expires = (at + STANDS).strftime("%Y-%m-%dT00:00:00Z")
    lines = {
        "Contact": f"mailto:{settings.PUBLISHER['email']}",
        "Expires": expires,
        "Preferred-Languages": "nl, en",
        "Canonical": site + reverse("security-txt"),
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items())


@audience(Audience.PUBLIC)
@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Say what is not to be indexed."""
    return _plain(robots(_site(request)))


@audience(Audience.PUBLIC)
@require_safe
def sitemap_xml(request: HttpRequest) -> HttpResponse:
    """Return the public pages."""
    register = register_on(stand(timezone.localdate()).day)
    return HttpResponse(sitemap(_site(request), register), content_type="application/xml")


def _plain(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@audience(Audience.PUBLIC)
@require_safe
def api_page(request: HttpRequest) -> HttpResponse:
    """Explain the API and the open data to people."""
    context = {
        "base": _site(request) + BASE,
        "version": API_VERSION,
        "publisher": settings.PUBLISHER,
        "formats": {"JSON-LD": "jsonld", "Turtle": "turtle"},
    }
    return render(request, "site/api.html", context)
