"""How Verband writes dates, numbers and what is not known, and how a page builds addresses from its own.

Unknown is not zero: every filter here turns None into words.
"""

import math
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django import template
from django.core.exceptions import TooManyFieldsSent
from django.http import QueryDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()

UNKNOWN = "niet bekend"
PAGE = "pagina"
DAY = "peildatum"
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
CERTAINTIES = {
    "checked": "nagegaan in de tekst",
    "law-of-2017": "naar de wettekst van 2017",
    "unverified": "nog niet nagegaan",
    "own-reading": "onze lezing",
}
SWAP = str.maketrans(",.", ".,")

Number = int | float | Decimal


@register.filter
def datum(value: date | None) -> str:
    """Write a day as 16 mei 2026."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}" if value else UNKNOWN


@register.filter
def vanaf_tot(begin: date | None, end: date | None = None) -> str:
    """Write a half-open period: `end` is the first day it no longer holds, which Dutch calls "tot"."""
    if begin and end:
        return f"{datum(begin)} tot {datum(end)}"
    if begin:
        return f"vanaf {datum(begin)}"
    return f"begin niet bekend, tot {datum(end)}" if end else "begin niet bekend"


@register.filter
def getal(value: Number | None, decimals: int | None = None) -> str:
    """Write a number as 1.234 or 1.234,5; without `decimals` whole numbers get none and others one."""
    if value is None or not math.isfinite(value):
        return UNKNOWN
    places = decimals if decimals is not None else 0 if value == int(value) else 1
    written = f"{value:,.{places}f}".translate(SWAP)
    return written.removeprefix("-") if not written.strip("-0,.") else written


@register.filter
def euro(value: Number | None, decimals: int = 0) -> str:
    """Write an amount in euros as € 1.234, with a space that does not break."""
    return UNKNOWN if value is None else f"€\N{NO-BREAK SPACE}{getal(value, decimals)}"


@register.filter
def procent(share: float | None, decimals: int = 0) -> str:
    """Write a share from 0 to 1 as 25 %, with a space that does not break."""
    if share is None or not math.isfinite(share):
        return UNKNOWN
    return f"{getal(100 * share, decimals)}\N{NO-BREAK SPACE}%"


@register.filter
def x_van_y(known: int, total: int) -> str:
    """Write a coverage as 12 van 1.027; the page adds of what."""
    return f"{getal(known)} van {getal(total)}"


@register.filter
def onbekend(value: object) -> object:
    """Return the value, or words when there is none; zero is a value."""
    return UNKNOWN if value is None or value == "" else value


@register.filter
def meervoud(count: int | None, words: str) -> str:
    """Write a count with its noun; `words` is the singular and the plural with a comma between."""
    singular, plural = words.split(",")
    if count is None:
        return f"onbekend aantal {plural}"
    return f"{getal(count)} {singular if count == 1 else plural}"


@register.filter
def breekbaar(text: str) -> str:
    """Return a label whose longest word may be broken where its parts meet, for a narrow column."""
    return text.replace("amenwerkingsverband", "amenwerkings\N{SOFT HYPHEN}verband")


@register.filter
def zekerheid(code: str) -> str:
    """Write the certainty label of a pack in words."""
    return CERTAINTIES[code]


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
