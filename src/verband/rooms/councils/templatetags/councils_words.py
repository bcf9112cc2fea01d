"""What the body that speaks for a government is called."""

from collections.abc import Mapping

from django import template

from verband.rooms.register.choices import PartyKind
from verband.rooms.register.models import Party
from verband.rooms.register.selectors.on_day import PartyOnDay
from verband.rooms.register.templatetags.register_words import kort

register = template.Library()

COUNCILS = {
    PartyKind.MUNICIPALITY: "raad",
    PartyKind.PROVINCE: "Staten",
    PartyKind.WATER_AUTHORITY: "AB van het waterschap",
}
OF = {
    PartyKind.MUNICIPALITY: "raad van",
    PartyKind.PROVINCE: "Provinciale Staten van",
    PartyKind.WATER_AUTHORITY: "algemeen bestuur van",
}


@register.filter
def raad_kort(party: Party | PartyOnDay) -> str:
    """Return what a government's council is called: raad, Staten or AB van het waterschap."""
    return COUNCILS.get(PartyKind(party.kind), "bestuur")


@register.filter
def raad(party: Party | PartyOnDay) -> str:
    """Return the council with its government: "raad van Houten"."""
    return f"{OF.get(PartyKind(party.kind), 'bestuur van')} {kort(party.name).removeprefix('Provincie ')}"


@register.filter
def de_raad(party: Party | PartyOnDay) -> str:
    """Return the council as a sentence names it: "de raad van Houten", "Provinciale Staten van Utrecht"."""
    article = {PartyKind.MUNICIPALITY: "de ", PartyKind.PROVINCE: ""}.get(PartyKind(party.kind), "het ")
    return f"{article}{raad(party)}"


@register.filter
def of_key(names: Mapping[str, str], key: str) -> str:
    """Return the name behind a key."""
    return names.get(key, key)
