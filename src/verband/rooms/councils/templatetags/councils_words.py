"""What the body that speaks for a government is called."""

import re
from collections.abc import Collection, Mapping

from django import template

from verband.rooms.common.bridge import core_name
from verband.rooms.register.choices import PartyKind
from verband.rooms.register.models import Party
from verband.rooms.register.selectors.on_day import PartyOnDay
from verband.rooms.register.templatetags.register_words import kort

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
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
def zonder_aanhef(name: str) -> str:
    """Return the name of an arrangement without the words that most of them begin with."""
    return core_name(name)


@register.filter
def of_key(names: Mapping[str, str], key: str) -> str:
    """Return the name behind a key."""
    return names.get(key, key)


@register.filter
def of_keys(
    names: Mapping[str, str], keys: Mapping[str, int] | Collection[str]
) -> list[tuple[str, int | None]]:
    """Return the names behind keys in the order of names, each with its number when the keys carry one."""
    numbers = keys if isinstance(keys, Mapping) else dict.fromkeys(keys)
    return [(name, numbers[key]) for key, name in names.items() if key in numbers]


@register.filter
def councils_of(names: Mapping[str, str], keys: Collection[str]) -> str:
    """Return the councils behind keys as a line begins with them: "2 raden: Houten, Soest", "alle 27 raden"."""
    found = sorted(kort(names.get(key, key)) for key in keys)
    if len(found) == len(names) > 1:
        return f"Alle {len(found)} raden"
    return found[0] if len(found) == 1 else f"{len(found)} raden: {', '.join(found)}"


@register.filter
def hele_zinnen(text: str | None, words: int) -> str:
    """Return the first whole sentences of a text, at least one and about so many words; what is cut says so."""
    sentences = _SENTENCE_END.split((text or "").strip())
    count = 0
    for place, sentence in enumerate(sentences):
        count += len(sentence.split())
        if place and count > words:
            return f"{' '.join(sentences[:place])} (ingekort)"
    return " ".join(sentences)
