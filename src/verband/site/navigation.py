"""What stands on every page: the menu, the search box, the day of the sources and the footer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.audience import Audience, audience_of
from verband.rooms.councils.selectors.held_back import why_held_back
from verband.rooms.dossiers.selectors.notices import openings_to_see, own_notice
from verband.rooms.jobs.selectors import news_for
from verband.rooms.register.rules import belongs
from verband.rooms.register.selectors.stand import stand
from verband.site.turned_away import tell_of_form

MENU = (
    ("Start", "home"),
    ("Overheden", "register:parties"),
    ("Samenwerkingsverbanden", "register:partnerships"),
    ("Deelnames", "register:memberships"),
    ("Samenwerking in beeld", "patchwork:overview"),
    ("Taken", "register:tasks"),
    ("Betrekken", "councils:start"),
    ("Bijhouden", "register:desk"),
    ("Vertrouwelijk", "dossiers:dossiers"),
    ("Accounts", "accounts:accounts"),
    ("Meldingen", "register:site-reports"),
    ("Openbaar maken", "publishing-by-site"),
)
"""Each shows to those whom its page is meant for."""
FOOTER = (
    ("Mijn werk", "jobs:my-work"),
    ("Bronnen en peildata", "register:sources"),
    ("Wijzigingen", "history:recent"),
    ("Regels achter de kalender", "councils:law"),
    ("API en open data", "api-page"),
    ("Toegankelijkheid", "accessibility"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One link of the menu or the footer."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class News:
    """What someone must know since they last looked: emergency access to their dossiers, long work that ended."""

    text: str
    url: str
    label: str
    dismiss_url: str = ""


def furniture(request: HttpRequest) -> dict[str, Any]:
    """Return what the base template needs on every page; a page that looks at a day gives its own stand."""
    tell_of_form(request)
    today = timezone.localdate()
    visitor = _visitor(request)
    menu, footer = (
        {label: reverse(name) for label, name in links if _is_open(visitor, name, today)}
        for links in (MENU, FOOTER)
    )
    here = _here(request.path, menu.values())
    return {
        "navigation": [Item(label, url, url == here) for label, url in menu.items()],
        "footer": [Item(label, url) for label, url in footer.items()],
        "search_url": reverse("register:search"),
        "stand": SimpleLazyObject(lambda: stand(timezone.localdate()).sentence),
        "news": SimpleLazyObject(lambda: _news(request)),
        "page_address": _address(request),
        "example": settings.DEMO,
    }


def _news(request: HttpRequest) -> list[News]:
    """Return what the visitor must know, each kind in one query and nothing for who has no account."""
    return [*_shut_out(request), *_held_back(request), *_emergencies(request), *_ended_work(request)]


def _shut_out(request: HttpRequest) -> list[News]:
    sentence = own_notice(_visitor(request), timezone.now())
    page = reverse("dossiers:dossiers")
    return [News(text=sentence, url=page, label="Bekijk wat dicht is")] if sentence else []


def _held_back(request: HttpRequest) -> list[News]:
    sentence = why_held_back(_visitor(request), timezone.now())
    page = reverse("accounts:profile")
    return [News(text=sentence, url=page, label="Bekijk wie wat deed")] if sentence else []


def _emergencies(request: HttpRequest) -> list[News]:
    return [
        News(
            text=unseen.sentence,
            url=reverse("dossiers:dossier", args=[unseen.opening.dossier.public_id]),
            label="Bekijk wie, waarom en wat is gelezen",
            dismiss_url=reverse("dossiers:seen", args=[unseen.opening.public_id]),
        )
        for unseen in openings_to_see(_visitor(request), timezone.now())
    ]


def _ended_work(request: HttpRequest) -> list[News]:
    return [
        News(
            text=f"{run.get_state_display().capitalize()}: {run.title}.",
            url=reverse("jobs:run", args=[run.public_id]),
            label="Bekijk",
            dismiss_url=reverse("jobs:dismiss", args=[run.public_id]),
        )
        for run in news_for(_visitor(request))
    ]


def _address(request: HttpRequest) -> str:
    """Return the address of the page for a print; none when it was asked under a name that is not ours."""
    try:
        return request.build_absolute_uri()
    except DisallowedHost:
        return ""


def _visitor(request: HttpRequest) -> Visitor:
    """Return who looks; nobody is known yet on an error page of a request that was refused at the door."""
    visitor: Visitor = getattr(request, "user", None) or AnonymousUser()
    return visitor


def _is_open(visitor: Visitor, name: str, on: date) -> bool:
    circle = _circle(name)
    return circle is not None and belongs(visitor, circle, name, on)


@cache
def _circle(name: str) -> Audience | None:
    return audience_of(resolve(reverse(name)).func)


def _here(path: str, urls: Iterable[str]) -> str:
    """Return the item of the menu that a page belongs to: the nearest above it, "/" for itself only."""
    above = [url for url in urls if path == url or (url != "/" and path.startswith(url))]
    return max(above, key=len, default="")
