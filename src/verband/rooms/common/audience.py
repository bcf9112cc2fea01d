"""Who a page is for, declared beside the view before it is written.

Facts are public; analyses are for the signed-in partners of a region until they publish them.
Until accounts exist the site is a working copy on one machine, where everything is visible: the declaration
is what the rights will be built on, and an address without one fails a test.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar

from django.http import HttpResponseBase

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class Audience(Enum):
    """The circles a page can be meant for."""

    PUBLIC = "iedereen"
    PARTNERS = "aangemelde partners van de regio"
    EDITORS = "wie het overzicht bijhoudt"


def audience(circle: Audience) -> Callable[[View], View]:
    """Declare the audience of a view."""

    def declare(view: View) -> View:
        view.audience = circle  # type: ignore[attr-defined]  # a mark on the function, read by audience_of
        return view

    return declare


def audience_of(view: Callable[..., Any]) -> Audience | None:
    """Return the declared audience of a view, None when it has none."""
    return getattr(view, "audience", None)
