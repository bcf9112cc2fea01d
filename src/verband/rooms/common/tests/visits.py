"""Parts of pages, drawn without the page around them."""

from typing import Any

from django.template import Context
from django.template.loader import get_template
from django.test import RequestFactory


def drawn(name: str, context: dict[str, Any], address: str) -> str:
    """Return what a template makes of a context at an address."""
    page = Context({**context, "request": RequestFactory().get(address)})
    return get_template(name).template.render(page)  # type: ignore[attr-defined]  # the template of Django behind it
