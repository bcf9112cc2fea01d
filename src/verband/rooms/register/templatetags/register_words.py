"""The register's codes in the words people read."""

from collections.abc import Iterable

from django import template

from verband.rooms.register.bridge.facts import inventory, organs, task_kinds
from verband.rooms.register.choices import Form, Obligation, Role, SchemeKind

register = template.Library()

FOUND = {
    "title": "de naam",
    "known_name": "een bekende naam",
    "goal": "het doel",
    "policy_areas": "de beleidsterreinen",
    "legal_grounds": "de wettelijke grondslagen",
    "powers": "de bevoegdheden",
    "manual": "een keuze van de beheerder",
}

TOPICS = {
    "who-decides": "Wie beslist",
    "board": "Wie in het bestuur zit",
    "permission": "Wanneer de raad toestemming geeft of een zienswijze",
    "money": "Geld: begroting en rekening",
    "instruments": "Wat een raad verder kan doen",
}


@register.filter
def task_label(code: str) -> str:
    """Write a task kind in words."""
    return next((kind.label for kind in task_kinds().kinds.values() if kind.code == code), code)


@register.filter
def task_labels(codes: Iterable[str]) -> str:
    """Write task kinds in words."""
    return ", ".join(task_label(code) for code in codes)


@register.filter
def form_label(code: str) -> str:
    """Write a legal form in words."""
    return str(Form(code).label)


@register.filter
def obligation_label(code: str) -> str:
    """Write statutory or voluntary in words."""
    return str(Obligation(code).label)


@register.filter
def scheme_label(code: str) -> str:
    """Write the kind of arrangement in words."""
    return str(SchemeKind(code).label)


@register.filter
def topic_label(code: str) -> str:
    """Write what statements for council members are about."""
    return TOPICS.get(code, code)


@register.filter
def role_label(code: str) -> str:
    """Write a role in words."""
    return str(Role(code).label)


@register.filter
def found_label(code: str) -> str:
    """Write where a task kind was found."""
    return FOUND.get(code, code)


@register.filter
def organs_of(codes: Iterable[str], kind: str) -> str:
    """Write the organs that take part for a party of a kind."""
    return ", ".join(organs()[code].short_at(kind) for code in codes)


@register.filter
def web_address(address: str) -> bool:
    """Whether an address from a source is a web page, so that it may become a link."""
    return address.startswith(("https://", "http://"))


@register.simple_tag
def inventory_sentence() -> str:
    """Write that the register holds statutory arrangements only."""
    return inventory().sentence


@register.filter
def kort(name: str) -> str:
    """Write a municipality without the word gemeente."""
    return name.removeprefix("Gemeente ")
