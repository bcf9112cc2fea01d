"""How hours and times a year are written: from least to most, and what is not known in words."""

from decimal import ROUND_HALF_UP, Decimal

from django import template

from verband.rooms.common.words import UNKNOWN, getal
from verband.rooms.councils.bridge.involvement import ABOUT, PHASES, Effort

register = template.Library()

Range = tuple[Decimal, Decimal]
TENTH, WHOLE = Decimal("0.1"), Decimal(1)


@register.filter
def uren(effort: Effort | None) -> str:
    """Write the hours of a year as 12 tot 40 uur; nothing agreed and not known are not zero."""
    if effort is None:
        return "geen afspraak"
    if not effort.total:
        return "niets afgesproken"
    return UNKNOWN if effort.span is None else van_tot(effort.span)


@register.filter
def van_tot(span: Range | None) -> str:
    """Write a range of hours as 12 tot 40 uur, or as 12,5 uur when both ends are the same.

    A range is an estimate, in whole hours: more would pretend to know more than it does.
    """
    if span is None:
        return UNKNOWN
    low, high = span
    if low == high:
        return f"{getal(low.quantize(TENTH, ROUND_HALF_UP))} uur"
    return f"{getal(low.quantize(WHOLE, ROUND_HALF_UP))} tot {getal(high.quantize(WHOLE, ROUND_HALF_UP))} uur"


@register.filter
def keer(times: Decimal | None) -> str:
    """Write how often a year: 2 keer per jaar, eenmaal in de 4 jaar, als het zich voordoet."""
    if times is None:
        return "als het zich voordoet"
    if times == 0:
        return "bewust niet"
    if times < 1 and (1 / times) % 1 == 0:
        return f"eenmaal in de {getal(1 / times)} jaar"
    return f"{getal(times, 0 if times % 1 == 0 else 2)} keer per jaar"


@register.filter
def fase(code: str) -> str:
    """Write the word of a phase."""
    return PHASES[code]


@register.filter
def gaat_over(code: str) -> str:
    """Write what a moment with a council is about."""
    return ABOUT[code]
