"""What stands on every page: the menu, the search box, the day of the sources and the footer."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from verband.rooms.register.selectors.stand import stand

MENU = (
    ("Start", "home"),
    ("Overheden", "register:parties"),
    ("Samenwerkingsverbanden", "register:partnerships"),
    ("Deelnames", "register:memberships"),
    ("Samenwerking in beeld", "patchwork:overview"),
)
FOOTER = (("Bronnen en peildata", "register:sources"), ("Toegankelijkheid", "accessibility"))


@dataclass(frozen=True, slots=True)
class Item:
    """One link of the menu or the footer."""

    label: str
    url: str
    current: bool = False


def furniture(request: HttpRequest) -> dict[str, Any]:
    """Return what the base template needs on every page; a page that looks at a day gives its own stand."""
    return {
        "navigation": [_item(label, name, request.path) for label, name in MENU],
        "footer": [Item(label, reverse(name)) for label, name in FOOTER],
        "search_url": reverse("register:search"),
        "stand": SimpleLazyObject(lambda: stand(timezone.localdate()).sentence),
    }


def _item(label: str, name: str, path: str) -> Item:
    url = reverse(name)
    return Item(label, url, path == url if url == "/" else path.startswith(url))
