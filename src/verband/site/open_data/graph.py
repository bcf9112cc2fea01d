"""A small graph of statements, written as JSON-LD or as Turtle.

Writing two formats of a dozen resources takes less than carrying a library for it; the tests read both back with one.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True, slots=True)
class Iri:
    """The address of a resource."""

    address: str

    @property
    def clean(self) -> str:
        """The address with what may not stand in one escaped, so that no text breaks out of its place."""
        return "".join(f"%{ord(sign):02X}" if sign in ' <>"{}|^`\\' else sign for sign in self.address)


@dataclass(frozen=True, slots=True)
class Dutch:
    """A text in Dutch."""

    text: str


Value = Iri | Dutch | str | date


@dataclass(frozen=True, slots=True)
class Resource:
    """One thing, what it is, and what is said of it."""

    iri: Iri
    kind: str
    said: Mapping[str, Sequence[Value]]


def as_json_ld(resources: Sequence[Resource]) -> str:
    """Write the graph as JSON-LD."""
    graph = [
        {"@id": each.iri.clean, "@type": each.kind}
        | {name: [_json(value) for value in values] for name, values in each.said.items()}
        for each in resources
    ]
    return json.dumps({"@context": PREFIXES, "@graph": graph}, ensure_ascii=False, indent=2)


def _json(value: Value) -> Mapping[str, str]:
    match value:
        case Iri():
            return {"@id": value.clean}
        case Dutch(text):
            return {"@value": text, "@language": "nl"}
        case date():
            return {"@value": value.isoformat(), "@type": "xsd:date"}
        case _:
            return {"@value": value}


def as_turtle(resources: Sequence[Resource]) -> str:
    """Write the graph as Turtle."""
    prefixes = "".join(f"@prefix {name}: <{address}> .\n" for name, address in PREFIXES.items())
    return prefixes + "".join(_turtle_of(each) for each in resources)


def _turtle_of(resource: Resource) -> str:
    lines = [f"  a {resource.kind}"]
    lines += [
        f"  {name} {', '.join(_turtle(value) for value in values)}"
        for name, values in resource.said.items()
        if values
    ]
    return f"\n{_turtle(resource.iri)}\n" + " ;\n".join(lines) + " .\n"


def _turtle(value: Value) -> str:
    match value:
        case Iri():
            return f"<{value.clean}>"
        case Dutch(text):
            return f"{_quoted(text)}@nl"
        case date():
            return f'"{value.isoformat()}"^^xsd:date'
        case _:
            return _quoted(value)


def _quoted(text: str) -> str:
    """JSON and Turtle escape a text in the same manner."""
    return json.dumps(text, ensure_ascii=False)
