"""Who a page is for, declared beside the view before it is written.

Facts are public; analyses are for the signed-in partners of a region until they publish them.
The declaration is enforced before the view runs (``site/doorkeeper.py``); an address without one fails a test.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar

from django.http import HttpResponseBase

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class Audience(Enum):
    """The circles a page can be meant for, the widest first."""

    PUBLIC = "iedereen"
    PUBLISHED = "aangemelde partners, en iedereen zodra de regio dit publiceert"
    SIGNED_IN = "wie is aangemeld"
    PARTNERS = "aangemelde partners van de regio"
    EDITORS = "wie het overzicht bijhoudt"
    TEAM = "programmateam"
    ADMINISTRATORS = "beheerders van de site"


def audience(circle: Audience) -> Callable[[View], View]:
    """Declare the audience of a view."""

    def declare(view: View) -> View:
        view.audience = circle  # type: ignore[attr-defined]  # a mark on the function, read by audience_of
        return view

    return declare


def audience_of(view: Callable[..., Any]) -> Audience | None:
    """Return the declared audience of a view, None when it has none."""
    return getattr(view, "audience", None)
