"""The register's codes in the words people read."""

from collections.abc import Iterable, Sequence
from datetime import date

from django import template
from django.conf import settings

from verband.rooms.register.bridge.duties import TEXTS, ToldDuty, duty_told
from verband.rooms.register.bridge.facts import inventory, organs, task_kinds
from verband.rooms.register.choices import Form, Obligation, Role, SchemeKind
from verband.rooms.register.models import Membership, PartnershipVersion

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


@register.simple_tag
def first_steps() -> str:
    """Say how an empty site is filled; the example is for a working copy only."""
    read_in = "ees het nationale register in met: verband import-roo BESTAND."
    return (
        f"L{read_in}" if settings.PRODUCTION else f"Zet het voorbeeld klaar met: verband demo. Of l{read_in}"
    )


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
def duty_of(version: PartnershipVersion, day: date) -> ToldDuty | None:
    """Return the duty by law that a version carries out on a day, as we read it; None when a person chose."""
    if version.obligation_told or not version.obligation.startswith("statutory"):
        return None
    texts = {name: getattr(version, name) for name in TEXTS}
    return duty_told(texts, version.body.name if version.body else "", day)


def organ_label(code: str) -> str:
    """Write an organ of a party of any kind."""
    return organs()[code].label if code in organs() else code


@register.filter
def organs_of(codes: Iterable[str], kind: str) -> str:
    """Write the organs that take part for a party of a kind."""
    return ", ".join(organs()[code].short_at(kind) for code in codes)


@register.filter
def form_heading(code: str) -> str:
    """Write a legal form as a heading, where "niet bekend" alone would not say what."""
    return "vorm niet bekend" if code == Form.UNKNOWN else form_label(code)


@register.filter
def opgesomd(numbers: Sequence[int]) -> str:
    """Write numbers as a sentence does, runs of three and more as one: 1, 3–6 en 9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [
        word
        for run in runs
        for word in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run])
    ]
    return " en ".join(filter(None, (", ".join(words[:-1]), words[-1])))


@register.filter
def site_name(address: str) -> str:
    """Write a web address as people say it: without https:// and www."""
    return address.split("://", 1)[-1].removeprefix("www.").rstrip("/")


@register.filter
def marks(row: Membership) -> str:
    """Write what is particular about how a party takes part; empty for a plain participant."""
    part = "" if row.whole else "op onderdelen"
    role = "" if row.role == Role.PARTICIPANT else role_label(row.role)
    return ", ".join(filter(None, (part, role)))


@register.filter
def shared_marks(rows: Sequence[Membership]) -> str:
    """Write what is particular about all rows of a group alike; empty where they differ or stand alone."""
    found = {marks(row) for row in rows}
    return found.pop() if len(found) == 1 and len(rows) > 1 else ""


@register.filter
def particular(rows: Iterable[Membership]) -> list[Membership]:
    """Keep the rows about which there is something particular."""
    return [row for row in rows if marks(row)]


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
