"""How a page writes dates and numbers, and how it builds addresses from its own."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django import template
from django.core.exceptions import TooManyFieldsSent
from django.http import QueryDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from verband.rooms.common import words

register = template.Library()

PAGE = "pagina"
DAY = "peildatum"
for written in (
    words.datum,
    words.vanaf_tot,
    words.getal,
    words.euro,
    words.procent,
    words.x_van_y,
    words.onbekend,
    words.meervoud,
    words.breekbaar,
    words.zekerheid,
):
    register.filter(written)


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: object) -> str:
    """Return the query of this address with the changes made; None takes a parameter away.

    The page number goes unless it is changed: another filter or order starts at the first page.
    """
    parameters = _parameters(context)
    for name, value in changes.items():
        parameters.setlist(name, _texts(value))
    return f"?{parameters.urlencode()}"


@register.simple_tag(takes_context=True)
def query_toggle(context: template.Context, name: str, value: object) -> str:
    """Return the query of this address with one value of a parameter added, or taken away if it is there."""
    parameters = _parameters(context)
    values, text = parameters.getlist(name), str(value)
    kept = [one for one in values if one != text]
    parameters.setlist(name, kept if text in values else [*values, text])
    return f"?{parameters.urlencode()}"


@register.simple_tag(takes_context=True)
def query_only(context: template.Context, *names: str) -> str:
    """Return the query of this address with only some parameters: what goes along to another page."""
    parameters = _parameters(context)
    kept = [(name, one) for name in names for one in parameters.getlist(name) if one]
    return f"?{urlencode(kept)}" if kept else ""


@register.simple_tag(takes_context=True)
def keep(context: template.Context, *names: str) -> str:
    """Return the query with which a link keeps the day that this address asks for, and what else is named."""
    return query_only(context, DAY, *names)


@register.simple_tag(takes_context=True)
def keep_in(context: template.Context, address: str) -> str:
    """Return an address of this site with the day that this address asks for; others stay as they are."""
    return with_query(address, query_only(context, DAY)) if address.startswith("/") else address


@register.simple_tag(takes_context=True)
def keep_fields(context: template.Context) -> SafeString:
    """Return the hidden field with which a GET form keeps the day that this address asks for."""
    days = [day for day in _parameters(context).getlist(DAY) if day]
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', [(DAY, day) for day in days])


@register.simple_tag(takes_context=True)
def query_fields(context: template.Context, *without: str) -> SafeString:
    """Return hidden fields that make a GET form keep the parameters of this address, save those named."""
    kept = [
        (name, one) for name, values in _parameters(context).lists() if name not in without for one in values
    ]
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', kept)


def with_query(address: str, query: str) -> str:
    """Return an address with a query such as ``?peildatum=2026-05-16`` added, before its fragment."""
    if not query:
        return address
    path, mark, fragment = address.partition("#")
    joined = f"{path}&{query.removeprefix('?')}" if "?" in path else f"{path}{query}"
    return f"{joined}{mark}{fragment}"


def _parameters(context: template.Context) -> QueryDict:
    request = context.get("request")
    try:
        parameters = request.GET.copy() if request else QueryDict(mutable=True)
    except TooManyFieldsSent:  # the page that says so has a header with links of its own
        return QueryDict(mutable=True)
    parameters.pop(PAGE, None)
    return parameters


def _texts(value: object) -> list[str]:
    if value is None or value == "":
        return []
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [str(one) for one in value]
    return [str(value)]
